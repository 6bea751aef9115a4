"""Dates told from where one stands: last Friday, two months later, the following year, over the weekend."""

from __future__ import annotations

import re
from datetime import timedelta

from comity.model.dates import bounds, interval
from comity.reading.marks.bearing import Bearing, capital, worth
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
    back = (published.weekday() - wanted) % 7
    step = worth(found, "rel") if found["rel"] else None
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


def ago(found: re.Match[str], bearing: Bearing) -> str | None:
    """Three years ago, counted from publication; two months later, counted from the date told before."""
    count = int(number(found["n"]) or 0) if found["n"] else 1
    if found["way"] in words().group("ago"):
        base, count = bearing.published, -count
    else:
        base = bounds(bearing.told)[0] if bearing.told else None
    return "" if base is None else moved(base, count, _unit(found))


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
        base, step = (bounds(bearing.told)[0] if bearing.told else None), worth(found, "told")
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
    return bounds(there)[1].isoformat() if found["end"] else there


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
    """Last autumn, next spring: the year it falls in, for seasons turn with the hemisphere."""
    if (published := bearing.published) is None:
        return ""
    step, last = worth(found, "rel"), worth(found, "season", "months")
    if step < 0:
        return f"{published.year - (published.month <= last):04d}"
    return f"{published.year + (step > 0 and published.month > last - 3):04d}"


def now(_: re.Match[str], bearing: Bearing) -> str | None:
    """So far, currently: the day of publication."""
    return bearing.published.isoformat() if bearing.published else ""
