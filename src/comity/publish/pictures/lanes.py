"""The lines of a timeline, their names beside them, and the scale of days beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from comity.model.dates import bounds
from comity.publish.pictures.dated import Dated
from comity.publish.pictures.drawing import Shape
from comity.publish.pictures.scales import Along, times
from comity.publish.pictures.writing import SIZE, Room, Text, cut, width, wrapped
from comity.publish.words import date as day_words
from comity.publish.words import say

NAMES = 84.0  # points that the names of the lines take on the left
RIGHT = 8.0
ROW = 10.5  # from one line of words to the next
SIGN = 3.0  # the size of a sign
_AXIS = 16.0
_NAME_ROWS = 3


class Lane(msgspec.Struct, frozen=True):
    """A line: whose it is, and what stands on it."""

    name: str
    items: tuple[Dated, ...]


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """The lines drawn, and how high they are together."""

    height: float
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]


def days_of(lanes: Sequence[Lane]) -> tuple[int, int]:
    """The first and the last day on the lines, as ordinals."""
    told = [bounds(one.day) for lane in lanes for one in lane.items]
    return min(first for first, _ in told).toordinal(), max(last for _, last in told).toordinal()


def name_rows(lane: Lane) -> list[str]:
    """The name of a line in rows, as far as there is room."""
    rows = wrapped(lane.name, NAMES - 6)
    if len(rows) > _NAME_ROWS:
        rows = [*rows[: _NAME_ROWS - 1], " ".join(rows[_NAME_ROWS - 1 :])]
    return [cut(row, NAMES - 6) for row in rows]


def name_texts(lane: Lane, middle: float) -> Iterator[Text]:
    """The name of a line beside it."""
    rows = name_rows(lane)
    top = middle - (len(rows) - 1) * ROW / 2 + 0.35 * SIZE
    for number, row in enumerate(rows):
        yield Text(x=0.0, y=top + number * ROW, words=row)


def axis(ticks: Iterable[tuple[float, str]], top: float, wide: float) -> Drawn:
    """The scale beneath the lines: places and what stands there; words that have no room are left out."""
    room = Room(wide, top + _AXIS)
    shapes = [Shape(f"M{NAMES} {top:.1f}H{wide:.1f}", "axis")]
    texts: list[Text] = []
    for at, words in ticks:
        shapes.append(Shape(f"M{at} {top:.1f}v3", "axis"))
        text = Text(x=at, y=top + 11.5, words=words, anchor="middle", look="soft")
        texts += filter(None, [room.place([text, replace(text, anchor="end")])])
    return Drawn(height=top + _AXIS, shapes=tuple(shapes), texts=tuple(texts))


def ticks(days: tuple[int, int], along: Along) -> list[tuple[float, str]]:
    """Round days on the scale."""
    return [(along.at(day), day_words(told)) for day, told in times(days)]


def today(on: date, at: float, top: float, bottom: float, wide: float) -> Drawn:
    """The day on which the paper speaks: a line through all lines, and its words over it."""
    words = say("as_of", date=day_words(on.isoformat()))
    half = width(words) / 2
    middle = min(max(at, NAMES + half), wide - half)
    text = Text(x=round(middle, 1), y=top - 3, words=words, anchor="middle", look="soft")
    return Drawn(height=bottom, shapes=(Shape(f"M{at} {top:.1f}V{bottom:.1f}", "change"),), texts=(text,))
