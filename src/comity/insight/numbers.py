"""One number as one claim tells it, read from the claim or from the record that was made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

import msgspec

from comity.model.cited import Citation, CitedClaim
from comity.model.claim import Figure, Modality, Qualifier
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number of an indicator as the claim `id` tells it, and the document that it stands in."""

    id: str
    document: str
    published: str | None
    indicator: str
    value: int | float
    qualifier: Qualifier
    modality: Modality
    period: str | None
    rank: int | None
    rank_scope: str | None

    @classmethod
    def by(cls, cited: CitedClaim) -> Self:
        """What a figure's claim tells."""
        claim = figure_of(cited)
        return cls(
            id=cited.id,
            document=cited.document,
            published=cited.published,
            indicator=claim.indicator,
            value=claim.value,
            qualifier=claim.qualifier,
            modality=claim.modality,
            period=claim.period,
            rank=claim.rank,
            rank_scope=claim.rank_scope,
        )

    @property
    def day(self) -> str | None:
        """The day the number holds for: the end of its period, else that of its publication."""
        told = self.period if self.period and is_edtf(self.period) else self.published
        return bounds(told)[1].isoformat() if told and told is self.period else told


def figure_of(cited: CitedClaim) -> Figure:
    """The claim as the figure it is."""
    assert isinstance(cited.claim, Figure)
    return cited.claim


def tellings(record: Record, citations: Mapping[str, Citation]) -> Iterator[Telling]:
    """What each claim of a figure tells: a record keeps which claims tell which value of a field."""
    told = {name: _by_claim(record, name) for name in _PARTS}
    for claim in record.claims:
        cited = citations[claim]
        yield Telling(
            id=claim,
            document=cited.document_id,
            published=cited.published,
            indicator=told["indicator"][claim],
            value=told["value"][claim],
            qualifier=told["qualifier"][claim],
            modality=cited.modality,
            period=told["period"].get(claim),
            rank=told["rank"].get(claim),
            rank_scope=told["rank_scope"].get(claim),
        )


_PARTS = ("indicator", "value", "qualifier", "period", "rank", "rank_scope")


def _by_claim(record: Record, name: str) -> dict[str, Any]:
    field = record.fields.get(name)
    return {claim: value.value for value in field.values for claim in value.claims} if field else {}
