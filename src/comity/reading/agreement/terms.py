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


def valid_until(mention: Mention, date: str | None) -> str | None:
    """The last year or day an agreement is said to hold for; `date` is when it was signed or renewed."""
    told = _last(mention.sentence, mention.start, mention.end, lambda mark: ends(mention, mark))
    if told is not None or date is None:
        return told
    for count in mention.sentence.quantities():
        if mention.start <= count.start < mention.end and _is_length(mention, count):
            return f"{int(date[:_YEAR]) + int(count.value):04d}"
    return None


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


def _is_length(mention: Mention, count: Quantity) -> bool:
    """Whether a number of years is the length of the paper: behind "for", or part of its noun."""
    text = mention.page.text
    written = text[count.start : count.end].rstrip("s")
    if count.unit != "duration" or not written.endswith("year") or not 0 < count.value < _LONG:
        return False
    if "-" in written:
        return 0 < mention.at - count.end < _BEFORE
    before = mention.page.hits("terms", count.start - _BEFORE // 2, count.start)
    lasting = any(hit.words[0].code == "lasting" and count.start - hit.end <= _BESIDE for hit in before)
    return lasting and mention.act == "renew"
