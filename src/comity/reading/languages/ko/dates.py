"""Dates in a Korean text, resolved against the day of publication and what was told before."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from comity.model.dates import bounds, interval, is_edtf
from comity.reading.clauses.passage import Passage
from comity.reading.languages.ko.date_pairs import joined
from comity.reading.languages.ko.date_shapes import date_pattern, parts_of, words
from comity.reading.languages.ko.date_tense import tells_future, tells_past
from comity.reading.marks.dates import DateMark

_NEWS = timedelta(days=21)
_NEWS_DAYS = 10
"""Days of a month over which a bare day is that of the news, whatever is planned in its sentence."""
_SOON = timedelta(days=45)
"""A month so near ahead is none of last year, whatever is told of it ("11월 3일 축제에 초청했다")."""
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)|(?=\s|$))")
_DAYS = frozenset({"bare_day", "month_day", "dayword"})
_MONTHS, _YEAR, _DAY = 12, len("2024"), len("2024-10-16")
_TWO_DIGIT_YEAR = 2000


def find_dates(passage: Passage) -> list[DateMark]:
    """Every date of the passage in order, none overlapping.

    A bare day ("21일") is one of the month of publication, or of the month told in its sentence;
    where it would be yet to come and the sentence tells what is over, of the month before.
    """
    start = passage.sentences[0].start if passage.sentences else 0
    reading = _Reading(passage)
    for found in date_pattern().finditer(passage.text, start):
        reading.take(found)
    return [mark for mark in reading.marks if not _is_of_telling(passage, mark)]


def _is_of_telling(passage: Passage, mark: DateMark) -> bool:
    """Whether a day is only that of telling, beside the source ("24일 여수시에 따르면"): it dates nothing."""
    return mark.shape in _DAYS and _source().match(passage.text, mark.end) is not None


class _Reading:
    """One text's dates being resolved from left to right."""

    def __init__(self, passage: Passage) -> None:
        self.text, self.passage = passage.text, passage
        published = passage.published
        self.published = bounds(published)[0] if published and len(published) == _DAY else None
        self.marks: list[DateMark] = []
        self.told: str | None = None
        self.day: str | None = None
        self.news: str | None = None
        self.over: str | None = None
        self.sentence_end = -1
        self.day_here: str | None = None
        self.recurring = -1

    def take(self, found: re.Match[str]) -> None:
        """Resolves one date and joins it to the one before where both are the ends of one stretch."""
        start, end = found.span()
        if self._recurs(start, end):
            return
        if start >= self.sentence_end:
            over = _SENTENCE_END.search(self.text, start)
            self.sentence_end = over.end() if over else len(self.text)
            self.day_here = None
        parts = parts_of(found)
        before = self.marks[-1] if self.marks else None
        if "now" in parts:
            self._take_now(before, start, end)
            return
        edtf = self._resolved(parts, end)
        if edtf is not None and not is_edtf(edtf):
            return
        written = any(name in parts for name in ("year", "y", "short"))
        ahead = "coming" in parts or self._lies_ahead(edtf)
        mark = DateMark(start, end, edtf, _shape(parts), self._bounds_a_state(end), written, ahead)
        whole = joined(self.text, before, mark, self.published) if before is not None else None
        if whole is not None:
            self.marks[-1] = whole
        else:
            self.marks.append(mark)
        if "told_span" not in parts:
            self._remember((whole or mark).edtf, start, end, parts)

    def _remember(self, edtf: str | None, start: int, end: int, parts: dict[str, str]) -> None:
        if edtf is None or ("y" in parts and self.passage.sentence_at(start).heading):
            return
        if self.day_here and _telling().match(self.text, end):
            return  # "11일 체결했다고 13일 밝혔다": it is the day of what was told, not of the telling
        self.told = edtf
        last = edtf.rpartition("/")[2]
        if len(last) == _DAY:
            self.day = self.day_here = edtf if "/" not in edtf else edtf.partition("/")[0]
            if self.published is None or abs(self.published - bounds(self.day)[0]) <= _NEWS:
                self.news = self.day
            if not self._lies_ahead(self.day):
                self.over = self.day

    def _recurs(self, start: int, end: int) -> bool:
        """Whether a day comes again and again ("매월 5일과 20일"): it is no date."""
        lead = self.text[max(0, start - 4) : start].rstrip()
        gap = self.text[self.recurring : start].strip() if self.recurring >= 0 else None
        if lead.endswith(tuple(words().group("every"))) or (gap is not None and gap in words().group("both")):
            self.recurring = end
            return True
        return False

    def _take_now(self, before: DateMark | None, start: int, end: int) -> None:
        if before is not None and not self.text[before.end : start].strip():
            return  # "5월 말 현재" bounds that state; it is no other day
        edtf = self.passage.published if self.published else None
        self.marks.append(DateMark(start, end, edtf, "now", as_of=True))

    def _lies_ahead(self, edtf: str | None) -> bool:
        return bool(edtf and self.published and bounds(edtf)[0] > self.published)

    def _bounds_a_state(self, end: int) -> bool:
        return _state_words().match(self.text, end) is not None

    def _resolved(self, parts: dict[str, str], end: int) -> str | None:
        if "told_span" in parts:
            return self._told_span(int(words().group("told_span")[_plain(parts["told_span"])].attr("number")))
        if "days" in parts:
            number = int(words().group("days")[parts["days"]].attr("number"))
            return str(self.published + timedelta(days=number)) if self.published else None
        if "told_days" in parts:
            number = int(words().group("told_days")[_plain(parts["told_days"])].attr("number"))
            return self._told_day(number, end)
        if "length" in parts:
            return self._ago(parts)
        if "y" in parts:
            return _put(int(parts["y"]), int(parts["m"]), int(parts["d"]) if "d" in parts else None)
        year, month = self._year(parts), self._month(parts)
        if "day" in parts:
            return self._days(parts, year, month, end)
        if month is not None or "month" in parts:
            return self._months(parts, year, month, end)
        return self._years(parts, year)

    def _told_span(self, number: int) -> str | None:
        if self.told is None:
            return None
        ends = [str(int(part[:_YEAR]) + number) + part[_YEAR:] for part in self.told.split("/")]
        return "/".join(ends)

    def _told_day(self, number: int, end: int) -> str | None:
        told = self.day_here or (self.news if self.day is None or self._is_long_past(self.day) else self.day)
        if self.over and self._lies_ahead(told) and tells_past(self.text, end, self.sentence_end):
            told = self.over  # what is over was not done on a day to come
        return str(bounds(told)[0] + timedelta(days=number)) if told else None

    def _is_long_past(self, day: str) -> bool:
        return bool(self.published and self.published - bounds(day)[0] > _NEWS and self.news)

    def _ago(self, parts: dict[str, str]) -> str | None:
        if self.published is None:
            return None
        spoken = words().group("spoken").get(parts["count"])
        count = int(spoken.attr("number")) if spoken else int(parts["count"])
        months = int(words().group("length")[parts["length"]].attr("months"))
        if months > 1:
            return f"{self.published.year - count:04d}" if count < self.published.year else None
        return _month_from(self.published, -count)

    def _year(self, parts: dict[str, str]) -> int | None:
        if "year" in parts:
            return int(parts["year"])
        if "short" in parts:
            return _TWO_DIGIT_YEAR + int(parts["short"])
        told = int(self.told[:_YEAR]) if self.told else None
        here = self.published.year if self.published else None
        for group, base in (("years", here), ("year_head", here), ("told_years", told or here)):
            if group in parts:
                number = int(words().group(group)[_plain(parts[group])].attr("number"))
                return base + number if base is not None else None
        return None

    def _month(self, parts: dict[str, str]) -> str | None:
        """A month that is counted from another, with its year."""
        if "months" in parts and self.published:
            return _month_from(
                self.published, int(words().group("months")[_plain(parts["months"])].attr("number"))
            )
        if "told_months" in parts and self.told and len(self.told) > _YEAR:
            return self.told[: len("2024-10")]
        return None

    def _years(self, parts: dict[str, str], year: int | None) -> str | None:
        if year is None and "part" in parts and self.published:
            year = self.published.year
        if year is None:
            return None
        if "part" in parts:
            first, last = words().group("part")[parts["part"]].attr("months")
            return f"{year}-{first:02d}/{year}-{last:02d}"
        if "about" in parts and words().group("about")[parts["about"]].attr("last"):
            return f"{year}-12"
        return interval(parts["since"], str(year)) if "since" in parts else f"{year:04d}"

    def _months(self, parts: dict[str, str], year: int | None, month: str | None, end: int) -> str | None:
        if month is not None:
            return f"{year}{month[_YEAR:]}" if year is not None else month
        number = int(parts["month"])
        year = year if year is not None else self._year_of(number, None, parts, end)
        if year is None or not 0 < number <= _MONTHS:
            return None
        last = f"{year:04d}-{number:02d}"
        return f"{year:04d}-{int(parts['month0']):02d}/{last}" if "month0" in parts else last

    def _days(self, parts: dict[str, str], year: int | None, month: str | None, end: int) -> str | None:
        day = int(parts["day"])
        if month is None and "month" in parts:
            number = int(parts["month"])
            if not 0 < number <= _MONTHS:
                return None
            year = year if year is not None else self._year_of(number, day, parts, end)
            month = f"{year:04d}-{number:02d}" if year is not None else None
        elif month is not None and year is not None:
            month = f"{year:04d}{month[_YEAR:]}"
        elif month is None:
            month = self._month_of(day, parts, end)
        if month is None:
            return None
        last = f"{month}-{day:02d}"
        if "day0" not in parts:
            return last
        first = int(parts["day0"])
        if first > day:
            month = _month_from(bounds(month)[0], -1)
        return f"{month}-{first:02d}/{last}"

    def _year_of(self, month: int, day: int | None, parts: dict[str, str], end: int) -> int | None:
        """The year of a month that is written without one: the nearest on the side that is spoken of."""
        if self.published is None:
            return int(self.told[:_YEAR]) if self.told else None
        here = self.published.year
        if self.day_here and int(self.day_here[:_YEAR]) < here and int(self.day_here[5:7]) <= month:
            return int(self.day_here[:_YEAR])
        this = _put(here, month, day or (1 if month > self.published.month else None))
        if this is None or not is_edtf(this):
            return here
        low, high = bounds(this)
        if "coming" in parts:
            return here + 1 if high < self.published else here
        if "past" in parts:
            return here - 1 if low > self.published else here
        if low - self.published > _SOON and tells_past(self.text, end, self.sentence_end):
            return here - 1
        if (
            high < self.published
            and self.published - high > timedelta(days=60)
            and tells_future(self.text, end, self.sentence_end)
        ):
            return here + 1
        return here

    def _month_of(self, day: int, parts: dict[str, str], end: int) -> str | None:
        """The month of a bare day."""
        if self.day_here and self.published and not ("past" in parts or "coming" in parts):
            told = self.day_here
            if self.marks and told[:7] != str(self.published)[:7]:
                return told[:7] if day >= int(told[8:]) else _month_from(bounds(told)[0], 1)
        if self.published is None:
            return self.day[:7] if self.day else None
        here = str(self.published)[:7]
        if "past" in parts:
            return here if day <= self.published.day else _month_from(self.published, -1)
        if "coming" in parts:
            return here if day >= self.published.day else _month_from(self.published, 1)
        if day > self.published.day and tells_past(self.text, end, self.sentence_end):
            return _month_from(self.published, -1)
        long_over = self.published.day - day > _NEWS_DAYS
        if long_over and tells_future(self.text, end, self.sentence_end):
            return _month_from(self.published, 1)
        return here


def _plain(form: str) -> str:
    return " ".join(form.split())


def _put(year: int, month: int, day: int | None) -> str:
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _month_from(day: date, number: int) -> str:
    """The month so many months away.

    >>> _month_from(date(2024, 1, 31), -1), _month_from(date(2024, 12, 1), 1)
    ('2023-12', '2025-01')
    """
    index = day.year * 12 + day.month - 1 + number
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _shape(parts: dict[str, str]) -> str:
    """How the date is written, in the words `DateMark.shape` has for it."""
    dated = "year" in parts or "short" in parts
    if "y" in parts:
        return "iso"
    if "day" in parts:
        named = "month" in parts or "months" in parts or "told_months" in parts
        return "month_day" if named else "bare_day"
    if "month" in parts:
        return "month_year" if dated else "month"
    for shape, names in (
        ("rel_month", ("months", "told_months")),
        ("dayword", ("days", "told_days")),
        ("ago", ("length",)),
        ("share", ("part",)),
        ("year", ("year", "short")),
    ):
        if any(name in parts for name in names):
            return shape
    return "rel_unit"


@cache
def _source() -> re.Pattern[str]:
    return words().compiled(r"(?:\s[^\s,.]{1,12}){1,3}{source}")


@cache
def _telling() -> re.Pattern[str]:
    return words().compiled(r"\s?{telling}")


@cache
def _state_words() -> re.Pattern[str]:
    return words().compiled(r"\s?(?:{as_of}|{until}(?:의|\s))")
