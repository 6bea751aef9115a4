"""Dates in a text: every one that is written, resolved against the day of publication, or left unknown."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import timedelta
from functools import cache

import msgspec

from comity.model.dates import bounds, interval
from comity.reading.marks.bearing import Bearing, worth
from comity.reading.marks.date_meanings import READERS
from comity.reading.marks.date_shapes import any_shape, patterns, windows, words
from comity.reading.marks.scanner import folded
from comity.reading.marks.tense import lies_ahead, sentence_around


class DateMark(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` write a date; `edtf` is what it is, None where nothing tells.

    `as_of`: the date bounds a state ("as of", "by", "until", "so far"). `shape`: how it is written
    (a key of date_shapes.SHAPES, or "interval" for two dates joined). `written_year`: it says
    the year itself. `ahead`: what is told beside it is yet to come.
    """

    start: int
    end: int
    edtf: str | None
    shape: str
    as_of: bool = False
    written_year: bool = False
    ahead: bool = False

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
_YEARLESS = frozenset({"month_day", "day_month", "month"})
_EITHER_WAY = _YEARLESS | {"weekday", "bare_day", "rel_month", "season", "share", "short_share"}
"""Shapes that may lie before publication or behind it."""
_YEAR, _MONTH, _DAY = len("2024"), len("2024-10"), len("2024-10-16")
_HERE = frozenset({"rel_unit", "dayword"})
_COUNTED_ON = frozenset({"ago", "rel_unit"})
"""Shapes that may be counted from a date told before, from one that is over where no future is spoken of."""
_OPENING = 14
_NEWS = timedelta(days=21)


def _begin(mark: DateMark) -> int:
    return mark.start


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
        for low, high, families in windows(plain)
        for shape in any_shape(families).finditer(plain, low, high)
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
        day: DateMark | None = None
        news: DateMark | None = None
        over: tuple[str | None, str | None] = (None, None)
        for shape, start in self.found:
            mark = self._counted(shape, start, (told, day.edtf if day else None), over, marks)
            if mark is None:
                continue
            if (
                day
                and news
                and mark.shape == "rel_unit"
                and mark.edtf == day.edtf
                and self._is_aside(day, start)
            ):
                mark = msgspec.structs.replace(mark, edtf=news.edtf)
            marks.append(mark)
            if mark.edtf and shape not in ("now", "span", "ago") and not (told and self._is_limit(mark)):
                told = mark.edtf
                if _is_day(mark):
                    day, news = mark, mark if self._is_new(mark) else news
                if self.published and bounds(told)[1] <= self.published:
                    over = (told, day.edtf if day else None)
        return marks

    def _counted(
        self,
        shape: str,
        start: int,
        told: tuple[str | None, str | None],
        over: tuple[str | None, str | None],
        marks: list[DateMark],
    ) -> DateMark | None:
        """The date a shape writes; one counted from what was told may only lie ahead where the text does."""
        mark = self._mark(shape, start, told, marks)
        if mark is None or not self._comes_too_late(mark):
            return mark
        mark = self._mark(shape, start, over, marks) or mark
        if self._comes_too_late(mark) and self._mark(shape, start, (None, None), marks) != mark:
            return msgspec.structs.replace(mark, edtf=None)
        return mark

    def _is_new(self, mark: DateMark) -> bool:
        """Whether a day lies so close before publication that the news may be of it."""
        if self.published is None or not mark.edtf:
            return False
        return timedelta(0) <= self.published - bounds(mark.edtf)[0] <= _NEWS

    def _is_aside(self, day: DateMark, start: int) -> bool:
        """Whether a day, told in a paragraph before, is long past: "the same day" is not that one."""
        return not self._is_new(day) and self.text.find("\n", day.end, start) >= 0

    def _is_limit(self, mark: DateMark) -> bool:
        """Whether a date only bounds something that goes on ("until 2029"): nothing is told of that day."""
        return mark.as_of and bool(self.published and mark.edtf and bounds(mark.edtf)[0] > self.published)

    def _narrated(self, shape: str, found: re.Match[str], marks: list[DateMark]) -> int | None:
        """The past year a sentence opens with, or that it told with the same month before."""
        if shape not in _YEARLESS or not marks or not marks[-1].edtf or self.published is None:
            return None
        low, _ = sentence_around(self.text, found.start(), found.start())
        before = marks[bisect_left(marks, low, key=_begin) :]
        told = [mark.edtf for mark in before if mark.written_year and mark.edtf]
        if not told or int(told[-1][:4]) >= self.published.year:
            return None
        opening = before[0]
        same_month = told[-1][4:7] == f"-{worth(found, 'month'):02d}"
        return int(told[-1][:4]) if same_month or opening.start - low < _OPENING else None

    def _mark(
        self, shape: str, start: int, told: tuple[str | None, str | None], marks: list[DateMark]
    ) -> DateMark | None:
        match = patterns()[shape].match(self.plain, start)
        if match is None:
            return None
        narrated = self._narrated(shape, match, marks)
        ahead: bool | None = None
        dated = "y" in match.re.groupindex and match["y"] is not None
        if shape in _EITHER_WAY and not dated:
            ahead = lies_ahead(self.text, self.plain, start, match.end(), narrated is not None)
        told_of = None if ahead else narrated
        bearing = Bearing(self.text, self.published, *told, bool(ahead), self.year, told_of, ahead is False)
        edtf = READERS[shape](match, bearing)
        if edtf is None:
            return None
        begin = match.start()
        as_of = shape == "now" or _bounds_a_state(self.plain, begin)
        return DateMark(begin, match.end(), edtf or None, shape, as_of, dated, bool(ahead))

    def _comes_too_late(self, mark: DateMark) -> bool:
        """Whether a date counted from another lies ahead where nothing beside it speaks of the future."""
        if mark.shape not in _COUNTED_ON or self.published is None or not mark.edtf:
            return False
        if bounds(mark.edtf)[0] <= self.published:
            return False
        return lies_ahead(self.text, self.plain, mark.start, mark.end) is not True


@cache
def _state_words() -> re.Pattern[str]:
    return words().compiled(r"\b{asof}\s(?:(?:early|late|mid)\s|{the}\s)?$")


@cache
def _joint() -> re.Pattern[str]:
    return words().compiled(r"\s?[-–—]\s?|\s{to}\s(?:{the}\s)?")


@cache
def _through() -> re.Pattern[str]:
    return words().compiled(r"\s{through}\s(?:{the}\s)?")


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
    if first.shape == "ago" and second.shape in _HERE and gap.strip(" ,") == "":
        return _anniversary(first, second)
    alike = first.shape == second.shape and first.shape in ("weekday", "bare_day")
    if (alike or (first.shape in _DATED and second.shape in _DATED)) and _joint().fullmatch(gap):
        return _interval(plain, first, second, published)
    return None


def _anniversary(first: DateMark, second: DateMark) -> DateMark | None:
    """ "Thirty years ago this month": the present day or month of that year."""
    if not first.edtf or not second.edtf or len(first.edtf) != _YEAR or len(second.edtf) == _YEAR:
        return None
    here = second.edtf if len(second.edtf) == _DAY else second.edtf[:_MONTH]
    return DateMark(first.start, second.end, first.edtf + here[_YEAR:], "ago")


def _in_year(day: str, other: str, before: bool) -> str:
    """The day in the year of the other, or in the year beside it where that puts it on the asked side."""
    year = int(other[:4])
    moved = f"{year:04d}{day[4:]}"
    if (moved > other) if before else (moved < other):
        return f"{year + (-1 if before else 1):04d}{day[4:]}"
    return moved


def _is_day(mark: DateMark) -> bool:
    return bool(mark.edtf) and len(mark.edtf or "") == len("2024-10-16")


def _in_one_week(start: str, end: str, published: str | None) -> tuple[str, str]:
    """Two weekdays told as a run: the first moved back, or the last on where that one is still to come."""
    low, high = bounds(start)[0], bounds(end)[0]
    if published and end > published:
        return start, str(high + timedelta(days=7))
    return str(low - timedelta(days=7)), end


def _interval(plain: str, first: DateMark, second: DateMark, published: str | None) -> DateMark | None:
    if not first.edtf or not second.edtf or "/" in second.edtf:
        return None
    opened = bool(_between().search(plain[max(0, first.start - 12) : first.start]))
    gap = plain[first.end : second.start]
    spoken = gap.strip() not in ("-", "–", "—")
    if spoken and not opened and not (_is_day(first) and _is_day(second) and _through().fullmatch(gap)):
        return None
    start, end = first.edtf.partition("/")[0], second.edtf
    if first.shape == "weekday" and start > end:
        start, end = _in_one_week(start, end, published)
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
