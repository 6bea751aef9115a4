"""By when rules ask for something, after agreements were made or ended, before signings, after trips."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from comity.insight.calendar import days_of
from comity.insight.chronicle import Agreed
from comity.insight.evidence import members
from comity.insight.legal import PLANNED
from comity.insight.surroundings import Surroundings, is_done
from comity.model.dates import bounds, is_edtf, precision
from comity.model.record import Record
from comity.reference.duties import Duties, Starts
from comity.register.listing import Span

_BACK = timedelta(days=30)  # so long it is still told what was asked for: no source tells if it was done
_LONGEST = timedelta(days=400)  # no rule sets a longer time than a year
_AT_ONCE = 500  # events looked at, at most, the last first
_A_MONTH = 2  # how exactly a day must be told for a time to be counted from it
_BEGUN: dict[str | None, Starts] = {
    "signed": "signing",
    "renewed": "renewal",
    "upgraded": "renewal",
    "ended": "ending",
}


class Timed(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule asks of a party, and by when: counted from `since` (EDTF), or back from it (`before`)."""

    rule: str
    party: str
    record: str
    since: str
    before: bool
    due: date
    who: tuple[str, ...]
    claims: tuple[str, ...]


def timed(one: Agreed, around: Surroundings, duties: Duties) -> Iterator[Timed]:
    """What rules ask of the parties of an agreement since the last act on it, or before it is signed."""
    since, starts = one.legal.since, _begun(one)
    if starts is None or since is None or not is_edtf(since) or precision(since) < _A_MONTH:
        return
    # Of a month the first day counts, so that what is due is never told too late.
    day = bounds(since)[0]
    if not around.on - _LONGEST <= day <= around.on + _LONGEST:
        return
    for party, units in _sides(one.parties, around):
        for rule in duties.asked(units, day, starts, one.type, role_of(party, units)):
            due = rule.due(day)
            if due is not None and due >= around.on - _BACK:
                yield Timed(
                    rule=rule.id,
                    party=party,
                    record=one.record,
                    since=since,
                    before=starts == "planned",
                    due=due,
                    who=one.parties,
                    claims=one.legal.claims,
                )


def of_trips(around: Surroundings, duties: Duties) -> Iterator[Timed]:
    """What rules ask of localities after their people were abroad."""
    if not any("trip" in rule.starts for rule in duties.by_id.values()):
        return
    first, last = around.on - _LONGEST, around.on
    ids = around.view.listed(Span(kind="event", since=first.isoformat(), until=last.isoformat()), _AT_ONCE)
    for event in around.view.records_of(ids):
        days = days_of(event)
        if days is not None and is_done(event):
            yield from _of_trip(event, days[1], around, duties)


def _of_trip(event: Record, home: date, around: Surroundings, duties: Duties) -> Iterator[Timed]:
    there = {_country(place, around) for place in members(event, "places")} - {None}
    for guest in dict.fromkeys(one["entity"] for one in _participants(event) if one["role"] == "guest"):
        place = around.locality(guest)
        if place is None or not there or _country(place, around) in there:
            continue
        units = around.units(place)
        for rule in duties.asked(units, home, "trip", body=role_of(guest, units)):
            due = rule.due(home)
            if due is not None and due >= around.on - _BACK:
                yield Timed(
                    rule=rule.id,
                    party=guest,
                    record=event.id,
                    since=home.isoformat(),
                    before=False,
                    due=due,
                    who=event.entities,
                    claims=event.claims,
                )


def _begun(one: Agreed) -> Starts | None:
    """What begins with the last that is told of an agreement."""
    if one.legal.state == "planned":
        return "planned" if one.legal.rule == PLANNED else None
    return _BEGUN.get(one.legal.act)


def _sides(parties: tuple[str, ...], around: Surroundings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parties that are localities or bodies of theirs and agreed with somebody abroad, with their ids."""
    countries = {party: _country(party, around) for party in parties}
    for party, country in countries.items():
        place = around.locality(party)
        others = {other for other in countries.values() if other is not None} - {country}
        if place is not None and country is not None and others:
            yield party, around.units(place)


def role_of(party: str, units: tuple[str, ...]) -> str:
    """The role of a body of a locality, as its id ends; empty for the locality itself."""
    return "" if party in units else party.rpartition("/")[2]


def _country(id_: str, around: Surroundings) -> str | None:
    """The country something lies in; None where nobody knows."""
    place = around.locality(id_)
    if place is None and id_.startswith("org"):
        place = around.parent(id_)
    code = (place or id_).partition("/")[0]
    return code if len(code) == len("kr") else None


def _participants(event: Record) -> list[dict[str, str]]:
    told = event.fields.get("participants")
    return list(told.shown) if told else []
