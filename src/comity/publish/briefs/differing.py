"""What sources tell differently, in a paper: each value with who says it, and why they may differ."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from comity.insight.conflict import Conflict
from comity.insight.conflicts import Conflicts
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.briefs.raising import asked
from comity.publish.conflict_page import label_words, told_words, why
from comity.publish.lines import record_line
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter
from comity.publish.words import say, term


def differing(
    found: Conflicts, grounds: Grounds, reasons: bool = True, ask: bool = False
) -> tuple[Chapter, ...]:
    """Each conflict in a line, the value shown first; `reasons`: beneath it why values may differ.

    `ask`: with what is to be asked of it.
    """
    lines = (_line(one, found, grounds, reasons, ask) for one in found.found)
    return chapter("differ", lines)


def _line(conflict: Conflict, found: Conflicts, grounds: Grounds, reasons: bool, ask: bool) -> Line:
    notes = tuple(_why(conflict, found, grounds)) if reasons else ()
    *values, last = _values(conflict, found)
    parts = (*values, last)
    if ask:
        parts = (*values, structs.replace(last, end=";"), Part(asked("differs"), _claims(conflict), "."))
    return Line(parts=parts, record=conflict.records[0], notes=notes)


def _values(conflict: Conflict, found: Conflicts) -> list[Part]:
    """Each value with the claims that tell it, the first behind what it is a value of."""
    parts = [Part(told_words(told, conflict, found.evidence), told.claims, ";") for told in conflict.told]
    parts[0] = Part(
        f"{_label(conflict, found)} {told_words(conflict.told[0], conflict, found.evidence)}",
        conflict.told[0].claims,
        ";",
    )
    return [*parts[:-1], structs.replace(parts[-1], end=".")]


def _label(conflict: Conflict, found: Conflicts) -> str:
    """What the values are of: a number of somebody, or a field of a record."""
    if conflict.form != "field":
        return f"{label_words(conflict, found)}:"
    record = record_line(found.records[conflict.records[0]], found.evidence)
    about = " ".join(part.text for part in record.parts)
    return f"{about}. {say('differ', field=term('field', conflict.field))}"


def _why(conflict: Conflict, found: Conflicts, grounds: Grounds) -> Iterator[Line]:
    claims = _claims(conflict)
    by_place = (grounds.tables,) if any(one.why == "boundary" for one in conflict.reasons) else ()
    for words in why(conflict, found.evidence):
        yield Line(parts=(Part(words, (*claims, *by_place)),))


def _claims(conflict: Conflict) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for told in conflict.told for claim in told.claims))
