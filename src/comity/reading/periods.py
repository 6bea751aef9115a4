"""The time a number is true of: an instant for what stands, an interval for what flowed."""

from __future__ import annotations

from comity.reading.dates import DateMark
from comity.reading.measures import Count

FLOWS = frozenset(
    {
        "export_turnover",
        "import_turnover",
        "trade_turnover",
        "fdi_capital_attracted",
        "fdi_capital_disbursed",
        "fdi_projects_new",
        "fdi_projects_adjusted",
        "fdi_share_purchases",
        "visitors",
    }
)
_EVENTS = frozenset({"attendees", "delegation_size"})
_IDLE = frozenset({"ago", "span", "decade"})


def period(count: Count, indicator: str, told: str | None) -> str | None:
    """The EDTF period of the number: its own sentence's date, else `told`, the date of the one before it.

    A flow told "by the end of October" runs from the year's first month.
    """
    mark = _mark(count)
    if mark is None:
        return told
    if indicator in FLOWS and mark.as_of and mark.edtf and "/" not in mark.edtf and len(mark.edtf) >= 7:
        return f"{mark.edtf[:4]}-01/{mark.edtf[:7]}"
    return mark.edtf


def _mark(count: Count) -> DateMark | None:
    """The date after the number and before the next one; else the last before it; else the first of all."""
    marks = [mark for mark in count.sentence.dates() if mark.shape not in _IDLE and mark.edtf]
    if not marks:
        return None
    after = [mark for mark in marks if mark.start >= count.mark.end]
    before = [mark for mark in marks if mark.end <= count.mark.start]
    follows = next(
        (other.start for other in count.sentence.quantities() if other.start > count.mark.end), None
    )
    if after and (follows is None or after[0].start < follows) and not _separate(count, after[0]):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def _separate(count: Count, mark: DateMark) -> bool:
    return ";" in count.page.text[count.mark.end : mark.start]


def lingers(indicator: str) -> bool:
    """Whether a date told in the sentence before still holds for such a number."""
    return indicator in FLOWS or indicator in _EVENTS
