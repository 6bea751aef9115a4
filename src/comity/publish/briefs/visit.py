"""The pack for a journey: the itinerary, a page for each relation it leads to, and all of it behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from comity.insight.briefing.meeting import Meeting
from comity.insight.visit import Call, Named, Visit
from comity.publish.briefs import who
from comity.publish.briefs.chapter import chapter, first_page
from comity.publish.briefs.grounds import Grounds
from comity.publish.briefs.people import met
from comity.publish.briefs.relation import Chapters
from comity.publish.page import Line, Part, Reference, line
from comity.publish.paper.paper import Chapter, Grid, Paper
from comity.publish.words import date, listed, say, spoken, term

_SHARES = (20, 20, 28, 32)
_HEADS = ("when", "place", "whom", "what")
_ON_THE_PAGE = ("standing", "promises", "open", "dates", "differ")
_POSTS = 1  # of each of those who are met, told on the page


def visit_pack(found: Visit, purpose: str = "") -> Paper:
    """The pack; `purpose` in the words of who asks for it, else derived."""
    pack = _Pack(found)
    return Paper(
        sort="visit",
        title=found.title or say("paper_visit", name=found.home.name),
        on=found.on,
        language=spoken(),
        purpose=line(purpose or _purpose(found)),
        front=tuple(pack.front()),
        annex=tuple(pack.annex()),
        citations={id_: told for one in found.meetings for id_, told in one.evidence.citations.items()},
        references=pack.grounds.references,
    )


def _purpose(found: Visit) -> str:
    days = [call.day for call in found.calls]
    when = date(days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}")
    others = listed([one.other.entity.name for one in found.meetings])
    whom = others or listed(list(dict.fromkeys(one.written for call in found.calls for one in call.whom)))
    return say("purpose_visit", name=found.home.name, others=whom, date=when)


class _Pack:
    """Puts a journey into chapters; `grounds` are what they rest on besides claims."""

    def __init__(self, found: Visit) -> None:
        self._found = found
        self.grounds = Grounds(found.coverage)

    def front(self) -> Iterator[Chapter]:
        """The itinerary, then a page for each relation."""
        yield from self._itinerary()
        for meeting in self._found.meetings:
            yield from _under(meeting, self._page(meeting), new_page=True)

    def annex(self) -> Iterator[Chapter]:
        """All lines of what stands on the pages of the relations."""
        for meeting in self._found.meetings:
            yield from _under(meeting, self._whole(meeting))

    def _itinerary(self) -> tuple[Chapter, ...]:
        """The calls, and of whom on them nothing is told."""
        rows = tuple(self._row(call, number) for number, call in enumerate(self._found.calls, 1))
        heads = tuple(term("visit_head", head) for head in _HEADS)
        unknown = {one.written: number for number, one in self._everybody() if one.entity is None}
        lines = (self._unknown(name, number) for name, number in unknown.items())
        return chapter("itinerary", (Grid(heads=heads, shares=_SHARES, rows=rows), *lines))

    def _page(self, meeting: Meeting) -> tuple[Chapter, ...]:
        """What of a relation stands on its page, as far as it fits there."""
        chapters, other = Chapters(meeting, self.grounds), meeting.other
        short = chapter("who", (who.in_short(other, self.grounds, meeting.one.entity.id),))
        return first_page((*short, *met((other,), self.grounds, _POSTS), *_chosen(chapters.front())))

    def _whole(self, meeting: Meeting) -> tuple[Chapter, ...]:
        """The same chapters with all of their lines."""
        chapters = Chapters(meeting, self.grounds).annex()
        return (*met((meeting.other,), self.grounds), *_chosen(chapters))

    def _row(self, call: Call, number: int) -> tuple[Line, ...]:
        """One call in a row, as the office wrote it."""
        when = ", ".join(filter(None, (date(call.day), call.time)))
        whom = listed([_name(one) for one in call.whom])
        cells = (when, _name(call.place) if call.place else "", whom, call.what)
        ground = self._as_written(call, number)
        return tuple(Line(parts=(Part(words, (ground,)),) if words else ()) for words in cells)

    def _as_written(self, call: Call, number: int) -> str:
        """What the itinerary says of a call: its words, and what its names are called here."""
        names = [name for one in (*([call.place] if call.place else ()), *call.whom) for name in _names(one)]
        told = ", ".join(dict.fromkeys(filter(None, (date(call.day), call.time, *names, call.what))))
        title = say("itinerary_call", number=number)
        return self.grounds.noted(Reference(id=f"itinerary/{number}", title=title, read=told))

    def _everybody(self) -> Iterator[tuple[int, Named]]:
        for number, call in enumerate(self._found.calls, 1):
            yield from ((number, one) for one in call.whom)

    def _unknown(self, name: str, number: int) -> Line:
        ground = self._as_written(self._found.calls[number - 1], number)
        return line(say("visit_unknown", name=name), (self.grounds.searched, ground))


def _chosen(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Of the chapters on a relation those for a journey."""
    return (one for one in chapters if one.key in _ON_THE_PAGE)


def _under(meeting: Meeting, chapters: Iterable[Chapter], new_page: bool = False) -> Iterator[Chapter]:
    """Chapters of a relation under its name."""
    chapters, other = tuple(chapters), meeting.other.entity
    if not chapters:
        return
    heading = f"{meeting.one.entity.name} – {other.name}"
    yield Chapter(heading=heading, blocks=(), key=f"relation/{other.id}", new_page=new_page)
    yield from (structs.replace(one, key=f"{one.key}/{other.id}", level=2) for one in chapters)


def _name(one: Named) -> str:
    return one.entity.name if one.entity else one.written


def _names(one: Named) -> Iterator[str]:
    yield one.written
    if one.entity:
        yield one.entity.name
