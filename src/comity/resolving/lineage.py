"""How localities hang together: what each lies in, and what it became."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from comity.reference.reading import Reading

NOT, BY_COUNTRY, NEAR, BECAME, EQUAL = 0, 1, 2, 3, 4
"""How two entities fit: not, as a country and something in it, one within the other, one gone into the
other, or the same."""


class Grounds(Protocol):
    """What is asked of the reference tables."""

    def parent(self, entity_id: str) -> str | None:
        """The id of what a locality or organisation lies in or belongs to, or None."""

    def reading(self, entity_id: str) -> Reading | None:
        """The locality or country of an id, with what it became; None where no table knows it."""

    def predecessors(self, entity_id: str) -> Sequence[str]:
        """The ids of what a locality was made from or absorbed."""


class Lineage:
    """The tables' localities and organisations, each with what it lies in and what came after."""

    def __init__(self, known: Grounds) -> None:
        self._known = known
        self._within: dict[str, frozenset[str]] = {}
        self._before: dict[str, list[tuple[str, str]]] = {}
        self._after: dict[str, tuple[str, ...]] = {}
        self._home: dict[str, str] = {}
        self._country: dict[str, str | None] = {}

    def within(self, entity_id: str) -> frozenset[str]:
        """The entity and all it lies in or belongs to."""
        found = self._within.get(entity_id)
        if found is None:
            found = self._within[entity_id] = frozenset(self._chain(entity_id))
        return found

    def absorbed(self, entity_id: str, on: str) -> frozenset[str]:
        """What had gone into a locality by a day (EDTF), whose papers may be told under its name."""
        if entity_id not in self._before:
            self._before[entity_id] = self._ended_into(entity_id)
        return frozenset(before for before, until in self._before[entity_id] if until <= on)

    def home(self, entity_id: str) -> str:
        """The locality of the first level that it lies in, or what that became; else the entity itself."""
        found = self._home.get(entity_id)
        if found is None:
            localities = [one for one in self._chain(entity_id) if is_locality(one)]
            top = localities[-1] if localities else entity_id
            found = next(reversed((top, *self._later(top))))
            self._home[entity_id] = found
        return found

    def country(self, entity_id: str) -> str | None:
        """The country in which it lies, the entity itself where it is one; None where nothing tells."""
        if entity_id not in self._country:
            last = self._chain(entity_id)[-1]
            self._country[entity_id] = last if "/" not in last else None
        return self._country[entity_id]

    def fit(self, a: str, b: str) -> int:
        """How two ids fit: EQUAL, NEAR, BY_COUNTRY or NOT."""
        if a == b:
            return EQUAL
        if a in self.within(b) or b in self.within(a):
            return NEAR if "/" in a and "/" in b else BY_COUNTRY
        return NOT

    def _chain(self, entity_id: str) -> list[str]:
        found = [entity_id]
        while (above := self._known.parent(found[-1])) is not None and above not in found:
            found.append(above)
        return found

    def _later(self, entity_id: str) -> tuple[str, ...]:
        """What a locality became, step by step, while it went into one other only."""
        if entity_id not in self._after:
            found: list[str] = []
            after = self._successors(entity_id)
            while len(after) == 1 and after[0] not in found:
                found.append(after[0])
                after = self._successors(after[0])
            self._after[entity_id] = tuple(found)
        return self._after[entity_id]

    def _ended_into(self, entity_id: str) -> list[tuple[str, str]]:
        """What went into a locality, at once or step by step, each with the day it ended on."""
        found: dict[str, str] = {}
        waiting = [entity_id] if is_locality(entity_id) else []
        while waiting:
            for before in self._known.predecessors(waiting.pop()):
                known = self._known.reading(before)
                if before not in found and known and known.place and known.place.valid_to:
                    found[before] = known.place.valid_to.isoformat()
                    waiting.append(before)
        return sorted(found.items())

    def _successors(self, entity_id: str) -> tuple[str, ...]:
        known = self._known.reading(entity_id) if is_locality(entity_id) else None
        return known.place.successors if known and known.place else ()


def is_locality(entity_id: str) -> bool:
    """Whether an id of the tables is a locality's.

    >>> is_locality("kr/seoul/gangnam"), is_locality("org/wta"), is_locality("kr"), is_locality("locality/x")
    (True, False, False, False)
    """
    country, slash, _ = entity_id.partition("/")
    return bool(slash) and len(country) == 2


def is_council(entity_id: str) -> bool:
    """Whether an id is that of a locality's council: its ties are not those of the government.

    >>> is_council("organisation/kr/gangwon/chuncheon/council"), is_council("vn/lam-dong/da-lat")
    (True, False)
    """
    return entity_id.startswith("organisation/") and entity_id.endswith("council")
