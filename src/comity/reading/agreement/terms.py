"""How long an agreement holds: "for 2024-26", "until 2029", "for another three years", "a five-year pact"."""

from __future__ import annotations

from collections.abc import Callable

from comity.model.dates import bounds
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.dates import DateMark
from comity.reading.marks.quantities import Quantity
from comity.reading.page import Page, Sentence

_BESIDE = 2
_BEFORE = 45
_YEAR, _LAST = len("2027"), "-12-31"
_LONG = 50


def last_day(mention: Mention) -> str | None:
    """The last year or day an agreement is said to hold for."""
    return _last(mention.sentence, mention.start, mention.end, lambda mark: ends(mention, mark))


def years(mention: Mention) -> int | None:
    """For how many years an agreement is said to hold."""
    counts = (one for one in mention.sentence.quantities() if mention.start <= one.start < mention.end)
    return next((int(count.value) for count in counts if _is_length(mention, count)), None)


def runs_out(date: str | None, term: str | None) -> str | None:
    """The year in which an agreement of that day runs out after its term of years.

    >>> runs_out("2024-12-05", "P5Y"), runs_out(None, "P5Y")
    ('2029', None)
    """
    return f"{int(date[:_YEAR]) + int(term[1:-1]):04d}" if date and term else None


def held_until(sentence: Sentence) -> str | None:
    """The last day told where a sentence goes on to speak of an agreement ("It is valid until 2029")."""
    return _last(sentence, sentence.start, sentence.end, lambda mark: ends_by_words(sentence.page, mark))


def ends(mention: Mention, mark: DateMark) -> bool:
    """Whether a date is the last day of the paper and not when it was signed ("extended to 2029")."""
    published = mention.page.published
    if mention.act == "renew" and mention.modality == "asserted" and published and mark.edtf:
        return bounds(mark.edtf)[0] > bounds(published)[1] or ends_by_words(mention.page, mark)
    return ends_by_words(mention.page, mark)


def ends_by_words(page: Page, mark: DateMark) -> bool:
    """Whether the words before a date say that it is a last one ("until 2029", "expires in 2029")."""
    before = page.hits("terms", mark.start - _BEFORE // 2, mark.start)
    return any(hit.words[0].code == "until" and mark.start - hit.end <= _BESIDE for hit in before)


def _last(sentence: Sentence, start: int, end: int, is_end: Callable[[DateMark], bool]) -> str | None:
    told: list[str] = []
    for mark in sentence.dates():
        if not start <= mark.start < end or not mark.edtf:
            continue
        if mark.shape == "years" and "/" in mark.edtf:
            told.append(mark.edtf.partition("/")[2])
        elif mark.written_year and is_end(mark):
            told.append(mark.edtf.removesuffix(_LAST))
    return max(told, default=None)


def held_for(sentence: Sentence) -> int | None:
    """For how many years a sentence says that something holds ("It is valid for five years")."""
    counts = (count for count in sentence.quantities() if _is_of_years(sentence.page, count))
    return next((int(count.value) for count in counts if _lasts(sentence.page, count, holds=True)), None)


def _is_length(mention: Mention, count: Quantity) -> bool:
    """Whether a number of years is the length of the paper: behind "for", or part of its noun."""
    if not _is_of_years(mention.page, count):
        return False
    if "-" in mention.page.text[count.start : count.end]:
        return 0 < mention.at - count.end < _BEFORE
    return _lasts(mention.page, count, holds=mention.act != "renew")


def _is_of_years(page: Page, count: Quantity) -> bool:
    written = page.text[count.start : count.end].rstrip("s")
    return count.unit == "duration" and written.endswith("year") and 0 < count.value < _LONG


def _lasts(page: Page, count: Quantity, holds: bool) -> bool:
    """Whether a word right before says that something lasts so long; `holds`: that it binds so long."""
    before = page.hits("terms", count.start - _BEFORE // 2, count.start)
    lasting = (hit for hit in before if hit.words[0].code == "lasting" and count.start - hit.end <= _BESIDE)
    return any(not holds or hit.words[0].attr("holds") for hit in lasting)
