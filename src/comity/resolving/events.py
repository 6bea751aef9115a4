"""Which event claims tell one event: like types, dates that can be one, the same name, place or people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Event
from comity.model.dates import interval
from comity.model.names import fold
from comity.resolving.entities import Known
from comity.resolving.gathering import ALIKE, APART, SAME, Ids, Key, Told
from comity.resolving.windows import Window, window

_LIKE = {
    "signing": "signing",
    "visit": "travel",
    "meeting": "travel",
    "forum": "gathering",
    "promotion": "gathering",
    "exhibition": "gathering",
    "ceremony": "ceremony",
    "training": "training",
}
_FEW = 6  # participants used to find candidates; a list of forty names adds nothing


class Occasion(msgspec.Struct, frozen=True):
    """What matters for the comparison; claims that agree in all of it are compared once."""

    like: str
    type: str
    name: str
    places: frozenset[str]
    people: frozenset[str]
    denied: bool
    window: Window
    alone: str = ""
    """The document's id, where so little is told that no other document can be taken to tell the same."""


class EventTellings:
    """Events: of which type, when, under which name, where and with whom."""

    def __init__(self, known: Known) -> None:
        self._within = lru_cache(maxsize=100_000)(lambda place: _above(place, known))

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[Occasion]:
        """What an event claim tells."""
        claim = cited.claim
        assert isinstance(claim, Event)
        told = interval(claim.start, claim.end) if claim.start and claim.end else claim.start or claim.end
        span = window(told, cited.published, claim.modality in ("planned", "wished"))
        occasion = Occasion(
            like=_LIKE[claim.type],
            type=claim.type,
            name=fold(claim.name or ""),
            places=frozenset(ids(cited.document, place) for place in claim.places),
            people=frozenset(ids(cited.document, p.entity) for p in claim.participants),
            denied=claim.modality == "denied",
            window=msgspec.structs.replace(span, exactness=3) if claim.start and claim.end else span,
        )
        if not _tells_enough(occasion):
            occasion = msgspec.structs.replace(occasion, alone=cited.document)
        return Told(cited.document, occasion)

    def keys(self, told: Told[Occasion]) -> Iterator[Key]:
        """Its document, its name, and who of it was where or with whom."""
        what = told.what
        yield Key(f"event of {told.document} {what.type}")
        if what.name:
            yield Key(f"event named {what.name}")
        who = sorted(what.people)[:_FEW]
        for pair in combinations(who, 2):
            yield Key(f"{what.like} " + " ".join(pair))
        for place in what.places:
            for person in who:
                yield Key(f"{what.like} in {place} {person}")

    def exactness(self, what: Occasion) -> int:
        """A day or days, a month, a year or nothing."""
        return what.window.exactness

    def compare(self, a: Occasion, b: Occasion, together: bool) -> int:
        """In one document, events are one only where nothing that is told of both differs."""
        if together:
            return SAME if _told_twice(a, b) else APART
        if a.alone or b.alone or not self._places_fit(a.places, b.places) or not _may_be_one(a, b):
            return APART
        return SAME if a.type == b.type and (a.name == b.name or a.places & b.places) else ALIKE

    def _places_fit(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """Whether both can have one venue: none told, one shared, or one inside another."""
        if not a or not b:
            return True
        return any(one in self._within(other) or other in self._within(one) for one in a for other in b)


def _tells_enough(what: Occasion) -> bool:
    """Whether two documents telling just this can be taken to mean one event."""
    return bool(what.name) or len(what.people) >= 2 or bool(what.people and what.places)


def _told_twice(a: Occasion, b: Occasion) -> bool:
    if a.type != b.type or a.places != b.places or a.denied != b.denied:
        return False
    dated = a.window.first == b.window.first and a.window.last == b.window.last
    return dated and (a.name == b.name or not a.name or not b.name)


def _may_be_one(a: Occasion, b: Occasion) -> bool:
    if a.like != b.like or a.denied != b.denied or not a.window.meets(b.window):
        return False
    if a.name and a.name == b.name:
        return True
    shared = len(a.people & b.people)
    if not a.window.exactness or not b.window.exactness:
        return bool(a.type == b.type and shared >= 2 and a.places & b.places)
    return shared >= 2 or bool(shared and a.places & b.places)


def _above(place: str, known: Known) -> frozenset[str]:
    """The place and everything it lies in."""
    found: dict[str, None] = {}
    at: str | None = place
    while at is not None and at not in found:
        found[at] = None
        at = known.parent(at)
    return frozenset(found)
