"""Until when an agreement holds: years named with its paper, or how long it is said to be valid."""

from __future__ import annotations

from functools import cache

from comity.lexicon.load import page_of
from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.acts import WORDS
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.following import Groups, following
from comity.reading.marks.quantities import Quantity

_YEAR, _MONTH = len("2024"), len("2024-10")
_LONGEST = 30
_VALID = "valid"
_NEAR = 30

Term = tuple[str | None, str | None]


def term_of(group: list[Draft], groups: Groups, date: str | None) -> Term:
    """How long it holds, as ISO 8601, and until when; None where nothing tells."""
    for draft in group:
        until = _period(draft)
        if until is not None:
            return None, until
    first = group[0]
    valid = first.clause.sentence.passage.has(WORDS, _VALID)
    if first.stage == "planned" or first.act is None or not valid:
        return None, None
    for other in (first.clause.sentence, *following(group, groups)):
        years = _years(other)
        if years is not None:
            return f"P{years}Y", _after(date, years)
    return None, None


def _period(draft: Draft) -> str | None:
    """The end of the years a paper is made for ("giai đoạn 2022 - 2024"), told beside it."""
    paper, sentence = draft.paper, draft.clause.sentence
    if paper is None or not paper.signed:
        return None
    for mark in sentence.dates():
        near = max(mark.start - paper.end, paper.start - mark.end, 0) <= _NEAR
        if near and mark.shape == "years" and mark.edtf and "/" in mark.edtf:
            return mark.edtf.partition("/")[2]
    return None


def _years(sentence: Sentence) -> int | None:
    """The number of years a sentence says a paper is valid."""
    words = [hit for hit in sentence.words(WORDS) if hit.words[0].code == _VALID]
    for hit in words:
        for count in sentence.passage.quantities_within(hit.start - _NEAR, hit.end + _NEAR):
            if _is_of_years(sentence, count) and 1 <= count.value <= _LONGEST:
                return int(count.value)
    return None


def _is_of_years(sentence: Sentence, count: Quantity) -> bool:
    """Whether a number counts years, and no months or days."""
    written = sentence.passage.text[count.core : count.end]
    return count.unit == "duration" and any(
        form in written for form in _year_words(sentence.passage.language)
    )


@cache
def _year_words(language: str) -> tuple[str, ...]:
    return tuple(
        form for word in page_of(language, "agreement_joints") if word.code == "year" for form in word.forms
    )


def _after(date: str | None, years: int) -> str | None:
    """The month, or year, so many years after a date."""
    if date is None:
        return None
    return f"{int(date[:_YEAR]) + years}{date[_YEAR:_MONTH]}"
