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
_AVOIDS = 3  # rows higher stand words that so keep off the line of the day on which the paper speaks
_SHIFTS = 3  # signs that may stand side by side for one day
_FLOOR = (_ROWS + 1) * ROW  # the height of all rows


class _Placed(msgspec.Struct, frozen=True):
    """Something on a line, its words so many rows over it."""

    item: Dated
    at: float
    text: Text
    row: int


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
    """What stands on a line with its words, from the last on, each in the lowest row that has room."""
    words, leads = Room(wide, _FLOOR), Room(wide, _FLOOR)
    line = Box(now - _HAIR, 0.0, now + _HAIR, _FLOOR)
    placed: list[_Placed] = []
    for item in sorted(lane.items, key=lambda one: bounds(one.day), reverse=True):
        at = _beside(along.at(bounds(item.day)[0].toordinal()), [one.at for one in placed])
        told = cut(f"{day_words(item.day)}: {item.words}", _LONGEST)
        choices = ((one, *_boxes(one)) for one in _choices(item, at, told))
        for one, box, lead in sorted(choices, key=lambda each: each[0].row + _AVOIDS * each[1].meets(line)):
            if words.is_free(box, lead) and leads.is_free(box):
                words.take(box)
                leads.take(lead)
                placed.append(one)
                break
        else:
            return None
    return placed


def _beside(at: float, taken: Sequence[float]) -> float:
    """A place, or one a little before it where a sign stands there already."""
    for less in range(_SHIFTS):
        shifted = round(at - less * (2 * SIGN + 1), 1)
        if shifted > NAMES + SIGN and all(abs(shifted - other) > 2 * SIGN for other in taken):
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


def _boxes(one: _Placed) -> tuple[Box, Box]:
    """The room that words take over a line, and that of what leads to them."""
    base, box = _base(_FLOOR, one.row), one.text.box
    words = Box(box.left - 1, base - 0.9 * SIZE, box.right + 1, base + 0.1 * SIZE)
    return words, Box(one.at - _HAIR, base, one.at + _HAIR, _FLOOR)


def _base(floor: float, row: int) -> float:
    """Where the words of a row stand."""
    return round(floor - SIGN - 4 - row * ROW, 1)


def _ground(text: Text, y: float) -> Shape:
    """White under words, so that they are read where a line goes through them."""
    box = text.box
    return Shape(f"M{box.left:.1f} {y - 0.8 * SIZE:.1f}H{box.right:.1f}v{SIZE}H{box.left:.1f}Z", "paper")


def _line(placed: Sequence[_Placed], floor: float, wide: float) -> Iterator[Shape]:
    """A line, its signs, and what leads from these to their words."""
    yield Shape(f"M{NAMES} {floor:.1f}H{wide:.1f}", "rule")
    for one in placed:
        if one.row:
            yield Shape(f"M{one.at} {floor:.1f}V{_base(floor, one.row) + 2:.1f}", "lead")
    for one in placed:
        place = KINDS.index(one.item.kind)
        look = f"{'full' if one.item.firm else 'hollow'}{place + 1}"
        yield Shape(sign(place, one.at, round(floor, 1), SIGN), look)
