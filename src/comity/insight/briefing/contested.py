"""What sources tell differently of some records and numbers, as far as it was told by a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from comity.insight.briefing.party import together
from comity.insight.conflict import Conflict, Told
from comity.insight.conflicts import Conflicts, conflicts_of_numbers, conflicts_of_records, is_contested
from comity.insight.series import Boundaries, Series
from comity.insight.surroundings import Surroundings
from comity.model.dates import bounds
from comity.model.record import Record


def contested(
    around: Surroundings, records: Iterable[Record], figures: Iterable[Series], boundaries: Boundaries
) -> Conflicts:
    """The conflicts about these records, and among these numbers, numbers last."""
    ids = [record.id for record in records if record.kind != "figure" and is_contested(record)]
    wanted = {(one.subject, one.indicator) for one in figures if any(point.contested for point in one.points)}
    told = [conflicts_of_records(around.view, ids)] if ids else []
    told += [conflicts_of_numbers(around.view, sorted(wanted), boundaries)] if wanted else []
    found = [kept for some in told for one in some.found if (kept := _by_then(one, around.then))]
    return Conflicts(
        entity=None,
        found=tuple(found),
        records={id_: record for some in told for id_, record in some.records.items()},
        evidence=together(*(some.evidence for some in told)),
    )


def _by_then(conflict: Conflict, then: date | None) -> Conflict | None:
    """A conflict as it was on a day; None where by then nothing was told differently."""
    if then is None:
        return conflict
    told = tuple(kept for one in conflict.told if (kept := _told_by_then(one, then)))
    if len(told) < 2 or not told[0].shown:
        return None
    return msgspec.structs.replace(conflict, told=told, reasons=())


def _told_by_then(told: Told, then: date) -> Told | None:
    known = tuple(
        teller for teller in told.tellers if teller.published and bounds(teller.published)[0] <= then
    )
    return msgspec.structs.replace(told, tellers=known) if known else None
