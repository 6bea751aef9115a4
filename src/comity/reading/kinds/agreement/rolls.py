"""Several partners in one clause, each with a date of its own ("1983년 A시, 1995년 B시와")."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.kinds.agreement.acts import Act
from comity.reading.kinds.agreement.joints import joints
from comity.reading.kinds.agreement.papers import Paper
from comity.reading.kinds.agreement.seats import Group
from comity.reading.marks.dates import DateMark

_BEHIND = 32
"""Characters between a name and the date behind it ("cố đô Kyoto của Nhật Bản vào năm 2013")."""

Row = tuple[Entity, str | None]


def rows_of(act: Act, paper: Paper | None, doers: Group) -> list[Row]:
    """The partners of a paper that have a date of their own; none where fewer than two have."""
    low, high = _told_of(act, paper)
    keys = {one.key for one in doers}
    marks = [
        mark for mark in act.clause.dates() if mark.edtf and not mark.is_now and low <= mark.start < high
    ]
    names = [
        one
        for one in act.clause.mentions
        if one.what in ("locality", "organisation") and one.entity is not None and one.entity.key not in keys
        if low <= one.start < high
    ]
    text = act.clause.sentence.passage.text
    listed = _from_the_first(act, marks, names, doers)
    if listed or len(marks) < 2 or len(names) < 2:
        return listed
    found = _in_turn(marks, names) or _each_beside(text, marks, names, high)
    own = _dates_between(marks, names) >= 2
    return found if own or len({date for _, date in found}) >= 2 else []


def _dates_between(marks: list[DateMark], names: list[Mention]) -> int:
    """How many names have a date right before them, behind the name before."""
    befores = [0, *(one.end for one in names)]
    return sum(
        any(low <= mark.start < one.start for mark in marks) for low, one in zip(befores, names, strict=False)
    )


def _told_of(act: Act, paper: Paper | None) -> tuple[int, int]:
    """The part of a clause that tells of one of several papers ("A와 자매결연을, B와 우호협약을 맺었다")."""
    clause = act.clause
    if paper is None or len(act.papers) < 2:
        return clause.start, clause.end
    before = max((one.end for one in act.papers if one.end <= paper.start), default=clause.start)
    last = all(one.start <= paper.start for one in act.papers)
    return before, clause.end if last else paper.start


def _from_the_first(act: Act, marks: list[DateMark], names: list[Mention], doers: Group) -> list[Row]:
    """Partners told as a list by its first ("1995년 A시를 시작으로 B시(2001), C시와")."""
    passage = act.clause.sentence.passage
    opens = joints(passage.language).first
    at = next((at for at, one in enumerate(names) if opens.match(passage.text, one.end)), len(names))
    listed, lands = names[at:], {one.country for one in doers}
    if len(listed) < 2 or not lands or any(one.entity.country in lands for one in listed if one.entity):
        return []
    before = [mark for mark in marks if mark.end <= listed[0].start]
    found: list[Row] = []
    for one in listed:
        mark = _right_behind(passage.text, marks, one.end)
        if mark is None and one is listed[0] and before:
            mark = before[-1]
        if one.entity is not None:
            found.append((one.entity, _begun(mark) if mark is not None else None))
    return found


def _right_behind(text: str, marks: list[DateMark], end: int) -> DateMark | None:
    """The date in a bracket behind a name."""
    return next((mark for mark in marks if text[end : mark.start].strip() == "("), None)


def _in_turn(marks: list[DateMark], names: list[Mention]) -> list[Row]:
    """As many dates as names, all of them before or all behind ("2005년과 2009년 A시, B시와 차례로")."""
    apart = marks[-1].end <= names[0].start or names[-1].end <= marks[0].start
    if not apart or len(marks) != len(names):
        return []
    pairs = zip(names, marks, strict=True)
    return [(one.entity, _begun(mark)) for one, mark in pairs if one.entity is not None]


def _each_beside(text: str, marks: list[DateMark], names: list[Mention], high: int) -> list[Row]:
    """Names with a date right before or behind each; in brackets, where any is told so."""
    found: list[Row] = []
    in_brackets = [mark for one in names if (mark := _right_behind(text, marks, one.end)) is not None]
    marks = in_brackets or marks
    dates_first = marks[0].start < names[0].start
    nexts = [*(one.start for one in names[1:]), high]
    for one, until in zip(names, nexts, strict=True):
        mark = _own(marks, one.start, one.end, dates_first, until)
        if mark is not None and one.entity is not None:
            found.append((one.entity, _begun(mark)))
    return found


def _begun(mark: DateMark) -> str:
    return (mark.edtf or "").partition("/")[0]


def _own(marks: list[DateMark], start: int, end: int, dates_first: bool, until: int) -> DateMark | None:
    """The last date before a name where dates come first, else the one behind it, before the next name."""
    if dates_first:
        return next((mark for mark in reversed(marks) if mark.end <= start), None)
    return next((mark for mark in marks if 0 <= mark.start - end <= _BEHIND and mark.start < until), None)
