"""Every promise of a register or a locality in few words, to choose from, and how those chosen stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from comity.insight.chronicle import lying_in
from comity.insight.evidence import Evidence, members
from comity.insight.promises.followup import place_of, promises, records_told
from comity.insight.promises.promise import STATES, Promise, State
from comity.insight.promises.sides import is_promise
from comity.insight.surroundings import Surroundings
from comity.model.record import Record
from comity.register.counting import Coverage

_AT_ONCE = 400  # promises that are looked at together
_MANY = 1_000_000  # records of a kind that one locality has at most
_KINDS = ("commitment", "agreement", "event")


class Promised(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One promise: its record, how it stands, who promises whom, its place, the last day told of it."""

    record: str
    state: State
    who: tuple[str, ...]
    place: tuple[str, str, str]
    changed: str


class Followup(msgspec.Struct, frozen=True, kw_only=True):
    """Promises as they stand on a day.

    `number` says how many there are of each state, `coverage` what was searched.
    """

    on: str
    number: dict[State, int]
    coverage: Coverage
    promises: tuple[Promise, ...]
    evidence: Evidence


def every(around: Surroundings) -> tuple[Promised, ...]:
    """Every promise, those due first first."""
    found = (_promised(one) for some in _batches(around) for one in promises(*some))
    return tuple(sorted(found, key=lambda one: one.place))


def of_place(place: str, around: Surroundings) -> tuple[Promised, ...]:
    """The promises of a locality, of what lies in it and of its bodies, and those made to these."""
    units = {*around.units(place), *around.stood_before(place)}
    ids = units | around.view.pairs.localities_under(units)
    ids |= around.view.pairs.bodies_under(units) | {body for unit in units for body in around.bodies(unit)}
    entries = around.view.about.newest(ids, dict.fromkeys(_KINDS, _MANY))
    records = around.records(entry.record for some in entries.values() for entry in some)
    return tuple(map(_promised, promises(records, around)))


def asked_for(
    found: Iterable[Promised],
    around: Surroundings,
    of: str | None = None,
    partner: str | None = None,
    country: str | None = None,
    state: State | None = None,
) -> list[Promised]:
    """Those in their order that a locality, or what lies in it, makes or is made, of a state."""
    tests = [lying_in(place, around) for place in (of, partner) if place is not None]
    return [
        one
        for one in found
        if state in (None, one.state)
        and (country is None or any(_country(id_) == country for id_ in one.who))
        and all(any(test(around.locality(id_) or id_) for id_ in one.who) for test in tests)
    ]


def numbers(found: Iterable[Promised]) -> dict[State, int]:
    """How many there are of each state."""
    told = Counter(one.state for one in found)
    return {state: told[state] for state in STATES if told[state]}


def followup(
    shown: Sequence[Promised], number: dict[State, int], coverage: Coverage, around: Surroundings
) -> Followup:
    """These promises as they stand, and how many there are of each state."""
    told = promises(around.records(one.record for one in shown), around)
    return Followup(
        on=around.on.isoformat(),
        number=number,
        coverage=coverage,
        promises=told,
        evidence=around.evidence(records_told(told)),
    )


def _promised(one: Promise) -> Promised:
    days = [str(bearing.record.day or "") for bearing in one.evidence]
    days += [one.decided.when[:10]] if one.decided else []
    return Promised(
        record=one.record.id,
        state=one.state,
        who=one.who,
        place=place_of(one),
        changed=max([one.told or "", *days]),
    )


def _batches(around: Surroundings) -> Iterator[tuple[tuple[Record, ...], Surroundings]]:
    """All promises, some at a time, those of the same sides next to each other.

    What is looked at for some is let go before the next.
    """
    outlines = around.view.outlines
    told = [record for record in outlines.of("commitment", ("modality", "actors")) if is_promise(record)]
    told += [record for record in outlines.perhaps_unmade(("agreement", "event")) if is_promise(record)]
    ordered = sorted(told, key=lambda one: (members(one, "actors"), one.entities, one.id))
    rest = iter([record.id for record in ordered])
    while some := tuple(islice(rest, _AT_ONCE)):
        fresh = Surroundings(around.view, around.succession, around.lying, around.on, around.then)
        yield fresh.records(some), fresh


def _country(id_: str) -> str:
    return id_.partition("/")[0]
