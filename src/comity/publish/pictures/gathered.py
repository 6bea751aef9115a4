"""The lines of a timeline on which things are gathered by years, each kind with its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from comity.model.dates import bounds
from comity.publish.pictures.dated import KINDS
from comity.publish.pictures.drawing import Shape
from comity.publish.pictures.lanes import (
    NAMES,
    RIGHT,
    ROW,
    SIGN,
    Drawn,
    Lane,
    axis,
    name_rows,
    name_texts,
    today,
)
from comity.publish.pictures.signs import sign
from comity.publish.pictures.writing import SIZE, Text, width
from comity.publish.words import count, say

_YEARS = (1, 2, 5, 10, 20, 50, 100, 500, 1000)  # gathered together
_TOP, _GAP = 13.0, 6.0
_DAYS = 366  # of the longest year


class _Columns:
    """The years from the first to the last, as many together as leave room for a number."""

    def __init__(self, lanes: Sequence[Lane], on: date, wide: float) -> None:
        years = [day.year for lane in lanes for one in lane.items for day in bounds(one.day)] + [on.year]
        most = max(Counter((_year(one.day), one.kind) for lane in lanes for one in lane.items).values())
        least = 2 * SIGN + 4 + width(count(most)) + 4
        self._left, self._wide = NAMES + 2, wide - RIGHT - NAMES - 2
        self._first, self._last = min(years), max(years)
        self.step = next(step for step in _YEARS if self._wide / self._number(step) >= least)
        self._first -= self._first % self.step
        self.number = self._number(self.step)

    def _number(self, step: int) -> int:
        return self._last // step - self._first // step + 1

    def of(self, year: int) -> int:
        """The column of a year."""
        return (year - self._first) // self.step

    def left(self, column: float) -> float:
        """Where a column begins, or a part of it."""
        return round(self._left + column * self._wide / self.number, 1)

    def at(self, day: date) -> float:
        """Where a day stands."""
        share = (day.timetuple().tm_yday - 1) / _DAYS
        return self.left((day.year + share - self._first) / self.step)

    def words(self, column: int) -> str:
        """The years of a column."""
        first = self._first + column * self.step
        last = first + self.step - 1
        return str(first) if self.step == 1 else say("picture_years", first=first, last=f"{last % 100:02}")


def gathered(lanes: Sequence[Lane], on: date, wide: float) -> Drawn:
    """The lines, on each the kinds in rows, and how many there are of each in the years of a column."""
    columns = _Columns(lanes, on, wide)
    shapes: list[Shape] = []
    texts: list[Text] = []
    y = _TOP
    for lane in lanes:
        kinds = [kind for kind in KINDS if any(one.kind == kind for one in lane.items)]
        rows = max(len(kinds), len(name_rows(lane)))
        top = y + (rows - len(kinds)) * ROW / 2
        for number, kind in enumerate(kinds):
            middle = round(top + (number + 0.5) * ROW, 1)
            drawn = _row(lane, kind, columns, middle)
            shapes += drawn.shapes
            texts += drawn.texts
        texts += name_texts(lane, y + rows * ROW / 2)
        y += rows * ROW + _GAP
        shapes.append(Shape(f"M0 {y - _GAP / 2:.1f}H{wide:.1f}", "rule"))
    mark = today(on, columns.at(on), _TOP - 1, y, wide)
    ticks = ((columns.left(column + 0.5), columns.words(column)) for column in range(columns.number))
    scale = axis(ticks, y, wide)
    return Drawn(
        height=scale.height,
        shapes=(*mark.shapes, *scale.shapes, *shapes),
        texts=(*mark.texts, *scale.texts, *texts),
    )


def _row(lane: Lane, kind: str, columns: _Columns, middle: float) -> Drawn:
    """One kind on a line: in each column a sign and a number; hollow where nothing of it is firm."""
    place = KINDS.index(kind)
    told: dict[int, list[bool]] = {}
    for one in lane.items:
        if one.kind == kind:
            told.setdefault(columns.of(_year(one.day)), []).append(one.firm)
    shapes, texts = [], []
    for column, firm in sorted(told.items()):
        words = count(len(firm))
        left = columns.left(column + 0.5) - (2 * SIGN + 2 + width(words)) / 2
        look = f"{'full' if any(firm) else 'hollow'}{place + 1}"
        shapes.append(Shape(sign(place, round(left + SIGN, 1), middle, SIGN), look))
        texts.append(Text(x=round(left + 2 * SIGN + 2, 1), y=middle + 0.35 * SIZE, words=words))
    return Drawn(height=ROW, shapes=tuple(shapes), texts=tuple(texts))


def _year(told: str) -> int:
    """The year in which something began."""
    return bounds(told)[0].year
