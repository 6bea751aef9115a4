"""How old a tie or a paper is told to be ("자매결연 20주년"), and the year it was made then."""

from __future__ import annotations

from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.acts import WORDS
from comity.reading.marks.dates import DateMark
from comity.reading.marks.quantities import Quantity

_NEAR = 24
"""Characters, names left out, between what is so old and the number of its years."""
_OLDEST = 60
_BESIDE = 10
"""Characters beside the number within which a word tells that it is an age."""
_REFERENCE = frozenset({"year", "rel_unit"})
_PERIOD = frozenset({"years", "interval"})
_YEAR = len("2024")


def year_made(sentence: Sentence, start: int, end: int, signed: bool = False) -> str | None:
    """The year when what stands between two characters was made, by how many years it is told to be old.

    `signed`: the sentence tells of the signing, so that a year in it may be its own.
    """
    near = _BESIDE if signed else _NEAR
    counts = (one for one in sentence.quantities() if _is_age(sentence, one, (start, end), near))
    count = next(counts, None)
    if count is None:
        return None
    marks = [mark for mark in sentence.dates() if mark.edtf and not mark.is_now]
    period = next((mark for mark in marks if mark.shape in _PERIOD and mark.start > start), None)
    if period is not None and period.edtf:
        return period.edtf.partition("/")[0]
    return _counted_back(sentence, marks, int(count.value), signed)


def _counted_back(sentence: Sentence, marks: list[DateMark], age: int, signed: bool) -> str | None:
    """So many years before the year the sentence speaks of, else before that of publication."""
    told = [int(mark.edtf[:_YEAR]) for mark in marks if mark.edtf and mark.shape in _REFERENCE]
    published = (sentence.passage.published or "")[:_YEAR]
    now = int(published) if published.isdigit() else None
    if signed and any(now == year + age for year in told):
        return next(str(year) for year in told if now == year + age)
    year = told[0] if told else now
    return str(year - age) if year is not None else None


def _is_age(sentence: Sentence, count: Quantity, of: tuple[int, int], near: int) -> bool:
    """Whether a number counts the years of what stands there."""
    if count.unit != "duration" or not 1 <= count.value <= _OLDEST or count.value != int(count.value):
        return False
    low, high = min(count.end, of[1]), max(count.start, of[0])
    named = sum(one.end - one.start for one in sentence.passage.mentions_within(low, high))
    if high - low - named > near:
        return False
    words = sentence.passage.hits(WORDS, max(sentence.start, count.start - _BESIDE), count.end + _BESIDE)
    return any(hit.words[0].code == "age" for hit in words)
