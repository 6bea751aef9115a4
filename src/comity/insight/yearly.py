"""A year of a locality abroad: who travelled, what was agreed, what came of its ties, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

import msgspec

from comity.errors import BadSetting
from comity.insight.abroad import Abroad, Where
from comity.insight.briefing.party import together
from comity.insight.briefing.points import Point, of_agreements
from comity.insight.chronicle import Agreed, agreed
from comity.insight.dates import Ahead, Dates, ahead, dates
from comity.insight.evidence import Evidence, in_time_order, shown
from comity.insight.lifecycle import Lifecycle, lifecycles, with_names
from comity.insight.orphans import Orphan, orphans_of, touched
from comity.insight.surroundings import Surroundings, is_done
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record, ResolvedEntity
from comity.reference.duties import Duties
from comity.register.counting import Coverage

_ENDED, _SIGNING = "ended", "signing"


class Concluded(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement by the first act on it, and who signed on either side: the locality, or a body of it."""

    record: Record
    ours: str
    theirs: str


class YearTie(msgspec.Struct, frozen=True, kw_only=True):
    """A locality abroad with which something is agreed: what, what is told of the year, and the last of all.

    `party` is the one of it: itself, or one in whose place it stands. `last` is the last dated evidence.
    """

    party: str
    partner: str
    agreements: tuple[Concluded, ...]
    acts: tuple[Record, ...]
    last: Record | None


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """A year of a locality, of its bodies and of those in whose place it stands, as of the day `on`.

    `events` are those that brought it together with somebody abroad, but for signings, by where they took
    place; `signed` and `ended` the agreements with somebody abroad of that year. `unheld` was planned for a
    day that has passed, and no source tells it as done. `ahead` are the days up to the end of the next year,
    `planned` the events up to then. `ties` are those of which something is told of the year, `quiet` the
    others; `points` is what is open with the agreements whose party changed.
    """

    entity: ResolvedEntity
    year: int
    on: str
    events: dict[Where, tuple[Record, ...]]
    signed: tuple[Record, ...]
    ended: tuple[Record, ...]
    unheld: tuple[Record, ...]
    ties: tuple[YearTie, ...]
    quiet: tuple[YearTie, ...]
    orphans: tuple[Orphan, ...]
    points: tuple[Point, ...]
    ahead: Dates
    planned: tuple[Record, ...]
    lifecycles: dict[str, Lifecycle]
    coverage: Coverage
    evidence: Evidence


def last_day(year: int, today: date) -> date:
    """The day as of which a report of a year speaks; raises BadSetting for a year that has not begun.

    >>> last_day(2025, date(2026, 11, 23)), last_day(2026, date(2026, 11, 23))
    (datetime.date(2025, 12, 31), datetime.date(2026, 11, 23))
    """
    if not date.min.year <= year <= today.year:
        raise BadSetting("year", str(year), "is no year that has begun")
    return min(today, date(year, 12, 31))


def yearly(entity: ResolvedEntity, year: int, around: Surroundings, duties: Duties) -> Year:
    """The year of a locality, as of the day of its surroundings; `duties` are the rules on days to come."""
    abroad = Abroad(entity.id, around)
    acts = {act.id: act for act in abroad.agreements()}
    every = tuple(agreed(acts.values(), around))
    made = [one for one in every if one.made]
    told = abroad.events(str(year), str(year + 1))
    dated = [one for one in (*acts.values(), *told) if _is_of(one, year)]
    done = [record for record in dated if _is_begun(record, around.on) and is_done(record)]
    changed = orphans_of(touched(made, around), around)
    days = _ahead(every, year, abroad, around, duties)
    records = {record.id: record for record in (*acts.values(), *told, *(one.record for one in days.dates))}
    evidence = around.evidence(records.values(), (entity.id,))
    axes, evidence = lifecycles((acts[one.record] for one in made), around, evidence)
    ties = _ties(made, done, axes, abroad, around)
    evidence = together(evidence, changed.evidence, days.evidence, _of_ties(ties, around))

    def in_order(some: Iterable[Record]) -> tuple[Record, ...]:
        return in_time_order(some, evidence)

    held = [record for record in done if record.kind == "event" and shown(record, "type") != _SIGNING]
    signed = [record for record in done if record.kind == "agreement"]
    planned = [event for event in told if _is_planned(event) and not _is_past(event, around.on)]
    return Year(
        entity=entity,
        year=year,
        on=around.on.isoformat(),
        events={w: in_order(one for one in held if abroad.where(one) == w) for w in get_args(Where)},
        signed=in_order(record for record in signed if shown(record, "stage") != _ENDED),
        ended=in_order(record for record in signed if shown(record, "stage") == _ENDED),
        unheld=in_order(one for one in dated if _is_planned(one) and _is_past(one, around.on)),
        ties=tuple(tie for tie in ties if tie.acts),
        quiet=tuple(sorted((tie for tie in ties if not tie.acts), key=_last)),
        orphans=changed.ties,
        points=of_agreements(
            [tie.record for tie in changed.ties],
            {tie.record.id: tie.lifecycle for tie in changed.ties},
            around.on,
        ),
        ahead=days,
        planned=in_order(planned),
        lifecycles=axes,
        coverage=around.view.coverage(),
        evidence=evidence,
    )


def _is_of(record: Record, year: int) -> bool:
    """Whether a record is dated to a year: what goes on into it began in the one before."""
    return record.day is not None and is_edtf(record.day) and bounds(record.day)[0].year == year


def _is_begun(record: Record, on: date) -> bool:
    return record.day is not None and is_edtf(record.day) and bounds(record.day)[0] <= on


def _is_past(record: Record, on: date) -> bool:
    """Whether all of the day, month or year that a record is dated to lies behind."""
    return record.day is not None and is_edtf(record.day) and bounds(record.day)[1] <= on


def _is_planned(record: Record) -> bool:
    return shown(record, "modality") == "planned" or shown(record, "stage") == "planned"


def _ties(
    made: Iterable[Agreed],
    done: Iterable[Record],
    axes: Mapping[str, Lifecycle],
    abroad: Abroad,
    around: Surroundings,
) -> list[YearTie]:
    """Every tie with a locality abroad, by who signed and with whom."""
    done = tuple(done)
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for one in made:
        for party, partner, ours, theirs in abroad.partners(one.parties):
            found.setdefault((party, partner), []).append((one.record, ours, theirs))
    ids = {id_ for some in found.values() for id_, _, _ in some}
    last = {id_: told for id_ in ids if (told := axes[id_].activity.record) is not None}
    records = {record.id: record for record in around.records({*ids, *last.values()})}
    return [
        YearTie(
            party=party,
            partner=partner,
            agreements=tuple(
                Concluded(record=records[id_], ours=ours, theirs=theirs)
                for id_, ours, theirs in sorted(
                    some, key=lambda one: (one[2] != partner, one[2], _day(records[one[0]]))
                )
            ),
            acts=tuple(sorted((act for act in done if _tells_of(act, partner, around)), key=_day)),
            last=max((records[last[id_]] for id_, _, _ in some if id_ in last), key=_day, default=None),
        )
        for (party, partner), some in sorted(found.items())
    ]


def _tells_of(act: Record, partner: str, around: Surroundings) -> bool:
    return not around.side(partner).on(around.on).isdisjoint(act.entities)


def _day(record: Record) -> tuple[str, str]:
    return record.day or "", record.id


def _last(tie: YearTie) -> tuple[str, str, str]:
    """The place of a quiet tie among all: the longest ago first, what has no dated evidence last."""
    return (tie.last.day or "") if tie.last else "9999", tie.party, tie.partner


def _of_ties(ties: Iterable[YearTie], around: Surroundings) -> Evidence:
    """What stands behind ties, the names of both sides among it."""
    ties = tuple(ties)
    told = {one.record.id: one.record for tie in ties for one in tie.agreements}
    told |= {act.id: act for tie in ties for act in tie.acts}
    told |= {tie.last.id: tie.last for tie in ties if tie.last}
    sides = [id_ for tie in ties for id_ in (tie.party, tie.partner)]
    return with_names(around.evidence(told.values(), sides), around, sides)


def _ahead(every: Iterable[Agreed], year: int, abroad: Abroad, around: Surroundings, duties: Duties) -> Dates:
    """The days behind the day, up to the end of the next year."""
    until, first = date(year + 1, 12, 31), around.on.isoformat()
    found = [
        one
        for one in ahead(every, around, duties)
        if first < one.day <= until.isoformat() and _concerns(one, abroad)
    ]
    return dates(found, around, duties, until)


def _concerns(one: Ahead, abroad: Abroad) -> bool:
    return not abroad.ids.isdisjoint(one.who)
