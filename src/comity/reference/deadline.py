"""The last day of a time set: in days of the calendar, or in days on which offices work."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.errors import BadVocabulary

_PAGE = "free_days.yaml"
_MONTHS, _DAYS = {"Y": 12, "M": 1}, {"W": 7, "D": 1}
_WEEKEND = 5  # Saturday, Monday being 0


def deadline(on: date, within: str, before: bool = False) -> date:
    """The last day of a time (an ISO 8601 duration of one unit) that begins on a day, itself not counted.

    `before`: the time ends on the day instead.

    >>> deadline(date(2026, 11, 8), "P15D"), deadline(date(2026, 1, 31), "P1M")
    (datetime.date(2026, 11, 23), datetime.date(2026, 2, 28))
    """
    number, unit = int(within[1:-1]), within[-1]
    step = -1 if before else 1
    if unit in _MONTHS:
        return months_on(on, step * number * _MONTHS[unit])
    return on + timedelta(days=step * number * _DAYS[unit])


def working_days_on(on: date, number: int, country: str, before: bool = False) -> date | None:
    """The last of some working days behind a day, or the first of those before it.

    None where the public holidays of a year they reach into are not known.

    >>> working_days_on(date(2026, 11, 23), 7, "vn", before=True), working_days_on(date(2051, 1, 2), 7, "vn")
    (datetime.date(2026, 11, 12), None)
    """
    known, step = _free_days().get(country, {}), -1 if before else 1
    while number:
        on += timedelta(days=step)
        if on.year not in known:
            return None
        number -= on.weekday() < _WEEKEND and f"{on:%m-%d}" not in known[on.year]
    return on


def months_on(day: date, months: int) -> date:
    """The same day some months on; of a shorter month its last day.

    >>> months_on(date(2026, 1, 31), 1), months_on(date(2026, 11, 23), 14)
    (datetime.date(2026, 2, 28), datetime.date(2028, 1, 23))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, 1), 9998)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def _free_days() -> dict[str, dict[int, frozenset[str]]]:
    """The weekdays on which offices are closed, by country and year (data/free_days.yaml)."""
    text = files("comity.reference").joinpath("data", _PAGE).read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), dict[str, dict[int, frozenset[str]]])
    except msgspec.ValidationError as error:
        raise BadVocabulary(_PAGE, "days", str(error)) from error
