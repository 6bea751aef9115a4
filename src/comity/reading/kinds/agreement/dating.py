"""When an agreement is made: told with its signing, counted back from its age, or on the day told before."""

from __future__ import annotations

from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.acts import WORDS, Act
from comity.reading.kinds.agreement.ages import year_made
from comity.reading.kinds.agreement.days import day_of, day_told_before
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.papers import Paper

_BOTH = ("two_localities", "two_sides", "two_bodies")
_YEAR, _DAY = len("2024"), len("2024-10-21")


def date_of(act: Act, paper: Paper | None, last: Draft | None, planned: bool) -> str | None:
    """When an act is done or to be done; `last` is what was told before it."""
    sentence = act.clause.sentence
    date = act.date or day_of(act.clause, paper, list(act.papers))
    if paper is not None and act.modality == "asserted" and act.stage == "signed":
        made = year_made(sentence, act.hit.start, act.hit.end, signed=True)
        if made is not None and not (date or "").startswith(made):
            return made
    there = "there" in sentence.codes(WORDS) or _goes_on(act)
    if date is None and (there or not planned) and paper is not None and paper.signed:
        date = _day_beside(sentence, last) or day_told_before(sentence, there)
    if date is not None and planned and not _may_be_ahead(act, date):
        return None
    return date


def _goes_on(act: Act) -> bool:
    """Whether a sentence only says that both signed ("Hai bên đã ký …"): on the occasion told before."""
    sentence = act.clause.sentence
    first = next(iter(act.clause.mentions), None)
    opens = first is not None and first.start == sentence.start and first.code in _BOTH
    return opens and act.verbal and act.modality == "asserted" and not sentence.dates()


def is_ahead(act: Act, date: str | None) -> bool:
    """Whether a date lies behind the news: what is dated so is not done yet."""
    published = act.clause.sentence.passage.published
    return bool(date and published and date[:_DAY] > published[: len(date)])


def _day_beside(sentence: Sentence, last: Draft | None) -> str | None:
    """The day of what the sentence before says was signed."""
    if last is None or last.act is None or last.clause.sentence.index != sentence.index - 1:
        return None
    day = last.date if last.clause.sentence.paragraph == sentence.paragraph else None
    return day if day is not None and len(day) == _DAY else None


def _may_be_ahead(act: Act, date: str) -> bool:
    """Whether something planned may be done then: not before the news, that day only by its verb."""
    published = act.clause.sentence.passage.published or ""
    return date > published[: len(date)] or (act.verbal and date == published[: len(date)])
