"""Several partners in one clause, each with a date of its own ("1983년 A시, 1995년 B시와")."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.kinds.agreement.acts import Act
from comity.reading.marks.dates import DateMark

_BEHIND = 32
"""Characters between a name and the date behind it ("cố đô Kyoto của Nhật Bản vào năm 2013")."""

Row = tuple[Entity, str]


def rows_of(act: Act, doers: tuple[Entity, ...]) -> list[Row]:
    """The partners that have a date of their own; none where fewer than two have."""
    clause = act.clause
    keys = {one.key for one in doers}
    marks = [mark for mark in clause.dates() if mark.edtf and not mark.is_now]
    names = [
        one
        for one in clause.mentions
        if one.what in ("locality", "organisation") and one.entity is not None and one.entity.key not in keys
    ]
    if len(marks) < 2 or len(names) < 2:
        return []
    found: list[Row] = []
    dates_first = marks[0].start < names[0].start
    nexts = [*(one.start for one in names[1:]), clause.end]
    for one, until in zip(names, nexts, strict=True):
        mark = _own(marks, one.start, one.end, dates_first, until)
        if mark is not None and mark.edtf and one.entity is not None:
            found.append((one.entity, mark.edtf.partition("/")[0]))
    return found if len({date for _, date in found}) >= 2 else []


def _own(marks: list[DateMark], start: int, end: int, dates_first: bool, until: int) -> DateMark | None:
    """The last date before a name where dates come first, else the one behind it, before the next name."""
    if dates_first:
        return next((mark for mark in reversed(marks) if mark.end <= start), None)
    return next((mark for mark in marks if 0 <= mark.start - end <= _BEHIND and mark.start < until), None)
