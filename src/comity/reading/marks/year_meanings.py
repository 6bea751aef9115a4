"""What years mean where they stand alone: a year, a decade, a stretch of years, or no year at all."""

from __future__ import annotations

import re
from functools import cache

from comity.model.dates import interval
from comity.reading.marks.bearing import Bearing, end_of
from comity.reading.marks.date_shapes import words


def years(found: re.Match[str], _: Bearing) -> str | None:
    """2021-2025, 2024-26."""
    first, last = found["y"], found["y2"]
    last = first[:2] + last if len(last) == 2 else last
    return interval(first, last) if first < last else None


def decade(found: re.Match[str], _: Bearing) -> str | None:
    """The 1990s."""
    return f"{found['y']}/{found['y'][:3]}9"


def year(found: re.Match[str], bearing: Bearing) -> str | None:
    """A year alone, where its surroundings do not make it a count."""
    if found["end"]:
        return end_of(found["y"], found, bearing)
    return found["y"] if _is_year(found, bearing.text) else None


@cache
def _year_of() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A word that only a year follows, what counts whatever leads to it, and a thing named by its year."""
    fragments = words()
    lead = fragments.compiled(r"\b{year_in}\s$")
    counted = fragments.compiled(r"\s(?:{counted}|{scale})\b|\s?%|-{counted_joined}")
    described = r"(?:(?!(?:{afterday}|{of}|{counted}|{the})\s|[a-z-]*s\s)[a-z-]+\s){0,2}?"
    thing = fragments.compiled(rf"\s{described}{{dated_noun}}\b")
    return lead, counted, thing


@cache
def _around_year() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    fragments = words()
    lead = re.compile(fragments.fill(r"\b(?:{yearlead}\s(?:{the}\s)?|{middle})$"))
    plural = r"(?!{no_plural}\b)[a-z][a-z-]*s"
    counted = re.compile(fragments.fill(rf"\s(?:{plural}|{{counted}}|{{scale}})\b|\s?%|-{{counted_joined}}"))
    after = re.compile(fragments.fill(r"\s*(?:$|[^\w\s]|[A-Z]|(?:{afterday}|{yearlead}|{ahead})\b)"))
    return lead, counted, after


def _is_year(found: re.Match[str], text: str) -> bool:
    start, end = found.start(), found.end()
    before, behind = text[max(0, start - 24) : start], text[end : end + 24]
    lead, counted, after = _around_year()
    sure, measured, thing = _year_of()
    if sure.search(before.lower()):
        return not measured.match(behind)
    if lead.search(before.lower()):
        return not counted.match(behind)
    if before[-1:] in ("$", "€", "£", "₩", "¥", "/", "-", ".", ","):
        return False
    if counted.match(behind):
        return False
    if thing.match(found.string, end):
        return True
    word = before.rstrip(" (“\"‘'").rsplit(" ", 1)[-1]
    if _the_year().search(before.lower()):
        return True
    if word[:1].isupper() or found.start() < found.start("y"):
        return True
    if before.rstrip(" ")[-1:] in (",", "(", ""):
        return bool(after.match(behind))
    return bool(_CLOSING.match(behind)) and not _amount().search(before.lower())


_CLOSING = re.compile(r"[:;)]|[,.](?![0-9])|\n|$")


@cache
def _amount() -> re.Pattern[str]:
    """What leads to a number rather than to a year ("over", "to")."""
    return words().compiled(r"(?:[0-9]|\b{no_year})\s$")


@cache
def _the_year() -> re.Pattern[str]:
    return words().compiled(r"\b{the}\s$")
