"""Numbers in words: the values of each measure side by side, and the newest of each."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.insight.evidence import Evidence
from comity.insight.figures import Figures
from comity.insight.series import Point, Series
from comity.publish.lines import measure_words, point_notes, territory, time_words, value_words
from comity.publish.page import Page, Part
from comity.publish.words import indicator, listed, say, wording


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One value in words, for a row of a table: whose, of which time, how much, and what else is told.

    `id` tells the row apart on its page; `claims` are those that tell the value.
    """

    id: str
    subject: str
    name: str
    time: str
    value: str
    notes: str
    territory: str
    record: str
    claims: tuple[str, ...]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One measure: its name, its series, and all their values in words, series by series."""

    title: str
    unit: str
    series: tuple[Series, ...]
    values: tuple[Value, ...]


def figures_page(found: Figures) -> Page:
    """What the numbers are about, with their citations."""
    names = listed([entity.name for entity in found.chosen])
    what = indicator(found.indicator) if found.indicator else wording().headings["figures"]
    return Page(
        title=say("of_whom", what=what, names=names) if names else what,
        citations=found.evidence.citations,
    )


def measures(found: Figures) -> tuple[Measure, ...]:
    """The values side by side: a measure each, first that of which most is told."""
    by_measure: dict[tuple[str | None, ...], list[Series]] = {}
    for one in found.series:
        key = (one.unit, one.partner, one.sector, one.label)
        by_measure.setdefault(key, []).append(one)
    made = [_measure(together, found.evidence) for together in by_measure.values()]
    return tuple(sorted(made, key=lambda one: (_is_part(one.series[0]), -len(one.values), one.title)))


def latest_values(found: Figures) -> dict[tuple[str, str], tuple[Value, ...]]:
    """The newest values of each subject and indicator; several where sources differ."""
    told: dict[tuple[str, str], tuple[Value, ...]] = {}
    for series in found.latest:
        where = Part(measure_words(series, found.evidence)).text if _is_part(series) else ""
        key = series.subject, series.indicator
        told[key] = (*told.get(key, ()), *_values([series], found.evidence, where))
    return told


def curve_words(series: Series, evidence: Evidence, several: bool) -> str:
    """What a curve shows: whose it is where several are shown, in which territory, and its newest value."""
    name = evidence.name(series.subject) if several else ""
    where = territory(series.boundary) if series.boundary else ""
    latest = ([point for point in series.points if stands(point)] or series.points)[-1]
    told = f"{value_words(latest, series.unit)}, {time_words(latest)}"
    return ": ".join((", ".join(filter(None, (name, where))), told)) if name or where else told


def stands(point: Point) -> bool:
    """Whether a value is told as a fact of a time, and not contradicted."""
    return point.modality == "asserted" and point.period is not None and not point.contested


def point_words(point: Point, series: Series, evidence: Evidence) -> str:
    """One value in words, as it is told on a chart."""
    words = (value_words(point, series.unit), time_words(point), *point_notes(point, evidence))
    return f"{evidence.name(series.subject)}: {', '.join(words)}"


def _measure(together: list[Series], evidence: Evidence) -> Measure:
    first = together[0]
    return Measure(
        title=Part(measure_words(first, evidence)).text,
        unit=first.unit,
        series=tuple(together),
        values=tuple(_values(together, evidence)),
    )


def _values(together: Iterable[Series], evidence: Evidence, part: str = "") -> Iterable[Value]:
    """Values row by row; `part` says what of the whole they tell."""
    for series in together:
        where = territory(series.boundary) if series.boundary else ""
        for point in series.points:
            yield Value(
                id=row_id(point),
                subject=series.subject,
                name=evidence.name(series.subject),
                time=time_words(point),
                value=value_words(point, series.unit),
                notes=", ".join(filter(None, (part, *point_notes(point, evidence)))),
                territory=where,
                record=point.record,
                claims=point.claims,
            )


def row_id(point: Point) -> str:
    """What tells a value apart from every other on its page."""
    return f"v-{point.record}-{point.claims[0]}"


def _is_part(series: Series) -> bool:
    return bool(series.partner or series.sector or series.label)
