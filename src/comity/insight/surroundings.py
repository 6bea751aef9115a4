"""What lies around agreements on a day: who stands for a party then, and the records that name them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from itertools import combinations, product
from typing import Protocol

import msgspec

from comity.insight.evidence import Evidence, shown
from comity.insight.then import known_by
from comity.model.cited import Citation, CitedClaim, Standing
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.reference.portrait import Portrait
from comity.reference.succession import ENDING, Shift, Succession
from comity.register.pairs import UNDATED, Pair
from comity.register.view import View


class Lying(Protocol):
    """What belongs to what by the reference tables."""

    def parent(self, entity_id: str, /) -> str | None:
        """What a locality or organisation belongs to; None at the top."""

    def children(self, entity_id: str, /) -> tuple[str, ...]:
        """What belongs to one; what goes by an id that tells so may be left out."""


Shared = tuple[frozenset[str], frozenset[str], tuple[str, ...], date | None]
"""What records were asked for: naming one of some and one of others, of some kinds, since a day."""

_ACTS = ("agreement", "event")
_COUNTRY = 1  # parts of a country's id; a locality's has more


class Side(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who stands for a party: itself and its bodies at all times, its heirs and theirs since a day."""

    own: frozenset[str]
    heirs: frozenset[str] = frozenset()
    since: date | None = None

    def on(self, day: date) -> frozenset[str]:
        """The ids that stand for the party on a day."""
        return self.own | self.heirs if self.since is not None and self.since <= day else self.own


class Surroundings:
    """The records around agreements as a register knows them on a day.

    `then`: only what was known by that day counts; without it everything told counts, and `on` only
    says for which day the question is.
    """

    def __init__(
        self, view: View, succession: Succession, lying: Lying, on: date, then: date | None = None
    ) -> None:
        self.view, self.succession, self.on, self.then = view, succession, on, then
        self.lying, self.parent = lying, lying.parent
        self._records: dict[str, Record | None] = {}
        self._kept: dict[str, tuple[tuple[str, ...], str]] = {}
        self._pairs: dict[tuple[frozenset[str], frozenset[str]], list[Pair]] = {}
        self._surveyed: set[tuple[frozenset[str], frozenset[str]]] = set()
        self._couples: set[tuple[str, str]] = set()
        self._near: dict[str, dict[str, list[Pair]]] = {}
        self._bodies: dict[str, frozenset[str]] = {}
        self._standings: dict[str, Standing] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._shifts: dict[str, tuple[Shift, ...]] = {}
        self._units: dict[str, tuple[str, ...]] = {}
        self._shared: dict[Shared, tuple[Record, ...]] = {}
        self._sides: dict[str, Side] = {}
        self._acts: dict[tuple[Side, ...], list[Pair]] = {}
        self._days: dict[tuple[Side, ...], list[tuple[date, list[Pair]]]] = {}
        self._claims_of: dict[str, tuple[CitedClaim, ...]] = {}

    def shared(
        self,
        ones: Collection[str],
        others: Collection[str],
        kinds: Collection[str] = (),
        since: date | None = None,
    ) -> tuple[Record, ...]:
        """The records that name one of these and one of those, by id; where told those of some kinds.

        With `since` those may be left out that are all of the time before: dated so, and told by then.
        """
        key = frozenset(ones), frozenset(others), tuple(kinds), since
        if key not in self._shared:
            pairs = [pair for pair in self.pairs(ones, others) if not kinds or pair.kind in kinds]
            # As it was known on a day a record can have another date.
            if since is not None and self.then is None:
                pairs = [pair for pair in pairs if _reaches(pair, since)]
            self._shared[key] = self.records(pair.record for pair in pairs)
        return self._shared[key]

    def pairs(self, ones: Collection[str], others: Collection[str]) -> list[Pair]:
        """What names one of these and one of those, whenever it was known."""
        key = frozenset(ones), frozenset(others)
        if key not in self._pairs:
            self._pairs[key] = self._among(*key)
        return self._pairs[key]

    def _among(self, ones: frozenset[str], others: frozenset[str]) -> list[Pair]:
        if not self._is_surveyed(ones, others):
            return self.view.pairs.between(ones, others)
        near = ((id_, found) for one in ones for id_, found in self._near.get(one, {}).items())
        return [pair for id_, found in near if id_ in others for pair in found]

    def _is_surveyed(self, ones: frozenset[str], others: frozenset[str]) -> bool:
        return (ones, others) in self._surveyed or any(
            ones <= one and others <= other for one, other in self._surveyed
        )

    def acts(self, sides: Iterable[Side]) -> list[Pair]:
        """The agreements and events that name two of these sides."""
        key = tuple(sides)
        if key not in self._acts:
            pairs = combinations([side.on(self.on) for side in key], 2)
            told = {pair.record: pair for one, another in pairs for pair in self.pairs(one, another)}
            self._acts[key] = [pair for pair in told.values() if pair.kind in _ACTS]
        return self._acts[key]

    def days(self, sides: Iterable[Side]) -> list[tuple[date, list[Pair]]]:
        """The same day by day, the last first, by the first day a date can mean; of none `date.min`."""
        key = tuple(sides)
        if key not in self._days:
            found: dict[date, list[Pair]] = {}
            for pair in self.acts(key):
                found.setdefault(_begins(pair.day), []).append(pair)
            self._days[key] = sorted(found.items(), key=lambda run: run[0], reverse=True)
        return self._days[key]

    def is_surveyed(self, *sides: frozenset[str]) -> bool:
        """Whether nothing more need be asked of what lies between any two of these."""
        return all(self._is_surveyed(one, other) for one, other in combinations(sides, 2))

    def survey(self, *sides: tuple[frozenset[str], frozenset[str]]) -> None:
        """Asks at once for what lies between each two of these sides, which is asked for before long."""
        every = (couple for one, other in sides for couple in product(one, other))
        ordered = ((one, other) if one < other else (other, one) for one, other in every)
        fresh = set(ordered) - self._couples
        for pair in self.view.pairs.of(fresh):
            self._near.setdefault(pair.one, {}).setdefault(pair.other, []).append(pair)
            self._near.setdefault(pair.other, {}).setdefault(pair.one, []).append(pair)
        self._couples |= fresh
        self._surveyed |= {couple for one, other in sides for couple in ((one, other), (other, one))}

    def gather(self, *parties: str) -> None:
        """Asks at once for what is asked of each of these parties, and of their heirs, before long."""
        places = {place for party in parties if (place := self.locality(party)) is not None}
        every = {id_ for place in places for id_ in (*self.units(place), *self.heirs(place))}
        self._gather_bodies(every - self._bodies.keys())
        wanted = {*parties, *every} - self._names.keys()
        met = self.view.spellings(wanted) if wanted else {}
        for id_ in wanted:
            self._names[id_] = met.get(id_) or tuple(n for n in (self.succession.name(id_),) if n)

    def _gather_bodies(self, localities: set[str]) -> None:
        self._bodies |= self.view.remembered("bodies", localities, self._bodies_of)

    def _bodies_of(self, localities: Collection[str]) -> dict[str, frozenset[str]]:
        known = {id_ for place in localities for id_ in self.lying.children(place)}
        of: dict[str | None, set[str]] = {}
        for id_ in known | self.view.pairs.bodies_under(localities):
            if id_.startswith("org"):
                of.setdefault(self.parent(id_), set()).add(id_)
        return {place: frozenset(of.get(place, ())) for place in localities}

    def records(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """Those of these records that were known on the day, by id, as they were known."""
        wanted = sorted(set(ids))
        missing = [id_ for id_ in wanted if id_ not in self._records]
        if missing:
            found = self.view.cited_records(missing)
            self._kept |= {record.id: (record.claims, cited) for record, cited in found}
            known = known_by(self.view, (record for record, _ in found), self.then)
            self._records |= dict.fromkeys(missing) | {record.id: record for record in known}
        return tuple(record for id_ in wanted if (record := self._records[id_]) is not None)

    def citations(self, *records: Record) -> tuple[Citation, ...]:
        """Where the claims of records stand, in the order of the records and of their ids."""
        return tuple(standing.citation for standing in self._stand(*records))

    def signed_as(self, record: Record) -> Iterator[tuple[str, str | None]]:
        """The parties as the claims of an agreement call them, each with the id that its reader gave."""
        return (party for standing in self._stand(record) for party in standing.parties)

    def evidence(self, records: Iterable[Record], others: Iterable[str] = ()) -> Evidence:
        """The evidence of these records, and the names of other entities besides."""
        records = tuple(records)
        about = {entity for record in records for entity in record.entities}
        stand = {standing.citation.claim: standing.citation for standing in self._stand(*records)}
        return Evidence(names=self.view.names(about.union(others)), citations=dict(sorted(stand.items())))

    def _stand(self, *records: Record) -> list[Standing]:
        missing = {r.id for r in records if any(id_ not in self._standings for id_ in r.claims)}
        if missing:
            kept = {id_ for id_ in missing if id_ in self._kept}
            self._standings |= self.view.standing(self._kept[id_] for id_ in kept)
            if rest := missing - kept:
                self._standings |= self.view.standings(rest)
        return [self._standings[id_] for record in records for id_ in record.claims]

    def cited(self, ids: AbstractSet[str]) -> dict[str, Citation]:
        """Where these claims stand, all of them of records that were asked for here."""
        missing = ids - self._standings.keys()
        if missing:
            self._stand(*(r for r in self._records.values() if r and not missing.isdisjoint(r.claims)))
        return {id_: self._standings[id_].citation for id_ in sorted(ids)}

    def claims_of(self, document: str) -> tuple[CitedClaim, ...]:
        """The claims of a document."""
        if document not in self._claims_of:
            self._claims_of[document] = self.view.claims_of(document)
        return self._claims_of[document]

    def names(self, id_: str) -> tuple[str, ...]:
        """The names under which an entity is met; its id where it is met nowhere."""
        if id_ not in self._names:
            self.gather(id_)
        return self._names[id_]

    def name(self, id_: str) -> str:
        """The name shown for an entity: the tables', else the first it is met under."""
        return self.succession.called(id_) or next(iter(self.names(id_)), id_)

    def stood(self, id_: str) -> Portrait | None:
        """What a locality was on the day, under the name it had; None for what the tables do not know."""
        portraits = [
            self.succession.portrait(unit, self.on) for unit in self.units(id_) if _is_locality(unit)
        ]
        known = [one for one in portraits if one is not None]
        return next((one for one in known if one.existed), next(iter(known), None))

    def locality(self, party: str) -> str | None:
        """The locality a party is, or whose body it is; None for companies, countries and people."""
        for id_ in (party, self.parent(party) if party.startswith("org") else None):
            if id_ is not None and _is_locality(id_):
                return id_
        return None

    def bodies(self, locality: str) -> frozenset[str]:
        """The organisations that belong to a locality: its council, its departments."""
        if locality not in self._bodies:
            self._gather_bodies({locality})
        return self._bodies[locality]

    def shifts(self, locality: str) -> tuple[Shift, ...]:
        """What happened to a locality up to the day."""
        if locality not in self._shifts:
            self._shifts[locality] = self.succession.shifts(locality, self.on)
        return self._shifts[locality]

    def heirs(self, id_: str) -> tuple[str, ...]:
        """The units that stand where a locality stood on the day; itself while it lasts."""
        return self.succession.heirs(id_, self.on)

    def stood_before(self, id_: str) -> tuple[str, ...]:
        """The units in whose place a locality stands on the day; none of another entity."""
        return self.succession.stood_before(id_, self.on) if _is_locality(id_) else ()

    def history(self, id_: str) -> tuple[Shift, ...]:
        """What happened to a locality up to the day, under former names too, short of its end."""
        told = [shift for unit in self.units(id_) for shift in self.shifts(unit)]
        kept = [shift for shift in told if shift.of != id_ or shift.kind not in ENDING]
        return tuple(sorted(kept, key=lambda shift: (shift.since, shift.of)))

    def units(self, id_: str) -> tuple[str, ...]:
        """The ids a locality has had under its names, the last one first; another entity's own alone."""
        if id_ not in self._units:
            self._units[id_] = self.succession.units(id_) if _is_locality(id_) else (id_,)
        return self._units[id_]

    def unit(self, id_: str) -> str:
        """The one id for a locality under all its names."""
        return self.units(id_)[0]

    def side(self, party: str) -> Side:
        """Who stands for a party of an agreement up to the day."""
        if party not in self._sides:
            self._sides[party] = self._standing_for(party)
        return self._sides[party]

    def _standing_for(self, party: str) -> Side:
        if not _is_locality(party):
            return Side(own=frozenset({party}))
        units = self.units(party)
        own = frozenset({*units, *(body for unit in units for body in self.bodies(unit))})
        ended = next((shift for shift in self.shifts(party) if shift.kind in ENDING), None)
        if ended is None:
            return Side(own=own)
        heirs = self.heirs(party)
        bodies = (body for heir in heirs for body in self.bodies(heir))
        return Side(own=own, heirs=frozenset({*heirs, *bodies}), since=ended.since)


@lru_cache(100_000)
def _is_locality(id_: str) -> bool:
    return len(id_.split("/")) > _COUNTRY and not id_.startswith(("org/", "organisation/", "person/"))


@lru_cache(10_000)
def _begins(day: str) -> date:
    """The first day a date can mean; what has none comes before all others."""
    return bounds(day)[0] if day != UNDATED and is_edtf(day) else date.min


def _reaches(pair: Pair, since: date) -> bool:
    """Whether what a pair stands for is dated since a day, or perhaps was told since then."""
    if not pair.heard or pair.heard >= since.isoformat():
        return True
    return pair.day != UNDATED and is_edtf(pair.day) and bounds(pair.day)[0] >= since


def day_of(record: Record) -> date | None:
    """The first day a record's date can mean; None where it has none."""
    told = record.day
    return bounds(told)[0] if told is not None and is_edtf(told) else None


def is_done(record: Record) -> bool:
    """Whether a record tells of something that happened."""
    planned = record.kind == "agreement" and shown(record, "stage") == "planned"
    return shown(record, "modality") == "asserted" and not planned


def published(claims: Iterable[Citation]) -> date | None:
    """The last day of the earliest publication among some claims; None where none is known."""
    told = [bounds(cited.published)[1] for cited in claims if cited.published]
    return min(told, default=None)
