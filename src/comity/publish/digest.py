"""What is otherwise in a register, as a paper of one front: due, new, told anew, decided, differing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from comity.insight.digest import MOST, Again, Digest
from comity.model.record import Record
from comity.publish.attention import searched
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.differing import differing
from comity.publish.briefs.grounds import Grounds, resting_on
from comity.publish.briefs.happened import told_line
from comity.publish.dates_page import dates_page
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Chapter, Paper
from comity.publish.reviewing import decision_line
from comity.publish.words import count, counted, date, say, spoken, wording

_SHOWN = 40  # lines of a chapter on the front


def digest_paper(found: Digest) -> Paper:
    """The digest; every line rests on what says it, and that nothing came on what was looked through."""
    grounds = Grounds(found.coverage)
    dates = dates_page(found.dates)
    every = (
        *_due(found, grounds),
        *chapter("digest_new", _new(found)),
        *chapter("digest_again", (_again(one, found) for one in found.again)),
        *chapter("decided", _decided(found, grounds)),
        *differing(found.conflicts, grounds, reasons=False),
    )
    nothing = Line(parts=(Part(say("digest_nothing"), (grounds.searched,)),))
    return Paper(
        sort="digest",
        title=wording().headings["digest"],
        subtitle=found.evidence.name(found.of) if found.of else "",
        on=found.on,
        language=spoken(),
        purpose=Line(parts=tuple(_lead(found, grounds))),
        front=tuple(map(_cut, every)) or chapter("digest_new", [nothing]),
        annex=tuple(one for one in every if len(one.blocks) > _SHOWN),
        citations={
            **found.evidence.citations,
            **dates.citations,
            **found.conflicts.evidence.citations,
        },
        references={**dates.references, **grounds.references},
    )


def _lead(found: Digest, grounds: Grounds) -> Iterator[Part]:
    """How much came, of how much of it is told, and what was looked through."""
    came, cited = counted(found.documents, "documents"), (grounds.searched,)
    yield Part(say("digest_lead", first=date(found.since), last=date(found.on), documents=came), cited)
    if found.documents > MOST:
        yield Part(say("digest_newest", number=count(MOST)), cited)
    yield Part(searched(found.coverage), cited)


def _cut(one: Chapter) -> Chapter:
    """The first lines of a chapter; all of a longer one stand in the annex."""
    left = max(len(one.blocks) - _SHOWN, 0)
    return msgspec.structs.replace(one, blocks=one.blocks[:_SHOWN], left=left)


def _new(found: Digest) -> Iterable[Line]:
    return (_line(record, found) for record in found.new)


def _again(one: Again, found: Digest) -> Line:
    """A record that was known, and in which documents it is told anew."""
    note = Line(parts=(Part(say("told_again"), one.claims, "."),))
    return msgspec.structs.replace(_line(one.record, found), notes=(note,))


def _line(record: Record, found: Digest) -> Line:
    """A record without notes: where sources differ stands in a chapter of its own."""
    return told_line(record, found.evidence, notes=False)


def _decided(found: Digest, grounds: Grounds) -> Iterable[Line]:
    for numbered in found.decided:
        told = decision_line(numbered)
        parts = (msgspec.structs.replace(part, claims=(grounds.decision(numbered),)) for part in told.parts)
        yield msgspec.structs.replace(told, parts=tuple(parts))


def _due(found: Digest, grounds: Grounds) -> Iterable[Chapter]:
    """The days ahead and just past, each by the chapter it stands in; rules are cited, not told again."""
    for part in dates_page(found.dates).sections:
        if part.key in ("ahead", "past"):
            yield from chapter(part.key, (_resting(line, grounds) for line in part.lines), part.heading)


def _resting(line: Line, grounds: Grounds) -> Line:
    """What is said beneath without a source rests on what was looked through."""
    notes = tuple(resting_on(note, (grounds.searched,)) for note in line.notes)
    return msgspec.structs.replace(line, notes=notes)
