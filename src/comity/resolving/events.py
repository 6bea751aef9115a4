"""Which event claims tell one event: like types, dates that can be one, the same name, place or people."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import combinations

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Event
from comity.model.dates import interval
from comity.model.names import fold
from comity.resolving.entities import Known, Resolved
from comity.resolving.gathering import ALIKE, APART, SAME, Window, gather, window

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


class Telling(msgspec.Struct, frozen=True):
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


def gather_events(claims: Iterable[CitedClaim], resolved: Resolved, known: Known) -> list[list[CitedClaim]]:
    """The event claims, grouped by the event they tell."""
    alike: dict[Telling, list[CitedClaim]] = {}
    for cited in claims:
        alike.setdefault(_telling(cited, resolved), []).append(cited)
    documents = {t: {c.document for c in cs} for t, cs in alike.items()}
    within = {place: _above(place, known) for t in alike for place in t.places}

    def likeness(a: Telling, b: Telling) -> int:
        if documents[a] & documents[b]:
            return SAME if _told_twice(a, b) else APART
        if not _same(a, b, _places_fit(a.places, b.places, within)):
            return APART
        return SAME if a.type == b.type and (a.name == b.name or a.places & b.places) else ALIKE

    groups = gather(list(alike), lambda t: t.window.exactness, _blocks, likeness)
    return [[claim for telling in group for claim in alike[telling]] for group in groups]


def _telling(cited: CitedClaim, resolved: Resolved) -> Telling:
    claim = cited.claim
    assert isinstance(claim, Event)
    told = interval(claim.start, claim.end) if claim.start and claim.end else claim.start or claim.end
    span = window(told, cited.published, claim.modality in ("planned", "wished"))
    telling = Telling(
        like=_LIKE[claim.type],
        type=claim.type,
        name=fold(claim.name or ""),
        places=frozenset(resolved.id(cited.document, place) for place in claim.places),
        people=frozenset(resolved.id(cited.document, p.entity) for p in claim.participants),
        denied=claim.modality == "denied",
        window=msgspec.structs.replace(span, exactness=3) if claim.start and claim.end else span,
    )
    return telling if _tells_enough(telling) else msgspec.structs.replace(telling, alone=cited.document)


def _tells_enough(telling: Telling) -> bool:
    """Whether two documents telling just this can be taken to mean one event."""
    return bool(telling.name) or len(telling.people) >= 2 or bool(telling.people and telling.places)


def _blocks(telling: Telling) -> Iterable[Hashable]:
    if telling.name:
        yield telling.name
    who = sorted(telling.people)[:_FEW]
    yield from ((telling.like, *pair) for pair in combinations(who, 2))
    yield from ((telling.like, "in", place, person) for place in telling.places for person in who)


def _told_twice(a: Telling, b: Telling) -> bool:
    """In one document, events are one only where nothing that is told of both differs."""
    if a.type != b.type or a.places != b.places or a.denied != b.denied:
        return False
    dated = a.window.first == b.window.first and a.window.last == b.window.last
    return dated and (a.name == b.name or not a.name or not b.name)


def _same(a: Telling, b: Telling, places_fit: bool) -> bool:
    if a.like != b.like or a.denied != b.denied or not places_fit or not a.window.meets(b.window):
        return False
    if a.name and a.name == b.name:
        return True
    shared = len(a.people & b.people)
    if not a.window.exactness or not b.window.exactness:
        return bool(a.type == b.type and shared >= 2 and a.places & b.places)
    return shared >= 2 or bool(shared and a.places & b.places)


def _places_fit(a: frozenset[str], b: frozenset[str], within: dict[str, frozenset[str]]) -> bool:
    """Whether both can have one venue: none told, one shared, or one inside another."""
    if not a or not b:
        return True
    return any(place in within[other] or other in within[place] for place in a for other in b)


def _above(place: str, known: Known) -> frozenset[str]:
    """The place and everything it lies in."""
    found: dict[str, None] = {}
    at: str | None = place
    while at is not None and at not in found:
        found[at] = None
        at = known.parent(at)
    return frozenset(found)
