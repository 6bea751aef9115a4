"""What each side of a relation promised: in what names both, and in documents that tell of the two."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from comity.insight.evidence import members
from comity.insight.surroundings import Surroundings
from comity.model.claim import Commitment
from comity.model.record import Record

_DOCUMENTS = 60  # documents on the two that are looked through for promises
_DONE_TOGETHER = ("agreement", "event")


def promised(
    around: Surroundings, records: Collection[Record], sides: Iterable[Collection[str]]
) -> tuple[Record, ...]:
    """The promises among what lies between two sides, and those made by one in documents that tell of it."""
    who = {id_ for side in sides for id_ in side}
    own = {record.id: record for record in records if record.kind == "commitment"}
    claims = [
        cited.id
        for document in _documents(around, records)
        for cited in around.claims_of(document)
        if isinstance(cited.claim, Commitment)
    ]
    told = around.records(record.id for record in around.view.records_citing(claims)) if claims else ()
    own |= {r.id: r for r in told if r.kind == "commitment" and who & set(members(r, "actors"))}
    return tuple(sorted(own.values(), key=lambda record: (record.day or "9999", record.id)))


def _documents(around: Surroundings, records: Iterable[Record]) -> list[str]:
    """Documents that tell of what the two did together."""
    acts = [record for record in records if record.kind in _DONE_TOGETHER]
    found = sorted({(cited.published or "", cited.document_id) for cited in around.citations(*acts)})
    return [document for _, document in found[::-1][:_DOCUMENTS]]
