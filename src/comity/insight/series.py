"""Numbers of one measure beside each other: each value told, for which time, by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from comity.insight.evidence import shown
from comity.model.cited import CitedClaim
from comity.model.claim import Figure, Modality, Qualifier
from comity.model.record import Record
from comity.register.view import View


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One value as told; `contested` where another source tells another value for the same time."""

    record: str
    value: int | float
    qualifier: Qualifier
    modality: Modality
    period: str | None
    published: str | None
    rank: int | None
    rank_scope: str | None
    contested: bool
    claims: tuple[str, ...]


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """All values of one measure of one subject, in time order."""

    subject: str
    indicator: str
    unit: str
    partner: str | None
    sector: str | None
    label: str | None
    points: tuple[Point, ...]


def series(view: View, records: Iterable[Record]) -> tuple[Series, ...]:
    """The figures among these records, a series for each measure, by subject and indicator."""
    figures = [record for record in records if record.kind == "figure"]
    cited = view.claims(claim for record in figures for claim in record.claims)
    by_measure: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in figures:
        by_measure[tuple(str(shown(record, part) or "") for part in _MEASURE)].append(record)
    return tuple(_series(measure, found, cited) for measure, found in sorted(by_measure.items()))


_MEASURE = ("subject", "indicator", "unit", "partner", "sector", "label")


def _series(measure: tuple[str, ...], records: list[Record], cited: dict[str, CitedClaim]) -> Series:
    subject, indicator, unit, *rest = measure
    partner, sector, label = (part or None for part in rest)
    points = [point for record in records for point in _points(record, cited)]
    points.sort(key=lambda point: (point.period or point.published or "9999", point.value, point.claims))
    return Series(
        subject=subject,
        indicator=indicator,
        unit=unit,
        partner=partner,
        sector=sector,
        label=label,
        points=tuple(points),
    )


def _points(record: Record, cited: dict[str, CitedClaim]) -> list[Point]:
    told: dict[tuple[object, ...], list[CitedClaim]] = defaultdict(list)
    for id_ in record.claims:
        claim = cited[id_].claim
        assert isinstance(claim, Figure)
        told[claim.value, claim.qualifier, claim.modality, claim.rank, claim.rank_scope].append(cited[id_])
    values = {value for value, *_ in told}
    return [_point(record, claims, contested=len(values) > 1) for claims in told.values()]


def _point(record: Record, claims: list[CitedClaim], contested: bool) -> Point:
    first = claims[0].claim
    assert isinstance(first, Figure)
    published = [claim.published for claim in claims if claim.published]
    return Point(
        record=record.id,
        value=first.value,
        qualifier=first.qualifier,
        modality=first.modality,
        period=first.period,
        published=min(published, default=None),
        rank=first.rank,
        rank_scope=first.rank_scope,
        contested=contested,
        claims=tuple(sorted(claim.id for claim in claims)),
    )
