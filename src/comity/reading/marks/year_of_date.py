"""Which year a written date is of: the one written, one told by "last", or the nearest to the news."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from comity.model.dates import bounds
from comity.reading.marks.bearing import Bearing, worth


def part(found: re.Match[str], name: str) -> str | None:
    """What a part of a shape matched; None where the shape has no such part."""
    return found[name] if name in found.re.groupindex else None


def told_year(bearing: Bearing) -> int | None:
    """The year of the date told before."""
    return bounds(bearing.told)[1].year if bearing.told else None


def base_year(found: re.Match[str], bearing: Bearing) -> int | None:
    """The year written, or meant by "last year", "the following year"; None where neither is there."""
    if written := part(found, "y"):
        return int(written)
    if part(found, "rel"):
        return bearing.published.year + worth(found, "rel") if bearing.published else None
    if part(found, "told") and (told := told_year(bearing)) is not None:
        return told + worth(found, "told")
    return None


def yearless(found: re.Match[str]) -> bool:
    """Whether a shape says nothing of its year."""
    return not any(part(found, name) for name in ("y", "rel", "told"))


_SLACK = 6
"""Days by which a day told of as past may lie behind the day of publication: papers are dated loosely."""
_TOO_LATE, _TOO_EARLY, _NEVER = 3, 8, 1000
"""How much further a day counts where it lies behind publication or before it, against what is told."""


def nearest_year(month: int, dom: int | None, bearing: Bearing) -> int | None:
    """The year that puts a day or a month nearest to publication, on the side the sentence speaks of."""
    published = bearing.published
    if published is None:
        return bearing.year

    def distance(year: int) -> int:
        away = (date(year, month, min(dom or 1, monthrange(year, month)[1])) - published).days
        if bearing.over and away > (_SLACK if dom else 0):
            return abs(away) * _NEVER
        if bearing.ahead:
            return abs(away) * (_TOO_EARLY if away < -40 else 1)
        return abs(away) * (_TOO_LATE if away > _SLACK else 1)

    return min((published.year + step for step in (0, -1, 1)), key=distance)


_NEWS = timedelta(days=45)


def year_for(found: re.Match[str], month: int, dom: int | None, bearing: Bearing) -> int | None:
    """The year of a month or a day: as told, else the nearest, or the one narrated just before."""
    if not yearless(found):
        return base_year(found, bearing)
    year = nearest_year(month, dom, bearing)
    if bearing.narrated is None or bearing.published is None or year is None:
        return year
    if bearing.told and bearing.told[:7] == f"{bearing.narrated}-{month:02d}":
        return bearing.narrated
    there = date(year, month, min(dom or 1, monthrange(year, month)[1]))
    return year if timedelta(0) <= bearing.published - there < _NEWS else bearing.narrated
