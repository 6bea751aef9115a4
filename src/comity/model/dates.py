"""Partial dates in EDTF (ISO 8601-2, level 0 subset): a day, a month, a year, or an interval of them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_INSTANT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_edtf(text: str) -> bool:
    """Whether the text is one instant (`2022`, `2022-01`, `2022-01-06`) or an interval of two.

    >>> is_edtf("2021-01/2021-10"), is_edtf("2021-13"), is_edtf("2022-02-30")
    (True, False, False)
    """
    try:
        bounds(text)
    except ValueError:
        return False
    return True


@lru_cache(100_000)
def bounds(text: str) -> tuple[date, date]:
    """First and last day of an EDTF instant or interval; ValueError for anything else.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> bounds("2021-01/2021-10")[1]
    datetime.date(2021, 10, 31)
    """
    first, slash, last = text.partition("/")
    low, high = _instant(first)
    if slash:
        high = _instant(last)[1]
    if high < low:
        raise ValueError(f"{text!r} ends before it begins")
    return low, high


def _instant(text: str) -> tuple[date, date]:
    found = _INSTANT.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not an EDTF date")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if day is not None and month is not None:
        return (exact := date(year, month, day)), exact
    if month is not None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def interval(start: str, end: str) -> str:
    """Two instants as one EDTF value; equal ends collapse.

    >>> interval("2023-05-29", "2023-05-31"), interval("2023", "2023")
    ('2023-05-29/2023-05-31', '2023')
    """
    return start if start == end else f"{start}/{end}"


def may_agree(a: str | None, b: str | None) -> bool:
    """Whether two dates could be the same moment: one unknown, or their days overlap.

    >>> may_agree("2022-01", "2022-01-06"), may_agree("2022-01-06", "2022-01-07"), may_agree(None, "2022")
    (True, False, True)
    """
    if not a or not b:
        return True
    (alow, ahigh), (blow, bhigh) = bounds(a), bounds(b)
    return alow <= bhigh and blow <= ahigh


def precision(text: str | None) -> int:
    """How exactly a date is known: 0 unknown, 1 interval or year, 2 month, 3 day.

    >>> precision("2022-01-06"), precision("2022"), precision(None)
    (3, 1, 0)
    """
    if not text:
        return 0
    return 1 if "/" in text else text.count("-") + 1
