"""Dates in a text: every one that is written, resolved against the day of publication, or left unknown."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.model.dates import bounds, interval
from comity.reading.marks.bearing import Bearing
from comity.reading.marks.date_meanings import READERS
from comity.reading.marks.date_shapes import any_shape, patterns, windows, words
from comity.reading.marks.scanner import folded


class DateMark(msgspec.Struct, frozen=True):
    """Characters `start` to `end` write a date; `edtf` is what it is, None where nothing tells.

    `as_of`: the date bounds a state ("as of", "by", "until", "so far"). `shape`: how it is written
    (a key of date_shapes.SHAPES, or "interval" for two dates joined). `written_year`: it says
    the year itself.
    """

    start: int
    end: int
    edtf: str | None
    shape: str
    as_of: bool = False
    written_year: bool = False

    @property
    def is_now(self) -> bool:
        """Whether it stands for the moment of writing ("currently")."""
        return self.shape == "now"


_DATED = frozenset(
    {
        "iso",
        "day_first",
        "day_and_month",
        "month_day",
        "day_month",
        "month_year",
        "month",
        "year",
        "rel_month",
        "interval",
    }
)
_SENTENCE_END = re.compile(r"[.!?](?=[\s”\"’'])|\n")


def find_dates(text: str, published: str | None) -> list[DateMark]:
    """Every date in the text, in order, none overlapping.

    `published` is the day of publication (EDTF); without it relative dates stay unknown, and a day
    without a year takes the one year the text names, if it names exactly one.

    >>> [mark.edtf for mark in find_dates("It opened on May 2 and closes next year.", "2023-06-01")]
    ['2023-05-02', '2024']
    """
    plain = folded(text)
    found = [
        (shape.lastgroup or "", shape.start())
        for low, high in windows(plain)
        for shape in any_shape().finditer(plain, low, high)
    ]
    if not found:
        return []
    reading = _Reading(text, plain, published, found)
    return _joined(plain, reading.marks(), published)


class _Reading:
    """One text's shapes being resolved from left to right."""

    def __init__(self, text: str, plain: str, published: str | None, found: list[tuple[str, int]]) -> None:
        self.text, self.plain, self.found = text, plain, found
        self.published = bounds(published)[0] if published and len(published) == 10 else None
        self.year = None if self.published else _only_year(plain)
        self.ends: list[int] = []

    def marks(self) -> list[DateMark]:
        marks: list[DateMark] = []
        told: str | None = None
        for shape, start in self.found:
            mark = self._mark(shape, start, told)
            if mark:
                marks.append(mark)
                if mark.edtf and shape not in ("now", "span", "ago"):
                    told = mark.edtf
        return marks

    def _mark(self, shape: str, start: int, told: str | None) -> DateMark | None:
        match = patterns()[shape].match(self.plain, start)
        if match is None:
            return None
        bearing = Bearing(self.text, self.published, told, self._ahead(shape, match), self.year)
        edtf = READERS[shape](match, bearing)
        if edtf is None:
            return None
        groups = match.groupdict()
        begin = match.start()
        as_of = shape == "now" or _bounds_a_state(self.plain, begin)
        return DateMark(begin, match.end(), edtf or None, shape, as_of, bool(groups.get("y")))

    def _ahead(self, shape: str, match: re.Match[str]) -> bool:
        """Whether the sentence around speaks of what is to come; looked up only where it decides."""
        if shape not in ("month_day", "day_month", "month", "weekday", "bare_day", "rel_month"):
            return False
        if _told_before().search(self.plain[max(0, match.start() - 24) : match.start()]):
            return False
        start, end = sentence_around(self.text, match.start(), match.end())
        clause = _clause_around(self.plain, start, match.start(), match.end(), end)
        if _ahead_words().search(self.plain, *clause):
            return True
        if _past_words().search(self.plain, *clause):
            return False
        if _lasting().search(self.plain[max(0, match.start() - 24) : match.start()]):
            return True
        return bool(
            _ahead_words().search(self.plain, start, end) or _announcing().search(self.plain, start, end)
        )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters between the sentence ends before `start` and after `end`, roughly."""
    window = max(0, start - 300)
    before = [stop.end() for stop in _SENTENCE_END.finditer(text, window, start)]
    after = _SENTENCE_END.search(text, end)
    return (before[-1] if before else window), (after.start() if after else len(text))


def _clause_around(plain: str, low: int, start: int, end: int, high: int) -> tuple[int, int]:
    """The characters of the clause that a date stands in, within its sentence."""
    before = [stop.end() for stop in _clause_ends().finditer(plain, low, start)]
    after = _clause_ends().search(plain, end, high)
    return (before[-1] if before else low), (after.start() if after else high)


@cache
def _clause_ends() -> re.Pattern[str]:
    return words().compiled(r"[,;:()]|\b{joining}\b")


@cache
def _past_words() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{past}|[a-z]{2,}ed)\b")


@cache
def _ahead_words() -> re.Pattern[str]:
    return words().compiled(r"\b{ahead}\b")


@cache
def _lasting() -> re.Pattern[str]:
    """What leads in the end of something that goes on: "brings together 90 firms until Sunday"."""
    return words().compiled(r"\b{lasting}\s$")


@cache
def _announcing() -> re.Pattern[str]:
    return words().compiled(r"\b{announcing}\b")


@cache
def _told_before() -> re.Pattern[str]:
    """A verb in the past right before a date: it happened, whatever else the sentence announces."""
    return words().compiled(r"\b(?:{past}|[a-z]{2,}ed)\s(?:{on_day}\s)?$")


@cache
def _state_words() -> re.Pattern[str]:
    return words().compiled(r"\b{asof}\s(?:(?:early|late|mid)\s|{the}\s)?$")


@cache
def _joint() -> re.Pattern[str]:
    return words().compiled(r"\s?[-–—]\s?|\s{to}\s(?:{the}\s)?")


@cache
def _between() -> re.Pattern[str]:
    return words().compiled(r"\b{between}\s(?:{the}\s)?$")


def _bounds_a_state(plain: str, start: int) -> bool:
    return bool(_state_words().search(plain[max(0, start - 16) : start]))


_YEARS = re.compile(r"(?<![\w$€£₩.,/-])(?:19|20)[0-9]{2}(?![\w%]|[.,][0-9])")


def _only_year(plain: str) -> int | None:
    named = {match.group() for match in _YEARS.finditer(plain)}
    return int(named.pop()) if len(named) == 1 else None


def _joined(plain: str, marks: list[DateMark], published: str | None) -> list[DateMark]:
    """Two dates with a dash or "to" between them as one interval, a weekday and its date as one date."""
    kept: list[DateMark] = []
    for mark in marks:
        before = kept[-1] if kept else None
        whole = _as_one(plain, before, mark, published) if before else None
        if whole:
            kept[-1] = whole
        else:
            kept.append(mark)
    return kept


def _as_one(plain: str, first: DateMark, second: DateMark, published: str | None) -> DateMark | None:
    gap = plain[first.end : second.start]
    if len(gap) > 12:
        return None
    if first.shape in ("weekday", "dayword") and gap.strip(" ,(") == "" and second.shape in _DATED:
        return msgspec.structs.replace(second, start=first.start)
    if second.shape == "weekday" and gap.strip(" ,(") == "" and first.shape in _DATED and first.edtf:
        own = first.written_year or "(" in gap
        return msgspec.structs.replace(first, end=second.end) if own else None
    weekdays = first.shape == second.shape == "weekday"
    if (weekdays or (first.shape in _DATED and second.shape in _DATED)) and _joint().fullmatch(gap):
        return _interval(plain, first, second, published)
    return None


def _in_year(day: str, other: str, before: bool) -> str:
    """The day in the year of the other, or in the year beside it where that puts it on the asked side."""
    year = int(other[:4])
    moved = f"{year:04d}{day[4:]}"
    if (moved > other) if before else (moved < other):
        return f"{year + (-1 if before else 1):04d}{day[4:]}"
    return moved


def _interval(plain: str, first: DateMark, second: DateMark, published: str | None) -> DateMark | None:
    if not first.edtf or not second.edtf or "/" in second.edtf:
        return None
    opened = bool(_between().search(plain[max(0, first.start - 12) : first.start]))
    spoken = plain[first.end : second.start].strip() not in ("-", "–", "—")
    if spoken and not opened:
        return None
    start, end = first.edtf.partition("/")[0], second.edtf
    if second.written_year and not first.written_year:
        start = _in_year(start, end, before=True)
    elif not second.written_year and start > end:
        if published and end <= published < start:
            start = _in_year(start, end, before=True)
        else:
            end = _in_year(end, start, before=False)
    try:
        bounds(joined := interval(start, end))
    except ValueError:
        return None
    return DateMark(first.start, second.end, joined, "interval", False, second.written_year)
