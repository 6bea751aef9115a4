"""The calendar's arithmetic, in EDTF: days, months, runs of days, and how far away a date lies."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from comity.model.dates import interval

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_WEEKS = {"week": 1, "fortnight": 2}


def day(year: int, month: int, dom: int) -> str | None:
    """A day as EDTF; None where the calendar has no such day."""
    if 1 <= month <= 12 and 1 <= dom <= monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}-{dom:02d}"
    return None


def month_of(year: int, month: int, last_day: bool = False) -> str:
    """A month as EDTF, or its last day; months below 1 and above 12 run into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}" + (f"-{monthrange(year, month)[1]}" if last_day else "")


def days(year: int, month: int, first: int, last: int | None) -> str | None:
    """One day, or a run of days of one month."""
    start, end = day(year, month, first), day(year, month, last or first)
    if start is None or end is None or end < start:
        return None
    return interval(start, end)


def moved(base: date, count: int, unit: str) -> str:
    """A date some units away, only as precise as the unit.

    >>> day = date(2025, 1, 7)
    >>> moved(day, -3, "year"), moved(day, -2, "month"), moved(day, 2, "day")
    ('2022', '2024-11', '2025-01-09')
    """
    if unit == "day":
        return (base + timedelta(days=count)).isoformat()
    if unit in _WEEKS:
        return (base + timedelta(weeks=count * _WEEKS[unit])).isoformat()[:7]
    if unit in ("year", "decade"):
        return f"{base.year + count * _MONTHS[unit] // 12:04d}"
    return month_of(base.year, base.month + count * _MONTHS[unit])
