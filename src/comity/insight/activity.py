"""The activity of an agreement: the last dated thing that happened between its sides, whatever came since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from comity.insight.axis import Activity
from comity.insight.evidence import members, shown
from comity.insight.surroundings import Side, Surroundings, day_of, is_done
from comity.model.record import Record

SEEN = "the latest dated agreement or event that names both sides, their bodies or their successors"
NONE_FOUND = "no source tells of a dated agreement or event that names both sides"


def activity(record: Record, around: Surroundings) -> Activity:
    """The last evidence up to the day; that none is found since is no more than that."""
    sides = [around.side(party) for party in members(record, "parties")]
    pairs = combinations([side.on(around.on) for side in sides], 2)
    told = {other.id: other for one, another in pairs for other in around.shared(one, another)}
    dated = [(day, other) for other in told.values() if (day := _happened(other, sides, around.on))]
    if not dated:
        return Activity(state="none_found", rule=NONE_FOUND)
    _, last = max(dated, key=lambda entry: (entry[0], entry[1].kind == "agreement", entry[1].id))
    return Activity(
        state="seen",
        rule=SEEN,
        record=last.id,
        kind=last.kind,
        type=str(shown(last, "type")),
        on=last.day,
        claims=last.claims,
    )


def _happened(record: Record, sides: Sequence[Side], on: date) -> date | None:
    """The day on which a record tells of something between two of the sides; None where it does not."""
    if record.kind not in ("agreement", "event") or not is_done(record):
        return None
    day = day_of(record)
    if day is None or day > on:
        return None
    named = set(record.entities)
    return day if sum(bool(side.on(day) & named) for side in sides) > 1 else None
