"""Numbers over time as a picture on paper: every value with its day, as far as there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, hypot

from msgspec.structs import replace

from comity.insight.evidence import Evidence
from comity.insight.series import Point, Series
from comity.publish.lines import measure_words, point_notes, territory, time_words, value_words
from comity.publish.page import Line, Part, named
from comity.publish.paper.paper import Picture
from comity.publish.pictures.drawing import POINTS, Drawing, Shape
from comity.publish.pictures.figures import Chart, Curve, Mark, Size, chart
from comity.publish.pictures.legend import Entry, legend
from comity.publish.pictures.writing import SIZE, Box, Room, Text
from comity.publish.words import date, say

_HEIGHT = 150.0  # points
_TOP, _BOTTOM, _RIGHT = 18.0, 18.0, 30.0
_MARK = 2.6
_FEW = 6  # values that a caption tells, of more the first and the last
_NEAR = 2.0  # between a mark and its words
_OFFS = (_MARK + _NEAR, _MARK + 4 * _NEAR)  # from a value to its words; farther only where it is clear whose
_BIT = 4.0  # of a curve: so long are the pieces that words keep off


def curves(
    series: Sequence[Series], evidence: Evidence, tables: Sequence[str] = (), width: float = 160
) -> Picture | None:
    """The picture of one measure, so many millimetres wide; None where there is nothing to compare.

    `tables` are the ids of what tells in which territories the numbers are counted.
    """
    size = Size(
        width=width * POINTS,
        height=_HEIGHT,
        left=0.0,
        right=_RIGHT,
        top=_TOP,
        bottom=_BOTTOM,
        mark=_MARK,
        letter=SIZE,
    )
    made = chart(series, evidence, size=size)
    if made is None:
        return None
    told = [curve.series for curve in made.curves]
    words = " ".join(f"{part.text}{part.end}" for part in _told(told, evidence, tables))
    return Picture(
        svg=_drawing(made).svg(words),
        width=width,
        caption=Line(parts=tuple(_told(told, evidence, tables, _FEW))),
        words=words,
    )


def _told(
    series: Sequence[Series], evidence: Evidence, tables: Sequence[str], most: int | None = None
) -> Iterator[Part]:
    """What is shown, series by series: whose, in which territory, and the values with their days."""
    for number, one in enumerate(series, 1):
        points = list(one.points)
        first = f"{measure_words(one, evidence)}: " if number == 1 else ""
        values = [_value(point, one.unit, evidence) for point in points]
        if most and len(values) > most:
            values = [say("picture_span", first=values[0], last=values[-1])]
        claims = tuple(dict.fromkeys(claim for point in points for claim in point.claims))
        whose = f"{first}{named(evidence, one.subject)}"
        if one.boundary:
            whose = say("territory", label=whose, territory=territory(one.boundary))
            claims = (*claims, *tables)
        yield Part(f"{whose}: {', '.join(values)}", claims, "." if number == len(series) else ";")


def _value(point: Point, unit: str, evidence: Evidence) -> str:
    """A value with its day, and what else is told with it."""
    when = date(point.period) if point.period else time_words(point)
    told = ", ".join((when, *point_notes(point, evidence)))
    return say("picture_value", value=value_words(point, unit), date=told)


def _drawing(made: Chart) -> Drawing:
    """The chart, its scales, as many values in words as have room, and what its signs mean beneath."""
    room = Room(made.width, made.height)
    shapes = [*_scales(made)]
    texts = [*_scale_words(made, room)]
    room.take(*(Box(tick.at - 1, 0.0, tick.at + 1, made.height) for tick in made.changes))
    room.take(*(_around(mark) for curve in made.curves for mark in curve.marks))
    for curve in made.curves:
        room.take(*_bits(curve))
        shapes += _joined(curve)
    for curve in made.curves:
        for mark in curve.marks:
            shapes += _marked(mark, curve.colour)
    offs = _OFFS if len(made.curves) == 1 else _OFFS[:1]
    for curve in made.curves:
        places = (_places(mark, curve.series.unit, offs) for mark in _weighty(curve))
        texts += filter(None, map(room.place, places))
    beneath = legend(_entries(made), made.width, made.height)
    return Drawing(
        width=made.width,
        height=beneath.bottom,
        shapes=(*shapes, *beneath.shapes),
        texts=(*texts, *beneath.texts),
    )


def _scales(made: Chart) -> Iterator[Shape]:
    floor = made.height - _BOTTOM
    yield from (Shape(f"M0 {tick.at}H{made.width:.1f}", "rule") for tick in made.values)
    yield from (Shape(f"M{tick.at} {floor}v3", "axis") for tick in made.times)
    yield from (Shape(f"M{tick.at} {_TOP - 6}V{floor}", "change") for tick in made.changes)


def _scale_words(made: Chart, room: Room) -> Iterator[Text]:
    """The words of the scales; of days those that do not stand over the one before."""
    for tick in made.values:
        text = Text(x=0.0, y=tick.at - _NEAR, words=tick.words, look="soft")
        room.take(text.box)
        yield text
    for tick in made.times:
        text = Text(x=tick.at, y=made.height - 5.0, words=tick.words, anchor="middle", look="soft")
        placed = room.place([text, replace(text, anchor="start"), replace(text, anchor="end")])
        if placed:
            yield placed


def _joined(curve: Curve) -> Iterator[Shape]:
    if curve.joined:
        yield Shape(f"M{curve.joined.replace(' ', 'L')}", f"{_age(curve)}{curve.colour}")


def _age(curve: Curve) -> str:
    return "former" if curve.former else "curve"


def _marked(mark: Mark, colour: int) -> Iterator[Shape]:
    if mark.bar:
        yield Shape(mark.bar, f"bar{colour}")
    yield Shape(mark.path, f"{'hollow' if mark.hollow else 'full'}{colour}")


def _weighty(curve: Curve) -> Iterable[Mark]:
    """Marks in the order in which they are told: the last, the first, then the others from the newest on."""
    *others, last = curve.marks
    return (last, *others[:1], *reversed(others[1:]))


def _places(mark: Mark, unit: str, offs: Iterable[float]) -> Iterator[Text]:
    """Where the words of a value may stand: over its mark, under it, beside it, then farther off."""
    x, y = mark.at
    when = date(mark.point.period) if mark.point.period else time_words(mark.point)
    words = say("picture_value", value=value_words(mark.point, unit), date=when)
    for off in offs:
        for up in (y - off - 0.28 * SIZE, y + off + 0.98 * SIZE):
            yield Text(x=x, y=up, words=words, anchor="middle")
            yield Text(x=x + _MARK, y=up, words=words, anchor="end")
            yield Text(x=x - _MARK, y=up, words=words, anchor="start")
        yield Text(x=x + off, y=y + 0.35 * SIZE, words=words)
        yield Text(x=x - off, y=y + 0.35 * SIZE, words=words, anchor="end")


def _around(mark: Mark) -> Box:
    x, y = mark.at
    edge = _MARK + 0.8
    return Box(x - edge, y - edge, x + edge, y + edge)


def _bits(curve: Curve) -> Iterator[Box]:
    """The room a curve takes, bit by bit."""
    places = [tuple(map(float, pair.split(","))) for pair in curve.joined.split()]
    for (x, y), (to_x, to_y) in pairwise(places):
        number = max(1, ceil(hypot(to_x - x, to_y - y) / _BIT))
        for bit in range(number):
            a, b = x + (to_x - x) * bit / number, y + (to_y - y) * bit / number
            c, d = a + (to_x - x) / number, b + (to_y - y) / number
            yield Box(a - 0.5, min(b, d) - 0.5, c + 0.5, max(b, d) + 0.5)
    for mark in curve.marks:
        if mark.bar:
            from_x, to_x = (float(at) for at in mark.bar[1:].replace(f" {mark.at[1]}H", " ").split())
            yield Box(from_x, mark.at[1] - 1, to_x, mark.at[1] + 1)


def _entries(made: Chart) -> Iterator[Entry]:
    """What the signs and lines mean; of one curve alone the caption says it."""
    if len(made.curves) > 1:
        for curve in made.curves:
            yield Entry(curve.words, curve.colour - 1, f"full{curve.colour}", f"{_age(curve)}{curve.colour}")
    if any(mark.hollow for curve in made.curves for mark in curve.marks):
        yield Entry(say("picture_hollow"), 0, "hollow1")
    if made.changes:
        days = ", ".join(tick.words for tick in made.changes)
        yield Entry(say("picture_change", dates=days), None, "change")
