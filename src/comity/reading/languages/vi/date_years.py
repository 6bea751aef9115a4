"""What a Vietnamese date hangs on: publication, the dates told before it, and whether it is yet to come."""

from __future__ import annotations

import re
from datetime import date, timedelta

from comity.model.dates import interval
from comity.reading.languages.vi.date_shapes import Shapes, shapes
from comity.reading.languages.vi.spelt import Spelt
from comity.reading.marks import calendar

BEFORE = 40
"""Characters before a date among which its preposition stands."""
YEAR, MONTH, DAY = 4, 7, 10
"""Characters of a year, a month and a day in EDTF."""
DOZEN = 12
_AROUND = 160
"""Characters around a date within which a word may say that it is yet to come."""
_SENTENCE = re.compile(r"[.!?;\n](?:(?<=\n)|\s)")
_SOON, _HALF_YEAR = timedelta(days=45), timedelta(days=183)
_NUMBERS = ("unit", "ten")

Read = tuple[str | None, str, bool] | None
"""A date's EDTF, its shape, and whether it writes its year."""


class Calendar:
    """What the dates of one text are told by while it is read from left to right."""

    def __init__(self, spelt: Spelt, published: str | None) -> None:
        self.plain = spelt.plain
        self.shapes: Shapes = shapes(spelt.accented)
        self.published = date.fromisoformat(published) if published and len(published) == DAY else None
        self.told: str | None = None
        self.told_day: tuple[str, int] | None = None
        """The day told last, and where."""
        self.news_day: str | None = None
        """The day told last of those around publication: no day long past that the text looks back on."""
        self.months_told: dict[int, str] = {}
        """The first months of a year that were told, by how many they are."""
        self.year_told: tuple[int, int] | None = None
        """The year a text wrote last, and where."""

    def same_day(self, at: int) -> str | None:
        """Which day "cùng ngày" means there: the one told in the same paragraph, else that of the news."""
        if self.told_day is None:
            return None
        edtf, end = self.told_day
        beside = "\n" not in self.plain[end:at]
        return edtf if beside or self.news_day is None else self.news_day

    def is_news(self, edtf: str) -> bool:
        """Whether a day is near enough to publication to be that of the news."""
        if self.published is None:
            return False
        return abs(date.fromisoformat(edtf) - self.published) <= _SOON

    def before(self, start: int) -> str:
        """The characters before a date that may belong to it."""
        return self.plain[max(0, start - BEFORE) : start]

    def _day(self, found: re.Match[str], month: int, day: int) -> tuple[str, bool] | None:
        if not 1 <= month <= DOZEN or not 1 <= day <= 31:
            return None
        told = self._dated(found, month, day)
        if told is None:
            return None
        edtf = calendar.day(told[0], month, day)
        return (edtf, told[1]) if edtf else None

    def _dated(self, found: re.Match[str], month: int, day: int | None = None) -> tuple[int, bool] | None:
        """The year of a month or day, and whether it is written."""
        parts = found.groupdict()
        if parts.get("y") or parts.get("of_year"):
            return int(parts.get("y") or parts["of_year"]), True
        if parts.get("rel") and self.published:
            return self.published.year + self._turn(parts["rel"]), True
        if parts.get("told_year") and self.told:
            return int(self.told[:YEAR]), False
        near = self.year_told
        if near and not _SENTENCE.search(self.plain, near[1], found.start()):
            return near[0], False
        if self.published is None:
            return None
        return self._nearest_year(month, day, self._ahead(found)), False

    def _nearest_year(self, month: int, day: int | None, ahead: bool) -> int:
        """The year that brings a month or day next to publication, behind it rather than far before it."""
        assert self.published is not None
        year = self.published.year
        here = calendar.day(year, month, day or 1) or f"{year:04d}-{month:02d}-01"
        away = date.fromisoformat(here) - self.published
        if ahead:
            return year + 1 if away < -_HALF_YEAR else year
        return year - 1 if away > _SOON else year

    def _month_of_turn(self, found: re.Match[str], month: int) -> Read:
        """ "tháng 2 vừa qua", "tháng 10 tới"."""
        if self.published is None:
            return None
        turn, year = self._turn(found["turn"]), self.published.year
        if turn < 0 and month > self.published.month:
            year -= 1
        if turn > 0 and month < self.published.month:
            year += 1
        return f"{year:04d}-{month:02d}", "month", False

    def _part_of_year(self, found: re.Match[str], count: int) -> Read:
        written = found["y"] is not None or found["rel"] is not None
        if found["y"]:
            year = int(found["y"])
        elif self.published:
            year = self.published.year + (self._turn(found["rel"]) if found["rel"] else 0)
        elif self.told and not found["rel"]:
            year = int(self.told[:YEAR])
        else:
            return None
        first = DOZEN - count + 1 if found["final"] else 1
        return month_run(year, first, first + count - 1), "share", written

    def _moved(self, base: date | None, found: re.Match[str], turn: int) -> Read:
        if base is None:
            return None
        unit = self.shapes.words.group("period")[one_space(found["period"])]
        count = turn * self._count(found["n"])
        if unit.attr("months"):
            months = count * int(unit.attr("months"))
            if unit.attr("months") < DOZEN:
                return calendar.month_of(base.year, base.month + months), "ago", False
            year = base.year + months // DOZEN
            return (f"{year:04d}", "ago", False) if year > 0 else None
        day = base + timedelta(days=count * int(unit.attr("number")))
        return day.isoformat()[: DAY if unit.attr("number") == 1 else MONTH], "ago", False

    def _ahead(self, found: re.Match[str]) -> bool:
        """Whether the words around say that it is yet to come."""
        if self.shapes.coming.match(self.plain, found.end()):
            return True
        low, high = max(0, found.start() - _AROUND), min(len(self.plain), found.end() + _AROUND)
        stops = [stop.end() for stop in _SENTENCE.finditer(self.plain, low, found.start())]
        low = stops[-1] if stops else low
        stop = _SENTENCE.search(self.plain, found.end(), high)
        high = stop.start() if stop else high
        return self.shapes.lies_ahead(self.plain, low, high)

    def _led(self, start: int) -> bool:
        before = self.before(start)
        if not self.shapes.may_lead(before):
            return False
        return bool(self.shapes.since.search(before) or self.shapes.until.search(before))

    def _stands_alone(self, found: re.Match[str]) -> bool:
        """Whether "4/9" without a word before it is a day, no share of a number of things."""
        return self.shapes.shared.match(self.plain, found.end()) is None

    def _alone_in_brackets(self, found: re.Match[str]) -> bool:
        """Whether brackets hold nothing else: "hội nghị tại Osaka (19-11)"."""
        return (
            self.plain[found.start() - 1 : found.start()] == "("
            and self.plain[found.end() : found.end() + 1] == ")"
        )

    def _turn(self, word: str) -> int:
        return int(self.shapes.words.group("rel")[one_space(word)].attr("number"))

    def _month_number(self, written: str) -> int:
        if written.isdigit():
            return int(written)
        return int(self.shapes.words.group("month_word")[one_space(written)].attr("number"))

    def _count(self, written: str) -> int:
        if written.isdigit():
            return int(written)
        for group in _NUMBERS:
            word = self.shapes.words.group(group).get(written)
            if word:
                return int(word.attr("number"))
        return 0


def one_space(form: str) -> str:
    """A form as the lexicon writes it, whatever white space a text has in it."""
    return " ".join(form.split())


def month_run(year: int, first: int, last: int) -> str:
    """The months from the first to the last, as EDTF."""
    return interval(calendar.month_of(year, first), calendar.month_of(year, last))
