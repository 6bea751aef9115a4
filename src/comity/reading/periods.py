"""The time a number is true of: an instant for what stands, an interval for what flowed."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.counting import Count, words
from comity.reading.dates import DateMark

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
        return told or (_before(count) if lingers(indicator) else None)
    if mark.edtf and _since().search(count.page.text[max(0, mark.start - 8) : mark.start].lower()):
        published = count.page.published
        return (
            f"{mark.edtf}/{published[: len(mark.edtf)]}" if published and "/" not in mark.edtf else mark.edtf
        )
    if indicator in FLOWS and mark.as_of and mark.edtf and "/" not in mark.edtf and len(mark.edtf) >= 7:
        return f"{mark.edtf[:4]}-01/{mark.edtf[:7]}"
    return mark.edtf


@cache
def _since() -> re.Pattern[str]:
    return words().compiled(r"\b{since}\s$")


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


def _before(count: Count) -> str | None:
    """The date of the sentence before, of the same paragraph."""
    index = count.sentence.index
    before = count.page.sentences[index - 1] if index else None
    if before is None or before.paragraph != count.sentence.paragraph:
        return None
    marks = [mark.edtf for mark in before.dates() if mark.shape not in _IDLE and mark.edtf]
    return marks[-1] if marks else None


def _separate(count: Count, mark: DateMark) -> bool:
    return ";" in count.page.text[count.mark.end : mark.start]


def lingers(indicator: str) -> bool:
    """Whether a date told in the sentence before still holds for such a number."""
    return indicator in FLOWS or indicator in _EVENTS
