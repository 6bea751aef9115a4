"""Which event claims tell one event: of one type, at days that can be one, where the same people met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Event
from comity.model.dates import interval, precision
from comity.resolving.event_names import called, compare_names
from comity.resolving.gathering import APART, Ids, Key, Told
from comity.resolving.lineage import BY_COUNTRY, EQUAL, NEAR, NOT, Grounds, Lineage, is_locality
from comity.resolving.windows import Window, window

NEWS = 3  # days within which an event is told as news
REACH = 365  # days before its publication in which an undated event can have been
_SPAN = 2  # days that make a bucket
_LONG = 10  # buckets of one event
_FEW = 3  # places and participants by which it is found; a list of forty names adds nothing
_GATHERINGS = {"forum", "promotion", "exhibition"}  # whoever tells of one names its own people
_UNSURE = BY_COUNTRY  # how a venue fits whose locality no table knows


class Occasion(msgspec.Struct, frozen=True):
    """What matters for the comparison; claims that agree in all of it are compared once."""

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

    def __init__(self, known: Grounds) -> None:
        self._lineage = Lineage(known)

    def telling(self, cited: CitedClaim, ids: Ids) -> Told[Occasion]:
        """What an event claim tells."""
        claim = cited.claim
        assert isinstance(claim, Event)
        occasion = Occasion(
            type=claim.type,
            name=claim.name or "",
            places=frozenset(ids(cited.document, place) for place in claim.places),
            people=frozenset(ids(cited.document, p.entity) for p in claim.participants),
            denied=claim.modality == "denied",
            window=_window(claim, cited.published),
        )
        if not _tells_enough(occasion):
            occasion = msgspec.structs.replace(occasion, alone=cited.document)
        return Told(cited.document, occasion)

    def keys(self, told: Told[Occasion]) -> Iterator[Key]:
        """Its document, its name, and where and with whom it was when."""
        what = told.what
        yield Key(f"{what.type} of {told.document}")
        if what.alone:
            return
        like = "gathering" if what.type in _GATHERINGS else what.type
        days, vague = _days(what.window), _vague(what.window)
        side = "exact" if what.window.exactness == 3 else ""
        moment = _moment(what.window)
        if what.name and (core := called(what.name).core):
            yield from (Key(f"{core} {year}") for year in _years(what.window))
        anchors = self._anchors(what)
        for anchor in anchors:
            yield from (Key(f"{like} {anchor} day {day}") for day in days)
            if like == "gathering":
                yield from (Key(f"{like} {anchor} {time}", moment, side) for time in vague)
        for pair in combinations(anchors, 2):
            yield from (Key(f"{like} {' '.join(pair)} {time}", moment, side) for time in vague)
        if not side:
            yield Key(
                f"{like} {' '.join(sorted(what.people | what.places))} {what.name} at {what.window.last}"
            )
        if like == "gathering":
            yield from self._venue_keys(what, days)

    def exactness(self, what: Occasion) -> int:
        """A day or days, a month, a year or nothing."""
        return what.window.exactness

    def compare(self, a: Occasion, b: Occasion, together: bool) -> int:
        """The more speaks for one event, the higher.

        In one document, events are one only where nothing that is told of both differs.
        """
        if together:
            return _SURE if _told_twice(a, b) else APART
        if a.alone or b.alone or a.denied != b.denied or not _types_fit(a, b):
            return APART
        if not (when := _when(a.window, b.window)) or not (where := self._where(a.places, b.places)):
            return APART
        name = compare_names(a.name, b.name) if a.name and b.name else "unknown"
        if name == "other" or (name != "same" and (a.type != b.type or _may_be_next(a, b, when))):
            return APART
        guests = self._guests(a, b)
        is_edition = name == "edition" and where == EQUAL and bool(a.people & b.people)
        if not (name == "same" or is_edition or self._is_enough(a, b, when, where, guests)):
            return APART
        shared = len(a.people & b.people) + len(guests)
        return 1 + when + where + min(shared, 6) + 4 * (name == "same") + 2 * (a.type == b.type)

    def _anchors(self, what: Occasion) -> list[str]:
        """The few places, bodies and people by which it is found, where it was before who was there."""
        home = self._lineage.home
        places = sorted({home(place) for place in what.places})
        people = sorted({home(one) for one in what.people}.difference(places), key=_by_fame)
        return sorted([*places, *people][:_FEW])

    def _venue_keys(self, what: Occasion, days: Iterable[int]) -> Iterator[Key]:
        """Where a venue's locality is not known, it may be anywhere in its country."""
        for place in what.places:
            if country := self._lineage.country(place):
                side = "place" if is_locality(place) else "venue"
                yield from (Key(f"{what.type} in {country} day {day}", side=side) for day in days)

    def _where(self, a: frozenset[str], b: frozenset[str]) -> int:
        """How well both can have one venue."""
        if not a or not b:
            return _UNSURE
        return max(self._venue(one, other) for one in a for other in b)

    def _venue(self, a: str, b: str) -> int:
        fit = self._lineage.fit(a, b)
        if fit == NOT and not (is_locality(a) and is_locality(b)) and "/" in a and "/" in b:
            one, two = self._lineage.country(a), self._lineage.country(b)
            return _UNSURE if one == two or not one or not two else NOT
        return fit

    def _guests(self, a: Occasion, b: Occasion) -> frozenset[str]:
        """Whom both name beside the place itself."""
        return frozenset(one for one in a.people & b.people if not self._is_of(one, a.places | b.places))

    def _is_of(self, one: str, places: frozenset[str]) -> bool:
        return any(one == place or place in self._lineage.within(one) for place in places)

    def _is_enough(self, a: Occasion, b: Occasion, when: int, where: int, guests: frozenset[str]) -> bool:
        """Whether place, day and people speak for one event."""
        shared = len(a.people & b.people)
        if not a.window.exactness or not b.window.exactness:
            return a.type == b.type and shared >= 2 and where >= NEAR
        has_name = bool(a.name or b.name)
        if not (has_name and a.type in _GATHERINGS) and self._are_others(a, b):
            return False
        if guests and (where >= NEAR or shared >= 2 or when >= _SAME_START):
            return True
        if a.type in _GATHERINGS:
            return bool(guests) or _is_one_gathering(a, b, where, bool(shared))
        if shared >= 2:
            return True
        return bool(shared) and where >= NEAR and when >= _SAME_START and not self._came_others(a, b)

    def _are_others(self, a: Occasion, b: Occasion) -> bool:
        """Whether both name localities that came, and not the same ones."""
        one, two = ([p for p in came if is_locality(p) or "/" not in p] for came in self._came(a, b))
        return bool(one and two) and not any(self._lineage.fit(x, y) for x in one for y in two)

    def _came_others(self, a: Occasion, b: Occasion) -> bool:
        """Whether both name people that came, or both bodies, none of whom both name."""
        one, two = ({p.startswith("person/") for p in came} for came in self._came(a, b))
        return bool(one & two)

    def _came(self, a: Occasion, b: Occasion) -> tuple[list[str], list[str]]:
        """Whom each names beside the place itself."""
        places = a.places | b.places
        one, two = ([p for p in sorted(what.people) if not self._is_of(p, places)] for what in (a, b))
        return one, two


_SURE = 20  # how one document's tellings of one event compare
_SAME_START, _NEXT_DAY = 8, 1  # of what `_when` gives


def _is_one_gathering(a: Occasion, b: Occasion, where: int, shared: bool) -> bool:
    """Whether place and days alone speak for one gathering."""
    if _is_one_span(a.window, b.window):
        return True
    if min(a.window.exactness, b.window.exactness) < 2:
        return False
    return (shared and where >= NEAR) or (where == EQUAL and _is_one_start(a.window, b.window))


def _window(claim: Event, published: str | None) -> Window:
    """When it was: as told, else the year in its name, else some time before it was told."""
    ahead = claim.modality in ("planned", "wished")
    if claim.start and claim.end:
        span = window(interval(claim.start, claim.end), published, ahead)
        return msgspec.structs.replace(span, exactness=min(precision(claim.start), precision(claim.end)))
    told = claim.start or claim.end
    years = called(claim.name).years if claim.name else frozenset()
    if not told and len(years) == 1:
        told = next(iter(years))
    span = window(told, published, ahead)
    if span.exactness or not published:
        return span
    reach = timedelta(days=REACH)
    if span.last is None and span.first is not None:
        return Window(span.first, span.first + reach)
    return Window(span.last - reach, span.last) if span.last else span


def _tells_enough(what: Occasion) -> bool:
    """Whether two documents telling just this can be taken to mean one event."""
    return bool(what.name) or len(what.people) >= 2 or bool(what.people and what.places)


def _by_fame(entity_id: str) -> tuple[int, str]:
    """What the tables know comes first: every telling of an event is likely to name it."""
    return (0 if is_locality(entity_id) else 1 if entity_id.startswith("org/") else 2), entity_id


def _is_one_start(a: Window, b: Window) -> bool:
    return a.exactness == b.exactness == 3 and a.first == b.first


def _is_one_span(a: Window, b: Window) -> bool:
    """Whether both last the same days, more than one."""
    return a.exactness == b.exactness == 3 and a == b and a.first != a.last


def _days(span: Window) -> list[int]:
    """Buckets of days: its own and the next; of an undated one those before its publication."""
    if span.first is None or span.last is None or span.exactness in (1, 2):
        return []
    first, last = span.first.toordinal(), span.last.toordinal()
    if not span.exactness:
        first, last = last - NEWS, last - 1
    return list(range(first // _SPAN, (last + 1) // _SPAN + 1))[:_LONG]


def _vague(span: Window) -> list[str]:
    """The month and years by which a vaguer telling is found."""
    months = {f"{day:%Y-%m}" for day in (span.first, span.last) if day} if span.exactness >= 2 else set()
    return [*sorted(months), *map(str, _years(span))]


def _years(span: Window) -> Iterable[int]:
    ends = [day.year for day in (span.first, span.last) if day]
    return range(min(ends), max(ends) + 1) if ends else ()


def _moment(span: Window) -> str:
    if span.exactness == 3:
        return str(span.first)
    return f"{span.last:%Y-%m}" if span.last else "none"


def _may_be_next(a: Occasion, b: Occasion, when: int) -> bool:
    """Whether two that have names follow each other: a festival's days and evenings have many names."""
    return when == _NEXT_DAY and bool(a.name and b.name)


def _told_twice(a: Occasion, b: Occasion) -> bool:
    """Whether one document tells one event by both: by one name, or else with nothing that differs."""
    if a.denied != b.denied or a.places != b.places:
        return False
    if a.name and a.name == b.name:
        return a.window.meets(b.window)
    dated = a.window.first == b.window.first and a.window.last == b.window.last
    nested = a.people <= b.people or b.people <= a.people
    return a.type == b.type and dated and nested and not (a.name and b.name)


def _types_fit(a: Occasion, b: Occasion) -> bool:
    return a.type == b.type or (a.type in _GATHERINGS and b.type in _GATHERINGS)


def _when(a: Window, b: Window) -> int:
    """How well the times fit: 0 not at all, 8 from one day on, less for others that overlap or are vaguer."""
    if a.exactness == b.exactness == 3 and a.first and b.first and a.last and b.last:
        if a.meets(b):
            return _SAME_START + (a.last == b.last) if a.first == b.first else 5
        day = timedelta(days=1)
        return _NEXT_DAY if a.last + day == b.first or b.last + day == a.first else 0
    if not a.meets(b):
        return 0
    return 2 + min(a.exactness, b.exactness)
