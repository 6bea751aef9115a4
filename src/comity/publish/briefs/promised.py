"""What was promised, and what is told since that speaks to it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from comity.insight.evidence import Evidence
from comity.insight.promises.promise import Promise
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import resting_on
from comity.publish.page import Line
from comity.publish.paper.paper import Chapter
from comity.publish.promises import promise_line


def promised(found: Iterable[Promise], evidence: Evidence, notes: int | None = None) -> tuple[Chapter, ...]:
    """Each promise in a line, beneath it how it stands; of what is told since at most so many."""
    return chapter("promises", (_line(one, evidence, notes) for one in found))


def _line(promise: Promise, evidence: Evidence, notes: int | None) -> Line:
    told = promise_line(promise, evidence)
    return resting_on(structs.replace(told, notes=told.notes[:notes]), promise.record.claims)
