"""Days ahead in a paper: each in a line, every part of it resting on all that the day follows from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from comity.insight.dates import Dates, DueDate
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.dates_page import due_line, references
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter


def ahead(found: Dates | None, grounds: Grounds) -> tuple[Chapter, ...]:
    """The days to come, the next first; nothing where no rules were asked."""
    if found is None:
        return ()
    for reference in references(found).values():
        grounds.noted(reference)
    return chapter("dates", (due(one, found) for one in found.dates))


def due(one: DueDate, found: Dates) -> Line:
    """A day to come; whatever is said of it rests on what tells the record and on the rules."""
    told = due_line(one, found)
    ids = [id_ for part in _parts(told) for id_ in part.claims]
    return _resting(told, tuple(dict.fromkeys((*one.record.claims, *one.claims, *ids))))


def _parts(told: Line) -> Iterator[Part]:
    yield from told.parts
    for note in told.notes:
        yield from _parts(note)


def _resting(told: Line, ids: Iterable[str]) -> Line:
    """A line of which every part rests on all of these."""
    return structs.replace(
        told,
        parts=tuple(structs.replace(part, claims=ids) for part in told.parts),
        notes=tuple(_resting(note, ids) for note in told.notes),
    )
