"""Dates in a Vietnamese text: every one that is written, the day before the month, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from comity.model.dates import bounds, interval
from comity.reading.languages.vi.date_shapes import Shapes, shapes
from comity.reading.languages.vi.spelt import Spelt
from comity.reading.marks import calendar
from comity.reading.marks.dates import DateMark

_BEFORE = 40
"""Characters before a date among which its preposition stands."""
_AROUND = 160
"""Characters around a date within which a word may say that it is yet to come."""
_SENTENCE = re.compile(r"[.!?;]\s|\n")
_SOON, _HALF_YEAR = timedelta(days=45), timedelta(days=183)
_YEAR, _MONTH, _DAY = 4, 7, 10
_YEARLY = {"day_month", "month", "interval", "day"}
_DOTTED = (".", "-", "–")
_MONTHS_OF_A_QUARTER, _HALF, _DOZEN = 3, 6, 12
_NUMBERS = ("unit", "ten")


def find_dates(spelt: Spelt, published: str | None) -> list[DateMark]:
    """Every date of a text in order, none overlapping.

    `published` is the day of publication (EDTF); without it what hangs on it stays unknown.

    >>> from comity.reading.languages.vi.spelt import spelt
    >>> [mark.edtf for mark in find_dates(spelt("Sáng 4/9, hai bên ký kết; tháng 10 năm ngoái họ đã gặp nhau."), "2021-09-05")]
    ['2021-09-04', '2020-10']
    """
    return _Reading(spelt, published).marks()


class _Reading:
    """One text's dates being resolved from left to right."""

    def __init__(self, spelt: Spelt, published: str | None) -> None:
        self.plain = spelt.plain
        self.shapes: Shapes = shapes(spelt.accented)
        self.published = date.fromisoformat(published) if published and len(published) == _DAY else None
        self.told: str | None = None
        self.told_day: str | None = None
        self.year_told: tuple[int, int] | None = None
        """The year a text wrote last, and where."""

    def marks(self) -> list[DateMark]:
        """Every date, those that are joined as one."""
        marks: list[DateMark] = []
        for shape, found in self.shapes.found(self.plain):
            mark = self._mark(shape, found)
            if mark is None:
                continue
            marks.append(mark)
            self._remember(mark)
        return self._joined(marks)

    def _remember(self, mark: DateMark) -> None:
        if mark.edtf is None or mark.shape in ("now", "span", "term", "years"):
            return
        self.told = mark.edtf
        if len(mark.edtf) == _DAY and not mark.as_of:
            self.told_day = mark.edtf
        if mark.written_year and mark.shape in ("year", "months_of", "month_year"):
            self.year_told = int(mark.edtf[:_YEAR]), mark.end

    def _mark(self, shape: str, found: re.Match[str]) -> DateMark | None:
        reader = _READERS[shape]
        if shape != "now" and self._is_a_name(shape, found):
            return None
        read = reader(self, found)
        if read is None:
            return None
        edtf, shape, written = read
        before = self.plain[max(0, found.start() - _BEFORE) : found.start()]
        since = self.shapes.since.search(before)
        until = None if since else self.shapes.until.search(before)
        return DateMark(
            start=found.start(),
            end=found.end(),
            edtf=edtf,
            shape=shape,
            as_of=shape == "now" or until is not None,
            written_year=written,
            ahead=self.published is not None and edtf is not None and bounds(edtf)[0] > self.published,
        )

    def _is_a_name(self, shape: str, found: re.Match[str]) -> bool:
        """Whether digits name something ("quảng trường 2/9", "số 12/2020") or count off ("24/7")."""
        if not found.group()[:1].isdigit():
            return False
        before = self.plain[max(0, found.start() - _BEFORE) : found.start()]
        if shape in ("day_month", "day_first", "month_year", "bare_year") and self.shapes.name.search(before):
            return True
        return shape == "bare_year" and not _may_be_a_year(before, self.plain[found.end() : found.end() + 1])

    # What each shape means: its EDTF, its name for grammars, and whether it writes its year.

    def range(self, found: re.Match[str]) -> Read:
        """ "17 và 18/9", "3-7/11/2024"."""
        lead = bool(found["lead"]) or self._led(found.start())
        if not lead and (found["by"] or (found["sep"] or "/").strip() in _DOTTED):
            return None
        several = found["by"] is None or self._is_a_stretch(found)
        month = int(found["m"] or found["mw"])
        ends = self._day(found, month, int(found["d2"]))
        if ends is None:
            return None
        edtf, written = ends
        start = calendar.day(int(edtf[:_YEAR]), month, int(found["d"]))
        if start is None or start > edtf or not several:
            return None if start is None else (edtf if not start <= edtf else start, "day_month", written)
        return interval(start, edtf), "interval", written

    def _is_a_stretch(self, found: re.Match[str]) -> bool:
        """Whether the days are those from the first to the last; "và" joins neighbours."""
        listed = found["more"].count(",") + 1
        return int(found["d2"]) - int(found["d"]) == listed or found["by"] not in self.shapes.words.group(
            "joining"
        )

    def day_first(self, found: re.Match[str]) -> Read:
        """ "4-9-2021"."""
        edtf = calendar.day(int(found["y"]), int(found["m"]), int(found["d"]))
        return (edtf, "day_first", True) if edtf else None

    def day_words(self, found: re.Match[str]) -> Read:
        """ "ngày 4 tháng 9 năm 2021"."""
        told = self._day(found, self._month_number(found["m"]), int(found["d"]))
        return (told[0], "day_first" if told[1] else "day_month", told[1]) if told else None

    def day_month(self, found: re.Match[str]) -> Read:
        """ "4/9", "ngày 4.9", "sáng 4-9"."""
        lead = bool(found["lead"]) or self._led(found.start())
        if not lead and found["sep"] in _DOTTED:
            return None
        day, month = int(found["d"]), int(found["m"])
        if not lead and not self._stands_alone(found):
            return None
        told = self._day(found, month, day)
        return (told[0], "day_first" if told[1] else "day_month", told[1]) if told else None

    def day(self, found: re.Match[str]) -> Read:
        """ "ngày 4": of the month of the news, or of the one told."""
        day = int(found["d"])
        if found["told_month"] and self.told and len(self.told) >= _MONTH and not found["turn"]:
            edtf = calendar.day(int(self.told[:_YEAR]), int(self.told[5:_MONTH]), day)
            return (edtf, "day_month", False) if edtf else None
        if self.published is None:
            return None
        turn = self._turn(found["turn"]) if found["turn"] else 0
        this = calendar.month_of(self.published.year, self.published.month + turn)
        edtf = calendar.day(int(this[:_YEAR]), int(this[5:]), day)
        if edtf and not found["turn"] and edtf > self.published.isoformat() and not self._ahead(found):
            last = calendar.month_of(self.published.year, self.published.month - 1)
            edtf = calendar.day(int(last[:_YEAR]), int(last[5:]), day)
        return (edtf, "day", False) if edtf else None

    def month(self, found: re.Match[str]) -> Read:
        """ "tháng 9", "cuối tháng 9/2021"."""
        before = self.plain[max(0, found.start() - _BEFORE) : found.start()]
        if not found["m"].isdigit() and self.shapes.every.search(before):
            return None
        month = self._month_number(found["m"])
        if found["turn"] and not (found["of_year"] or found["rel"]):
            return self._month_of_turn(found, month)
        told = self._dated(found, month)
        if told is None:
            return None
        year, written = told
        return f"{year:04d}-{month:02d}", "month_year" if written else "month", written

    def month_year(self, found: re.Match[str]) -> Read:
        """ "9/2021"."""
        return f"{int(found['y']):04d}-{int(found['m']):02d}", "month_year", True

    def quarter(self, found: re.Match[str]) -> Read:
        """ "quý II/2021"."""
        number = int(self.shapes.words.group("quarter_number")[found["q"]].attr("number"))
        last = number * _MONTHS_OF_A_QUARTER
        told = self._dated(found, last)
        if told is None:
            return None
        return _months(told[0], last - _MONTHS_OF_A_QUARTER + 1, last), "share", told[1]

    def months_of(self, found: re.Match[str]) -> Read:
        """ "9 tháng năm 2021", "hai tháng đầu năm"."""
        count = self._count(found["n"])
        if not 0 < count <= _DOZEN:
            return None
        return self._part_of_year(found, count)

    def half(self, found: re.Match[str]) -> Read:
        """ "nửa đầu năm 2021"."""
        return self._part_of_year(found, _HALF)

    def years(self, found: re.Match[str]) -> Read:
        """ "giai đoạn 2018-2021"; "nhiệm kỳ 2020-2025" dates nothing that happens."""
        first, last = int(found["y"]), int(found["y2"])
        if last < first:
            return None
        return interval(str(first), str(last)), "term" if found["term"] else "years", True

    def year(self, found: re.Match[str]) -> Read:
        """ "năm 2021", "năm ngoái", "cuối năm nay", "năm đó"."""
        if found["y"]:
            return found["y"], "year", True
        if found["told"]:
            return (self.told[:_YEAR], "rel_unit", False) if self.told else None
        turn, before = self._turn(found["rel"]), self.plain[max(0, found.start() - _BEFORE) : found.start()]
        if self.published is None or self.shapes.many.search(before) or (turn > 0 and not self._ahead(found)):
            return None
        return str(self.published.year + turn), "rel_unit", False

    def part_year(self, found: re.Match[str]) -> Read:
        """ "đầu năm", "cuối năm": of the year of the news."""
        return (str(self.published.year), "rel_unit", False) if self.published else None

    def told_year(self, found: re.Match[str]) -> Read:
        """ "cùng năm", "một năm sau"."""
        if not self.told:
            return None
        turn = int(self.shapes.words.group("told_year")[_one_space(found["told_year"])].attr("number"))
        return str(int(self.told[:_YEAR]) + turn), "rel_unit", False

    def day_told(self, found: re.Match[str]) -> Read:
        """ "chiều cùng ngày", "hôm sau"."""
        base = self.told_day
        if base is None:
            return None
        turn = int(self.shapes.words.group("told_day")[_one_space(found["told_day"])].attr("number"))
        return (date.fromisoformat(base) + timedelta(days=turn)).isoformat(), "dayword", False

    def dayword(self, found: re.Match[str]) -> Read:
        """ "sáng nay", "hôm qua"."""
        if self.published is None:
            return None
        turn = int(self.shapes.words.group("dayword")[_one_space(found["dayword"])].attr("number"))
        return (self.published + timedelta(days=turn)).isoformat(), "dayword", False

    def weekday(self, found: re.Match[str]) -> Read:
        """ "sáng thứ hai", "thứ ba tuần trước"; "thứ hai" alone is a place in an order."""
        if self.published is None or not (found["daypart"] or found["ofday"] or found["rel"]):
            return None
        number = int(self.shapes.words.group("weekday")[_one_space(found["weekday"])].attr("number"))
        monday = self.published - timedelta(days=self.published.weekday())
        if found["rel"]:
            day = monday + timedelta(days=number + 7 * self._turn(found["rel"]))
        else:
            day = monday + timedelta(days=number)
            if day > self.published and not self._ahead(found):
                day -= timedelta(days=7)
        return day.isoformat(), "weekday", False

    def rel_unit(self, found: re.Match[str]) -> Read:
        """ "tháng trước", "tuần này", "tháng đó"."""
        if found["told"]:
            months = self.told and len(self.told) >= _MONTH and "/" not in self.told
            return (
                (self.told[:_MONTH], "rel_unit", False) if months and found["month"] and self.told else None
            )
        if self.published is None:
            return None
        turn = self._turn(found["rel"])
        if found["month"]:
            return calendar.month_of(self.published.year, self.published.month + turn), "rel_unit", False
        if found["week"]:
            monday = self.published + timedelta(days=7 * turn - self.published.weekday())
            return interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat()), "rel_unit", False
        first = (self.published.month - 1) // _MONTHS_OF_A_QUARTER * _MONTHS_OF_A_QUARTER + 1
        start = calendar.month_of(self.published.year, first + _MONTHS_OF_A_QUARTER * turn)
        return _months(int(start[:_YEAR]), int(start[5:]), int(start[5:]) + 2), "rel_unit", False

    def far(self, found: re.Match[str]) -> Read:
        """ "cách đây hai năm"."""
        return self._moved(self.published, found, -1)

    def ago(self, found: re.Match[str]) -> Read:
        """ "hai năm trước", "hai ngày sau"."""
        words = self.shapes.words.group("ago")
        way = _one_space(found["ago"])
        turn = int(words[way].attr("number"))
        told = turn > 0 or " " in way
        base = bounds(self.told)[0] if told and self.told else None if told else self.published
        return self._moved(base, found, turn)

    def span(self, found: re.Match[str]) -> Read:
        """ "mười năm qua": from then until now."""
        moved = self._moved(self.published, found, -1)
        if moved is None or moved[0] is None or self.published is None:
            return None
        return interval(moved[0], self.published.isoformat()[: len(moved[0])]), "span", False

    def now(self, found: re.Match[str]) -> Read:
        """ "hiện nay", "đến nay"."""
        if " " not in found["now"]:
            start = self.plain.rfind(" ", 0, max(0, found.start() - 1)) + 1
            for at in (start, found.start()):
                if self.shapes.not_now.match(self.plain, at):
                    return None
        return (self.published.isoformat() if self.published else None), "now", False

    def bare_year(self, found: re.Match[str]) -> Read:
        """A year within a name or in brackets."""
        return found["y"], "year", True

    # How a date without its year is told its own.

    def _day(self, found: re.Match[str], month: int, day: int) -> tuple[str, bool] | None:
        if not 1 <= month <= _DOZEN or not 1 <= day <= 31:
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
            return int(self.told[:_YEAR]), False
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
        else:
            return None
        first = _DOZEN - count + 1 if found["final"] else 1
        return _months(year, first, first + count - 1), "share", written

    def _moved(self, base: date | None, found: re.Match[str], turn: int) -> Read:
        if base is None:
            return None
        unit = self.shapes.words.group("period")[_one_space(found["period"])]
        count = turn * self._count(found["n"])
        if unit.attr("months"):
            months = count * int(unit.attr("months"))
            if unit.attr("months") < _DOZEN:
                return calendar.month_of(base.year, base.month + months), "ago", False
            year = base.year + months // _DOZEN
            return (f"{year:04d}", "ago", False) if year > 0 else None
        day = base + timedelta(days=count * int(unit.attr("number")))
        return day.isoformat()[: _DAY if unit.attr("number") == 1 else _MONTH], "ago", False

    def _ahead(self, found: re.Match[str]) -> bool:
        """Whether the words around say that it is yet to come."""
        low, high = max(0, found.start() - _AROUND), min(len(self.plain), found.end() + _AROUND)
        stops = [stop.end() for stop in _SENTENCE.finditer(self.plain, low, found.start())]
        low = stops[-1] if stops else low
        stop = _SENTENCE.search(self.plain, found.end(), high)
        high = stop.start() if stop else high
        return self.shapes.ahead.search(self.plain, low, high) is not None

    def _led(self, start: int) -> bool:
        before = self.plain[max(0, start - _BEFORE) : start]
        return bool(self.shapes.since.search(before) or self.shapes.until.search(before))

    def _stands_alone(self, found: re.Match[str]) -> bool:
        """Whether "4/9" without a word before it is a day: in brackets, behind a comma or a verb, no share of a number."""
        return self.shapes.shared.match(self.plain, found.end()) is None

    def _turn(self, word: str) -> int:
        return int(self.shapes.words.group("rel")[_one_space(word)].attr("number"))

    def _month_number(self, written: str) -> int:
        if written.isdigit():
            return int(written)
        return int(self.shapes.words.group("month_word")[_one_space(written)].attr("number"))

    def _count(self, written: str) -> int:
        if written.isdigit():
            return int(written)
        for group in _NUMBERS:
            word = self.shapes.words.group(group).get(written)
            if word:
                return int(word.attr("number"))
        return 0

    def _joined(self, marks: list[DateMark]) -> list[DateMark]:
        """Two dates with a dash or "đến" between them as one stretch of time."""
        kept: list[DateMark] = []
        for mark in marks:
            if kept and (joined := self._one_stretch(kept[-1], mark)):
                kept[-1] = joined
            else:
                kept.append(mark)
        return kept

    def _one_stretch(self, first: DateMark, last: DateMark) -> DateMark | None:
        if not first.edtf or not last.edtf or last.start - first.end > _BEFORE or first.shape == "now":
            return None
        if not self._belong_together(first, last):
            return None
        low, high = bounds(first.edtf)[0], bounds(last.edtf)[1]
        if low > high:
            if first.written_year or len(first.edtf) < _MONTH:
                return None
            low = low.replace(year=low.year - 1)
        start = f"{low.year:04d}{first.edtf.partition('/')[0][_YEAR:]}"
        if first.shape in ("rel_unit", "share"):  # "từ đầu năm đến ngày 19/2"
            start = low.isoformat()
        edtf = interval(start, last.edtf.rpartition("/")[2])
        ahead = self.published is not None and low > self.published
        return msgspec.structs.replace(
            last, start=first.start, edtf=edtf, shape="interval", as_of=False, ahead=ahead
        )

    def _belong_together(self, first: DateMark, last: DateMark) -> bool:
        """Whether one stretch runs from the first to the last: "từ … đến …", a dash, "9 tháng, tính đến 20/9"."""
        before = self.plain[max(0, first.start - _BEFORE) : first.start]
        since = self.shapes.since.search(before) is not None
        if last.shape == "now":  # "từ năm 2005 đến nay" has its own "đến"
            return since and not self.plain[first.end : last.start].strip()
        if first.shape == "share":
            day = len(last.edtf or "") == _DAY
            return day and self.shapes.counted_up.fullmatch(self.plain, first.end, last.start) is not None
        joint = self.shapes.joint.fullmatch(self.plain, first.end, last.start)
        return joint is not None and (
            not joint["by"] or since or self.shapes.several.search(before) is not None
        )


Read = tuple[str | None, str, bool] | None
_READERS: dict[str, Callable[[_Reading, re.Match[str]], Read]] = {
    "range": _Reading.range,
    "iso": _Reading.day_first,
    "day_first": _Reading.day_first,
    "day_words": _Reading.day_words,
    "day_month": _Reading.day_month,
    "day": _Reading.day,
    "month": _Reading.month,
    "month_year": _Reading.month_year,
    "quarter": _Reading.quarter,
    "months_of": _Reading.months_of,
    "half": _Reading.half,
    "years": _Reading.years,
    "year": _Reading.year,
    "part_year": _Reading.part_year,
    "told_year": _Reading.told_year,
    "told_day": _Reading.day_told,
    "dayword": _Reading.dayword,
    "weekday": _Reading.weekday,
    "rel_unit": _Reading.rel_unit,
    "far": _Reading.far,
    "ago": _Reading.ago,
    "span": _Reading.span,
    "now": _Reading.now,
    "bare_year": _Reading.bare_year,
}


def _may_be_a_year(before: str, behind: str) -> bool:
    """Whether four digits are a year: in brackets or at the end of a name, no number of things."""
    return (
        before.endswith("(") or behind in ("", ")", ",", ".", ";", ":", '"', "”", "\n") or before[-1:] == " "
    )


def _one_space(form: str) -> str:
    return " ".join(form.split())


def _months(year: int, first: int, last: int) -> str:
    return interval(calendar.month_of(year, first), calendar.month_of(year, last))
