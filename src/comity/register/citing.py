"""Where the claims of a record stand, kept in its row: what pages cite, without reading each claim.

It is `[[document, start, end, quote], ...]` in JSON, in the order of the record's claims. Behind the quote
stands the modality of those that are not asserted; of an agreement always, and then its parties as the words
call them, each with the id that its reader gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from comity.model.cited import Citation, CitedClaim, Standing
from comity.model.claim import Agreement, Modality
from comity.model.record import Record

Published = Mapping[str, tuple[str | None, str]]
"""When documents were published, and what they are called."""


class _Kept(msgspec.Struct, array_like=True, gc=False):
    document: str
    start: int
    end: int
    quote: str
    modality: Modality = "asserted"
    parties: tuple[tuple[str, str | None], ...] = ()


class _Claims(msgspec.Struct, array_like=True, gc=False):
    """What a packed record begins with."""

    claims: tuple[str, ...]


_encode = msgspec.json.Encoder().encode
_claims = msgspec.json.Decoder(_Claims).decode
_kept = msgspec.json.Decoder(list[_Kept]).decode


def standings(record: Record, claims: Mapping[str, CitedClaim]) -> str:
    """The text that is kept of a record's claims."""
    return _encode([_told(claims[id_]) for id_ in record.claims]).decode()


def _told(cited: CitedClaim) -> list[Any]:
    claim = cited.claim
    told = [cited.document, *claim.span, claim.quote]
    if isinstance(claim, Agreement):
        return [*told, claim.modality, [[party.name, party.id] for party in claim.parties]]
    return told if claim.modality == "asserted" else [*told, claim.modality]


def claims_of(told: str) -> tuple[str, ...]:
    """The claims of a packed record."""
    return _claims(told).claims


class Standings:
    """What records kept of where their claims stand; `rows` are the ids of these, and that text."""

    def __init__(self, rows: Iterable[tuple[tuple[str, ...], str]]) -> None:
        self._found = {
            claim: kept for claims, cited in rows for claim, kept in zip(claims, _kept(cited), strict=True)
        }

    @property
    def documents(self) -> set[str]:
        """The documents they stand in."""
        return {kept.document for kept in self._found.values()}

    def told(self, published: Published) -> dict[str, Standing]:
        """Where each of these claims stands, by id."""
        found = {}
        for claim, kept in self._found.items():
            day, name = published[kept.document]
            citation = Citation(
                claim=claim,
                document=name,
                document_id=kept.document,
                published=day,
                quote=kept.quote,
                start=kept.start,
                end=kept.end,
                modality=kept.modality,
            )
            found[claim] = Standing(citation, kept.parties)
        return found
