"""What stands behind findings: the names of the entities in them and the words of the claims they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from comity.model.cited import Citation
from comity.model.dates import is_edtf, may_agree
from comity.model.record import Record, Value
from comity.register.view import View
from comity.resolving.values import GENERAL


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
    return Evidence(
        names=view.names(about),
        citations=citations(view, records),
    )


def citations(view: View, records: Iterable[Record]) -> dict[str, Citation]:
    """Where each of the claims of these records stands, by id."""
    claims = {record.id: record.claims for record in records}
    found = view.standings(claims)
    cited = sorted({claim for told in claims.values() for claim in told})
    return {claim: found[claim].citation for claim in cited}


def shown(record: Record, field: str) -> object:
    """The value a record shows for a field; None where no source tells it."""
    told = record.fields.get(field)
    return told.shown if told else None


def members(record: Record, field: str) -> tuple[str, ...]:
    """The entity ids in a field that holds several."""
    told = record.fields.get(field)
    return tuple(told.shown) if told else ()


def in_time_order(records: Iterable[Record], found: Evidence) -> tuple[Record, ...]:
    """Records by their date; undated ones last, as they were published and as they stand in the text."""

    def place(record: Record) -> tuple[str, str, str, int, str]:
        told = [found.citations[claim] for claim in record.claims]
        published, document, start = min((c.published or "9999", c.document_id, c.start) for c in told)
        return record.day or "9999", published, document, start, record.id

    return tuple(sorted(records, key=place))


def contested(records: Iterable[Record], found: Evidence) -> tuple[Record, ...]:
    """The records about which the sources differ."""
    return tuple(record for record in records if differing(record, found))


def differing(record: Record, found: Evidence) -> dict[str, tuple[Value, ...]]:
    """The fields in which sources contradict each other, with the values that do.

    What was planned or hoped for does not contradict what was done.
    """
    fields = {}
    for name, field in record.fields.items():
        if not field.contested or name in _SHADES:
            continue
        done = tuple(v for v in field.values if any(_is_asserted(c, found) for c in v.claims))
        told = done or field.values
        against = tuple(v for v in told if v.value == field.shown or not _agrees(name, v.value, field.shown))
        if len(against) > 1:
            fields[name] = against
    return fields


def may_differ(several: Mapping[str, Sequence[Any]]) -> bool:
    """Whether one of the fields told in several ways contradicts what is shown of it, whoever tells it.

    Of each field comes the value shown first, then those told.
    """
    return any(
        name not in _SHADES and any(value != shown and not _agrees(name, value, shown) for value in told)
        for name, (shown, *told) in several.items()
    )


def _agrees(name: str, value: object, shown: object) -> bool:
    """Whether a value is the one shown, told less exactly: a date around it, or a type that says little."""
    if name == "type" and value in GENERAL:
        return True
    told = [day for day in (value, shown) if isinstance(day, str) and is_edtf(day)]
    return len(told) > 1 and may_agree(*told)


# Told in other words, not otherwise; or of the telling, not of the thing.
_SHADES = {"modality", "qualifier", "name", "role", "action", "rank_scope"}


def _is_asserted(claim: str, found: Evidence) -> bool:
    return claim in found.citations and found.citations[claim].modality == "asserted"
