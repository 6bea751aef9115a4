"""Ties whose party was merged, renamed, abolished or moved: who goes on, and what no source tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

import msgspec

from comity.insight.axis import SuccessionState
from comity.insight.chronicle import Agreed, lying_in
from comity.insight.evidence import Evidence, evidence, members, shown
from comity.insight.lifecycle import GRAVEST, Lifecycle, lifecycle, lifecycles, with_axes
from comity.insight.succession import Inheritance, in_law
from comity.insight.surroundings import Surroundings, is_done
from comity.insight.then import known_by
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.reference.succession import ENDING, Kind, Shift

LISTED: frozenset[Kind] = ENDING | {"moved"}
"""What makes a tie one to look after: its party stands no more under its name, or under another roof."""


class Orphan(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement, how it stands, and the parties something of that kind happened to."""

    record: Record
    lifecycle: Lifecycle
    parties: tuple[Inheritance, ...]

    @property
    def changed(self) -> Shift:
        """The last of these changes."""
        changes = (shift for one in self.parties for shift in one.shifts if shift.kind in LISTED)
        return max(changes, key=lambda shift: shift.since)


class Orphans(msgspec.Struct, frozen=True, kw_only=True):
    """The ties on a day, those that need looking after first."""

    on: str
    ties: tuple[Orphan, ...]
    evidence: Evidence


def orphans(around: Surroundings, of: str | None = None, country: str | None = None) -> Orphans:
    """The ties of all localities; `of`: those of one locality, of what lies in it, or that it inherited.

    `country` is the one the change was in. Acts on one and the same agreement are one tie.
    """
    view = around.view
    touched = [record for record in view.records("agreement") if _is_touched(record, around)]
    records = known_by(view, touched, around.then)
    around.citations(*records)
    found: dict[tuple[str, ...], Orphan] = {}
    for record in sorted(records, key=_first_act):
        tie = _orphan(record, around) if _was_made(record) else None
        if tie is not None and any(_is_asked_for(one, around, of, country) for one in tie.parties):
            found.setdefault(tie.lifecycle.legal.claims, tie)
    ties = tuple(sorted(found.values(), key=_need))
    told = evidence(view, (tie.record for tie in ties))
    return Orphans(
        on=around.on.isoformat(),
        ties=ties,
        evidence=with_axes((tie.lifecycle for tie in ties), around, told),
    )


class Touched(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An agreement a party of which changed: since when, where, and what the law alone makes of it."""

    record: str
    since: str
    in_law: SuccessionState
    places: tuple[str, ...]


def touched(agreed: Iterable[Agreed], around: Surroundings) -> tuple[Touched, ...]:
    """Of all agreements those a party of which changed, what the law leaves most open first."""
    found = (one for agreement in agreed if agreement.made for one in _touched(agreement, around))
    return tuple(sorted(found, key=place_of))


def asked_for(
    every: Iterable[Touched], around: Surroundings, of: str | None = None, country: str | None = None
) -> list[Touched]:
    """Those of one locality, of what lies in it, or that it inherited; those of changes in a country."""
    if of is None and country is None:
        return list(every)
    concerned = _concerned(of, around) if of is not None else None
    return [
        one
        for one in every
        if (country is None or any(place.partition("/")[0] == country for place in one.places))
        and (concerned is None or any(map(concerned, one.places)))
    ]


def orphans_of(some: Sequence[Touched], around: Surroundings) -> Orphans:
    """How some of these agreements stand, in their order."""
    records = {record.id: record for record in around.view.records_of(one.record for one in some)}
    told = evidence(around.view, records.values())
    axes, told = lifecycles([records[one.record] for one in some], around, told)
    ties = (_tie(records[one.record], axes[one.record]) for one in some)
    return Orphans(
        on=around.on.isoformat(), ties=tuple(tie for tie in ties if tie is not None), evidence=told
    )


def place_of(one: Touched) -> tuple[str, str, str]:
    """The place of an agreement among all."""
    return str(GRAVEST.index(one.in_law)), one.since, one.record


def _touched(agreement: Agreed, around: Surroundings) -> Iterator[Touched]:
    signed = bounds(agreement.day)[0] if agreement.day and is_edtf(agreement.day) else None
    since, states, places = [], list[SuccessionState](), []
    for party in agreement.parties:
        place = around.locality(party)
        shifts = _listed(place, signed, around) if place else []
        if place and shifts:
            since.append(max(shift.since for shift in shifts).isoformat())
            states.append(_in_law(place, shifts, party, around))
            places.append(place)
    if places:
        gravest = min(states, key=GRAVEST.index)
        yield Touched(record=agreement.record, since=max(since), in_law=gravest, places=tuple(places))


def _listed(place: str, signed: date | None, around: Surroundings) -> list[Shift]:
    """What of that kind happened to a locality, but for what was over before the signing."""
    listed = (shift for shift in around.shifts(place) if shift.kind in LISTED)
    return [one for one in listed if signed is None or signed < one.since or one.kind in ENDING]


def _in_law(place: str, shifts: list[Shift], party: str, around: Surroundings) -> SuccessionState:
    ended = next((shift for shift in shifts if shift.kind in ENDING), None)
    return in_law(ended, around.heirs(place), party != place)[0] if ended else "unaffected"


def _concerned(of: str, around: Surroundings) -> Callable[[str], bool]:
    """Tells of places whether they lie in one, or it inherited from them."""
    lies_there = lying_in(of, around)
    return cache(lambda place: lies_there(place) or of in around.heirs(place))


def _is_touched(record: Record, around: Surroundings) -> bool:
    """Whether anything of that kind happened to a party at all: asked first, because it costs little."""
    return any(
        shift.kind in LISTED
        for party in members(record, "parties")
        for shift in around.shifts(around.locality(party) or "")
    )


def _first_act(record: Record) -> tuple[bool, str, str]:
    """Signings before renewals, so that a tie is shown by what began it."""
    return shown(record, "stage") != "signed", str(shown(record, "date") or "9999"), record.id


def _was_made(record: Record) -> bool:
    return is_done(record) and shown(record, "stage") != "ended"


def _orphan(record: Record, around: Surroundings) -> Orphan | None:
    return _tie(record, lifecycle(record, around))


def _tie(record: Record, axes: Lifecycle) -> Orphan | None:
    parties = tuple(one for one in axes.inheritances if _kinds(one) & LISTED)
    if not parties or axes.legal.state == "ended":
        return None
    return Orphan(record=record, lifecycle=axes, parties=parties)


def _kinds(one: Inheritance) -> set[Kind]:
    return {shift.kind for shift in one.shifts}


def _is_asked_for(one: Inheritance, around: Surroundings, of: str | None, country: str | None) -> bool:
    if country is not None and one.locality.split("/")[0] != country:
        return False
    return of is None or of in {one.party, one.locality, *one.heirs, *_above(one.locality, around)}


def _above(locality: str, around: Surroundings) -> Iterable[str]:
    above = around.parent(locality)
    while above is not None:
        yield above
        above = around.parent(above)


def _need(tie: Orphan) -> tuple[int, str, str]:
    state = min(GRAVEST.index(one.state) for one in tie.parties)
    return state, tie.changed.since.isoformat(), tie.record.id
