"""Numbers over time as a drawing: where each value stands, which belong together, and the scales beside them.

A curve joins only totals told as facts of one subject in one territory. What came in a time is a bar over
that time. Values that others contradict, plans, hopes, and what is told without a day stand hollow and alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count, takewhile
from math import floor, log10

import msgspec

from comity.insight.evidence import Evidence
from comity.insight.series import Point, Series
from comity.model.dates import bounds, is_edtf
from comity.model.vocabularies import indicators
from comity.publish.figure_page import curve_words, point_words, row_id, stands
from comity.publish.words import date as day_words
from comity.publish.words import quantity

_WIDTH, _HEIGHT = 640.0, 280.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 100.0, 14.0, 22.0, 30.0  # on the left the scale has its words
_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_EDGE = 220.0, 48.0, 5.0
_COLOURS = 4
_STEPS = (1, 2, 5, 10)
_LINES = 4  # on the scale of values, at most about so many
_MONTHS = ((1, 4), (3, 4), (6, 4), *((12 * years, 6) for years in (1, 2, 5, 10, 20, 50, 100, 1000, 2000)))
"""How many months may lie from one tick to the next, and up to how many such steps there may then be."""
_SIZE = 4.5  # of a mark


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One value drawn: its outline as an SVG path, whether hollow, its bar, its words, and its row."""

    path: str
    hollow: bool
    bar: str
    words: str
    row: str


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """Values that belong together: what they are, in which of the colours, joined how, and each."""

    words: str
    colour: int
    former: bool
    sign: str
    joined: str
    marks: tuple[Mark, ...]


class Tick(msgspec.Struct, frozen=True):
    """A place on a scale, and what stands there."""

    at: float
    words: str


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing of some size: its curves, its scales, and the days on which a territory changed."""

    width: float
    height: float
    curves: tuple[Curve, ...]
    values: tuple[Tick, ...] = ()
    times: tuple[Tick, ...] = ()
    changes: tuple[Tick, ...] = ()


class _Frame:
    """Where days and values stand on a drawing."""

    def __init__(
        self, days: tuple[int, int], values: tuple[float, float], box: tuple[float, float, float, float]
    ) -> None:
        self._first, self._days = days[0], max(days[1] - days[0], 1)
        self._least, self._values = values[0], (values[1] - values[0]) or 1.0
        self._left, self._top, self._right, self._bottom = box

    def across(self, day: int) -> float:
        share = (day - self._first) / self._days
        return round(self._left + share * (self._right - self._left), 1)

    def up(self, value: float) -> float:
        share = (value - self._least) / self._values
        return round(self._bottom - share * (self._bottom - self._top), 1)


def chart(series: Sequence[Series], evidence: Evidence, subjects: Sequence[str] = ()) -> Chart | None:
    """The drawing of one measure; None where there is nothing to compare: fewer than two times or values.

    `subjects` are those that have a colour each, in this order, whatever is drawn of them.
    """
    placed = [point for one in series for point in one.points if _days(point)]
    if len({(_days(point), point.value) for point in placed}) <= 1:
        return None
    days, unit = _span(placed), series[0].unit
    lines = _scale([float(point.value) for point in placed])
    box = (_LEFT, _TOP, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM)
    frame = _Frame(days, (lines[0], lines[-1]), box)
    coloured = list(dict.fromkeys((*subjects, *(one.subject for one in series))))
    curves = (_curve(one, coloured, evidence, frame) for one in series if any(map(_days, one.points)))
    return Chart(
        width=_WIDTH,
        height=_HEIGHT,
        curves=tuple(curves),
        values=tuple(Tick(frame.up(value), quantity(_whole(value), unit)) for value in lines),
        times=tuple(Tick(frame.across(day), day_words(told)) for day, told in _times(days)),
        changes=tuple(_changes(series, days, frame)),
    )


def small(series: Series) -> Chart | None:
    """A drawing the height of a line or two, without scales and words."""
    placed = [point for point in series.points if _days(point)]
    if len({(_days(point), point.value) for point in placed}) <= 1:
        return None
    lines = _scale([float(point.value) for point in placed])
    edge = _SMALL_EDGE
    box = (edge, edge, _SMALL_WIDTH - edge, _SMALL_HEIGHT - edge)
    frame = _Frame(_span(placed), (lines[0], lines[-1]), box)
    curve = _curve(series, [series.subject], None, frame)
    return Chart(width=_SMALL_WIDTH, height=_SMALL_HEIGHT, curves=(curve,))


def _curve(series: Series, subjects: list[str], evidence: Evidence | None, frame: _Frame) -> Curve:
    """A curve; without evidence nothing is said of it in words."""
    place = subjects.index(series.subject) % _COLOURS
    in_time = [(point, days) for point in series.points if (days := _days(point))]
    spans = indicators()[series.indicator].told == "period" if series.indicator in indicators() else False
    joined = [] if spans else [(point, days[1]) for point, days in in_time if stands(point)]
    return Curve(
        words=curve_words(series, evidence, len(subjects) > 1) if evidence else "",
        colour=place + 1,
        former=bool(series.boundary and (series.boundary.until or not series.boundary.known)),
        sign=_sign(place, _SIZE + 1, _SIZE + 1),
        joined=" ".join(f"{frame.across(day)},{frame.up(point.value)}" for point, day in joined),
        marks=tuple(_mark(point, series, place, spans, evidence, frame) for point, _ in in_time),
    )


def _mark(
    point: Point, series: Series, place: int, spans: bool, evidence: Evidence | None, frame: _Frame
) -> Mark:
    first, last = (frame.across(day) for day in _days(point))
    up = frame.up(point.value)
    return Mark(
        path=_sign(place, last, up),
        hollow=not stands(point),
        bar=f"M{first} {up}H{last}" if spans and point.period and first < last else "",
        words=point_words(point, series, evidence) if evidence else "",
        row=row_id(point),
    )


def _sign(place: int, x: float, y: float) -> str:
    """The outline of a mark: circle, square, triangle or diamond, so that colour is not all that tells."""
    size = _SIZE
    match place:
        case 0:
            return f"M{x - size:.1f} {y}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0Z"
        case 1:
            return f"M{x - size:.1f} {y - size:.1f}h{2 * size}v{2 * size}h{-2 * size}Z"
        case 2:
            return f"M{x} {y - size:.1f}l{size} {2 * size}h{-2 * size}Z"
        case _:
            more = size + 1
            return f"M{x} {y - more:.1f}l{more} {more}l{-more} {more}l{-more} {-more}Z"


def _days(point: Point) -> tuple[int, int] | tuple[()]:
    """The first and the last day a value is of, else when it was published; nothing where neither is told."""
    told = point.period if point.period and is_edtf(point.period) else point.published
    if not told or not is_edtf(told):
        return ()
    first, last = bounds(told)
    return first.toordinal(), last.toordinal()


def _span(points: Iterable[Point]) -> tuple[int, int]:
    days = [day for point in points for day in _days(point)]
    return min(days), max(days)


def _scale(values: Sequence[float]) -> list[float]:
    """Round numbers from zero, or below it, to beyond the largest, for the lines behind a drawing.

    >>> _scale([3000, 4008]), _scale([7.1, -1.5])
    ([0.0, 2000.0, 4000.0, 6000.0], [-5.0, 0.0, 5.0, 10.0])
    """
    least, most = min(0.0, *values), max(0.0, *values)
    rough = (most - least or 1.0) / _LINES
    unit = 10.0 ** floor(log10(rough))
    step = next(factor * unit for factor in _STEPS if factor * unit >= rough)
    first = floor(least / step)
    lines = list(takewhile(lambda line: line < most + step, (number * step for number in count(first))))
    return [round(line, 10) for line in lines]


def _times(days: tuple[int, int]) -> Iterable[tuple[int, str]]:
    """Days on which a year begins, or a month where the time is short, not too many, each in EDTF.

    >>> first, last = date(2021, 10, 31).toordinal(), date(2022, 7, 7).toordinal()
    >>> [told for _, told in _times((first, last))]
    ['2022-01', '2022-04', '2022-07']
    """
    first, last = (12 * day.year + day.month - 1 for day in map(date.fromordinal, days))
    step = next(step for step, most in _MONTHS if (last - first) / step <= most)
    for month in range(first - first % step, last + 1, step):
        year, place = divmod(month, 12)
        begins = date(max(year, 1), place + 1, 1).toordinal()
        if begins >= days[0]:
            yield begins, f"{year:04}" if step % 12 == 0 else f"{year:04}-{place + 1:02}"


def _changes(series: Iterable[Series], days: tuple[int, int], frame: _Frame) -> Iterable[Tick]:
    """The days on which a territory changed, as far as they lie on the drawing."""
    changed = {one.boundary.since for one in series if one.boundary and one.boundary.since}
    changed |= {one.boundary.until for one in series if one.boundary and one.boundary.until}
    for day in sorted(changed):
        at = date.fromisoformat(day).toordinal()
        if days[0] < at < days[1]:
            yield Tick(frame.across(at), day_words(day))


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
