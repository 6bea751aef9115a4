"""The day of signing: by the words beside it, else by those of the sentence or of what was told before."""

from __future__ import annotations

import re

from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.agreement.papers import Paper
from comity.reading.marks.dates import DateMark

_SPANS = frozenset({"years", "term", "span", "share"})
"""Shapes that tell how long something holds, not when it is signed."""
_DAY = len("2024-10-16")
_DAY_ONLY = re.compile(r"\d{4}-\d\d-\d\d")


def day_of(clause: Clause, paper: Paper | None, others: list[Paper]) -> str | None:
    """When a clause says its paper is signed: the date nearest before it where each paper has its own."""
    sentence = clause.sentence
    marks = [mark for mark in clause.dates() if _dates(mark)]
    if paper is not None and len(marks) > 1 and len(others) > 1:
        before = [mark for mark in marks if mark.end <= paper.start]
        previous = max((one.end for one in others if one.end <= paper.start), default=sentence.start)
        own = [mark for mark in before if mark.start >= previous]
        marks = own or before or marks
    firm = [mark for mark in marks if not (mark.as_of and mark.ahead)]  # no "đến năm 2028"
    marks = firm or [mark for mark in _around(clause) if _dates(mark)] or marks
    return _begun(_nearest(marks, clause)) if marks else None


def _around(clause: Clause) -> list[DateMark]:
    """The dates of the nearest clause before it in its sentence that has any and does not only describe."""
    sentence = clause.sentence
    own = [one for one in sentence.clauses[: clause.index] if one.link in ("linked", "main", "heading")]
    for before in reversed(own):
        if before.end <= clause.start and before.dates():
            return before.dates()
    inside = [one for one in sentence.clauses if one.start <= clause.start and clause.end <= one.end]
    for outer in inside:
        if outer is not clause and outer.link == "main":
            ahead = [mark for mark in outer.dates() if mark.end <= clause.start]
            if ahead:
                return ahead
    return []


def _nearest(marks: list[DateMark], clause: Clause) -> DateMark:
    """The fullest of the dates, the first of those."""
    return max(marks, key=lambda mark: (len(mark.edtf or "") == _DAY, -mark.start))


def _dates(mark: DateMark) -> bool:
    ahead = mark.shape == "share" and mark.ahead  # "sẽ ký vào quý IV"
    return bool(mark.edtf) and not mark.is_now and (mark.shape not in _SPANS or ahead)


def _begun(mark: DateMark) -> str | None:
    """The date; of joined days all, of joined years the first."""
    if mark.edtf is None:
        return None
    first, _, last = mark.edtf.partition("/")
    return mark.edtf if len(first) == len(last) == _DAY else first


def day_told_before(sentence: Sentence, there: bool) -> str | None:
    """The last full day told before it in its paragraph.

    `there`: it tells of the same occasion ("이 자리에서"), so that the paragraphs before count, too.
    """
    passage = sentence.passage
    for index in range(sentence.index - 1, -1, -1):
        before = passage.sentences[index]
        if before.heading and there:
            continue
        if before.heading or (before.paragraph != sentence.paragraph and not there):
            return None
        days = [one for one in before.dates() if one.edtf and _DAY_ONLY.fullmatch(one.edtf) and not one.as_of]
        done = [mark.edtf for mark in days if mark.edtf and not _of_telling(before, mark)]
        then = [day for day in done if not there or _is_over(passage, day)]
        if then:
            return then[0]
    return None


def _is_over(passage: Passage, day: str) -> bool:
    """Whether a day does not lie behind the news: what is told of it there has been."""
    return passage.published is None or day <= passage.published


def _of_telling(sentence: Sentence, mark: DateMark) -> bool:
    """Whether a date says when something was told rather than done ("11일 밝혔다")."""
    clause = sentence.clause_at(mark.start)
    verb = clause.verb if clause is not None else None
    return verb is not None and bool(sentence.passage.hits("speech", verb.start, verb.end))
