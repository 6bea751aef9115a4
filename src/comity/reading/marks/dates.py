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
from comity.reading.marks.particles import particles
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
_YEARLESS = frozenset({"month_day", "day_month", "month"})
_EITHER_WAY = _YEARLESS | {"weekday", "bare_day", "rel_month", "season", "share", "short_share"}
"""Shapes that may lie before publication or behind it."""
_YEAR, _MONTH, _DAY = len("2024"), len("2024-10"), len("2024-10-16")
_HERE = frozenset({"rel_unit", "dayword"})
_COUNTED_ON = frozenset({"ago", "rel_unit"})
"""Shapes that may be counted from a date told before; from one that is over, unless the future is spoken of."""
_OPENING = 14
_LEAD = 24
_BESIDE = 3
_SENTENCE_END = re.compile(r"[.!?](?=[\s”\"’'])|\n")


_SENTENCE = 600
"""Characters behind a date within which its sentence is taken to end."""


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
        day: str | None = None
        over: tuple[str | None, str | None] = (None, None)
        for shape, start in self.found:
            mark = self._mark(shape, start, (told, day), marks)
            if mark and self._comes_too_late(mark):
                mark = self._mark(shape, start, over, marks) or mark
            if mark:
                marks.append(mark)
                if mark.edtf and shape not in ("now", "span", "ago") and not (told and self._is_limit(mark)):
                    told = mark.edtf
                    day = told if _is_day(mark) else day
                    over = (told, day) if self.published and bounds(told)[1] <= self.published else over
        return marks

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
        side = self._side(shape, match, narrated is not None)
        ahead = side is True
        bearing = Bearing(
            self.text, self.published, *told, ahead, self.year, None if ahead else narrated, side is False
        )
        edtf = READERS[shape](match, bearing)
        if edtf is None:
            return None
        groups = match.groupdict()
        begin = match.start()
        as_of = shape == "now" or _bounds_a_state(self.plain, begin)
        return DateMark(begin, match.end(), edtf or None, shape, as_of, bool(groups.get("y")))

    def _comes_too_late(self, mark: DateMark) -> bool:
        """Whether a date counted from another lies ahead where nothing beside it speaks of the future."""
        if mark.shape not in _COUNTED_ON or self.published is None or not mark.edtf:
            return False
        if bounds(mark.edtf)[0] <= self.published:
            return False
        start, end = sentence_around(self.text, mark.start, mark.end)
        clause = _clause_around(self.plain, start, mark.start, mark.end, end)
        return not _ahead_words().search(self.plain, *clause)

    def _side(self, shape: str, match: re.Match[str], narrated: bool) -> bool | None:
        """Whether the sentence around speaks of what is to come (True) or of what is over (False).

        None where it tells neither; looked up only where it decides.

        Where it has told of a past year (`narrated`), its present tense is the storyteller's.
        """
        if shape not in _EITHER_WAY or (match.groupdict().get("y")):
            return None
        lead = self.plain[max(0, match.start() - _LEAD) : match.start()]
        if _begun().search(lead):
            return False
        if _meant_for().search(lead):
            return True
        if _told_before().search(lead) and not _yet_to_be().search(lead):
            return False
        start, end = sentence_around(self.text, match.start(), match.end())
        clause = _clause_around(self.plain, start, match.start(), match.end(), end)
        if _ahead_words().search(self.plain, *clause):
            return True
        if _asking_words().search(self.plain, clause[0], match.start()):
            return True
        if self._is_over(*clause):
            return False
        if not narrated and self._is_scheduled(clause[0], match.start()):
            return True
        if _lasting().search(lead) or self._is_asked(start, match.start()):
            return True
        if _ahead_words().search(self.plain, start, end) or _announcing().search(self.plain, start, end):
            return True
        return None

    def _is_over(self, start: int, end: int) -> bool:
        """Whether a verb there is in the past; one with a capital ("Fermented Foods Festival") is a name's."""
        for verb in _past_words().finditer(self.plain, start, end):
            opens = not self.text[verb.start()].isupper() or not self.text[start : verb.start()].strip()
            if opens and not _infinitive().search(self.plain, max(0, verb.start() - _BESIDE), verb.start()):
                return True
        return False

    def _is_asked(self, start: int, end: int) -> bool:
        """Whether somebody was asked to do it ("invited them to set up a stall and a tent in May")."""
        asked = _asking_words().search(self.plain, start, end)
        return asked is not None and not self._is_over(asked.end(), end)

    def _is_scheduled(self, start: int, end: int) -> bool:
        """Whether a timetable's present tense or a word of a deadline leads to the date."""
        lead = max(0, end - 24)
        return bool(_timetable().search(self.plain, start, end) or _due().search(self.plain, lead, end))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters between the sentence ends before `start` and after `end`, roughly."""
    low, high = max(0, start - 300), min(len(text), end + _SENTENCE)
    for stop in _SENTENCE_END.finditer(text, low, start):
        low = low if _abbreviates(text, stop) else stop.end()
    for stop in _SENTENCE_END.finditer(text, end, high):
        if not _abbreviates(text, stop):
            high = stop.start()
            break
    return low, high


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    """Whether a point belongs to a word cut short ("Mr. Kim", "Oct. 5")."""
    if stop.group() != ".":
        return False
    word = text[text.rfind(" ", 0, stop.start()) + 1 : stop.end()].lower()
    return word in particles("name_words", "abbreviation") or _is_short_month(word[:-1])


def _is_short_month(word: str) -> bool:
    month = words().group("month").get(word)
    return month is not None and month.forms[0] != word


def _clause_around(plain: str, low: int, start: int, end: int, high: int) -> tuple[int, int]:
    """The characters of the clause that a date stands in, within its sentence.

    A date that opens a clause with a comma behind it ("By May, firms had …") belongs to what follows.
    """
    before = [stop.end() for stop in _clause_ends().finditer(plain, low, start)]
    opening = before[-1] if before else low
    after = _clause_ends().search(plain, end, high)
    if after is not None and after.group() == "," and after.start() - end < _BESIDE and start - opening < _OPENING:
        after = _clause_ends().search(plain, after.end(), high)
    return opening, (after.start() if after else high)


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
def _asking_words() -> re.Pattern[str]:
    """What somebody is asked or has agreed to do is still to come ("agreed to open it in January")."""
    return words().compiled(r"\b{asking}\s(?:\S+\s){0,5}?{asked_to}\s")


@cache
def _timetable() -> re.Pattern[str]:
    """The present tense of a timetable: "the fair opens on Friday"."""
    return words().compiled(r"\b{timetable}\b")


@cache
def _due() -> re.Pattern[str]:
    return words().compiled(r"\b{due_by}\s$")


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
def _yet_to_be() -> re.Pattern[str]:
    """ "(Is to) be opened on": the participle of a passive that is still to come."""
    return words().compiled(r"\b{still_to_be}\s(?:[a-z]+ly\s)?(?:{past}|[a-z]{2,}ed)\s(?:{on_day}\s)?$")


@cache
def _meant_for() -> re.Pattern[str]:
    """ "Is booked for", "put off to": a day something is meant to be."""
    return words().compiled(r"(?:\b(?:[a-z]{2,}ed|set)\s(?:in\s)?{meant_for}|\b{moved}\s{to})\s(?:{the}\s)?$")


@cache
def _infinitive() -> re.Pattern[str]:
    return words().compiled(r"{asked_to}\s$")


@cache
def _begun() -> re.Pattern[str]:
    return words().compiled(r"\b{begun}\s(?:(?:early|late|mid)[\s-])?$")


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
