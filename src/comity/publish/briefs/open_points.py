"""What is open, and what to raise of it: each sentence from one finding, by a rule in raising.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.insight.briefing.points import Kind, Point
from comity.insight.conflicts import Conflicts
from comity.insight.evidence import Evidence
from comity.model.record import Record
from comity.publish.briefs import agreements
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.differing import question
from comity.publish.briefs.grounds import Grounds
from comity.publish.briefs.happened import told_line
from comity.publish.page import Line, Part, named
from comity.publish.paper.paper import Chapter
from comity.publish.words import date, listed, say, term, wording

_PAGE = "raising.yaml"
_TOLD = ("differs", "promise", "due")  # these have chapters of their own


class Raised(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is raised of one kind of open point: a term of the group `raise`; nothing where it is empty."""

    point: str
    raises: str = ""


class Open:
    """Puts open points into words; `records` are those they are about."""

    def __init__(
        self, records: Iterable[Record], conflicts: Conflicts, found: Evidence, grounds: Grounds
    ) -> None:
        self._records: Mapping[str, Record] = {record.id: record for record in records}
        self._conflicts, self._found, self._grounds = conflicts, found, grounds

    def points(self, points: Iterable[Point]) -> tuple[Chapter, ...]:
        """What is open, what matters most first, but for what has a chapter of its own."""
        return chapter("open", (self._point(one) for one in in_rank(points) if one.kind not in _TOLD))

    def raised(self, points: Iterable[Point]) -> tuple[Chapter, ...]:
        """What to raise: a sentence for each point of which there is something to ask."""
        rules = {one.point: one.raises for one in raising()}
        told = (self._raised(one, rules[one.kind]) for one in in_rank(points) if rules[one.kind])
        return chapter("raise", {line.parts[0].text: line for line in told}.values())

    def _point(self, point: Point) -> Line:
        """What is open, behind what it is about."""
        on = date(point.on) if point.on else ""
        if point.kind in wording().terms["open"]:
            return self._line(point, term("open", point.kind), on)
        return self._line(point, term("lack", point.kind), say("in_month", date=on) if on else "")

    def _raised(self, point: Point, key: str) -> Line:
        if point.conflict is not None:
            return question(point.conflict, self._conflicts, term("raise", key))
        return self._line(point, term("raise", key))

    def _line(self, point: Point, words: str, on: str = "") -> Line:
        who = listed([named(self._found, id_) for id_ in point.who])
        told = f"{self._about(point)}: {words.format(who=who, on=on)}"
        return Line(parts=(Part(told, self._rests_on(point), "."),), record=point.record)

    def _about(self, point: Point) -> str:
        """What a point is about: an agreement by its type and parties, anything else by its line."""
        record = self._records[point.record]
        if record.kind == "agreement":
            return agreements.title(record, self._found)
        return " ".join(part.text for part in told_line(record, self._found, notes=False).parts)

    def _rests_on(self, point: Point) -> tuple[str, ...]:
        """What says so: the claims, what happened to a party, and where it was looked for what is missing."""
        law = (self._grounds.shift(point.shift),) if point.shift else ()
        claims = point.claims or self._records[point.record].claims
        return (*claims, *law, self._grounds.searched)


def in_rank(points: Iterable[Point]) -> list[Point]:
    """Open points in the order of the rules, of one kind as they come."""
    order = [one.point for one in raising()]
    return sorted(points, key=lambda point: order.index(point.kind))


@cache
def raising() -> tuple[Raised, ...]:
    """The rules; raises BadVocabulary where the page does not hold together."""
    page = files("comity.publish.briefs").joinpath(_PAGE).read_text("utf-8")
    try:
        rules = msgspec.convert(yaml.safe_load(page), tuple[Raised, ...])
    except msgspec.ValidationError as error:
        raise BadVocabulary(f"publish/briefs/{_PAGE}", "page", str(error)) from error
    for one in rules:
        if one.raises and one.raises not in wording().terms["raise"]:
            raise BadVocabulary(f"publish/briefs/{_PAGE}", one.point, f"“{one.raises}” is no term of raise")
    kinds = {kind for some in get_args(Kind) for kind in (get_args(some) or (some,))}
    if kinds != {one.point for one in rules}:
        raise BadVocabulary(f"publish/briefs/{_PAGE}", "page", "has not one rule for each kind of point")
    return rules
