"""The handover of a relation: everything that is known of it, how it began first, for a new colleague."""

from __future__ import annotations

from collections.abc import Iterator

from comity.insight.briefing.namesakes import Namesake
from comity.insight.handover import Handover
from comity.model.decision import Decision, Numbered
from comity.publish.briefs.chapter import chapter, first_page
from comity.publish.briefs.grounds import Grounds
from comity.publish.briefs.happened import happened
from comity.publish.briefs.relation import Chapters
from comity.publish.page import Line, Reference, line, named
from comity.publish.paper.paper import Chapter, Paper
from comity.publish.words import date, listed, say, spoken, term
from comity.register.view import KeptDocument

_FIRST = (
    "met",
    "standing",
    "promises",
    "open",
    "dates",
    "differ",
)  # what a new colleague needs on the first page


def handover_pack(found: Handover, purpose: str = "") -> Paper:
    """The pack; `purpose` in the words of who asks for it, else derived."""
    pack = _Pack(found)
    names = {"one": found.meeting.one.entity.name, "other": found.meeting.other.entity.name}
    return Paper(
        sort="handover",
        title=say("paper_handover", **names),
        on=found.meeting.on,
        language=spoken(),
        purpose=line(purpose or say("purpose_handover", **names)),
        front=first_page(tuple(pack.front())),
        annex=tuple(pack.annex()),
        citations=found.evidence.citations,
        references=pack.grounds.references,
    )


class _Pack:
    """Puts a handover into chapters; `grounds` are what they rest on besides claims."""

    def __init__(self, found: Handover) -> None:
        self._found, self._evidence = found, found.evidence
        self.grounds = Grounds(found.meeting.coverage)
        self._chapters = Chapters(found.meeting, self.grounds)

    def front(self) -> Iterator[Chapter]:
        """How it began, who is who, what is agreed, promised and open, and what to mind."""
        yield from happened("beginning", self._found.beginning, self._evidence, notes=False)
        yield from (one for one in self._chapters.front() if one.key in _FIRST)
        yield from self._namesakes()

    def annex(self) -> Iterator[Chapter]:
        """All of it."""
        found = self._found
        yield from happened("beginning", found.beginning, self._evidence)
        yield from happened("said_then", found.said, self._evidence)
        yield from self._chapters.annex()
        yield from self._namesakes()
        yield from chapter("decided", map(self._decision, found.decisions))
        yield from self._documents()

    def _namesakes(self) -> tuple[Chapter, ...]:
        return chapter("namesakes", map(self._namesake, self._found.namesakes))

    def _namesake(self, one: Namesake) -> Line:
        """A name, what it stands for here, and what else it could mean."""
        entity = named(self._evidence, one.entity)
        words = say("namesake", name=one.name, entity=entity, others=listed([name for _, name in one.others]))
        return line(words, (*one.claims, *(self._in_tables(id_, name) for id_, name in one.others)))

    def _in_tables(self, id_: str, name: str) -> str:
        return self.grounds.noted(Reference(id=f"table/{id_}", title=say("tables"), read=f"{name} ({id_})"))

    def _decision(self, numbered: Numbered) -> Line:
        """What somebody decided, about what, and why."""
        made = numbered.decision
        told = f"{term('verdict', made.verdict)}, {listed(self._about(made))}"
        told += f", {term('field', made.field)}: {made.value}" if made.field else ""
        told += f"; {say('decided_by', who=made.who)}" + (f": {made.why}" if made.why else "")
        title = say("decision", number=numbered.number)
        reference = Reference(id=f"decided/{numbered.number}", title=title, read=told)
        return line(told, (self.grounds.noted(reference),), margin=date(made.when[:10]))

    def _about(self, made: Decision) -> list[str]:
        """What was decided about: entities by their names, records by their kind and id."""
        return [self._evidence.names.get(id_, id_) for id_ in made.about]

    def _documents(self) -> Iterator[Chapter]:
        """Every document that is cited, the oldest first, with who published it and where."""
        cited: dict[str, list[str]] = {}
        for claim, citation in self._evidence.citations.items():
            cited.setdefault(citation.document_id, []).append(claim)
        lines = (_document(one, tuple(cited[one.id])) for one in self._found.documents)
        yield from chapter("documents_in_full", lines)


def _document(document: KeptDocument, claims: tuple[str, ...]) -> Line:
    """What a document is called, who published it, and where it is."""
    title = document.title or document.name
    others = (document.publisher or "", document.name if document.title else "")
    words = ", ".join(filter(None, (title, *others)))
    return line(words, claims, margin=date(document.published) if document.published else say("undated"))
