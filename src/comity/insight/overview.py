"""What a register holds, at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from comity.insight.evidence import Evidence, contested, evidence, in_time_order, shown
from comity.insight.then import known_by
from comity.model.dates import bounds
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


def overview(view: View, most: int = 10, then: date | None = None) -> Overview:
    """An overview; of localities and agreements the first `most`, agreements newest first.

    With a day, of what was known by then.
    """
    records = known_by(view, view.records(), then)
    documents = tuple(one for one in view.documents() if then is None or _is_out(one, then))
    newest = _newest(view, records, most)
    localities = {entity.id for entity in view.entities() if entity.type == "locality"}
    known = Counter(id_ for record in records for id_ in record.entities if id_ in localities)
    ranked = sorted(known.items(), key=lambda entry: (-entry[1], entry[0]))[:most]
    candidates = [r for r in records if any(field.contested for field in r.fields.values())]
    differing = contested(candidates, evidence(view, candidates))
    return Overview(
        counts=view.counts() if then is None else _counted(records, documents),
        documents=documents,
        localities=tuple(ranked),
        agreements=newest,
        contested=differing,
        evidence=evidence(view, (*newest, *differing), (id_ for id_, _ in ranked)),
    )


def _is_out(document: KeptDocument, then: date) -> bool:
    """Whether a document was published by a day."""
    return document.published is not None and bounds(document.published)[0] <= then


def _counted(records: Iterable[Record], documents: tuple[KeptDocument, ...]) -> dict[str, int]:
    return {"documents": len(documents), **Counter(record.kind for record in records)}


def _newest(view: View, records: Iterable[Record], most: int) -> tuple[Record, ...]:
    """Agreements made, the newest first and undated ones last."""
    made = [r for r in records if r.kind == "agreement" and shown(r, "modality") == "asserted"]
    ordered = in_time_order(made, evidence(view, made))
    dated = [record for record in ordered if "date" in record.fields]
    undated = [record for record in ordered if "date" not in record.fields]
    return (*dated[::-1], *undated)[:most]
