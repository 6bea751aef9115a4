"""What a register holds, at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from comity.insight.evidence import Evidence, contested, evidence, in_time_order, shown
from comity.model.record import Record
from comity.register.view import KeptDocument, View


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """Counts, the documents, the localities most is known about, the agreements, and where sources differ."""

    counts: dict[str, int]
    documents: tuple[KeptDocument, ...]
    localities: tuple[tuple[str, int], ...]
    agreements: tuple[Record, ...]
    contested: tuple[Record, ...]
    evidence: Evidence


def overview(view: View, most: int = 10) -> Overview:
    """An overview; of localities and agreements the first `most`, agreements newest first."""
    records = view.records()
    newest = _newest(view, records, most)
    localities = {entity.id for entity in view.entities() if entity.type == "locality"}
    known = Counter(id_ for record in records for id_ in record.entities if id_ in localities)
    ranked = sorted(known.items(), key=lambda entry: (-entry[1], entry[0]))[:most]
    candidates = [r for r in records if any(field.contested for field in r.fields.values())]
    differing = contested(candidates, evidence(view, candidates))
    return Overview(
        counts=view.counts(),
        documents=view.documents(),
        localities=tuple(ranked),
        agreements=newest,
        contested=differing,
        evidence=evidence(view, (*newest, *differing), (id_ for id_, _ in ranked)),
    )


def _newest(view: View, records: Iterable[Record], most: int) -> tuple[Record, ...]:
    """Agreements made, the newest first and undated ones last."""
    made = [r for r in records if r.kind == "agreement" and shown(r, "modality") == "asserted"]
    ordered = in_time_order(made, evidence(view, made))
    dated = [record for record in ordered if "date" in record.fields]
    undated = [record for record in ordered if "date" not in record.fields]
    return (*dated[::-1], *undated)[:most]
