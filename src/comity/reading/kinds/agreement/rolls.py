"""Several partners in one clause, each with a date of its own ("1983년 A시, 1995년 B시와")."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.kinds.agreement.acts import Act
from comity.reading.marks.dates import DateMark

_BRACKET = 3
"""Characters between a name and the date in brackets behind it."""

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
    for one in names:
        mark = _own(marks, one.start, one.end, clause.sentence.passage.text)
        if mark is not None and mark.edtf and one.entity is not None:
            found.append((one.entity, mark.edtf.partition("/")[0]))
    return found if len({date for _, date in found}) >= 2 else []


def _own(marks: list[DateMark], start: int, end: int, text: str) -> DateMark | None:
    """The date in brackets behind a name, else the last before it."""
    behind = next(
        (mark for mark in marks if "(" in text[end : mark.start] and mark.start - end <= _BRACKET), None
    )
    before = [mark for mark in marks if mark.end <= start]
    return behind or (before[-1] if before else None)
