"""Where the claims of a record stand, kept in its row: what pages cite, without reading each claim.

It is `[[document, start, end, quote], ...]` in JSON, in the order of the record's claims, with the modality
behind the quote of those that are not asserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from comity.model.cited import Citation, CitedClaim
from comity.model.claim import Modality
from comity.model.record import Record

Published = Mapping[str, tuple[str | None, str]]
"""When documents were published, and what they are called."""


class _Standing(msgspec.Struct, array_like=True):
    document: str
    start: int
    end: int
    quote: str
    modality: Modality = "asserted"


class _Claims(msgspec.Struct, array_like=True):
    """What a packed record begins with."""

    claims: tuple[str, ...]


_encode = msgspec.json.Encoder().encode
_claims = msgspec.json.Decoder(_Claims).decode
_standings = msgspec.json.Decoder(list[_Standing]).decode


def standings(record: Record, claims: Mapping[str, CitedClaim]) -> str:
    """The text that is kept of a record's claims."""
    return _encode([_standing(claims[id_]) for id_ in record.claims]).decode()


def _standing(cited: CitedClaim) -> list[Any]:
    claim = cited.claim
    shade = [] if claim.modality == "asserted" else [claim.modality]
    return [cited.document, *claim.span, claim.quote, *shade]


class Standings:
    """What records kept of where their claims stand; `rows` are what they tell, and that text."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._found = {
            claim: standing
            for told, cited in rows
            for claim, standing in zip(_claims(told).claims, _standings(cited), strict=True)
        }

    @property
    def documents(self) -> set[str]:
        """The documents they stand in."""
        return {standing.document for standing in self._found.values()}

    def citations(self, published: Published) -> Iterator[Citation]:
        """The citations of all these claims."""
        for claim, at in self._found.items():
            day, name = published[at.document]
            yield Citation(
                claim=claim,
                document=name,
                document_id=at.document,
                published=day,
                quote=at.quote,
                start=at.start,
                end=at.end,
                modality=at.modality,
            )
