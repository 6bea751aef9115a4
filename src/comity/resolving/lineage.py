"""How localities hang together: what each lies in, and what it became."""

from __future__ import annotations

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


class Lineage:
    """The tables' localities and organisations, each with what it lies in and what came after."""

    def __init__(self, known: Grounds) -> None:
        self._known = known
        self._within: dict[str, frozenset[str]] = {}
        self._after: dict[str, list[tuple[str, str]]] = {}
        self._home: dict[str, str] = {}
        self._country: dict[str, str | None] = {}

    def within(self, entity_id: str) -> frozenset[str]:
        """The entity and all it lies in or belongs to."""
        found = self._within.get(entity_id)
        if found is None:
            found = self._within[entity_id] = frozenset(self._chain(entity_id))
        return found

    def became(self, before: str, after: str, on: str) -> bool:
        """Whether one locality had gone into another by a time (EDTF; "" is no time)."""
        return bool(on) and any(
            later == after and since[: len(on)] <= on for later, since in self._later(before)
        )

    def home(self, entity_id: str) -> str:
        """The locality of the first level that it lies in, or what that became; else the entity itself."""
        found = self._home.get(entity_id)
        if found is None:
            localities = [one for one in self._chain(entity_id) if is_locality(one)]
            top = localities[-1] if localities else entity_id
            found = [top, *(later for later, _ in self._later(top))][-1]
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

    def _later(self, entity_id: str) -> list[tuple[str, str]]:
        """What a locality became while it went into one other only, step by step, each with its day."""
        if entity_id not in self._after:
            found: dict[str, str] = {}
            at = entity_id
            while (step := self._step(at)) and step[0] not in found:
                found[step[0]] = step[1]
                at = step[0]
            self._after[entity_id] = list(found.items())
        return self._after[entity_id]

    def _step(self, entity_id: str) -> tuple[str, str] | None:
        known = self._known.reading(entity_id) if is_locality(entity_id) else None
        if known is None or known.place is None or known.place.valid_to is None:
            return None
        after = known.place.successors
        return (after[0], known.place.valid_to.isoformat()) if len(after) == 1 else None


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
