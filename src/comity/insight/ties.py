"""Which records lie between two entities, since one of them ended, and beside them: found by indexes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property

from comity.insight.evidence import citations, members
from comity.insight.parts import Parts, parts, together
from comity.insight.surroundings import Lying, Surroundings, published
from comity.model.cited import Citation
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.reference.succession import ENDING
from comity.register.pairs import UNDATED, Pair
from comity.register.view import View

_BESIDE = ("agreement", "event")
_PERSON = "person/"
_REMEMBERED = 5000  # localities of which it is remembered what belongs to them, some kilobytes each


class Ties:
    """The records of two entities, as pairs; with surroundings a locality under all its names."""

    def __init__(self, view: View, one: str, other: str, lying: Lying, around: Surroundings | None) -> None:
        self._view, self._lying, self._around = view, lying, around
        self._one, self._other = one, other
        self._ones, self._others = ((around.units(id_) if around else (id_,)) for id_ in (one, other))
        if around:
            around.gather(one, other)
            around.survey((around.side(one).on(around.on), around.side(other).on(around.on)))

    def records(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """These records, as they were known on the day of the surroundings."""
        return self._around.records(ids) if self._around else self._view.records_of(ids)

    def citations(self, records: Iterable[Record]) -> dict[str, Citation]:
        """Where each of the claims of these records stands, by id."""
        if self._around is None:
            return citations(self._view, records)
        return {cited.claim: cited for cited in self._around.citations(*records)}

    @cached_property
    def between(self) -> list[Pair]:
        """What names both."""
        return self._naming_both(self._ones, self._others)

    @cached_property
    def since(self) -> list[Pair]:
        """What is told of those that stand in the place of one that ended, and the other, since it did."""
        around = self._around
        if around is None:
            return []
        asked = (self._one, self._other)
        ended = [shift.since for id_ in asked for shift in around.shifts(id_) if shift.kind in ENDING]
        if not ended:
            return []
        ones, others = (around.side(id_).on(around.on) for id_ in asked)
        taken = {pair.record for pair in self.between}
        fresh = [pair for pair in self._naming_both(ones, others) if pair.record not in taken]
        told = self._published([pair for pair in fresh if not _is_dated(pair)], around)
        days = ((pair, bounds(pair.day)[0] if _is_dated(pair) else told.get(pair.record)) for pair in fresh)
        return [pair for pair, day in days if day is None or day >= min(ended)]

    def _published(self, pairs: Iterable[Pair], around: Surroundings) -> dict[str, date]:
        """When records were first told of, those of which that is known."""
        ids = [pair.record for pair in pairs]
        if around.then is None:
            days = self._view.pairs.published(ids)
            return {id_: min(bounds(day)[1] for day in told) for id_, told in days.items()}
        found = {record.id: published(around.citations(record)) for record in around.records(ids)}
        return {id_: day for id_, day in found.items() if day is not None}

    @cached_property
    def beside(self) -> list[Pair]:
        """Agreements and events of parts of the two, and deals signed at an event between them."""
        taken = {pair.record for pair in (*self.between, *self.since)}
        found = {pair.record: pair for pair in (*self._of_parts(), *self._with_company())}
        return [found[id_] for id_ in sorted(found.keys() - taken)]

    def _of_parts(self) -> list[Pair]:
        asked = (self._one, self._other)
        people = [id_ for id_ in asked if id_.startswith(_PERSON)]
        ones, others = map(self._parts, asked)
        if not people:
            return together(self._view, ones, others)
        return self._of_person(people[0], ones if self._other == people[0] else others)

    def _of_person(self, person: str, others: Parts) -> list[Pair]:
        """What a person and any of these take part in."""
        across = {pair.one for pair in others.acts} | others.ids
        about = (record for record in self._view.records_about(person) if record.kind in _BESIDE)
        took_part = (
            (record, members(record, "parties") if record.kind == "agreement" else record.entities)
            for record in about
        )
        return [
            Pair(person, person, record.day or UNDATED, record.id)
            for record, who in took_part
            if person in who and not across.isdisjoint(who)
        ]

    def _parts(self, id_: str) -> Parts:
        """What belongs to one; of a locality, and as things are, it is remembered."""
        if "/" not in id_ or self._is_then:
            return self._find_parts(id_)
        key = f"{id_} on {self._day}"
        found = self._view.remembered("parts", (key,), lambda _: {key: self._find_parts(id_)}, _REMEMBERED)
        return found[key]

    def _find_parts(self, id_: str) -> Parts:
        return parts(self._view, id_, self._lying, self._kin)

    @property
    def _day(self) -> str:
        """The day on which it is asked who stands in whose place; nothing where nobody asks."""
        return self._around.on.isoformat() if self._around else ""

    def _kin(self, id_: str) -> tuple[str, ...]:
        return self._around.stood_before(id_) if self._around else ()

    def _with_company(self) -> list[Pair]:
        """Deals whose parties all took part in an event between the two: signed beside the governments."""
        told = self._view.pairs.entities([p.record for p in self.between if p.kind == "event"])
        known = [record.id for record in self.records(told)] if self._is_then else told
        events = {frozenset(told[id_]) for id_ in known}
        guests = {id_ for people in events for id_ in people if self._is_guest(id_)}
        beside = {
            (guest, who)
            for people in events
            for guest in guests & people
            for who in people
            if who not in guests or guest < who  # two guests are one couple
        }
        taken = {pair.record for pair in self.between}
        deals: dict[str, list[Pair]] = {}
        for pair in self._view.pairs.agreements(beside):
            if pair.record not in taken:
                deals.setdefault(pair.record, []).append(pair)
        parties = {id_: {who for p in pairs for who in (p.one, p.other)} for id_, pairs in deals.items()}
        fitting = [id_ for id_, who in parties.items() if _are_among(who, events)]
        if self._is_then:
            signed = {deal.id: set(members(deal, "parties")) for deal in self.records(fitting)}
            return [deals[id_][0] for id_, who in signed.items() if _are_among(who, events)]
        return [deals[id_][0] for id_ in fitting if len(parties[id_]) == deals[id_][0].together]

    def _is_guest(self, id_: str) -> bool:
        """Whether somebody at an event between the two is neither of them, and no person."""
        return not id_.startswith(_PERSON) and id_ not in self._ones and id_ not in self._others

    @property
    def _is_then(self) -> bool:
        return self._around is not None and self._around.then is not None

    def _naming_both(self, ones: Collection[str], others: Collection[str]) -> list[Pair]:
        fewer, more = sorted((set(ones), set(others)), key=_is_of_people, reverse=True)
        if not _is_of_people(fewer) and fewer.isdisjoint(more):
            around = self._around
            found = around.pairs(fewer, more) if around else self._view.pairs.between(fewer, more)
            return list({pair.record: pair for pair in found}.values())
        return [
            Pair(self._one, self._other, record.day or UNDATED, record.id)
            for record in self._view.records_about(*fewer)
            if record.kind != "affiliation" and not more.isdisjoint(record.entities)
        ]


def _are_among(parties: set[str], events: Collection[AbstractSet[str]]) -> bool:
    """Whether all took part in one of these events, and two of them are no people."""
    several = sum(not who.startswith(_PERSON) for who in parties) > 1
    return several and any(parties <= people for people in events)


def _is_of_people(ids: Iterable[str]) -> bool:
    return any(id_.startswith(_PERSON) for id_ in ids)


def _is_dated(pair: Pair) -> bool:
    return pair.day != UNDATED and is_edtf(pair.day)
