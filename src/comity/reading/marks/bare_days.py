"""What a day without a month means ("the 11th")."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from comity.model.dates import bounds
from comity.reading.marks.bearing import Bearing
from comity.reading.marks.calendar import day, days
from comity.reading.marks.date_shapes import words


def bare_day(found: re.Match[str], bearing: Bearing) -> str | None:
    """The 11th: of the month told before, else of the month of publication or the one before it."""
    dom, last = int(found["d"]), int(found["d2"] or 0)
    if not 1 <= dom <= 31 or _in_a_row().match(found.string, found.end()) or not _ends_a_day(found, bearing):
        return None
    base = _month_told(bearing)
    if base is None and (base := bearing.published) is not None and not bearing.ahead:
        past = max(dom, last) > base.day
        base = base.replace(day=1) - timedelta(days=1) if past else base
    if base is None:
        return ""
    return (last and days(base.year, base.month, dom, last)) or day(base.year, base.month, dom) or ""


def _ends_a_day(found: re.Match[str], bearing: Bearing) -> bool:
    """Whether what follows "the 11th" leaves it a day: a sign, a word like "at", a name behind "on"."""
    if _after_day().match(found.string, found.end()):
        return True
    there = found.end()
    opens = bearing.text[there + 1 : there + 2].isupper() and bearing.text[there : there + 1] == " "
    return (
        opens
        and bool(_on_day().search(found.string[: found.start()][-4:]))
        and not _edition().match(found.string, there)
    )


def _month_told(bearing: Bearing) -> date | None:
    """The month of the date told before, unless that is one still to come and this one is not."""
    if not bearing.told or "-" not in bearing.told:
        return None
    base = bounds(bearing.told)[1]
    return None if bearing.published and base > bearing.published and not bearing.ahead else base


@cache
def _after_day() -> re.Pattern[str]:
    return words().compiled(r"[.,;:)]|$|\s{afterday}\b")


@cache
def _on_day() -> re.Pattern[str]:
    return words().compiled(r"\b{on_day}\s$")


@cache
def _edition() -> re.Pattern[str]:
    """ "On the 11th Anniversary": what is counted by its editions."""
    return words().compiled(r"(?:\s[a-z-]+){0,4}?\s{edition}\b")


@cache
def _in_a_row() -> re.Pattern[str]:
    """ "the 11th and 13th centuries": places in an order, not days."""
    return words().compiled(
        r"\s(?:{to}|{joining})\s(?:{the}\s)?[0-9]{1,2}{suffix}\s(?!(?:{month}|{afterday})\b)[a-z]"
    )
