"""Dates in a Vietnamese text: every one that is written, by the day of publication where it hangs on it."""

from __future__ import annotations

import re

import msgspec

from comity.model.dates import bounds, interval
from comity.reading.languages.vi.date_meanings import READERS, Meanings
from comity.reading.languages.vi.date_years import BEFORE, DAY, MONTH, YEAR
from comity.reading.languages.vi.spelt import Spelt
from comity.reading.marks.dates import DateMark


def find_dates(spelt: Spelt, published: str | None) -> list[DateMark]:
    """Every date of a text in order, none overlapping.

    `published` is the day of publication (EDTF); without it what hangs on it stays unknown.

    >>> from comity.reading.languages.vi.spelt import spelt
    >>> [mark.edtf for mark in find_dates(spelt("Sáng 4/9 và tháng 10 năm ngoái"), "2021-09-05")]
    ['2021-09-04', '2020-10']
    """
    return _Reading(spelt, published).marks()


class _Reading(Meanings):
    """One text's dates being resolved from left to right."""

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
        if len(mark.edtf) == DAY and not mark.as_of:
            self.told_day = mark.edtf, mark.end
            if self.is_news(mark.edtf):
                self.news_day = mark.edtf
        if mark.written_year and mark.shape in ("year", "share", "month_year"):
            self.year_told = int(mark.edtf[:YEAR]), mark.end

    def _mark(self, shape: str, found: re.Match[str]) -> DateMark | None:
        reader = READERS[shape]
        if shape != "now" and self._is_a_name(shape, found):
            return None
        read = reader(self, found)
        if read is None:
            return None
        edtf, shape, written = read
        before = self.before(found.start())
        since = until = None
        if self.shapes.may_lead(before):
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
        before = self.before(found.start())
        if shape in ("day_month", "day_first", "month_year", "bare_year") and self.shapes.names(before):
            return True
        return shape == "bare_year" and not _may_be_a_year(before, self.plain[found.end() : found.end() + 1])

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
        if not first.edtf or not last.edtf or last.start - first.end > BEFORE or first.shape == "now":
            return None
        if not self._belong_together(first, last):
            return None
        low, high = bounds(first.edtf)[0], bounds(last.edtf)[1]
        if low > high:
            if first.written_year or len(first.edtf) < MONTH:
                return None
            low = low.replace(year=low.year - 1)
        start = f"{low.year:04d}{first.edtf.partition('/')[0][YEAR:]}"
        if first.shape in ("rel_unit", "share"):  # "từ đầu năm đến ngày 19/2"
            start = low.isoformat()
        edtf = interval(start, last.edtf.rpartition("/")[2])
        ahead = self.published is not None and low > self.published
        return msgspec.structs.replace(
            last, start=first.start, edtf=edtf, shape="interval", as_of=False, ahead=ahead
        )

    def _belong_together(self, first: DateMark, last: DateMark) -> bool:
        """Whether one stretch runs from the first to the last: "từ … đến …", "9 tháng, tính đến 20/9"."""
        before = self.before(first.start)
        since = self.shapes.since.search(before) is not None
        if last.shape == "now":  # "từ năm 2005 đến nay" has its own "đến"
            return since and not self.plain[first.end : last.start].strip()
        if first.shape == "share":
            day = len(last.edtf or "") == DAY
            return day and self.shapes.counted_up.fullmatch(self.plain, first.end, last.start) is not None
        joint = self.shapes.joint.fullmatch(self.plain, first.end, last.start)
        return joint is not None and (
            not joint["by"] or since or self.shapes.several.search(before) is not None
        )


def _may_be_a_year(before: str, behind: str) -> bool:
    """Whether four digits are a year: in brackets or at the end of a name, no number of things."""
    return (
        before.endswith("(") or behind in ("", ")", ",", ".", ";", ":", '"', "”", "\n") or before[-1:] == " "
    )
