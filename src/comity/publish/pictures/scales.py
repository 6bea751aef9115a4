"""The scales beside a drawing: round numbers, and days on which years or months begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count, takewhile
from math import floor, log10

_STEPS = (1, 2, 5, 10)
_LINES = 4  # on the scale of values, at most about so many
_MONTHS = ((1, 4), (3, 4), (6, 4), *((12 * years, 6) for years in (1, 2, 5, 10, 20, 50, 100, 1000, 2000)))
"""How many months may lie from one tick to the next, and up to how many such steps there may then be."""


class Along:
    """Where days stand along a drawing, the first at one place and the last at another."""

    def __init__(self, days: tuple[int, int], left: float, right: float) -> None:
        self._first, self._days = days[0], max(days[1] - days[0], 1)
        self._left, self._right = left, right

    def at(self, day: int) -> float:
        """The place of a day, told by its ordinal."""
        share = (day - self._first) / self._days
        return round(self._left + share * (self._right - self._left), 1)


def numbers(values: Sequence[float]) -> list[float]:
    """Round numbers from zero, or below it, to beyond the largest, for the lines behind a drawing.

    >>> numbers([3000, 4008]), numbers([7.1, -1.5])
    ([0.0, 2000.0, 4000.0, 6000.0], [-5.0, 0.0, 5.0, 10.0])
    """
    least, most = min(0.0, *values), max(0.0, *values)
    rough = (most - least or 1.0) / _LINES
    unit = 10.0 ** floor(log10(rough))
    step = next(factor * unit for factor in _STEPS if factor * unit >= rough)
    first = floor(least / step)
    lines = list(takewhile(lambda line: line < most + step, (number * step for number in count(first))))
    return [round(line, 10) for line in lines]


def times(days: tuple[int, int]) -> Iterable[tuple[int, str]]:
    """Days on which a year begins, or a month where the time is short, not too many, each in EDTF.

    >>> first, last = date(2021, 10, 31).toordinal(), date(2022, 7, 7).toordinal()
    >>> [told for _, told in times((first, last))]
    ['2022-01', '2022-04', '2022-07']
    """
    first, last = (12 * day.year + day.month - 1 for day in map(date.fromordinal, days))
    step = next(step for step, most in _MONTHS if (last - first) / step <= most)
    for month in range(first - first % step, last + 1, step):
        year, place = divmod(month, 12)
        begins = date(max(year, 1), place + 1, 1).toordinal()
        if begins >= days[0]:
            yield begins, f"{year:04}" if step % 12 == 0 else f"{year:04}-{place + 1:02}"
