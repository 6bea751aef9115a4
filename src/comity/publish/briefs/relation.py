"""The brief of a relation: two localities, what lies between them, what is open, on one page and an annex."""

from __future__ import annotations

from collections.abc import Iterable

from comity.insight.briefing.meeting import Meeting
from comity.insight.evidence import members
from comity.model.record import Record
from comity.publish.briefs import agreements, drawn, who
from comity.publish.briefs.ahead import ahead
from comity.publish.briefs.changed import changed
from comity.publish.briefs.chapter import chapter, first_page
from comity.publish.briefs.differing import differing
from comity.publish.briefs.grounds import Grounds
from comity.publish.briefs.happened import happened
from comity.publish.briefs.open_points import open_points
from comity.publish.briefs.peers import peers
from comity.publish.briefs.people import met
from comity.publish.briefs.promised import promised
from comity.publish.briefs.searched import searched
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter, Paper
from comity.publish.words import say, spoken, wording

_PEERS, _POSTS, _NOTES = 4, 1, 1  # told of each on the first page


def relation_brief(found: Meeting, purpose: str = "") -> Paper:
    """The paper for a meeting of two localities; `purpose` in the words of who asks for it, else derived."""
    grounds = Grounds(found.coverage)
    chapters = Chapters(found, grounds)
    names = {"one": found.one.entity.name, "other": found.other.entity.name}
    return Paper(
        sort="relation",
        title=" – ".join(names.values()),
        subtitle=wording().headings["brief"],
        on=found.on,
        language=spoken(),
        purpose=Line(parts=(Part(purpose or say("meeting_of", **names)),)),
        front=first_page(tuple(chapters.front())),
        annex=tuple(chapters.annex()),
        citations=found.evidence.citations,
        references=grounds.references,
    )


class Chapters:
    """The chapters on a relation; visit and handover packs choose among them."""

    def __init__(self, found: Meeting, grounds: Grounds) -> None:
        self._found, self._grounds = found, grounds
        self._evidence, self._axes = found.evidence, found.relation.lifecycles

    def front(self) -> Iterable[Chapter]:
        """What matters, in few words, in the order of reading."""
        found, grounds = self._found, self._grounds
        yield from self.changed()
        yield from chapter("who", self._both())
        yield from met((found.one, found.other), grounds, _POSTS)
        yield from agreements.in_lines(self._in_rank(), self._axes, self._evidence, grounds)
        yield from self._open_points()
        yield from ahead(found.dates, grounds)
        yield from promised(found.promises, self._evidence, grounds, _NOTES)
        yield from happened("happened", found.happened[::-1], self._evidence, notes=False)
        yield from differing(found.conflicts, grounds, reasons=False, ask=True)
        yield from peers((found.one, found.other), grounds, _PEERS)

    def annex(self) -> Iterable[Chapter]:
        """All of it."""
        found, grounds = self._found, self._grounds
        yield from self.changed()
        yield from who.in_full(found.one, grounds)
        yield from who.in_full(found.other, grounds)
        yield from met((found.one, found.other), grounds)
        yield from agreements.in_table(self._in_rank(), self._axes, self._evidence, grounds)
        yield from happened("happened", found.happened, self._evidence)
        yield from ahead(found.dates, grounds)
        yield from promised(found.promises, self._evidence, grounds)
        yield from self._open_points()
        yield from differing(found.conflicts, grounds, ask=True)
        yield from peers((found.one, found.other), grounds)
        yield from happened("statements", self._said(), self._evidence)
        yield from drawn.of_two(found, grounds)
        yield from searched(grounds)

    def _open_points(self) -> Iterable[Chapter]:
        found = self._found
        return open_points(found.points, found.agreements, self._evidence, self._grounds)

    def changed(self) -> Iterable[Chapter]:
        """What is otherwise since the day asked about."""
        found = self._found
        return changed(found.since, found.changes, self._axes, self._evidence, self._grounds)

    def _both(self) -> Iterable[Line]:
        for party, other in ((self._found.one, self._found.other), (self._found.other, self._found.one)):
            yield who.in_short(party, self._grounds, other.entity.id)

    def _in_rank(self) -> list[Record]:
        """Agreements of the two, or with who stands in the place of one, before those of their parts."""
        found = self._found
        own = {found.one.entity.id, found.other.entity.id, *found.one.heirs, *found.other.heirs}
        ranked = agreements.in_rank(found.agreements, self._axes)
        return sorted(ranked, key=lambda record: len(own.intersection(members(record, "parties"))) < 2)

    def _said(self) -> list[Record]:
        told = (*self._found.relation.between, *self._found.relation.since)
        return [record for record in told if record.kind == "statement"]
