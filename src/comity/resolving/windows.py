"""The days in which something told can lie."""

from __future__ import annotations

from datetime import date

import msgspec

from comity.model.dates import bounds, is_edtf, precision


class Window(msgspec.Struct, frozen=True):
    """The days in which something told can lie; None leaves an end open."""

    first: date | None = None
    last: date | None = None
    exactness: int = 0

    def meets(self, other: Window, slack: int = 0) -> bool:
        """Whether both can be one moment; `slack` days apart still count for two exact days."""
        if slack and self.first and other.first and self.exactness == other.exactness == 3:
            return abs((self.first - other.first).days) <= slack
        return _before(self.first, other.last) and _before(other.first, self.last)


def _before(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def window(told: str | None, published: str | None, planned: bool) -> Window:
    """The window of a date as told; where none is told, publication comes after what is done, before plans.

    >>> window("2022-01", None, False).last
    datetime.date(2022, 1, 31)
    >>> window(None, "2022-01-07", False).last
    datetime.date(2022, 1, 7)
    """
    if told and is_edtf(told):
        return Window(*bounds(told), precision(told))
    if not published:
        return Window()
    first, last = bounds(published)
    return Window(first, None) if planned else Window(None, last)
