"""The lines of a timeline on which everything stands by itself, with its day and its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from comity.model.dates import bounds
from comity.publish.pictures.dated import KINDS, Dated
from comity.publish.pictures.drawing import Shape
from comity.publish.pictures.lanes import (
    NAMES,
    RIGHT,
    ROW,
    SIGN,
    Drawn,
    Lane,
    axis,
    days_of,
    name_rows,
    name_texts,
    ticks,
    today,
)
from comity.publish.pictures.scales import Along
from comity.publish.pictures.signs import sign
from comity.publish.pictures.writing import SIZE, Box, Room, Text, cut
from comity.publish.words import date as day_words

_MOST = 24  # more than so many are gathered by years
_ROWS = 6  # of words over one line
_LONGEST = 190.0  # points of words
_TOP, _GAP = 13.0, 7.0  # over the first line the words of the day on which the paper speaks
_HAIR = 0.4  # half the room a line takes that leads to words
_FLAG = 2.0  # from such a line to its words
_AVOIDS = 5  # rows higher stand words that so keep off a line
_SHIFTS = 3  # signs that may stand side by side for one day
_FLOOR = (_ROWS + 1) * ROW  # the height of all rows


class _Placed(msgspec.Struct, frozen=True):
    """Something on a line, its words so many rows over it."""

    item: Dated
    at: float
    text: Text
    row: int

    @property
    def words(self) -> Box:
        """The room that the words take over the line."""
        base, box = _base(_FLOOR, self.row), self.text.box
        return Box(box.left - 1, base - 0.9 * SIZE, box.right + 1, base + 0.1 * SIZE)

    @property
    def lead(self) -> Box:
        """The room of what leads to them."""
        return Box(self.at - _HAIR, _base(_FLOOR, self.row), self.at + _HAIR, _FLOOR)


def singly(lanes: Sequence[Lane], on: date, wide: float) -> Drawn | None:
    """The lines, each thing with its words; None where these have no room."""
    if sum(len(lane.items) for lane in lanes) > _MOST:
        return None
    first, last = days_of(lanes)
    first, last = min(first, on.toordinal()), max(last, on.toordinal())
    along = Along((first, last), NAMES + 2 * SIGN, wide - RIGHT)
    now = along.at(on.toordinal())
    shapes: list[Shape] = []
    texts: list[Text] = []
    y = _TOP
    for lane in lanes:
        placed = _words(lane, along, now, wide)
        if placed is None:
            return None
        rows = max(max(one.row for one in placed) + 1, len(name_rows(lane)) - 1)
        floor = y + rows * ROW + SIGN + 3
        shapes += (_lead(one, floor) for one in placed if one.row)
        shapes += (_ground(one.text, _base(floor, one.row)) for one in placed)
        shapes += _line(placed, floor, wide)
        texts += (msgspec.structs.replace(one.text, y=_base(floor, one.row)) for one in placed)
        texts += name_texts(lane, floor - (rows * ROW) / 2)
        y = floor + SIGN + _GAP
    mark = today(on, now, _TOP - 1, y, wide)
    scale = axis(ticks((first, last), along), y, wide)
    return Drawn(
        height=scale.height,
        shapes=(*mark.shapes, *scale.shapes, *shapes),
        texts=(*mark.texts, *scale.texts, *texts),
    )


def _words(lane: Lane, along: Along, now: float, wide: float) -> list[_Placed] | None:
    """What stands on a line with its words, begun at the one end or at the other, whichever is clearer."""
    ways = [_way(lane, along, now, wide, backwards) for backwards in (True, False)]
    return min(filter(None, ways), key=lambda way: way[1], default=(None, 0))[0]


def _way(
    lane: Lane, along: Along, now: float, wide: float, backwards: bool
) -> tuple[list[_Placed], int] | None:
    """What stands on a line, each with its words where they are clearest then, and how clear that is not."""
    words, lines = Room(wide, _FLOOR), Room(wide, _FLOOR)
    lines.take(Box(now - _HAIR, 0.0, now + _HAIR, _FLOOR))
    placed: list[_Placed] = []
    costs = 0
    for item in sorted(lane.items, key=lambda one: bounds(one.day), reverse=backwards):
        day = along.at(_middle(item.day))
        at = _beside(day, [one.at for one in placed], -1 if backwards else 1, wide)
        told = cut(f"{day_words(item.day)}: {item.words}", _LONGEST)
        free = [one for one in _choices(item, at, told) if words.is_free(one.words)]
        if not free:
            return None
        cost, best = min(((_cost(one, words, lines), one) for one in free), key=lambda each: each[0])
        words.take(best.words)
        lines.take(best.lead)
        placed.append(best)
        costs += cost
    return placed, costs


def _middle(told: str) -> int:
    """The day in the middle of what is told as a month or a year."""
    first, last = bounds(told)
    return (first.toordinal() + last.toordinal()) // 2


def _cost(one: _Placed, words: Room, lines: Room) -> int:
    """How far up words stand, and whether they cross a line that leads to others, or their line others."""
    return one.row + _AVOIDS * ((not lines.is_free(one.words)) + (not words.is_free(one.lead)))


def _beside(at: float, taken: Sequence[float], way: int, wide: float) -> float:
    """A place, or one a little farther on the way, or back, where a sign stands there already."""
    steps = (0, *(side * step for side in (way, -way) for step in range(1, _SHIFTS)))
    for step in steps:
        shifted = round(at + step * (2 * SIGN + 1), 1)
        is_within = NAMES + SIGN < shifted < wide - SIGN
        if is_within and all(abs(shifted - other) > 2 * SIGN for other in taken):
            return shifted
    return at


def _choices(item: Dated, at: float, words: str) -> Iterator[_Placed]:
    for row in range(_ROWS):
        for text in (
            Text(x=at + _FLAG, y=0.0, words=words),
            Text(x=at - _FLAG, y=0.0, words=words, anchor="end"),
        ):
            if text.box.left >= NAMES:
                yield _Placed(item, at, text, row)


def _base(floor: float, row: int) -> float:
    """Where the words of a row stand."""
    return round(floor - SIGN - 4 - row * ROW, 1)


def _lead(one: _Placed, floor: float) -> Shape:
    """What leads from a sign to its words."""
    return Shape(f"M{one.at} {floor:.1f}V{_base(floor, one.row) - 0.7 * SIZE:.1f}", "lead")


def _ground(text: Text, y: float) -> Shape:
    """White under words, so that they are read where a line goes through them."""
    box = text.box
    return Shape(f"M{box.left:.1f} {y - 0.8 * SIZE:.1f}H{box.right:.1f}v{SIZE}H{box.left:.1f}Z", "paper")


def _line(placed: Sequence[_Placed], floor: float, wide: float) -> Iterator[Shape]:
    """A line and its signs."""
    yield Shape(f"M{NAMES} {floor:.1f}H{wide:.1f}", "rule")
    for one in placed:
        place = KINDS.index(one.item.kind)
        look = f"{'full' if one.item.firm else 'hollow'}{place + 1}"
        yield Shape(sign(place, one.at, round(floor, 1), SIGN), look)
