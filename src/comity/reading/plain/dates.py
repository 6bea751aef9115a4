"""Dates: a month's name with the numbers beside it in whatever order, and what is in digits alone."""

from __future__ import annotations

import re
from calendar import monthrange

from comity.reading.clauses.passage import Passage
from comity.reading.marks.dates import DateMark
from comity.reading.marks.scanner import Hit

LAYER = "months"
_BEFORE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\D{1,6})?(?P<day>\d{1,2})(?!\d)\D{0,8}$|(?P<alone>(?:19|20)\d\d)\D{1,4}$"
)
_BEHIND = re.compile(
    r"\D{1,4}(?P<day>\d{1,2})(?!\d)(?:\D{1,6}(?P<year>(?:19|20)\d\d)(?!\d))?|\D{1,6}(?P<alone>(?:19|20)\d\d)(?!\d)"
)
_DIGITS = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?:-(?P<month>[01]\d)-(?P<day>[0-3]\d))?(?![\d-])")
_REACH = 16
"""Characters beside a month within which its day and its year stand."""


def find_dates(passage: Passage) -> list[DateMark]:
    """Every date of a passage in order; a date without a year is of the year of publication."""
    text = passage.text
    marks = [_of_a_month(passage, hit) for hit in passage.hits(LAYER)]
    taken = [(mark.start, mark.end) for mark in marks]
    marks += [
        _mark(passage, found.span(), found["year"], found["month"], found["day"])
        for found in _DIGITS.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _of_a_month(passage: Passage, hit: Hit) -> DateMark:
    text, start, end = passage.text, hit.start, hit.end
    day = year = None
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is not None and "\n" not in before.group():
        start, day, year = before.start(), before["day"], before["year"] or before["alone"]
    behind = _BEHIND.match(text, end)
    if behind is not None and "\n" not in behind.group() and "." not in behind.group():
        own = behind["day"] if day is None else None
        if own or behind["alone"]:
            end, day, year = behind.end(), day or own, behind["year"] or behind["alone"] or year
    return _mark(passage, (start, end), year, str(hit.words[0].attr("number")), day)


def _mark(
    passage: Passage, span: tuple[int, int], year: str | None, month: str | None, day: str | None
) -> DateMark:
    edtf = year or (passage.published[:4] if passage.published else None)
    shape = "year"
    if edtf is not None and month is not None:
        edtf, shape = f"{edtf}-{int(month):02d}", "month"
        if day is not None and 1 <= int(day) <= monthrange(int(edtf[:4]), int(month))[1]:
            edtf, shape = f"{edtf}-{int(day):02d}", "day"
    ahead = bool(edtf and passage.published and edtf > passage.published[: len(edtf)])
    return DateMark(span[0], span[1], edtf, shape, written_year=year is not None, ahead=ahead)
