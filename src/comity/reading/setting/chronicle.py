"""A text told line by line under dates ("1992 – …", "2014. 10. 1. …"): the date a line stands under."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from comity.reading.page import Page

_LINE = re.compile(
    r"^[ \t*•·○-]*(?P<year>(?:19|20)\d\d)"
    r"(?:(?:\.\s?|[/-])(?P<month>1[0-2]|0?[1-9])(?:(?:\.\s?|[/-])(?P<day>3[01]|[12]\d|0?[1-9]))?)?"
    r"(?:\.?[ \t]{1,3}[–—-][ \t]|:[ \t]|\.[ \t]+|[ \t]{2,})(?=[^\W\d]|[\"“(])",
    re.MULTILINE,
)
_FEW = 2
_MONTH = len("2014-10")


def line_date(page: Page, at: int) -> str | None:
    """The date that opens the line in which a character stands; None outside a list of such lines."""
    lines = _lines(page)
    index = bisect_right(lines, at, key=lambda line: line[0]) - 1
    if index < 0:
        return None
    start, date = lines[index]
    return date if page.text.find("\n", start, at) < 0 else None


def under(date: str | None, opened: str | None) -> str | None:
    """A date told in a line, in the year the line stands under; without a date that of the line."""
    if date is None or opened is None:
        return date or opened
    return opened[:4] + date[4:] if len(date) >= _MONTH else date


@lru_cache(maxsize=1)
def _lines(page: Page) -> list[tuple[int, str]]:
    found = [(line.start(), _written(line)) for line in _LINE.finditer(page.text)]
    return found if len(found) >= _FEW else []


def _written(line: re.Match[str]) -> str:
    parts = [line["year"], line["month"], line["day"]]
    return "-".join(part.zfill(2) for part in parts if part)
