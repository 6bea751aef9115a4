"""When something a sentence tells of happened: the date written nearest to its words, if it can be that."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from comity.model.dates import bounds
from comity.reading.marks.dates import DateMark
from comity.reading.page import Page, Sentence
from comity.reading.setting.chronicle import line_date, under

_LEAD = 6
_SAID = 16
_NEXT = 3
_PREPOSITION = len(" on")
_FRESH = 14
_SPOKEN = frozenset({"weekday", "dayword", "bare_day", "ago"})
"""Shapes of dates that only stand in sentences; others may stand above a report."""
_STRETCHES = frozenset({"years", "decade", "span", "months_of", "months_so_far", "months_to"})
_DAYS = frozenset({"month_day", "day_month"})
_YEARLESS = _DAYS | {"month"}
_HEAD = 40
_MONTH = len("2026-05")
_TWO_YEARS = len("2022/2026")
_AGENCY = re.compile(r"\s?(?:\([^)]{2,30}\)\s?)?(?:--|[–—]|-\s)")
_COLON = re.compile(r":\s(?=[A-Z])")
_HEADER = re.compile(r"\s*date\s")


def told_date(
    sentence: Sentence,
    at: int,
    to: int,
    start: int | None = None,
    end: int | None = None,
    but: tuple[int, ...] = (),
) -> str | None:
    """The date nearest to the characters `at`-`to`: between `start` and `end`, else in the sentence.

    `but`: where dates stand that belong to something else.

    The bound of a state ("as of"), years of validity, the day somebody spoke, the day a standing tie
    began and the date a document opens with are no such date.
    """
    marks = [
        mark
        for mark in sentence.dates()
        if mark.start not in but and _is_told(sentence, mark, to) and not _of_person(sentence, mark, to)
    ]
    inside = [mark for mark in marks if start is not None and end is not None and start <= mark.start < end]
    fit = inside or marks
    fit = [mark for mark in fit if not at <= mark.start < to] or fit
    if not fit:
        return None
    nearest = min(fit, key=lambda mark: max(mark.start - to, at - mark.end, 0))
    opened = None if nearest.written_year else line_date(sentence.page, at)
    return under(nearest.edtf, opened) if nearest.shape in _YEARLESS else nearest.edtf


def _is_told(sentence: Sentence, mark: DateMark, to: int) -> bool:
    return (
        bool(mark.edtf)
        and happens(mark)
        and not (_heads(sentence, mark) or _of_speech(sentence, mark, to) or _of_tie(sentence, mark, to))
    )


def _of_speech(sentence: Sentence, mark: DateMark, to: int) -> bool:
    """Whether it is the day of saying ("the city said Thursday …"), and not of the word at `to` itself."""
    near = sentence.page.hits("speech", mark.start - _SAID, mark.start)
    said = [hit for hit in near if not to - _PREPOSITION <= hit.end <= to]
    if not said or said[-1].words[0].code != "say":
        return False
    that = said[-1].words[0].attr("that")
    if that and not _tells(sentence, mark.end, str(that)):
        return False  # "was held on Monday"
    return sentence.page.text[said[-1].end : mark.start] in (" ", " on ")


def _tells(sentence: Sentence, at: int, that: str) -> bool:
    """Whether what follows is what somebody says: "that …" or "it has …"."""
    index = bisect_left(sentence.page.mark_starts, at)
    after = sentence.page.row[index]
    return after.label in "qhz" or sentence.page.word(after) == that


def _of_tie(sentence: Sentence, mark: DateMark, to: int) -> bool:
    """Whether it is when a tie told beside began ("its sister city since 1995")."""
    if mark.shape in _SPOKEN - {"ago"}:
        return False
    when = sentence.page.hits("linking", mark.end, mark.end + _NEXT)
    if any(hit.words[0].code == "when" and hit.end < to for hit in when):
        return False
    since = sentence.page.hits("signing", mark.start - _SAID, mark.start)
    return (
        bool(since)
        and bool(since[-1].words[0].attr("since"))
        and mark.start - since[-1].end < 5
        and since[-1].end != to
    )


def _of_person(sentence: Sentence, mark: DateMark, to: int) -> bool:
    """Whether it belongs to a clause about a person ("received the mayor, who arrived on Monday")."""
    return any(hit.words[0].code == "who" for hit in sentence.page.hits("linking", to, mark.start))


def behind(edtf: str | None, sentence: Sentence, published: str | None) -> str | None:
    """A date of what has happened: a weekday or day after publication is moved back to the one before."""
    if not edtf or not published or len(edtf) != 10 or edtf <= published:
        return edtf
    mark = next((mark for mark in sentence.dates() if mark.edtf == edtf), None)
    if mark is None or mark.written_year or mark.ahead or mark.shape == "dayword":
        return edtf
    day = date.fromisoformat(edtf)
    if mark.shape == "weekday":
        return str(day - timedelta(days=7))
    return _years_on(edtf, -1)


def ahead(edtf: str, sentence: Sentence, published: str | None) -> str:
    """A date of what is to happen: a day or month before publication that names no year is of the next."""
    if not published or len(edtf) < _MONTH or bounds(edtf)[1] > bounds(published)[1]:
        return edtf
    mark = next((mark for mark in sentence.dates() if mark.edtf == edtf), None)
    if mark is None or mark.written_year or mark.shape not in _YEARLESS:
        return edtf
    return _years_on(edtf, 1)


def _years_on(edtf: str, years: int) -> str:
    """The same day, month or run of days some years on; the date itself where that year has no such day."""
    moved = "/".join(f"{int(part[:4]) + years:04d}{part[4:]}" for part in edtf.split("/"))
    try:
        bounds(moved)
    except ValueError:
        return edtf
    return moved


def news_date(page: Page) -> str | None:
    """The day the news is about: the first day told in the first sentences, close before publication."""
    if not page.published:
        return None
    published = bounds(page.published)[1]
    for sentence in page.sentences[:_LEAD]:
        for mark in sentence.dates():
            if mark.edtf and happens(mark) and _in_a_clause(sentence, mark):
                told = behind(mark.edtf, sentence, page.published) or mark.edtf
                low, high = bounds(told)
                if 0 <= (published - low).days <= _FRESH and (high - low).days < _FRESH:
                    return told
    return None


def happens(mark: DateMark) -> bool:
    """Whether a date can be the day of something, and not the bound of a state or a stretch of years."""
    years = mark.shape == "interval" and mark.edtf is not None and len(mark.edtf) == _TWO_YEARS
    return not mark.as_of and not mark.is_now and not years and mark.shape not in _STRETCHES


def _in_a_clause(sentence: Sentence, mark: DateMark) -> bool:
    """Whether a date is said in a sentence ("on May 3", "Tuesday") and does not just stand above it."""
    if mark.shape in _SPOKEN:
        named = (
            mark.shape == "dayword"
            and sentence.page.text[mark.start].isupper()
            and mark.start > sentence.start
            and " " not in sentence.page.text[mark.start : mark.end]
        )
        return not mark.written_year and not named
    before = [chunk for chunk in sentence.chunks if chunk.end <= mark.start]
    return bool(before) and before[-1].label in "itf" and mark.start - before[-1].end < 3


def _heads(sentence: Sentence, mark: DateMark) -> bool:
    """Whether this is the date of publication that a stored document or a dateline begins with."""
    text = sentence.page.text
    head = _HEADER.match(text)
    if head is not None and mark.start <= head.end():
        return True
    if not 0 < mark.start - sentence.start < _HEAD:
        return False
    ends = (
        _COLON.match(text, mark.end) if mark.shape in _DAYS else None
    )  # "Kavre, Mar. 5: …", no entry of a list
    return bool(ends or _AGENCY.match(text, mark.end))
