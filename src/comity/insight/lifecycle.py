"""The three axes of an agreement on a day, never mixed: its legal state, its activity, its succession."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from comity.insight.activity import activity, latest
from comity.insight.axis import Activity, Legal, SuccessionState
from comity.insight.evidence import Evidence, members
from comity.insight.legal import legal
from comity.insight.succession import NOTHING, Inheritance, inheritance
from comity.insight.surroundings import Surroundings
from comity.model.record import Record

_AT_ONCE = 50  # agreements that are asked about together

GRAVEST: tuple[SuccessionState, ...] = (
    "orphaned",
    "unknown",
    "inherited",
    "acknowledged",
    "reaffirmed",
    "re_signed",
    "unaffected",
)
"""The states of succession, what needs looking after first."""


class Lifecycle(msgspec.Struct, frozen=True, kw_only=True):
    """How the agreement of a record stands on a day; `inheritances` are the parties something happened to."""

    record: str
    on: str
    legal: Legal
    activity: Activity
    succession: SuccessionState
    rule: str
    inheritances: tuple[Inheritance, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that any of it cites."""
        cited = [*self.legal.claims, *self.activity.claims]
        for one in self.inheritances:
            cited += [*one.claims, *(claim for lack in one.missing for claim in lack.claims)]
        return tuple(dict.fromkeys(cited))

    @property
    def named(self) -> tuple[str, ...]:
        """The entities that any of it names."""
        found = []
        for one in self.inheritances:
            shifts = (*one.shifts, *one.beyond)
            changed = [id_ for shift in shifts for id_ in shift.named]
            lacking = [id_ for lack in one.missing for id_ in lack.who]
            found += [one.party, one.locality, *one.heirs, *changed, *lacking]
        return tuple(dict.fromkeys(found))


def lifecycle(record: Record, around: Surroundings) -> Lifecycle:
    """The three axes of an agreement on the day of its surroundings."""
    parties = members(record, "parties")
    first, last = around.units(parties[0]), around.units(parties[-1])
    found = [one for party in parties if (one := inheritance(record, party, around)) is not None]
    gravest = min(found, key=lambda one: GRAVEST.index(one.state), default=None)
    return Lifecycle(
        record=record.id,
        on=around.on.isoformat(),
        legal=legal(record, around.shared(first, last, ("agreement",)), around.on, around.unit),
        activity=activity(record, around),
        succession=gravest.state if gravest else "unaffected",
        rule=gravest.rule if gravest else NOTHING,
        inheritances=tuple(found),
    )


def lifecycles(
    records: Iterable[Record], around: Surroundings | None, found: Evidence
) -> tuple[dict[str, Lifecycle], Evidence]:
    """The axes of the agreements among these records, by record id, and the evidence with theirs besides.

    Without surroundings nothing is asked, and nothing found.
    """
    if around is None:
        return {}, found
    agreements = [record for record in records if record.kind == "agreement"]
    axes: dict[str, Lifecycle] = {}
    for at in range(0, len(agreements), _AT_ONCE):
        some = agreements[at : at + _AT_ONCE]
        _fetch(some, around)
        axes |= {record.id: lifecycle(record, around) for record in some}
    return axes, with_axes(axes.values(), around, found)


def _fetch(agreements: Sequence[Record], around: Surroundings) -> None:
    """Asks at once for what will be asked of each of these agreements."""
    parties = {party for record in agreements for party in members(record, "parties")}
    around.gather(*parties)
    around.citations(*agreements)
    apart = [sides for record in agreements if not around.is_surveyed(*(sides := _sides(record, around)))]
    if apart:
        around.survey(*{couple for sides in apart for couple in combinations(sides, 2)})
    ids = set()
    for record in agreements:
        first, last = (around.units(members(record, "parties")[at]) for at in (0, -1))
        ids |= {pair.record for pair in around.pairs(first, last) if pair.kind == "agreement"}
        ids |= {pair.record for pair in latest(record, around)}
    around.records(ids)


def _sides(record: Record, around: Surroundings) -> list[frozenset[str]]:
    return [around.side(party).on(around.on) for party in members(record, "parties")]


def with_axes(axes: Iterable[Lifecycle], around: Surroundings, found: Evidence) -> Evidence:
    """The evidence with the names and citations of these axes besides."""
    axes = tuple(axes)
    found = with_names(found, around, (id_ for one in axes for id_ in one.named))
    cited = {claim for one in axes for claim in one.claims} - set(found.citations)
    return Evidence(names=found.names, citations=found.citations | around.cited(cited))


def with_names(found: Evidence, around: Surroundings, ids: Iterable[str]) -> Evidence:
    """The evidence with the names of these entities besides, be they met in no document."""
    names = {id_: around.name(id_) for id_ in sorted({*ids} - set(found.names))}
    return Evidence(names=found.names | names, citations=found.citations)
