"""What a written date means: each shape resolved against the day of publication and the date told before."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from comity.model.dates import bounds, interval
from comity.reading.marks.bare_days import bare_day
from comity.reading.marks.bearing import Bearing, Reader, capital, end_of, worth
from comity.reading.marks.calendar import day, days, month_of
from comity.reading.marks.date_shapes import words
from comity.reading.marks.numerals import number
from comity.reading.marks.relative_dates import (
    ago,
    dayword,
    now,
    part_of_day,
    period_end,
    relative_unit,
    season,
    span,
    unit_before,
    weekday,
    weekend,
)
from comity.reading.marks.year_meanings import decade, year, years
from comity.reading.marks.year_of_date import (
    base_year,
    nearest_year,
    part,
    told_year,
    year_for,
    yearless,
)

_ROOM = 24


def numeric(found: re.Match[str], _: Bearing) -> str | None:
    """2024-03-22, 2016. 8. 8. ~ 8. 12., 29/7/2014 (the day first, unless only the month can be)."""
    year, month, dom = int(found["y"]), int(found["m"]), int(found["d"])
    first = day(year, month, dom) or day(year, dom, month)
    if first is None or not part(found, "d2"):
        return first
    last = day(year, int(part(found, "m2") or month), int(found["d2"]))
    return interval(first, last) if last is not None and first <= last else first


_LINE_LEAD = re.compile(r"[^\w\n]*")


def numeric_month(found: re.Match[str], bearing: Bearing) -> str | None:
    """2013.06 anywhere, "2015. 5." only at the head of a line."""
    line = bearing.text.rfind("\n", 0, found.start()) + 1
    loose = len(found["m"]) < 2 or " " in found.group()
    if loose and not _LINE_LEAD.fullmatch(bearing.text, line, found.start()):
        return None
    return month_of(int(found["y"]), int(found["m"])) if _is_month(found) else None


def day_range(found: re.Match[str], _: Bearing) -> str | None:
    """5-7/11/2023."""
    return (
        days(int(found["y"]), int(found["m"]), int(found["d"]), int(found["d2"]))
        if _is_month(found)
        else None
    )


def day_and_month(found: re.Match[str], bearing: Bearing) -> str | None:
    """26/2, where a word or a bracket leads to a date; elsewhere it is a fraction."""
    before = bearing.text[max(0, found.start() - 10) : found.start()].lower()
    if not _is_month(found) or not _dated().search(before):
        return None
    month, dom = int(found["m"]), int(found["d"])
    year = nearest_year(month, dom, bearing) if 1 <= dom <= monthrange(2024, month)[1] else None
    return day(year, month, dom) if year is not None else None


@cache
def _dated() -> re.Pattern[str]:
    return words().compiled(r"(?:\b{dated}\s|\()$")


def _is_month(found: re.Match[str]) -> bool:
    return 1 <= int(found["m"]) <= 12


def day_of_month(found: re.Match[str], bearing: Bearing) -> str | None:
    """The 15th of this month."""
    base = bearing.told and bounds(bearing.told)[1] if found["told"] else bearing.published
    if not base:
        return ""
    month = month_of(base.year, base.month + worth(found, "told" if found["told"] else "rel"))
    return day(int(month[:4]), int(month[5:]), int(found["d"]))


def month_and_day(found: re.Match[str], bearing: Bearing) -> str | None:
    """A day or a run of days in a month, in either order, with or without its year."""
    if not capital(bearing.text, found.start("month")):
        return None
    month, first = worth(found, "month"), int(found["d"])
    last = int(found["d2"]) if found["d2"] else None
    if not first or last == 0:
        return None
    year = year_for(found, month, last or first, bearing)
    if year is None:
        return "" if day(2024, month, first) else None
    return days(year, month, first, last) or day(year, month, first)


def month_and_year(found: re.Match[str], bearing: Bearing) -> str | None:
    """A month with its year, written or meant, or the end of it."""
    if not capital(bearing.text, found.start("month")):
        return None
    month = worth(found, "month")
    year = year_for(found, month, None, bearing)
    if year is None:
        return ""
    told = month_of(year, month)
    return end_of(told, found, bearing) if part(found, "end") else told


def month_alone(found: re.Match[str], bearing: Bearing) -> str | None:
    """A month without a year: only after a word that leads to one, for "May" and "March" are words too."""
    before = bearing.text[max(0, found.start() - 12) : found.start()].lower()
    led = found["end"] or _month_lead().search(before) or _month_tail().match(found.string, found.end())
    return month_and_year(found, bearing) if led else None


@cache
def _month_tail() -> re.Pattern[str]:
    return words().compiled(r"\s?[-–—]\s?{month}\b")


@cache
def _month_lead() -> re.Pattern[str]:
    return words().compiled(r"\b{monthlead}\s$|[-–—]\s?$")


def relative_month(found: re.Match[str], bearing: Bearing) -> str | None:
    """Last October, next May, that December."""
    if not capital(bearing.text, found.start("month")):
        return None
    month = worth(found, "month")
    if found["told"]:
        year = told_year(bearing)
        return month_of(year, month) if year is not None else ""
    if (published := bearing.published) is None:
        return ""
    step = worth(found, "rel")
    if step < 0:
        return month_of(published.year - (month >= published.month), month)
    if step > 0:
        return month_of(published.year + (month <= published.month), month)
    return month_of(published.year, month)


def months_of(found: re.Match[str], bearing: Bearing) -> str | None:
    """The first ten months of a year, said or not."""
    count = int(number(found["n"]) or 0)
    count *= 3 if found["unit"] in words().group("quarter_unit") else 1
    if not 1 <= count <= 12:
        return None
    year = _part_year(found, count, bearing)
    return "" if year is None else interval(month_of(year, 1), month_of(year, count))


def months_so_far(found: re.Match[str], bearing: Bearing) -> str | None:
    """ "In seven months it drew …": those of the year so far, where just so many have gone by."""
    count, published = int(number(found["n"]) or 0), bearing.published
    if published is None or bearing.ahead or published.month - count not in (0, 1) or not count:
        return None
    return interval(month_of(published.year, 1), month_of(published.year, count))


def months_to(found: re.Match[str], bearing: Bearing) -> str | None:
    """The seven months to July, the year ending in March: so many months, that one the last."""
    count = int(number(found["n"]) or 0) if found["n"] else 12
    last = month_and_year(found, bearing)
    if not last or not count:
        return last
    end = bounds(last)[1]
    if not found["n"] and _outset().search(
        bearing.text[max(0, found.start() - _ROOM) : found.start()].lower()
    ):
        count = end.month
    return interval(month_of(end.year, end.month - count + 1), month_of(end.year, end.month))


@cache
def _outset() -> re.Pattern[str]:
    """ "From the beginning of the (year to July)": the year's months up to then."""
    return words().compiled(r"\b{outset}\s(?:{of}\s)?(?:{the}\s)?$")


def share(found: re.Match[str], bearing: Bearing) -> str | None:
    """A half or a quarter of a year."""
    length, turn = worth(found, "share", "months"), worth(found, "turn")
    if length * turn > 12:
        turn = 12 // length
    year = _part_year(found, length * turn, bearing)
    if year is None:
        return ""
    return interval(month_of(year, length * (turn - 1) + 1), month_of(year, length * turn))


def short_share(found: re.Match[str], bearing: Bearing) -> str | None:
    """Q3 2023, H1 2024, Q2 of this year, H1."""
    length, turn = _letter(found), int(found["n"])
    if length * turn > 12 or not capital(bearing.text, found.start("share")):
        return None
    year = _part_year(found, length * turn, bearing)
    if year is None:
        return ""
    return interval(month_of(year, length * (turn - 1) + 1), month_of(year, length * turn))


def _letter(found: re.Match[str]) -> int:
    return int(words().group("part_letter")[found["share"]].attr("months"))


def _part_year(found: re.Match[str], last_month: int, bearing: Bearing) -> int | None:
    if not yearless(found):
        return base_year(found, bearing)
    if bearing.published is None:
        return bearing.year
    month = bearing.published.month
    if bearing.ahead:
        return bearing.published.year + (last_month < month)
    before = bearing.text[max(0, found.start() - 6) : found.start()].lower()
    past = last_month > month and not _meant_for().search(before)
    return bearing.published.year - past


@cache
def _meant_for() -> re.Pattern[str]:
    return words().compiled(r"\b{meant_for}\s$")


READERS: dict[str, Reader] = {
    "iso": numeric,
    "iso_month": numeric_month,
    "day_range": day_range,
    "day_first": numeric,
    "day_and_month": day_and_month,
    "month_day": month_and_day,
    "day_month": month_and_day,
    "month_year": month_and_year,
    "rel_month": relative_month,
    "month": month_alone,
    "day_of_month": day_of_month,
    "months_of": months_of,
    "months_so_far": months_so_far,
    "months_to": months_to,
    "share": share,
    "short_share": short_share,
    "period_end": period_end,
    "years": years,
    "decade": decade,
    "year": year,
    "weekday": weekday,
    "dayword": dayword,
    "part_of_day": part_of_day,
    "ago": ago,
    "unit_before": unit_before,
    "span": span,
    "rel_unit": relative_unit,
    "weekend": weekend,
    "season": season,
    "now": now,
    "bare_day": bare_day,
}
