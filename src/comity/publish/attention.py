"""Pages of what needs attention: quiet ties, days ahead, changed parties, and what is told differently."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

import msgspec

from comity.insight.axis import SuccessionState
from comity.insight.conflicts import Conflicts
from comity.insight.evidence import Evidence
from comity.insight.lifecycle import GRAVEST
from comity.insight.orphans import Orphans
from comity.insight.quiet import Quiet, QuietTie
from comity.publish.conflict_page import conflicts_page
from comity.publish.lines import record_line
from comity.publish.page import Line, Page, Part, line, named, section
from comity.publish.pages import orphans_page
from comity.publish.words import count, counted, date, listed, say, term, wording
from comity.register.counting import Coverage


def quiet_page(found: Quiet) -> Page:
    """Ties of which nothing dated is told of late, what was searched, and what that does not mean."""
    since = date(found.since)
    lead = say("quiet_number", number=count(found.number), date=since)
    return Page(
        title=wording().headings["quiet"],
        subtitle=say("as_known", date=date(found.on)),
        lead=(
            line(lead if found.number else say("quiet_none", date=since)),
            line(searched(found.coverage)),
            *((line(say("quiet_means")),) if found.number else ()),
        ),
        sections=section(wording().headings["ties"], (quiet_line(tie, found.evidence) for tie in found.ties)),
        citations=found.evidence.citations,
    )


def quiet_line(tie: QuietTie, evidence: Evidence) -> Line:
    """A quiet tie: the last that is told of it, and what was agreed."""
    notes = []
    if tie.last is None:
        notes.append(line(say("none_found")))
    else:
        told = record_line(tie.last, evidence)
        words = (told.parts[0].behind(f"{say('last_evidence')} "), *told.parts[1:])
        notes.append(msgspec.structs.replace(told, margin="", parts=words, notes=()))
    other = [record for record in tie.agreements if tie.last is None or record.id != tie.last.id]
    notes += [msgspec.structs.replace(record_line(record, evidence), notes=()) for record in other]
    if tie.number > len(tie.agreements):
        notes.append(line(say("further", number=count(tie.number - len(tie.agreements)))))
    return Line(
        margin=date(tie.last.day) if tie.last and tie.last.day else say("undated"),
        parts=(Part(f"{named(evidence, tie.one)} – {named(evidence, tie.other)}"),),
        notes=tuple(notes),
    )


def searched(coverage: Coverage) -> str:
    """What was looked through, in a sentence."""
    documents = counted(coverage.documents, "documents")
    first, last = coverage.published
    if not (first and last and coverage.last_read):
        return say("searched_undated", documents=documents)
    read = date(coverage.last_read[:10])
    return say("searched", documents=documents, first=date(first), last=date(last), read=read)


def changed_page(found: Orphans, in_law: Mapping[SuccessionState, int]) -> Page:
    """Some of the agreements a party of which changed; `in_law`: how many there are, by the law alone."""
    told = [
        say("counted", number=count(in_law[state]), what=term("succession", state))
        for state in GRAVEST
        if in_law.get(state)
    ]
    lead = say("changed_number", number=count(sum(in_law.values())), counts=listed(told))
    page = orphans_page(found)
    return msgspec.structs.replace(page, lead=(line(lead if told else say("no_orphans")),))


def contested_page(found: Conflicts, name: str = "") -> Page:
    """Some of what is told differently, of everything or about one entity."""
    page = conflicts_page(found)
    return msgspec.structs.replace(
        page,
        title=say("conflicts_about", name=name) if name else page.title,
        lead=(line(say("conflicts_means") if found.found else say("conflicts_none")),),
    )


def lines_of(page: Page) -> list[Line]:
    """All lines of a page's sections."""
    return [*chain.from_iterable(one.lines for one in page.sections)]
