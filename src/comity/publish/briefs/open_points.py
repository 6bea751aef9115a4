"""What is open, and what to raise of it: each line from one finding, by a rule in raising.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.insight.briefing.points import Point
from comity.insight.evidence import Evidence
from comity.model.record import Record
from comity.publish.briefs import agreements
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds
from comity.publish.briefs.raising import asked, in_rank
from comity.publish.page import Line, Part, named
from comity.publish.paper.paper import Chapter
from comity.publish.words import date, listed, say, term, wording

_TOLD_ELSEWHERE = ("differs", "promise", "due")  # these are told, and raised, in chapters of their own


def open_points(
    points: Iterable[Point], records: Iterable[Record], found: Evidence, grounds: Grounds
) -> tuple[Chapter, ...]:
    """What is open with agreements, what matters most first; `records` are those the points are about."""
    about = {record.id: record for record in records}
    told = (one for one in in_rank(points) if one.kind not in _TOLD_ELSEWHERE)
    return chapter("open", (_line(one, about, found, grounds) for one in told))


def _line(point: Point, about: Mapping[str, Record], found: Evidence, grounds: Grounds) -> Line:
    """What a point is about, what is open, and what to ask."""
    record = about[point.record]
    who = listed([named(found, id_) for id_ in point.who])
    law = (grounds.shift(point.shift),) if point.shift else ()
    ids = (*(point.claims or record.claims), *law, grounds.searched)
    ask = asked(point.kind, who)
    words = "; ".join(filter(None, (_open(point, who), ask)))
    return Line(parts=(Part(f"{agreements.title(record, found)}: {words}", ids, "."),), record=record.id)


def _open(point: Point, who: str) -> str:
    """What is open: a lack of the succession is told as everywhere."""
    on = date(point.on) if point.on else ""
    if point.kind in wording().terms["open"]:
        return term("open", point.kind).format(who=who, on=on)
    return term("lack", point.kind).format(who=who, on=say("in_month", date=on) if on else "")
