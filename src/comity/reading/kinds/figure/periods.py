"""When a number was true: the day of a stock, the time of a flow, the days of an event."""

from __future__ import annotations

from comity.model.dates import interval, precision
from comity.reading.kinds.figure.counts import CUES, Count
from comity.reading.kinds.figure.indicators import EVENTS, FDI, FLOWS, LASTING, STANDING
from comity.reading.kinds.figure.measure import Measure
from comity.reading.kinds.figure.told import Told
from comity.reading.marks.dates import DateMark

_IDLE = frozenset({"ago", "span", "term", "decade"})
_BEHIND = 12
_DAY, _MONTH = 3, 2
_BACK = 8
_YEAR_END = "-12"


def period(count: Count, measure: Measure, last: Told | None) -> str | None:
    """The EDTF time of a number; `last` is the figure told close before it."""
    if measure.indicator in LASTING:
        mark = _told(count, own=True)
        return mark.edtf if mark is not None and mark.as_of else None
    if measure.indicator in EVENTS or measure.event:
        return _of_event(count, last)
    mark = _told(count, own=False)
    if mark is None or mark.edtf is None:
        return _carried(count, measure, last) or _now(count, measure)
    stock = measure.indicator not in FLOWS and "percent" not in count.sorts
    if mark.as_of and mark.shape == "share" and stock:  # "tính đến hết quý I"
        return mark.edtf.rpartition("/")[2]
    months = "/" not in mark.edtf and precision(mark.edtf) >= _MONTH
    if months and mark.as_of and mark.edtf.endswith(_YEAR_END) and measure.indicator in FDI:
        return mark.edtf
    if months and mark.as_of and not mark.is_now and (measure.indicator in FLOWS or "percent" in count.sorts):
        return interval(f"{mark.edtf[:4]}-01", mark.edtf[:7])
    return mark.edtf


def _told(count: Count, own: bool) -> DateMark | None:
    """The date nearest before a number in its clause, else behind it, else (`own` not) before its clause.

    A time that others are held against is not its ("지난해 같은 달보다", "so với năm 2019").
    """
    marks = [
        one
        for one in count.sentence.dates()
        if one.edtf and one.shape not in _IDLE and not _compared(count, one)
    ]
    inner = [one for one in marks if count.clause.start <= one.start < count.clause.end]
    before = [one for one in inner if one.end <= count.mark.start]
    if before:
        return before[-1]
    if inner:
        return inner[0]
    outer = [one for one in marks if one.end <= count.mark.start]
    return outer[-1] if outer and not own else None


def _compared(count: Count, mark: DateMark) -> bool:
    low = mark.start - _BEHIND if count.passage.language != "ko" else mark.end
    high = mark.start if count.passage.language != "ko" else mark.end + 4
    return count.passage.tells(CUES, "compared", max(0, low), high)


def _carried(count: Count, measure: Measure, last: Told | None) -> str | None:
    """The time of the number before, where this one goes on with what was told then."""
    if last is None or last.period is None:
        return None
    apart = count.sentence.index - last.sentence
    goes_on = _alike(measure, last.measure) or count.has("whereof")
    return last.period if apart == 0 or (apart == 1 and goes_on) or count.around("then") else None


def _now(count: Count, measure: Measure) -> str | None:
    """The day of publication, for what is told to be so at that time ("đang hoạt động")."""
    return count.passage.published if measure.indicator in STANDING and count.around("now") else None


def _alike(one: Measure, other: Measure) -> bool:
    return one.indicator == other.indicator or (one.indicator[:4] == other.indicator[:4] == "fdi_")


def _of_event(count: Count, last: Told | None) -> str | None:
    """The day told in the sentence, or last before it."""
    sentences = count.passage.sentences
    for index in range(count.sentence.index, max(-1, count.sentence.index - _BACK - 1), -1):
        days = [one for one in sentences[index].dates() if one.edtf and precision(one.edtf[:10]) == _DAY]
        if days:
            return next((one.edtf for one in days if one.edtf and "/" in one.edtf), days[0].edtf)
    return last.period if last is not None else None
