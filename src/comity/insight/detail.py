"""One record with everything its sources say of it, and the records that surround it."""

from __future__ import annotations

import msgspec

from comity.errors import UnknownName
from comity.insight.evidence import Evidence, evidence, in_time_order, members
from comity.insight.lifecycle import Lifecycle, lifecycles
from comity.insight.surroundings import Surroundings
from comity.insight.then import known_by
from comity.model.decision import Numbered
from comity.model.record import Record
from comity.register.view import KeptDocument, View


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """A record, and for an agreement how it stands and the other agreements among the same parties.

    `decisions` are those of people that shaped it, oldest first.
    """

    record: Record
    decisions: tuple[Numbered, ...]
    lifecycles: dict[str, Lifecycle]
    related: tuple[Record, ...]
    evidence: Evidence


class DocumentDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A document and the records it is a source of."""

    document: KeptDocument
    records: tuple[Record, ...]
    evidence: Evidence


def detail(view: View, record: Record, around: Surroundings | None = None) -> Detail:
    """The detail of a record, as it was known on the day of its surroundings if they are of a day.

    Raises UnknownName where nothing of the record was known by then.
    """
    then = around.then if around else None
    known = known_by(view, (record,), then)
    if not known:
        raise UnknownName(record.id, f"was not known by {then}")
    record = known[0]
    related = _between_the_same(view, record) if record.kind == "agreement" else ()
    related = known_by(view, related, then)
    axes, found = lifecycles((record,), around, evidence(view, (record, *related)))
    decisions = [numbered for numbered in view.decisions() if numbered.number in record.decisions]
    return Detail(
        record=record,
        decisions=tuple(decisions),
        lifecycles=axes,
        related=in_time_order(related, found),
        evidence=found,
    )


def document_detail(view: View, document: KeptDocument) -> DocumentDetail:
    """The detail of a document."""
    claims = [claim.id for claim in view.claims_of(document.id)]
    records = view.records_citing(claims)
    found = evidence(view, records)
    return DocumentDetail(document=document, records=in_time_order(records, found), evidence=found)


def _between_the_same(view: View, record: Record) -> tuple[Record, ...]:
    parties = set(members(record, "parties"))
    near = (other for other in view.records_about(*parties) if other.kind == "agreement")
    shared = (other for other in near if len(parties & set(members(other, "parties"))) >= 2)
    return tuple(other for other in shared if other.id != record.id)
