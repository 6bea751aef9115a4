"""What was promised, and what is told since that speaks to it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from comity.insight.evidence import Evidence
from comity.insight.promises.promise import Promise
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds, resting_on
from comity.publish.briefs.raising import asked
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter
from comity.publish.promises import promise_line


def promised(
    found: Iterable[Promise], evidence: Evidence, grounds: Grounds, notes: int | None = None
) -> tuple[Chapter, ...]:
    """Each promise in a line, beneath it how it stands, and what to ask; of notes at most so many."""
    return chapter("promises", (_line(one, evidence, grounds, notes) for one in found))


def _line(promise: Promise, evidence: Evidence, grounds: Grounds, notes: int | None) -> Line:
    told = promise_line(promise, evidence)
    stands, *others = told.notes
    if promise.state == "open":
        stands = _asking(stands, promise, grounds)
    whole = structs.replace(told, notes=(stands, *others)[:notes])
    return resting_on(whole, promise.record.claims)


def _asking(stands: Line, promise: Promise, grounds: Grounds) -> Line:
    """How a promise stands to which nothing speaks, and what to ask of it."""
    ask = asked("due" if promise.due else "promise")
    told = " ".join(part.text for part in stands.parts)
    words = f"{told} {ask[:1].upper()}{ask[1:]}"
    return Line(parts=(Part(words, (*promise.record.claims, grounds.searched), "."),))
