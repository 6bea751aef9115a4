"""Who holds what: which seats of an office are taken where only one person can hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.post.fitness import FIRST, SECOND, has_many, offices, principal
from comity.reading.post.tenure import Tenure

_HEAD = "head of a locality"
_WIDE = "province or district"


class Holders:
    """The seats of one text with their holders, by office; the rest of the reading adds what it finds out."""

    def __init__(self, told: Iterable[Tenure], is_past: Callable[[Tenure], bool]) -> None:
        self._seats: defaultdict[tuple[str, str | None], dict[str, list[Tenure]]] = defaultdict(dict)
        self._is_past = is_past
        for tenure in told:
            if tenure.of is not None:
                self.add(tenure, tenure.of)

    def add(self, tenure: Tenure, seat: Entity) -> None:
        """Note that a telling's person holds the office there; two people are enough to remember."""
        known = self._seats[_office(tenure)].setdefault(seat.key, [])
        if all(other.person != tenure.person for other in known):
            known.append(tenure)

    def is_taken(self, tenure: Tenure, seat: Entity, before: int | None = None) -> bool:
        """Whether somebody else (told `before` a point) holds the like office there, where only one can.

        Who held it long ago does not hold it now.
        """
        if has_many(tenure.code):
            return False
        past = self._is_past(tenure)
        return any(
            other.person != tenure.person
            and (before is None or other.start < before)
            and (past or not self._is_past(other))
            for office in self._alike(*_office(tenure))
            for other in self._seats[office].get(seat.key, ())
        )

    def _alike(self, office: str, kind: str | None) -> list[tuple[str, str | None]]:
        """The offices of which only one can be in a place: a governor's and a chief minister's.

        The head of a locality, whatever called, has no second one beside, be it "president of the province".
        """
        if office != _HEAD or kind is not None:
            return [(office, kind), (office, None)] if office == _HEAD else [(office, kind)]
        return [known for known in self._seats if known[0] == _HEAD]


def _office(tenure: Tenure) -> tuple[str, str | None]:
    """An office's name, and for the head of a locality whether it is of a city or of a larger place."""
    if not _is_head(tenure):
        return tenure.code, None
    office = offices().get(tenure.code)
    seat = office.attr("seat") if office is not None and tenure.kind == "locality" else None
    return _HEAD, _WIDE if seat in (FIRST, SECOND) else seat


def _is_head(tenure: Tenure) -> bool:
    if tenure.kind == "locality":
        return principal(tenure.code) is None and not has_many(tenure.code)
    presides = tenure.code in particles("pointers", "presiding") and not _has_field(tenure.role)
    return presides and tenure.of is not None and tenure.of.type == "locality"


def _has_field(role: str) -> bool:
    """Whether small words say what somebody is the head of: "head of protocol", but "head of the region"."""
    field = role.partition(" of ")[2]
    return field.islower() and not field.startswith(("the ", "a "))
