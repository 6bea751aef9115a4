"""A record put together from the claims that state it: one agreement, event, figure … each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import entities_of
from comity.model.decision import Numbered
from comity.model.entity import Entity
from comity.model.record import PREFIXES, Field, Record
from comity.resolving.corrections import corrected
from comity.resolving.gathering import Ids
from comity.resolving.values import NO_COPIES, Copies, all_values, one_value

_BASE = {"document", "quote", "span", "confidence"}
_MANY = {"parties", "fields", "signatories", "places", "participants", "actors", "beneficiaries"}


def record_of(
    claims: Sequence[CitedClaim], ids: Ids, copies: Copies = NO_COPIES, decisions: Sequence[Numbered] = ()
) -> Record:
    """The record of claims that tell one thing; the same one in whatever order they come.

    `copies` gives of documents that repeat another's text the one they stand for; `decisions` are what
    people decided about these claims, oldest first.
    """
    claims = sorted(claims, key=lambda cited: cited.id)
    kind = claims[0].kind
    about = {ids(cited.document, entity) for cited in claims for entity in entities_of(cited.claim)}
    return Record(
        id=record_id(kind, claims[0].id),
        kind=kind,
        fields=corrected(kind, _fields(claims, ids, copies), decisions),
        entities=tuple(sorted(about)),
        claims=tuple(cited.id for cited in claims),
        decisions=tuple(numbered.number for numbered in decisions),
    )


def record_id(kind: str, claim: str) -> str:
    """A record's id: its kind in three letters and sixteen digits of a hash of its smallest claim id.

    >>> record_id("agreement", "0")[:4]
    'agr-'
    """
    digest = hashlib.sha256(msgspec.json.encode([kind, claim])).hexdigest()
    return f"{PREFIXES[kind]}-{digest[:16]}"


def _fields(claims: Sequence[CitedClaim], ids: Ids, copies: Copies) -> dict[str, Field]:
    names = [name for name in claims[0].claim.__struct_fields__ if name not in _BASE]
    told = {name: _field(name, claims, ids, copies) for name in names}
    return {name: field for name, field in told.items() if field is not None}


def _field(name: str, claims: Sequence[CitedClaim], ids: Ids, copies: Copies) -> Field | None:
    if name in _MANY:
        return all_values(
            (_plain(item, cited, ids), cited) for cited in claims for item in getattr(cited.claim, name)
        )
    return one_value(name, ((_plain(getattr(c.claim, name), c, ids), c) for c in claims), copies)


def _plain(value: Any, cited: CitedClaim, ids: Ids) -> Any:
    """A value as it is stored: entities by their id."""
    if isinstance(value, Entity):
        return ids(cited.document, value)
    if isinstance(value, msgspec.Struct):
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        told: Mapping[str, Any] = {spelt: getattr(value, name) for spelt, name in names}
        return {name: _plain(part, cited, ids) for name, part in told.items() if part is not None}
    return value
