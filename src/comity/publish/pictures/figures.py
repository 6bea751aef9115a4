"""Numbers over time as shapes: where each value stands, which belong together, and the scales beside them.

A curve joins only totals told as facts of one subject in one territory. What came in a time is a bar over
that time. Values that others contradict, plans, hopes, and what is told without a day stand hollow and alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from comity.insight.evidence import Evidence
from comity.insight.series import Point, Series
from comity.model.dates import bounds, is_edtf
from comity.model.vocabularies import indicators
from comity.publish.figure_page import curve_words, point_words, row_id, stands
from comity.publish.pictures.scales import Along, numbers, times
from comity.publish.pictures.signs import SIGNS, sign
from comity.publish.pictures.writing import width
from comity.publish.words import date as day_words
from comity.publish.words import quantity

_BESIDE = 8.0  # between the words of the scale and what is drawn


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How large a drawing is, what it leaves free around, and how large its marks and letters are.

    On the left stand the words of the scale, which may need more room than is left; without letters
    nothing is written.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    mark: float = 4.5
    letter: float = 0.0


SITE = Size(width=640.0, height=280.0, left=100.0, right=14.0, top=22.0, bottom=30.0, letter=12.0)
_SMALL = Size(width=220.0, height=48.0, left=5.0, right=5.0, top=5.0, bottom=5.0)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One value drawn: where, its outline as an SVG path, whether hollow, its bar, its words, and its row."""

    point: Point
    at: tuple[float, float]
    path: str
    hollow: bool
    bar: str
    words: str
    row: str


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """Values that belong together: what they are, in which of the colours, joined how, and each."""

    series: Series
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

    def __init__(self, days: tuple[int, int], lines: Sequence[float], size: Size, left: float) -> None:
        self.along = Along(days, left, size.width - size.right)
        self.mark = size.mark
        self._least, self._values = lines[0], (lines[-1] - lines[0]) or 1.0
        self._top, self._bottom = size.top, size.height - size.bottom

    def up(self, value: float) -> float:
        share = (value - self._least) / self._values
        return round(self._bottom - share * (self._bottom - self._top), 1)


def chart(
    series: Sequence[Series], evidence: Evidence, subjects: Sequence[str] = (), size: Size = SITE
) -> Chart | None:
    """The drawing of one measure; None where there is nothing to compare: fewer than two times or values.

    `subjects` are those that have a colour each, in this order, whatever is drawn of them.
    """
    placed = [point for one in series for point in one.points if _days(point)]
    if not _differ(placed):
        return None
    days, unit = _span(placed), series[0].unit
    lines = [
        (value, quantity(_whole(value), unit)) for value in numbers([float(one.value) for one in placed])
    ]
    left = max(size.left, *(width(words, size.letter) + _BESIDE for _, words in lines))
    frame = _Frame(days, [value for value, _ in lines], size, left)
    coloured = list(dict.fromkeys((*subjects, *(one.subject for one in series))))
    curves = (_curve(one, coloured, evidence, frame) for one in series if any(map(_days, one.points)))
    return Chart(
        width=size.width,
        height=size.height,
        curves=tuple(curves),
        values=tuple(Tick(frame.up(value), words) for value, words in lines),
        times=tuple(Tick(frame.along.at(day), day_words(told)) for day, told in times(days)),
        changes=tuple(_changes(series, days, frame)),
    )


def small(series: Series) -> Chart | None:
    """A drawing the height of a line or two, without scales and words."""
    placed = [point for point in series.points if _days(point)]
    if not _differ(placed):
        return None
    lines = numbers([float(point.value) for point in placed])
    curve = _curve(series, [series.subject], None, _Frame(_span(placed), lines, _SMALL, _SMALL.left))
    return Chart(width=_SMALL.width, height=_SMALL.height, curves=(curve,))


def _differ(placed: Iterable[Point]) -> bool:
    return len({(_days(point), point.value) for point in placed}) > 1


def _curve(series: Series, subjects: list[str], evidence: Evidence | None, frame: _Frame) -> Curve:
    """A curve; without evidence nothing is said of it in words."""
    place = subjects.index(series.subject) % SIGNS
    in_time = [(point, days) for point in series.points if (days := _days(point))]
    spans = indicators()[series.indicator].told == "period" if series.indicator in indicators() else False
    joined = [] if spans else [(point, _middle(days)) for point, days in in_time if stands(point)]
    return Curve(
        series=series,
        words=curve_words(series, evidence, len(subjects) > 1) if evidence else "",
        colour=place + 1,
        former=bool(series.boundary and (series.boundary.until or not series.boundary.known)),
        sign=sign(place, frame.mark + 1, frame.mark + 1, frame.mark),
        joined=" ".join(f"{frame.along.at(day)},{frame.up(point.value)}" for point, day in joined),
        marks=tuple(_mark(point, series, place, spans, evidence, frame) for point, _ in in_time),
    )


def _mark(
    point: Point, series: Series, place: int, spans: bool, evidence: Evidence | None, frame: _Frame
) -> Mark:
    first, last = (frame.along.at(day) for day in _days(point))
    at, up = last if spans else frame.along.at(_middle(_days(point))), frame.up(point.value)
    return Mark(
        point=point,
        at=(at, up),
        path=sign(place, at, up, frame.mark),
        hollow=not stands(point),
        bar=f"M{first} {up}H{last}" if spans and point.period and first < last else "",
        words=point_words(point, series, evidence) if evidence else "",
        row=row_id(point),
    )


def _days(point: Point) -> tuple[int, int] | tuple[()]:
    """The first and the last day a value is of, else when it was published; nothing where neither is told."""
    told = point.period if point.period and is_edtf(point.period) else point.published
    if not told or not is_edtf(told):
        return ()
    first, last = bounds(told)
    return first.toordinal(), last.toordinal()


def _middle(days: tuple[int, ...]) -> int:
    """The day in the middle: a total told of a year is of some day in it."""
    return (days[0] + days[-1]) // 2


def _span(points: Iterable[Point]) -> tuple[int, int]:
    days = [day for point in points for day in _days(point)]
    return min(days), max(days)


def _changes(series: Iterable[Series], days: tuple[int, int], frame: _Frame) -> Iterable[Tick]:
    """The days on which a territory changed, as far as they lie on the drawing."""
    changed = {one.boundary.since for one in series if one.boundary and one.boundary.since}
    changed |= {one.boundary.until for one in series if one.boundary and one.boundary.until}
    for day in sorted(changed):
        at = date.fromisoformat(day).toordinal()
        if days[0] < at < days[1]:
            yield Tick(frame.along.at(at), day_words(day))


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
