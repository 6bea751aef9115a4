"""What is otherwise in a register, as a paper of one front: new, told anew, decided, due, differing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.insight.digest import Again, Digest
from comity.model.record import Record
from comity.publish.attention import searched
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.differing import differing
from comity.publish.briefs.grounds import Grounds, resting_on
from comity.publish.dates_page import dates_page
from comity.publish.lines import record_line
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter, Paper
from comity.publish.reviewing import decision_line
from comity.publish.words import counted, date, say, spoken, wording


def digest_paper(found: Digest) -> Paper:
    """The digest; every line rests on what says it, and that nothing came on what was looked through."""
    grounds = Grounds(found.coverage)
    dates = dates_page(found.dates)
    chapters = (
        *chapter("digest_new", _new(found), left=found.left["new"]),
        *chapter("digest_again", (_again(one, found) for one in found.again), left=found.left["again"]),
        *chapter("decided", _decided(found, grounds)),
        *_due(found, grounds),
        *differing(found.conflicts, grounds, reasons=False),
    )
    nothing = Line(parts=(Part(say("digest_nothing"), (grounds.searched,)),))
    return Paper(
        sort="digest",
        title=wording().headings["digest"],
        subtitle=found.evidence.name(found.of) if found.of else "",
        on=found.on,
        language=spoken(),
        purpose=Line(parts=(Part(_lead(found), (grounds.searched,)), Part(searched(found.coverage)))),
        front=chapters or chapter("digest_new", [nothing]),
        annex=(),
        citations={
            **found.evidence.citations,
            **dates.citations,
            **found.conflicts.evidence.citations,
        },
        references={**dates.references, **grounds.references},
    )


def _lead(found: Digest) -> str:
    documents = counted(found.documents, "documents")
    return say("digest_lead", first=date(found.since), last=date(found.on), documents=documents)


def _new(found: Digest) -> Iterable[Line]:
    return (_line(record, found) for record in found.new)


def _again(one: Again, found: Digest) -> Line:
    """A record that was known, and in which documents it is told anew."""
    note = Line(parts=(Part(say("told_again"), one.claims, "."),))
    return msgspec.structs.replace(_line(one.record, found), notes=(note,))


def _line(record: Record, found: Digest) -> Line:
    """A record without notes: where sources differ stands in a chapter of its own."""
    return msgspec.structs.replace(record_line(record, found.evidence), notes=())


def _decided(found: Digest, grounds: Grounds) -> Iterable[Line]:
    for numbered in found.decided:
        told = decision_line(numbered)
        parts = (msgspec.structs.replace(part, claims=(grounds.decision(numbered),)) for part in told.parts)
        yield msgspec.structs.replace(told, parts=tuple(parts))


def _due(found: Digest, grounds: Grounds) -> Iterable[Chapter]:
    """The days ahead and just past, each by the chapter it stands in; rules are cited, not told again."""
    for part in dates_page(found.dates).sections:
        if part.key in ("ahead", "past"):
            left = found.dates.number - len(found.dates.dates) if part.key == "ahead" else 0
            lines = (_resting(line, grounds) for line in part.lines)
            yield from chapter(part.key, lines, part.heading, max(left, 0))


def _resting(line: Line, grounds: Grounds) -> Line:
    """What is said beneath without a source rests on what was looked through."""
    notes = tuple(resting_on(note, (grounds.searched,)) for note in line.notes)
    return msgspec.structs.replace(line, notes=notes)
