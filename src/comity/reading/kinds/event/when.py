"""When an event is told to be: by its own clause, by its sentence before that, or by the sentences before."""

from __future__ import annotations

from datetime import date, timedelta

from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Sentence
from comity.reading.marks.dates import DateMark

_NO_DAY = frozenset({"now", "season", "share", "short_share", "span", "term", "years"})
"""Shapes of dates that tell no day on which something is held."""
_YEAR, _DAY = len("2024"), len("2024-10-16")
_NEWS = timedelta(days=60)
_SPEECH = "speech"


def stay(clause: Clause) -> str | None:
    """The date of a journey a clause tells, EDTF: a stretch of days where one is told."""
    lasting = [
        mark.edtf for mark in clause.dates() if "/" in (mark.edtf or "") and is_news(clause, mark.edtf)
    ]
    return lasting[0] if lasting else when(clause)


def moment(clause: Clause) -> str | None:
    """The date of a meeting a clause tells, EDTF: a day rather than the days of a journey told beside it."""
    told = when(clause)
    if told is None or "/" not in told:
        return told
    days = [mark.edtf for mark in clause.sentence.dates() if "/" not in (mark.edtf or "/")]
    return next((day for day in days if is_news(clause, day)), told)


def when(clause: Clause) -> str | None:
    """The date of what a clause tells, EDTF."""
    mark = _own(clause) or _described(clause) or _before(clause)
    if mark is not None:
        return mark.edtf
    return _carried(clause)


def own_date(clause: Clause) -> str | None:
    """The date a clause tells itself, EDTF."""
    mark = _own(clause)
    return mark.edtf if mark is not None else None


def _own(clause: Clause) -> DateMark | None:
    marks = clause.dates()
    if not marks:
        return None
    within = [one for one in clause.sentence.clauses if one is not clause and _nested(one, clause)]
    marks = [mark for mark in marks if not any(one.start <= mark.start < one.end for one in within)]
    sources = [one.start for one in clause.sentence.mentions if one.case == "from"]
    return _best([mark for mark in marks if not any(0 <= at - mark.end <= 1 for at in sources)])


def _described(clause: Clause) -> DateMark | None:
    """A day of the news in a clause that describes something in it."""
    return _best([mark for mark in clause.dates() if is_news(clause, mark.edtf)])


def _before(clause: Clause) -> DateMark | None:
    """What an earlier clause of the sentence told."""
    if not clause.sentence.dates():
        return None
    for earlier in reversed(clause.sentence.clauses[: clause.index]):
        if earlier.link in ("linked", "main") and not _nested(clause, earlier):
            mark = _own(earlier)
            if mark is not None:
                return mark
    outer = [one for one in clause.sentence.clauses if one is not clause and _nested(clause, one)]
    for around in outer:
        mark = None if _speaks(around) else _own(around)
        if mark is not None and mark.end <= clause.start:
            return mark
    return None


def _carried(clause: Clause) -> str | None:
    """The day of the sentences before in its paragraph, where the telling goes on from them."""
    sentence = clause.sentence
    for earlier in reversed(sentence.passage.sentences[: sentence.index]):
        if earlier.paragraph != sentence.paragraph or earlier.heading:
            return None
        told = _day_of(earlier, clause)
        if told is not None:
            return told
    return None


def _day_of(sentence: Sentence, clause: Clause) -> str | None:
    if not sentence.dates():
        return None
    for one in reversed(sentence.clauses):
        if one.verb is None or _speaks(one) or one.modality != clause.modality:
            continue
        mark = _own(one) or _described(one)
        if mark is not None and mark.edtf is not None and "/" not in mark.edtf and is_news(clause, mark.edtf):
            return mark.edtf
    return None


def is_news(clause: Clause, edtf: str | None) -> bool:
    """Whether a day lies close to that of the text."""
    published = clause.sentence.passage.published
    one, other = as_day(edtf), as_day(published)
    return one is not None and other is not None and abs(one - other) <= _NEWS


def as_day(edtf: str | None) -> date | None:
    """The day a date tells, or begins with; None where it tells only a month or a year."""
    begin = (edtf or "").partition("/")[0]
    return date.fromisoformat(begin) if len(begin) == _DAY else None


def _best(marks: list[DateMark]) -> DateMark | None:
    told = [mark for mark in marks if mark.shape not in _NO_DAY and not mark.as_of and _is_short(mark.edtf)]
    return max(told, key=_exactness, default=None)


def _exactness(mark: DateMark) -> int:
    """A day before a stretch of days, and that before a month or a year."""
    start, _, end = (mark.edtf or "").partition("/")
    return 2 * len(start) - bool(end)


def _is_short(edtf: str | None) -> bool:
    """Whether a date is known and no interval of years, which an anniversary tells."""
    start, _, end = (edtf or "").partition("/")
    return bool(start) and (not end or int(end[:_YEAR]) - int(start[:_YEAR]) <= 1)


def _nested(inner: Clause, outer: Clause) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _speaks(clause: Clause) -> bool:
    """Whether its verb says that somebody speaks: its date is that of the speaking."""
    verb = clause.verb
    return verb is not None and any(hit.end > verb.start for hit in clause.words(_SPEECH))
