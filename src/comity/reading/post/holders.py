"""Who holds what: which seats of an office are taken where only one person can hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.post.fitness import has_many, principal
from comity.reading.post.tenure import Tenure

_HEAD = "head of a locality"


class Holders:
    """The seats of one text with their holders, by office; the rest of the reading adds what it finds out."""

    def __init__(self, told: Iterable[Tenure], is_past: Callable[[Tenure], bool]) -> None:
        self._seats: defaultdict[str, dict[str, list[Tenure]]] = defaultdict(dict)
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
            for other in self._seats[_office(tenure)].get(seat.key, ())
        )


def _office(tenure: Tenure) -> str:
    """An office's name; the heads of localities, whatever they are called, hold one office."""
    return _HEAD if _is_head(tenure) else tenure.code


def _is_head(tenure: Tenure) -> bool:
    if tenure.kind == "locality":
        return principal(tenure.code) is None and not has_many(tenure.code)
    presides = tenure.code in particles("pointers", "presiding")
    return presides and tenure.of is not None and tenure.of.type == "locality"
