"""Dates in the cells of lists: as exactly as they are written, and never guessed."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from comity.model.dates import is_edtf
from comity.reading.listed.words import list_words

Order = Literal["dmy", "mdy", "ymd"]

_PARTS = {
    "{year}": r"(?P<year>(?:1[5-9]|20)\d\d|['’‘]?\d\d)",
    "{whole}": r"(?P<year>(?:1[5-9]|20)\d\d)",
    "{month}": r"(?P<month>\d{1,2})",
    "{day}": r"(?P<day>\d{1,2})",
    "{mm}": r"(?P<month>\d\d)",
    "{dd}": r"(?P<day>\d\d)",
    "{first}": r"(?P<first>\d{1,2})",
    "{second}": r"(?P<second>\d{1,2})",
    "{-}": r"(?:[./\-–·]|\s)",
    ",": r"(?:,|\s)",
}
_BEHIND = (
    r"\s*\.?\s*(?:\([^()]*\)|[T\s]\d{1,2}:\d\d(?::\d\d)?(?:\.0+)?)?\s*"  # a full stop, a weekday, a time
)
_SHORT = re.compile(r"['’‘]?\d\d")
_CENTURY = 50  # '49 is 2049, '50 is 1950: ties between localities began after the second world war
_WITHOUT_ZERO = re.compile(r"(\d{4})\.1")


def edtf(value: str, order: str | None = None) -> str | None:
    """The EDTF date that a cell shows, None where it shows none for certain.

    `order` is how days and months of this column stand, where that is known: `dmy`, `mdy` or `ymd`. Without
    it, a date like 3/4/2016 gives its year. A spreadsheet shows 2016.10 as 2016.1: that gives the year, too.

    >>> edtf("2016.10.21."), edtf("'16.10"), edtf("21/10/2016"), edtf("2016년 10월 21일(금)")
    ('2016-10-21', '2016-10', '2016-10-21', '2016-10-21')
    >>> edtf("03/04/2016"), edtf("03/04/2016", "dmy"), edtf("2016.1"), edtf("soon"), edtf("2016-13-01")
    ('2016', '2016-04-03', '2016', None, None)
    """
    value = " ".join(value.split())
    if short := _WITHOUT_ZERO.fullmatch(value):
        return short[1]
    for shape in _shapes():
        if (found := shape.fullmatch(value)) and (date := _date(found.groupdict(), order)):
            return date
    return None


def _date(found: dict[str, str | None], order: str | None) -> str | None:
    year = _year(found["year"] or "", found, order)
    if year is None:
        return None
    if found.get("first"):
        return _either_way(year, int(found["first"] or 0), int(found["second"] or 0), order)
    month, day = found.get("month"), found.get("day")
    if name := found.get("name"):
        month = str(_months()[name.lower()])
    if day and month:
        return _checked(year, int(month), int(day))
    return _checked(year, int(month)) if month else _checked(year)


def _year(written: str, found: dict[str, str | None], order: str | None) -> str | None:
    """The year; of two digits only behind an apostrophe, or where the order of a whole date is known."""
    if not _SHORT.fullmatch(written):
        return written
    in_place = order == "ymd" if found.get("month") else order in ("dmy", "mdy")
    whole = found.get("day") or found.get("second")
    if written.isdigit() and not found.get("name") and not (whole and in_place):
        return None
    digits = written[-2:]
    return f"{20 if int(digits) < _CENTURY else 19}{digits}"


def _either_way(year: str, first: int, second: int, order: str | None) -> str | None:
    """A date whose day and month may stand in either order: the one possible, the one known, or its year."""
    dates = {_checked(year, second, first), _checked(year, first, second)} - {None}
    if len(dates) < 2:
        return next(iter(dates), None)
    match order:
        case "dmy":
            return _checked(year, second, first)
        case "mdy":
            return _checked(year, first, second)
        case _:
            return year


def _checked(year: str, month: int | None = None, day: int | None = None) -> str | None:
    told = year + "".join(f"-{part:02}" for part in (month, day) if part is not None)
    return told if is_edtf(told) else None


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    parts = _PARTS | {"{name}": rf"(?P<name>{names})\.?"}
    return tuple(re.compile(_pattern(shape, parts), re.IGNORECASE) for shape in list_words().shapes)


def _pattern(shape: str, parts: dict[str, str]) -> str:
    pieces = re.split(r"(\{[^}]*\}|,|\s+)", shape)
    told = "".join(r"\s*" if piece.isspace() else parts.get(piece, re.escape(piece)) for piece in pieces)
    return told + _BEHIND


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in list_words().months.items() for name in names}
