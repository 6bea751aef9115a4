"""Two Korean dates that are one: the ends of a stretch, two days on end, or a day told twice."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from comity.model.dates import bounds, interval, is_edtf
from comity.reading.languages.ko.date_shapes import words
from comity.reading.marks.dates import DateMark

_LONGEST_GAP = 11
_YEAR, _MONTH, _DAY = len("2024"), len("2024-10"), len("2024-10-16")


def joined(text: str, first: DateMark, second: DateMark, published: date | None) -> DateMark | None:
    """The two as one ("27일부터 3월 1일까지", "어제(26일)"); None where they are two."""
    gap = text[first.end : second.start]
    if len(gap) > _LONGEST_GAP or first.edtf is None or second.edtf is None or "\n" in gap:
        return None
    if first.shape == "dayword" and gap.strip() == "(":
        return DateMark(first.start, second.end, second.edtf, "dayword", ahead=second.ahead)
    if _since_then().fullmatch(gap) and len(first.edtf) == _YEAR:
        start, end = f"{first.edtf}-01", f"{first.edtf}{second.edtf[_YEAR:]}"
        return _stretch(first, second, interval(start, end), published, as_of=True)
    if "/" in first.edtf or "/" in second.edtf:
        return None
    lasting = _through().fullmatch(gap) and _until().match(text, second.end)
    if lasting or _dash().fullmatch(gap):
        return _stretch(first, second, _from_to(first, second), published)
    days = len(first.edtf) == len(second.edtf) == _DAY and _both().fullmatch(gap)
    if days and bounds(second.edtf)[0] - bounds(first.edtf)[0] == timedelta(days=1):
        return _stretch(first, second, interval(first.edtf, second.edtf), published)
    return None


def _from_to(first: DateMark, second: DateMark) -> str:
    """The stretch between two dates; a day without a month follows the day it begins with."""
    start, end = first.edtf or "", second.edtf or ""
    if second.shape != "bare_day" or len(start) != _DAY:
        return interval(_begun(first, second), end)
    if end[_MONTH:] >= start[_MONTH:]:
        return interval(start, start[:_MONTH] + end[_MONTH:])
    following = date.fromisoformat(start[:_MONTH] + "-28") + timedelta(days=4)
    return interval(start, following.isoformat()[:_MONTH] + end[_MONTH:])


def _begun(first: DateMark, second: DateMark) -> str:
    """The first end, in the year before where it would lie behind the last."""
    start, end = first.edtf or "", second.edtf or ""
    if start <= end or first.written_year or len(start) <= _YEAR:
        return start
    return f"{int(end[:_YEAR]) - 1:04d}{start[_YEAR:]}"


def _stretch(
    first: DateMark, second: DateMark, edtf: str, published: date | None, as_of: bool = False
) -> DateMark | None:
    if not is_edtf(edtf):
        return None
    ahead = published is not None and bounds(edtf)[0] > published
    written = first.written_year or second.written_year
    return DateMark(first.start, second.end, edtf, "interval", as_of, written, ahead)


@cache
def _since_then() -> re.Pattern[str]:
    return words().compiled(r"\s?{since_then}\s(?:{past}\s)?")


@cache
def _dash() -> re.Pattern[str]:
    return words().compiled(r"\s?{dash}\s?")


@cache
def _through() -> re.Pattern[str]:
    return words().compiled(r"\s?{from}\s(?:[가-힣]{1,3}\s)?")


@cache
def _both() -> re.Pattern[str]:
    return words().compiled(r"\s?{both}\s?")


@cache
def _until() -> re.Pattern[str]:
    return words().compiled(r"\s?{until}")
