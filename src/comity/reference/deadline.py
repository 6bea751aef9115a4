"""The last day of a time set: in days of the calendar, or in days on which offices work."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container
from datetime import date, timedelta
from functools import cache

_MONTHS, _DAYS = {"Y": 12, "M": 1}, {"W": 7, "D": 1}
_WEEKEND = 5  # Saturday, Monday being 0


def deadline(on: date, within: str, working: str | None = None, before: bool = False) -> date:
    """The last day of a time (an ISO 8601 duration of one unit) that begins on a day, itself not counted.

    `working`: only working days of this country count. `before`: the time ends on the day instead.

    >>> deadline(date(2026, 11, 8), "P15D"), deadline(date(2026, 1, 31), "P1M")
    (datetime.date(2026, 11, 23), datetime.date(2026, 2, 28))
    >>> deadline(date(2026, 11, 23), "P7D", "vn", before=True)
    datetime.date(2026, 11, 12)
    """
    number, unit = int(within[1:-1]), within[-1]
    step = -1 if before else 1
    if working is not None:
        return _working_days_on(on, number, step, working)
    if unit in _MONTHS:
        return months_on(on, step * number * _MONTHS[unit])
    return on + timedelta(days=step * number * _DAYS[unit])


def months_on(day: date, months: int) -> date:
    """The same day some months on; of a shorter month its last day.

    >>> months_on(date(2026, 1, 31), 1), months_on(date(2026, 11, 23), 14)
    (datetime.date(2026, 2, 28), datetime.date(2028, 1, 23))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, 1), 9998)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _working_days_on(day: date, number: int, step: int, country: str) -> date:
    free = _free(country)
    while number:
        day += timedelta(days=step)
        number -= day.weekday() < _WEEKEND and day not in free
    return day


@cache
def _free(country: str) -> Container[date]:
    """The public holidays of a country; those put on other days by a decree of the year may be missing."""
    from holidays import country_holidays  # takes a quarter of a second, and few rules count working days

    return country_holidays(country.upper())
