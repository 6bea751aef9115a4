"""Days ahead as entries of a calendar, each with an id that stays when the register is made anew."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

import msgspec

from comity.insight.dates import Dates, DueDate
from comity.insight.evidence import members, shown
from comity.model.dates import bounds
from comity.publish.dates_page import due_line, plain, rules_of
from comity.publish.ical import Entry

_QUOTES = 2  # of the record, in an entry
_SURE = ("notice", "term_ends", "report", "ask", "anniversary")


def entries(found: Dates, remind: int | None = None) -> Iterator[Entry]:
    """The days, each the last it can mean; `remind`: so many days before them."""
    met = Counter[str]()
    for one in found.dates:
        meaning = _meaning(one)
        met[meaning] += 1
        day = bounds(one.on)[1]
        yield Entry(
            id=meaning if met[meaning] == 1 else f"{meaning}-{met[meaning]}",
            first=day,
            last=day,
            title=plain(due_line(one, found)),
            about="\n".join(_about(one, found)),
            path=f"/{one.record.kind}/{one.record.id}",
            tentative=one.what not in _SURE,
            remind=remind,
        )


def _about(one: DueDate, found: Dates) -> Iterator[str]:
    """What the sources say, then what the rules say and where they were read."""
    yield from (f"“{found.evidence.citations[id_].quote}”" for id_ in one.record.claims[:_QUOTES])
    yield from rules_of(one, found)
    if one.rule:
        yield from (source.url for source in found.rules[one.rule].sources)


def _meaning(one: DueDate) -> str:
    """An id made of what falls on the day, not of the day itself, so that an entry moves with its day.

    Ids of records follow from the claims known; parties, type and the day of signing stay when more are.
    """
    record = one.record
    told = [
        one.what,
        one.rule,
        one.party,
        record.kind,
        shown(record, "type"),
        sorted(members(record, "parties")) or list(record.entities),
        record.day if one.what != "promise" else None,
    ]
    return f"{one.what}-{hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:24]}"
