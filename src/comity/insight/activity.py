"""The activity of an agreement: the last dated thing that happened between its sides, whatever came since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from comity.insight.axis import Activity
from comity.insight.evidence import members, shown
from comity.insight.surroundings import Side, Surroundings, day_of, is_done
from comity.model.record import Record
from comity.register.pairs import Pair

SEEN = "the latest dated agreement or event that names both sides, their bodies or their successors"
NONE_FOUND = "no source tells of a dated agreement or event that names both sides"


def activity(record: Record, around: Surroundings) -> Activity:
    """The last evidence up to the day; that none is found since is no more than that."""
    sides = [around.side(party) for party in members(record, "parties")]
    last = _last(sides, around)
    if last is None:
        return Activity(state="none_found", rule=NONE_FOUND)
    return Activity(
        state="seen",
        rule=SEEN,
        record=last.id,
        kind=last.kind,
        type=str(shown(last, "type")),
        on=last.day,
        claims=last.claims,
    )


def latest(record: Record, around: Surroundings) -> list[Pair]:
    """Where the last of what happened is looked for first: what is told of the last day."""
    days = around.days([around.side(party) for party in members(record, "parties")])
    return next((pairs for day, pairs in days if day <= around.on), [])


def _last(sides: Sequence[Side], around: Surroundings) -> Record | None:
    """The last of what happened up to the day; of several on one day an agreement."""
    if around.then is not None:
        return _latest(around.records(pair.record for pair in around.acts(sides)), sides, around.on)
    runs = (pairs for day, pairs in around.days(sides) if date.min < day <= around.on)
    found = (_latest(around.records(pair.record for pair in run), sides, around.on) for run in runs)
    return next((record for record in found if record is not None), None)


def _latest(records: Iterable[Record], sides: Sequence[Side], on: date) -> Record | None:
    dated = [(day, record) for record in records if (day := _happened(record, sides, on))]
    return max(
        dated, key=lambda told: (told[0], told[1].kind == "agreement", told[1].id), default=(on, None)
    )[1]


def _happened(record: Record, sides: Sequence[Side], on: date) -> date | None:
    """The day on which a record tells of something between two of the sides; None where it does not."""
    if not is_done(record):
        return None
    day = day_of(record)
    if day is None or day > on:
        return None
    named = set(record.entities)
    return day if sum(bool(side.on(day) & named) for side in sides) > 1 else None
