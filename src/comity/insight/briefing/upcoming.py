"""The days ahead that follow from some agreements and events: ends of terms, what rules ask, round years."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from comity.insight.chronicle import Agreed
from comity.insight.dates import Dates, ahead, dates, within
from comity.insight.evidence import members, shown
from comity.insight.lifecycle import Lifecycle
from comity.insight.surroundings import Surroundings
from comity.model.record import Record
from comity.reference.duties import Duties

_ELSEWHERE = ("promise", "signing")  # what was promised, and what is to be signed, is told by itself


def upcoming(
    around: Surroundings, records: Collection[Record], axes: Mapping[str, Lifecycle], duties: Duties
) -> Dates:
    """The days of the next year that these records lead to; `axes` is how the agreements among them stand."""
    met: dict[tuple[str, ...], Agreed] = {}
    for record in records:
        if record.id in axes:
            met.setdefault(axes[record.id].legal.claims, _agreed(record, axes[record.id]))
    own = {record.id for record in records}
    every = within(ahead(met.values(), around, duties), around)
    return dates([one for one in every if one.record in own and one.what not in _ELSEWHERE], around, duties)


def _agreed(record: Record, axis: Lifecycle) -> Agreed:
    parties = members(record, "parties")
    body = any(party.startswith("org") for party in parties)
    kind = shown(record, "type")
    return Agreed(
        record=record.id,
        type=str(kind) if kind else None,
        day=record.day,
        body=body,
        parties=parties,
        legal=axis.legal,
    )
