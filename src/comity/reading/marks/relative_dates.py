"""Dates told from where one stands: last Friday, two months later, the following year, over the weekend."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from comity.model.dates import bounds, interval
from comity.reading.marks.bearing import Bearing, capital, end_of, worth
from comity.reading.marks.calendar import month_of, moved
from comity.reading.marks.date_shapes import words
from comity.reading.marks.numerals import number


def weekday(found: re.Match[str], bearing: Bearing) -> str | None:
    """The weekday nearest to publication on the side the sentence speaks of, that very day included."""
    if not capital(bearing.text, found.start("weekday")) or _short_in_prose(found, bearing.text):
        return None
    if (published := bearing.published) is None:
        return ""
    wanted = worth(found, "weekday")
    if found["week"]:
        there = published - timedelta(days=published.weekday() - wanted)
        return (there + timedelta(weeks=worth(found, "rel", part="week"))).isoformat()
    back = (published.weekday() - wanted) % 7
    step = worth(found, "rel") if found["rel"] else None
    if step == 0 and not bearing.ahead and wanted < published.weekday():
        return (published - timedelta(days=back)).isoformat()
    if step is not None and step < 0:
        return (published - timedelta(days=back or 7)).isoformat()
    if step == 1 or (bearing.ahead and step is None and back) or step == 0:
        ahead = (wanted - published.weekday()) % 7
        return (published + timedelta(days=ahead or (7 if step == 1 else 0))).isoformat()
    return (published - timedelta(days=back)).isoformat()


def _short_in_prose(found: re.Match[str], text: str) -> bool:
    """Whether a short form ("Sun") stands without the comma or point that a date line gives it."""
    short = found["weekday"] != words().group("weekday")[found["weekday"]].forms[0]
    return short and text[found.end("weekday") : found.end("weekday") + 1] not in (",", ".")


def dayword(found: re.Match[str], bearing: Bearing) -> str | None:
    """Yesterday, this morning."""
    if bearing.published is None:
        return ""
    return (bearing.published + timedelta(days=worth(found, "dayword"))).isoformat()


def _unit(found: re.Match[str]) -> str:
    return words().group("period")[found["unit"]].code


_DAY, _MONTH, _YEAR = len("2024-10-16"), len("2024-10"), len("2024")
_PRECISION = {"day": _DAY, "week": _MONTH, "fortnight": _MONTH, "month": _MONTH}


def _anchor(bearing: Bearing, unit: str, ahead: bool = False) -> date | None:
    """The date told before, where it is exact enough to count such units from; the far end where `ahead`."""
    told = bearing.told
    if told and len(told.partition("/")[0]) < _PRECISION.get(unit, _YEAR):
        told = bearing.day
    return bounds(told)[1 if ahead and unit == "day" else 0] if told else None


def ago(found: re.Match[str], bearing: Bearing) -> str | None:
    """Three years ago, counted from publication; two months later or earlier, from the date told before."""
    count, unit = int(number(found["n"]) or 0) if found["n"] else 1, _unit(found)
    later = found["way"] in words().group("later")
    base = bearing.published if found["way"] in words().group("ago") else _anchor(bearing, unit, later)
    return "" if base is None else moved(base, count if later else -count, unit)


def unit_before(found: re.Match[str], bearing: Bearing) -> str | None:
    """The day before, the year before last; the evening before is a day as well."""
    unit = _unit(found) if found["unit"] in words().group("period") else "day"
    if found["way"] in words().group("before_last"):
        return moved(bearing.published, -2, unit) if bearing.published else ""
    base = _anchor(bearing, unit)
    return "" if base is None else moved(base, -1, unit)


_SOON = timedelta(days=60)


def part_of_day(found: re.Match[str], bearing: Bearing) -> str | None:
    """In the afternoon, that evening, the next morning: the day told before, or the one beside it."""
    step = worth(found, "told") if found["told"] else 0
    base = _anchor(bearing, "day", ahead=True)
    if base is None:
        return None
    if not found["told"] and (bearing.published is None or abs(bearing.published - base) > _SOON):
        return None
    return (base + timedelta(days=step)).isoformat()


def period_end(found: re.Match[str], bearing: Bearing) -> str | None:
    """By year-end, until the end of the month: of the one in which the text was published."""
    published = bearing.published
    if published is None:
        return ""
    unit = _unit(found) if found["unit"] else "year"
    if unit == "decade":
        return f"{published.year // 10 * 10 + 9}"
    if unit not in ("year", "month"):
        return None
    return end_of(moved(published, 0, unit), found, bearing)


def span(found: re.Match[str], bearing: Bearing) -> str | None:
    """The past 30 years, the next five years."""
    count = int(number(found["n"]) or 0)
    if bearing.published is None:
        return ""
    ahead = any(
        found["span"].endswith(form) for form, word in words().group("rel").items() if word.code == "next"
    )
    there = moved(bearing.published, count if ahead else -count, _unit(found))
    here = moved(bearing.published, 0, _unit(found))
    return interval(here, there) if ahead else interval(there, here)


def relative_unit(found: re.Match[str], bearing: Bearing) -> str | None:
    """Last month, next week, this year, the following year, the same day."""
    unit = _unit(found)
    if words().group("period")[found["unit"]].attr("plural"):
        return None
    if found["told"]:
        step = worth(found, "told")
        base = _anchor(bearing, unit, ahead=step > 0)
    else:
        base, step = bearing.published, worth(found, "rel")
    if base is None:
        return ""
    if unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=step)
        return interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    if unit == "quarter":
        first = (base.month - 1) // 3 * 3 + 1 + 3 * step
        return interval(month_of(base.year, first), month_of(base.year, first + 2))
    if unit == "decade":
        return interval(f"{base.year - 10}", f"{base.year}") if step < 0 else ""
    there = moved(base, step, unit)
    return end_of(there, found, bearing) if found["end"] else there


def weekend(found: re.Match[str], bearing: Bearing) -> str | None:
    """Last weekend, over the weekend: a Saturday and its Sunday."""
    published = bearing.published
    if published is None:
        return ""
    saturday = published - timedelta(days=published.weekday()) + timedelta(days=5)
    step = worth(found, "rel") if found["rel"] else 0 if published.weekday() > 4 else -1
    saturday += timedelta(weeks=step)
    return interval(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat())


def season(found: re.Match[str], bearing: Bearing) -> str | None:
    """Last autumn, in the spring: the year it falls in, for seasons turn with the hemisphere."""
    if written := _season_year(found, bearing):
        return f"{written:04d}"
    lead = not found["turn"]
    named = not bearing.text[found.start("season")].islower()
    if lead and (named or not _season_over().match(found.string, found.end())):
        return None  # "during the Spring Festival", "of the winter cabbage"
    if (published := bearing.published) is None:
        return ""
    last = worth(found, "season", "months")
    first = last - 2
    step = worth(found, "rel", part="turn") if found["turn"] else 0
    if step < 0:
        return f"{published.year - (published.month <= last):04d}"
    if step > 0 or (lead and bearing.ahead):
        return f"{published.year + (published.month >= first if step > 0 else published.month > last):04d}"
    return f"{published.year - (lead and published.month < first):04d}"


@cache
def _season_over() -> re.Pattern[str]:
    return words().compiled(r"[^\w\s]|$|\n|\s(?:{afterday}|{joining}|{on_day}|{to}|{ahead}|{past})\b")


def _season_year(found: re.Match[str], bearing: Bearing) -> int | None:
    if found["y"]:
        return int(found["y"])
    if found["rel"]:
        return bearing.published.year + worth(found, "rel") if bearing.published else None
    if (found["told"] or found["then"]) and bearing.told:
        return bounds(bearing.told)[1].year + (worth(found, "told") if found["told"] else 0)
    return None


def now(_: re.Match[str], bearing: Bearing) -> str | None:
    """So far, currently: the day of publication."""
    return bearing.published.isoformat() if bearing.published else ""
