"""What is wanted of tokens, as each engine is asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from comity.register.search.query import Group
from comity.register.search.tokens import HEADING

Alternatives = tuple[tuple[str, ...], ...]
Expression = tuple[Alternatives, ...]
"""All of these, of each one alternative, of an alternative every token."""

_MOST = 2_000_000  # tokens whose numbers are remembered


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

    def both(told: Sequence[str], between: str) -> str:
        return f"({between.join(told)})" if len(told) > 1 else told[0]

    def every(tokens: Sequence[str]) -> str:
        return both([f'"{token}"' for token in tokens], " AND ")

    return " AND ".join(both([every(tokens) for tokens in alternatives], " OR ") for alternatives in asked)


def condition(asked: Expression, column: str) -> str:
    """For PostgreSQL, on a column with the numbers of tokens.

    >>> condition(((("da", "lat"), ("@vn/da-lat",)), (("#agreement",),)), "tokens")
    "tokens @> '{-1204178712}' AND (tokens && '{-110676945}' OR tokens @> '{1031730889,1249968714}')"
    """
    needed = [token for alternatives in asked if len(alternatives) == 1 for token in alternatives[0]]
    every = [f"{column} @> '{numbers(' '.join(needed))}'"] if needed else []
    return " AND ".join([*every, *(_any(told, column) for told in asked if len(told) > 1)])


def _any(alternatives: Alternatives, column: str) -> str:
    single = " ".join(tokens[0] for tokens in alternatives if len(tokens) == 1)
    one = [f"{column} && '{numbers(single)}'"] if single else []
    several = [f"{column} @> '{numbers(' '.join(tokens))}'" for tokens in alternatives if len(tokens) > 1]
    return f"({' OR '.join([*one, *several])})"


def numbers(tokens: str) -> str:
    """Tokens as an array of numbers: PostgreSQL indexes these twice as fast as words.

    Marks are numbers below zero, words above, so that no word is taken for a mark; a word that has the number
    of another is seen to be none when a hit is looked at.
    """
    return "{" + ",".join(map(_number_of, tokens.split())) + "}"


class _Numbers(dict[str, str]):
    """The number of each token."""

    def __missing__(self, token: str) -> str:
        if len(self) > _MOST:
            self.clear()
        number = crc32(token.encode()) >> 1
        self[token] = str(number if token[0].isalnum() or token[0] == HEADING else -number - 1)
        return self[token]


_number_of = _Numbers().__getitem__
