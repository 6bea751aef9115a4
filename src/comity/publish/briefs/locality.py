"""The brief of a locality: what it is, its ties, how its agreements stand, what is open."""

from __future__ import annotations

from collections.abc import Iterable

from comity.insight.briefing.situation import Situation
from comity.model.record import Record
from comity.publish.briefs import agreements, drawn, who
from comity.publish.briefs.ahead import ahead
from comity.publish.briefs.changed import changed
from comity.publish.briefs.chapter import chapter, first_page
from comity.publish.briefs.differing import differing
from comity.publish.briefs.grounds import Grounds
from comity.publish.briefs.happened import happened
from comity.publish.briefs.open_points import open_points
from comity.publish.briefs.peers import partner
from comity.publish.briefs.people import met
from comity.publish.briefs.promised import promised
from comity.publish.briefs.searched import searched
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter, Paper
from comity.publish.words import say, spoken, wording

_POSTS, _NOTES = 1, 1  # told of each on the first page


def locality_brief(found: Situation, purpose: str = "") -> Paper:
    """The paper on a locality and its ties; `purpose` in the words of who asks for it, else derived."""
    grounds = Grounds(found.coverage)
    chapters = Chapters(found, grounds)
    name = found.party.entity.name
    return Paper(
        sort="locality",
        title=name,
        subtitle=wording().headings["brief"],
        on=found.on,
        language=spoken(),
        purpose=Line(parts=(Part(purpose or say("situation_of", name=name)),)),
        front=first_page(tuple(chapters.front())),
        annex=tuple(chapters.annex()),
        citations=found.evidence.citations,
        references=grounds.references,
    )


class Chapters:
    """The chapters on a locality; handover packs and yearly reports choose among them."""

    def __init__(self, found: Situation, grounds: Grounds) -> None:
        self._found, self._grounds = found, grounds
        self._evidence, self._axes = found.evidence, found.profile.lifecycles
        self._ranked = agreements.in_rank(found.agreements, self._axes)

    def front(self) -> Iterable[Chapter]:
        """What matters, in few words, in the order of reading."""
        found, grounds = self._found, self._grounds
        yield from self.changed()
        yield from chapter("who", (who.in_short(found.party, grounds),))
        yield from met((found.party,), grounds, _POSTS)
        yield from agreements.in_lines(self._ranked, self._axes, self._evidence, grounds)
        yield from self._open_points()
        yield from ahead(found.dates, grounds)
        yield from promised(found.promises, self._evidence, grounds, _NOTES)
        yield from self.ties()
        yield from happened("newest_events", found.happened[::-1], self._evidence, notes=False)
        yield from differing(found.conflicts, grounds, reasons=False, ask=True)

    def annex(self) -> Iterable[Chapter]:
        """All of it."""
        found, grounds = self._found, self._grounds
        yield from self.changed()
        yield from who.in_full(found.party, grounds)
        yield from met((found.party,), grounds)
        yield from self.ties()
        yield from agreements.in_table(self._ranked, self._axes, self._evidence, grounds)
        yield from happened("newest_events", found.happened[::-1], self._evidence)
        yield from ahead(found.dates, grounds)
        yield from promised(found.promises, self._evidence, grounds)
        yield from self._open_points()
        yield from differing(found.conflicts, grounds, ask=True)
        yield from drawn.of_one(found, grounds)
        yield from searched(grounds)

    def _open_points(self) -> Iterable[Chapter]:
        found = self._found
        return open_points(found.points, found.agreements, self._evidence, self._grounds)

    def changed(self) -> Iterable[Chapter]:
        """What is otherwise since the day asked about."""
        found = self._found
        return changed(found.since, found.changes, self._axes, self._evidence, self._grounds)

    def ties(self) -> Iterable[Chapter]:
        """The partners, each with the last day of an agreement."""
        lines = (self._tie(id_, last) for id_, last in self._found.last.items())
        return chapter("ties", lines, left=self._found.profile.left.get("ties", 0))

    def _tie(self, id_: str, last: Record) -> Line:
        return Line(parts=(Part(partner(id_, last, self._evidence), last.claims, "."),), record=last.id)
