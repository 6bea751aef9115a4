"""Numbers of one measure beside each other: each value told, for which time and territory, by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from comity.insight.evidence import citations, shown
from comity.insight.numbers import Telling, tellings
from comity.model.cited import Citation
from comity.model.claim import Modality, Qualifier
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.register.view import View


class Boundary(msgspec.Struct, frozen=True, kw_only=True):
    """One of the territories a locality had: from a day (included) to a day (excluded), None for an open end.

    `including` and `without` name what it held, or lacked, compared with the one before or after it.
    """

    since: str | None
    until: str | None
    including: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """False for a number of which nothing tells the territory it was counted in."""
        return bool(self.since or self.until)

    def holds(self, first: str, last: str) -> bool:
        """Whether it was the territory from the first day to the last."""
        return (self.since or "") <= first and (not self.until or last < self.until)


UNKNOWN = Boundary(since=None, until=None)
"""The boundary of a number of which nothing tells when it was counted, or that spans a change."""

Boundaries = Callable[[str], tuple[Boundary, ...]]
"""The territories of an entity one after the other, by the reference tables; none where it never changed."""


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
    """All values of one measure of one subject, in time order.

    Where the subject's territory changed, each territory has a series of its own, and so have the
    numbers of which the territory is not known; else `boundary` is None.
    """

    subject: str
    indicator: str
    unit: str
    partner: str | None
    sector: str | None
    label: str | None
    points: tuple[Point, ...]
    boundary: Boundary | None = None


def unchanged(_entity: str) -> tuple[Boundary, ...]:
    """The boundaries of entities whose territory never changed."""
    return ()


def series(view: View, records: Iterable[Record], boundaries: Boundaries = unchanged) -> tuple[Series, ...]:
    """The figures among these records, a series for each measure and territory, by subject and indicator."""
    figures = [record for record in records if record.kind == "figure"]
    return series_of(figures, told_by(figures, citations(view, figures)), boundaries)


def told_by(figures: Iterable[Record], cited: Mapping[str, Citation]) -> dict[str, Telling]:
    """What the claims of some figures tell, by their ids."""
    return {telling.id: telling for record in figures for telling in tellings(record, cited)}


def series_of(
    figures: Iterable[Record], told: Mapping[str, Telling], boundaries: Boundaries = unchanged
) -> tuple[Series, ...]:
    """The series of some figures; `told` is what their claims tell, by id."""
    by_measure: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in figures:
        by_measure[measure(record)].append(record)
    known = {subject: boundaries(subject) for subject in {subject for subject, *_ in by_measure}}
    return tuple(
        one
        for key, found in sorted(by_measure.items())
        for one in _by_boundary(key, found, told, known[key[0]])
    )


def measure(record: Record) -> tuple[str, ...]:
    """What is counted: two figures that share it can be held against each other."""
    return tuple(str(shown(record, part) or "") for part in _MEASURE)


_MEASURE = ("subject", "indicator", "unit", "partner", "sector", "label")


def boundary_of(telling: Telling, boundaries: tuple[Boundary, ...]) -> Boundary | None:
    """The territory a number was counted in: that of its period, else that of the day it was published.

    None where the territory never changed.
    """
    if not boundaries:
        return None
    told = telling.period if telling.period and is_edtf(telling.period) else telling.published
    if not told:
        return UNKNOWN
    first, last = (day.isoformat() for day in bounds(told))
    return next((boundary for boundary in boundaries if boundary.holds(first, last)), UNKNOWN)


def _by_boundary(
    key: tuple[str, ...],
    records: list[Record],
    told: Mapping[str, Telling],
    known: tuple[Boundary, ...],
) -> Iterable[Series]:
    subject, indicator, unit, *rest = key
    partner, sector, label = (part or None for part in rest)
    found: dict[Boundary | None, list[Point]] = defaultdict(list)
    for record in records:
        within: dict[Boundary | None, list[Telling]] = defaultdict(list)
        for claim in record.claims:
            within[boundary_of(told[claim], known)].append(told[claim])
        for boundary, some in within.items():
            found[boundary] += _points(record.id, some)
    for boundary in (None, *known, UNKNOWN):
        if points := found.get(boundary):
            points.sort(
                key=lambda point: (point.period or point.published or "9999", point.value, point.claims)
            )
            yield Series(
                subject=subject,
                indicator=indicator,
                unit=unit,
                partner=partner,
                sector=sector,
                label=label,
                boundary=boundary,
                points=tuple(points),
            )


def _points(record: str, tellings: list[Telling]) -> list[Point]:
    told: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for one in tellings:
        told[one.value, one.qualifier, one.modality, one.rank, one.rank_scope].append(one)
    values = {value for value, *_ in told}
    return [_point(record, alike, contested=len(values) > 1) for alike in told.values()]


def _point(record: str, alike: list[Telling], contested: bool) -> Point:
    first = alike[0]
    published = [telling.published for telling in alike if telling.published]
    return Point(
        record=record,
        value=first.value,
        qualifier=first.qualifier,
        modality=first.modality,
        period=first.period,
        published=min(published, default=None),
        rank=first.rank,
        rank_scope=first.rank_scope,
        contested=contested,
        claims=tuple(sorted(telling.id for telling in alike)),
    )
