"""What a cell of a table shows, as one line of text."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff]+")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DECIMALS = re.compile(r"0\.(0+)(?!.*[%E])")


def one_line(text: str) -> str:
    r"""A cell's text with line breaks, control characters and runs of spaces as one space.

    >>> one_line("Hai\r\nPhong\x00 ")
    'Hai Phong'
    """
    return _SPACE.sub(" ", text).strip()


def shown(value: object, number_format: str = "General") -> str:
    """What a cell shows: days as ISO 8601, as exactly as the number format tells them.

    >>> shown(datetime(2016, 10, 21)), shown(datetime(2016, 10, 1), "yyyy.mm"), shown(2016.0)
    ('2016-10-21', '2016-10', '2016')
    >>> shown(2016.1, "0.00"), shown(True), shown(None)
    ('2016.10', 'TRUE', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime() | date():
            return _day(value, number_format)
        case float():
            return _number(value, number_format)
        case time() | timedelta() | int():
            return str(value)
        case _:
            return one_line(str(value))


def _day(value: date, number_format: str) -> str:
    """A day, or the month or year of it where its format shows no more."""
    told = _QUOTED.sub("", number_format).lower()
    if "y" in told and "d" not in told:
        return value.strftime("%Y-%m") if "m" in told else value.strftime("%Y")
    return f"{value:%Y-%m-%d}"


def _number(value: float, number_format: str) -> str:
    if decimals := _DECIMALS.search(number_format):
        return f"{value:.{len(decimals[1])}f}"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
