"""What stands behind findings: the names of the entities in them and the words of the claims they cite."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.model.claim import Modality
from comity.model.record import Record
from comity.register.view import View


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """Where one claim stands: the document, its publication date, the words, and how firmly they say it."""

    claim: str
    document: str
    document_id: str
    published: str | None
    quote: str
    start: int
    end: int
    modality: Modality


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Names by entity id, and citations by claim id, for everything a finding mentions."""

    names: dict[str, str]
    citations: dict[str, Citation]

    def name(self, entity_id: str) -> str:
        """The name shown for an entity."""
        return self.names.get(entity_id, entity_id)


def evidence(view: View, records: Iterable[Record], others: Iterable[str] = ()) -> Evidence:
    """The evidence of these records, and the names of other entities besides."""
    records = tuple(records)
    about = {entity for record in records for entity in record.entities} | set(others)
    cited = view.claims(claim for record in records for claim in record.claims)
    return Evidence(
        names=view.names(about),
        citations={
            id_: Citation(
                claim=id_,
                document=found.claim.document,
                document_id=found.document,
                published=found.published,
                quote=found.claim.quote,
                start=found.claim.span[0],
                end=found.claim.span[1],
                modality=found.claim.modality,
            )
            for id_, found in cited.items()
        },
    )


def shown(record: Record, field: str) -> object:
    """The value a record shows for a field; None where no source tells it."""
    told = record.fields.get(field)
    return told.shown if told else None


def members(record: Record, field: str) -> tuple[str, ...]:
    """The entity ids in a field that holds several."""
    told = record.fields.get(field)
    return tuple(told.shown) if told else ()


def when(record: Record) -> str | None:
    """The date that places a record in time, in EDTF; None where no source gives one."""
    for field in ("date", "start", "end", "period", "due"):
        if isinstance(told := shown(record, field), str):
            return told
    return None


def in_time_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records by their date, undated ones last."""
    return tuple(sorted(records, key=lambda record: (when(record) or "9999", record.kind, record.id)))


def contested(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records about which the sources differ."""
    return tuple(r for r in records if any(field.contested for field in r.fields.values()))
