"""What was known of records by a day: each with the claims dated by then, and the values those tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Agreement, Claim, Event, Figure, Modality
from comity.model.dates import bounds, is_edtf
from comity.model.record import Field, Record
from comity.register.view import View

BY_THEN = "what was told by then"
"""Why a value is shown of a record that later claims added to."""


def known_by(view: View, records: Iterable[Record], on: date | None) -> tuple[Record, ...]:
    """The records as they were known by a day, all of them as they are without one.

    What is told as done counts from its own day on, be it told later; what is told without a day,
    and what is only planned or hoped for, counts from its publication on.
    """
    records = tuple(records)
    if on is None:
        return records
    claims = view.claims(claim for record in records for claim in record.claims)
    kept = {id_: cited.claim.modality for id_, cited in claims.items() if is_known(cited, on)}
    then = (restricted(record, kept) for record in records)
    return tuple(record for record in then if record is not None)


def is_known(cited: CitedClaim, on: date) -> bool:
    """Whether a claim tells of a time up to a day, or was published by then."""
    told = _day_told(cited.claim) if cited.claim.modality in ("asserted", "denied") else None
    since = told or cited.published
    return since is not None and is_edtf(since) and bounds(since)[0] <= on


def restricted(record: Record, claims: Mapping[str, Modality]) -> Record | None:
    """The record as these claims, by id, tell it, what is asserted first; None where none is its own."""
    own = tuple(claim for claim in record.claims if claim in claims)
    if len(own) == len(record.claims):
        return record
    if not own:
        return None
    fields = {name: _restricted(field, claims) for name, field in record.fields.items()}
    told = {name: field for name, field in fields.items() if field is not None}
    return msgspec.structs.replace(record, claims=own, fields=told)


def _restricted(field: Field, claims: Mapping[str, Modality]) -> Field | None:
    kept = [
        msgspec.structs.replace(value, claims=tuple(claim for claim in value.claims if claim in claims))
        for value in field.values
        if claims.keys() & set(value.claims)
    ]
    if not kept:
        return None
    if not field.many:
        kept.sort(key=lambda value: all(claims[claim] != "asserted" for claim in value.claims))
    shown = [value.value for value in kept] if field.many else kept[0].value
    rule = field.rule if len(kept) == len(field.values) and shown == field.shown else BY_THEN
    return Field(shown=shown, rule=rule, values=tuple(kept), many=field.many)


def _day_told(claim: Claim) -> str | None:
    match claim:
        case Agreement():
            return claim.date
        case Event():
            return claim.start
        case Figure():
            return claim.period
    return None
