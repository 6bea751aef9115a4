"""Short names of bodies: what a bracket gives, and what is left of a name told in full (중기중앙회)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.languages.ko.bodies import Body
from comity.reading.languages.ko.told_again import places_of_short

_SHORTEST, _TELLING = 2, 5
_SHORT_NAME = re.compile(r"[A-Za-z][A-Za-z-]+|[가-힣]{2,8}")


def name_by_full_names(bodies: list[Body]) -> None:
    """Gives a body that is told by a short name the id of the one whose full name the text tells."""
    full = [body for body in bodies if not body.part]
    for body in full:
        if body.id is None:
            body.id = next((each.id for each in full if each.id and is_short_for(body.name, each.name)), None)
        if body.within is None and len(body.name) >= _TELLING:
            body.part = any(each.name.endswith(body.name) and each.name != body.name for each in full)


def is_short_for(short: str, full: str) -> bool:
    """Whether a name is what is left of a longer one: its first and last syllables, some between in order.

    >>> is_short_for("중기중앙회", "중소기업중앙회"), is_short_for("중앙회", "중소기업중앙회")
    (True, False)
    """
    if not _SHORTEST < len(short) < len(full) or short[0] != full[0] or short[-1] != full[-1]:
        return False
    if full.endswith(short):  # the common word at its end
        return False
    rest = iter(full)
    return all(char in rest for char in short)


def short_names(bodies: Iterable[Body], text: str) -> Iterator[tuple[str, Body]]:
    """The short names that brackets behind bodies give (한국무역협회(KITA))."""
    for body in bodies:
        bracket = body.item.token.bracket
        if bracket is None or body.item.end != body.item.token.end or body.part:
            continue
        inner = text[bracket[0] + 1 : bracket[1] - 1].strip("‘’'\"")
        inner = inner.removeprefix("이하 ").strip("‘’'\" ")
        if _SHORT_NAME.fullmatch(inner):
            yield inner, body


def firms_again(bodies: Iterable[Body], text: str) -> Iterator[Mention]:
    """Where a company is told again whose name only a mark or the words before it made one."""
    for body in bodies:
        mark = body.item.token.mark
        name = body.name.removeprefix("㈜").removeprefix("(주)").strip()
        if mark is not None and len(name) > _SHORTEST:
            for start, end in places_of_short(name, text):
                yield Mention(
                    start=start,
                    end=end,
                    what="organisation",
                    entities=(body.entity,),
                    code=body.code,
                    phrase=(start, end),
                )


def short_mentions(names: dict[str, Body], text: str) -> Iterator[Mention]:
    """Where a short name is told."""
    for name, body in names.items():
        for start, end in places_of_short(name, text):
            yield Mention(
                start=start,
                end=end,
                what="organisation",
                entities=(Entity("organisation", name, body.id),),
                code=body.code,
                phrase=(start, end),
            )
