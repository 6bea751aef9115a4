"""What came of agreements, and what else is told of two localities, record by record."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from comity.insight.evidence import Evidence
from comity.model.record import Record
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import resting_on
from comity.publish.lines import record_line
from comity.publish.page import Line
from comity.publish.paper.paper import Chapter


def happened(
    key: str, records: Iterable[Record], found: Evidence, notes: bool = True, heading: str = ""
) -> tuple[Chapter, ...]:
    """Records in the order given, under the heading of a key; `notes`: with what is told differently."""
    return chapter(key, (told_line(record, found, notes) for record in records), heading)


def told_line(record: Record, found: Evidence, notes: bool = True) -> Line:
    """A record in a line of which every part cites the claims that tell it."""
    told = record_line(record, found)
    return resting_on(told if notes else structs.replace(told, notes=()), record.claims)
