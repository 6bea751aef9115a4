"""What is wanted of tokens, as each engine is asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.register.search.query import Group
from comity.register.search.tokens import HEADING

Alternatives = tuple[tuple[str, ...], ...]
Expression = tuple[Alternatives, ...]
"""All of these, of each one alternative, of an alternative every token."""


def expression(groups: Iterable[Group], sign: str = "") -> Expression:
    """What an item that has all these groups has of tokens; `sign` stands before the tokens of words."""
    return tuple(_alternatives(group, sign) for group in groups)


def _alternatives(group: Group, sign: str) -> Alternatives:
    phrases = [tuple(sign + token for token in phrase.tokens) for phrase in group.phrases]
    # Which entities a heading names is not noted: their names are looked for there.
    marks = () if sign == HEADING else group.marks
    return (*phrases, *((mark,) for mark in marks))


def fts5(asked: Expression) -> str:
    """For SQLite's FTS5.

    >>> fts5(((("da", "lat"), ("@vn/da-lat",)), (("#agreement",),)))
    '(("da" AND "lat") OR "@vn/da-lat") AND "#agreement"'
    """
    return _written(asked, " AND ", " OR ", '"')


def tsquery(asked: Expression) -> str:
    """For PostgreSQL's tsquery.

    >>> tsquery(((("da", "lat"), ("@vn/da-lat",)), (("#agreement",),)))
    "(('da' & 'lat') | '@vn/da-lat') & '#agreement'"
    """
    return _written(asked, " & ", " | ", "'")


def _written(asked: Expression, all_: str, any_: str, quote: str) -> str:
    def both(told: Sequence[str], between: str) -> str:
        return f"({between.join(told)})" if len(told) > 1 else told[0]

    def every(tokens: Sequence[str]) -> str:
        return both([f"{quote}{token}{quote}" for token in tokens], all_)

    return all_.join(both([every(tokens) for tokens in alternatives], any_) for alternatives in asked)
