"""The days people are on their way: from the one they come to the one they leave."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from comity.model.dates import precision
from comity.reading.figure.counting import Count, words
from comity.reading.marks.dates import DateMark
from comity.reading.marks.quantities import Quantity

_DAY = 3
_LEAVING_REACH = 40
_ARRIVING_REACH = 60
_LONGEST = 31


def stay(count: Count) -> str | None:
    """From coming to leaving, or the day they came; of the last day alone, its month."""
    days = [mark for mark in count.sentence.dates() if mark.edtf and _is_day(mark)]
    last = next((mark for mark in days if _parts(count, mark)), None)
    if last is None or last.edtf is None:
        return _for_days(count, days)
    first = next((mark.edtf for mark in days if mark.edtf and mark.edtf < last.edtf), None)
    if first is not None and not _apart(first, last.edtf):
        return f"{first}/{last.edtf}"
    length = _length(count)
    return f"{_moved(last.edtf, 1 - length)}/{last.edtf}" if length else last.edtf[:7]


def this_week(mark: DateMark, published: str | None) -> str | None:
    """The month of a week people are somewhere in, which tells neither their first nor their last day."""
    if not mark.edtf or mark.shape != "rel_unit" or "/" not in mark.edtf or not published:
        return None
    return mark.edtf[:7] if mark.edtf <= published else None


def _is_day(mark: DateMark) -> bool:
    return mark.edtf is not None and "/" not in mark.edtf and precision(mark.edtf) == _DAY


def _parts(count: Count, mark: DateMark) -> bool:
    """Whether a word of leaving or "until" stands right before a day."""
    low = max(count.sentence.start, mark.start - _LEAVING_REACH)
    return bool(_parting().search(count.page.text[low : mark.start].lower()))


def _for_days(count: Count, days: list[DateMark]) -> str | None:
    """The day they came, or so many days from it ("arrived on Monday for a four-day visit")."""
    length = _length(count)
    text = count.page.text
    for mark in days:
        lead = text[max(count.sentence.start, mark.start - _ARRIVING_REACH) : mark.start].lower()
        if mark.edtf and _arriving().search(lead):
            return f"{mark.edtf}/{_moved(mark.edtf, length - 1)}" if length else mark.edtf
    return None


def _length(count: Count) -> int:
    """How many days a visit takes ("a four-day visit"); 0 where none is told."""
    return next((int(mark.value) for mark in count.numbers if _of_a_visit(count, mark)), 0)


def _of_a_visit(count: Count, mark: Quantity) -> bool:
    told = count.page.text[mark.core : min(count.sentence.end, mark.end + _ARRIVING_REACH)].lower()
    return mark.unit == "duration" and mark.value > 1 and bool(_days_of().match(told))


def _apart(first: str, last: str) -> bool:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > _LONGEST


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


@cache
def _parting() -> re.Pattern[str]:
    """ "will stay until Friday", "leaves for Busan on Sunday"."""
    return words().compiled(r"\b{parting}\s[^,;:.]*$")


@cache
def _arriving() -> re.Pattern[str]:
    return words().compiled(r"\b{came}\b[^,;:.]*$")


@cache
def _days_of() -> re.Pattern[str]:
    """ "four-day visit", "three days' stay"."""
    return words().compiled(r"\w+[\s-]{day_long}\s(?:[\w-]+\s){0,2}{journey}\b")
