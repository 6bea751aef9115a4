"""Records put together from the claims that state them: one agreement, event, figure … each."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import entities_of
from comity.model.decision import Decision
from comity.model.entity import Entity
from comity.model.record import Field, Record, ResolvedEntity
from comity.resolving.agreements import AgreementTellings
from comity.resolving.entities import Known, Resolved, Texts, resolve
from comity.resolving.events import EventTellings
from comity.resolving.figures import gather_figures
from comity.resolving.gathering import gather
from comity.resolving.lasting import gather_lasting
from comity.resolving.values import all_values, one_value

VERSION = "1"
"""Raised whenever the same claims give other records than before, so that registers derive again."""

_PREFIX = {
    "agreement": "agr",
    "event": "evt",
    "figure": "fig",
    "membership": "mem",
    "post": "pst",
    "affiliation": "aff",
    "strength": "str",
    "commitment": "com",
    "statement": "sta",
}
_BASE = {"document", "quote", "span"}
_MANY = {"parties", "fields", "signatories", "places", "participants", "actors", "beneficiaries"}


class Derived(msgspec.Struct, frozen=True, kw_only=True):
    """What the claims come to: entities, the entity ids of each claim id, and records."""

    entities: tuple[ResolvedEntity, ...]
    mentions: dict[str, tuple[str, ...]]
    records: tuple[Record, ...]


def derive(
    claims: Iterable[CitedClaim], texts: Texts, known: Known, decisions: Iterable[Decision] = ()
) -> Derived:
    """Entities and records of these claims; the same ones in whatever order the claims come.

    `texts` are the documents' texts by id (acronyms are looked up there). Claims that a decision
    rejects take no part.
    """
    decisions = tuple(decisions)
    rejected = {about for d in decisions if d.verdict == "reject" for about in d.about}
    kept = sorted((claim for claim in claims if claim.id not in rejected), key=lambda claim: claim.id)
    resolved = resolve(kept, texts, known, decisions)
    mentions = {cited.id: _ids(cited, resolved) for cited in kept}
    groups = _groups(kept, resolved, known)
    records = sorted((_record(group, resolved, mentions) for group in groups), key=lambda record: record.id)
    return Derived(entities=resolved.entities, mentions=mentions, records=tuple(records))


def _groups(claims: list[CitedClaim], resolved: Resolved, known: Known) -> list[list[CitedClaim]]:
    kinds: dict[str, list[CitedClaim]] = defaultdict(list)
    for cited in claims:
        kinds[cited.kind if cited.kind in _GATHERED else ""].append(cited)
    return [
        *gather(AgreementTellings(), kinds["agreement"], resolved.id),
        *gather(EventTellings(known), kinds["event"], resolved.id),
        *gather_figures(kinds["figure"], resolved.id),
        *gather_lasting(kinds[""], resolved.id),
    ]


_GATHERED = ("agreement", "event", "figure")


def _record(claims: list[CitedClaim], resolved: Resolved, mentions: Mapping[str, tuple[str, ...]]) -> Record:
    claims = sorted(claims, key=lambda cited: cited.id)
    kind = claims[0].kind
    about = {entity for cited in claims for entity in mentions[cited.id]}
    return Record(
        id=record_id(kind, claims[0].id),
        kind=kind,
        fields=_fields(claims, resolved),
        entities=tuple(sorted(about)),
        claims=tuple(cited.id for cited in claims),
    )


def record_id(kind: str, claim: str) -> str:
    """A record's id: its kind in three letters and ten digits of a hash of its smallest claim id.

    >>> record_id("agreement", "0")[:4]
    'agr-'
    """
    digest = hashlib.sha256(msgspec.json.encode([kind, claim])).hexdigest()
    return f"{_PREFIX[kind]}-{digest[:10]}"


def _fields(claims: list[CitedClaim], resolved: Resolved) -> dict[str, Field]:
    names = [name for name in claims[0].claim.__struct_fields__ if name not in _BASE]
    told = {name: _field(name, claims, resolved) for name in names}
    return {name: field for name, field in told.items() if field is not None}


def _field(name: str, claims: list[CitedClaim], resolved: Resolved) -> Field | None:
    if name in _MANY:
        return all_values(
            (_plain(item, cited, resolved), cited) for cited in claims for item in getattr(cited.claim, name)
        )
    tellings = [(_plain(getattr(cited.claim, name), cited, resolved), cited) for cited in claims]
    return one_value(name, tellings)


def _plain(value: Any, cited: CitedClaim, resolved: Resolved) -> Any:
    """A value as it is stored: entities by their id."""
    if isinstance(value, Entity):
        return resolved.id(cited.document, value)
    if isinstance(value, msgspec.Struct):
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        told = {spelt: getattr(value, name) for spelt, name in names}
        return {name: _plain(part, cited, resolved) for name, part in told.items() if part is not None}
    return value


def _ids(cited: CitedClaim, resolved: Resolved) -> tuple[str, ...]:
    return tuple(sorted({resolved.id(cited.document, entity) for entity in entities_of(cited.claim)}))
