"""What each shape of a Vietnamese date means: its EDTF, its name, and whether it writes its year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from comity.model.dates import bounds, interval
from comity.reading.languages.vi.date_years import DOZEN, MONTH, YEAR, Calendar, Read, month_run, one_space
from comity.reading.marks import calendar

_DOTTED = (".", "-", "–")
_MONTHS_OF_A_QUARTER, _HALF, _WEEK = 3, 6, 7


class Meanings(Calendar):
    """Reads the shapes of one text."""

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
        start = calendar.day(int(edtf[:YEAR]), month, int(found["d"]))
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
        lead = bool(found["lead"]) or self._led(found.start()) or self._alone_in_brackets(found)
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
        if found["told_month"] and self.told and len(self.told) >= MONTH and not found["turn"]:
            edtf = calendar.day(int(self.told[:YEAR]), int(self.told[5:MONTH]), day)
            return (edtf, "day_month", False) if edtf else None
        if self.published is None:
            return None
        turn = self._turn(found["turn"]) if found["turn"] else 0
        this = calendar.month_of(self.published.year, self.published.month + turn)
        edtf = calendar.day(int(this[:YEAR]), int(this[5:]), day)
        if edtf and not found["turn"] and edtf > self.published.isoformat() and not self._ahead(found):
            last = calendar.month_of(self.published.year, self.published.month - 1)
            edtf = calendar.day(int(last[:YEAR]), int(last[5:]), day)
        return (edtf, "day", False) if edtf else None

    def month(self, found: re.Match[str]) -> Read:
        """ "tháng 9", "cuối tháng 9/2021"."""
        before = self.before(found.start())
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
        run = month_run(told[0], last - _MONTHS_OF_A_QUARTER + 1, last)
        if last == _MONTHS_OF_A_QUARTER:
            self.months_told[last] = run
        return run, "share", told[1]

    def months_of(self, found: re.Match[str]) -> Read:
        """ "9 tháng năm 2021", "hai tháng đầu năm"."""
        count = self._count(found["n"])
        if not 0 < count <= DOZEN:
            return None
        read = self._part_of_year(found, count)
        if read is not None and read[0] is not None and not found["final"]:
            self.months_told[count] = read[0]
        return read

    def months_again(self, found: re.Match[str]) -> Read:
        """ "6 tháng", where the first six months of a year were told before."""
        told = self.months_told.get(self._count(found["n"]))
        return (told, "share", False) if told is not None else None

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
            return (self.told[:YEAR], "rel_unit", False) if self.told else None
        turn, before = self._turn(found["rel"]), self.before(found.start())
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
        turn = int(self.shapes.words.group("told_year")[one_space(found["told_year"])].attr("number"))
        return str(int(self.told[:YEAR]) + turn), "rel_unit", False

    def day_told(self, found: re.Match[str]) -> Read:
        """ "chiều cùng ngày", "hôm sau"."""
        base = self.same_day(found.start())
        if base is None:
            return None
        turn = int(self.shapes.words.group("told_day")[one_space(found["told_day"])].attr("number"))
        return (date.fromisoformat(base) + timedelta(days=turn)).isoformat(), "dayword", False

    def dayword(self, found: re.Match[str]) -> Read:
        """ "sáng nay", "hôm qua"."""
        if self.published is None:
            return None
        turn = int(self.shapes.words.group("dayword")[one_space(found["dayword"])].attr("number"))
        return (self.published + timedelta(days=turn)).isoformat(), "dayword", False

    def weekday(self, found: re.Match[str]) -> Read:
        """ "sáng thứ hai", "thứ ba tuần trước"; "thứ hai" alone is a place in an order."""
        if self.published is None or not (found["daypart"] or found["ofday"] or found["rel"]):
            return None
        number = int(self.shapes.words.group("weekday")[one_space(found["weekday"])].attr("number"))
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
            months = self.told and len(self.told) >= MONTH and "/" not in self.told
            return (self.told[:MONTH], "rel_unit", False) if months and found["month"] and self.told else None
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
        return month_run(int(start[:YEAR]), int(start[5:]), int(start[5:]) + 2), "rel_unit", False

    def far(self, found: re.Match[str]) -> Read:
        """ "cách đây hai năm"."""
        return self._moved(self.published, found, -1)

    def ago(self, found: re.Match[str]) -> Read:
        """ "hai năm trước", "hai ngày sau"."""
        words = self.shapes.words.group("ago")
        way = one_space(found["ago"])
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


READERS: dict[str, Callable[[Meanings, re.Match[str]], Read]] = {
    "range": Meanings.range,
    "iso": Meanings.day_first,
    "day_first": Meanings.day_first,
    "day_words": Meanings.day_words,
    "day_month": Meanings.day_month,
    "day": Meanings.day,
    "month": Meanings.month,
    "month_year": Meanings.month_year,
    "quarter": Meanings.quarter,
    "months_of": Meanings.months_of,
    "months_told": Meanings.months_again,
    "half": Meanings.half,
    "years": Meanings.years,
    "year": Meanings.year,
    "part_year": Meanings.part_year,
    "told_year": Meanings.told_year,
    "told_day": Meanings.day_told,
    "dayword": Meanings.dayword,
    "weekday": Meanings.weekday,
    "rel_unit": Meanings.rel_unit,
    "far": Meanings.far,
    "ago": Meanings.ago,
    "span": Meanings.span,
    "now": Meanings.now,
    "bare_year": Meanings.bare_year,
}
