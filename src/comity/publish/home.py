"""The beginning in words: what is held, what is new, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.insight.conflicts import Conflicts
from comity.insight.dates import Dates
from comity.insight.evidence import Evidence
from comity.insight.orphans import Orphans
from comity.insight.quiet import Quiet
from comity.model.record import Record
from comity.publish.attention import contested_page, lines_of, quiet_page, searched
from comity.publish.conflict_page import in_short
from comity.publish.dates_page import due_line, references
from comity.publish.lines import record_line
from comity.publish.page import Line, Page, Section, line
from comity.publish.pages import orphans_page
from comity.publish.words import counted, date, listed, say, wording
from comity.register.counting import Coverage
from comity.register.view import KeptDocument


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """A register at a glance: how much it holds, the newest things, and the first that needs attention.

    `numbers` says how much needs attention: agreements with a changed party (`orphans`), ties of which
    nothing is told of late (`quiet`), days ahead (`dates`); conflicts are not counted.
    """

    counts: dict[str, int]
    coverage: Coverage
    agreements: tuple[Record, ...]
    events: tuple[Record, ...]
    documents: tuple[KeptDocument, ...]
    numbers: dict[str, int]
    orphans: Orphans
    quiet: Quiet
    dates: Dates
    conflicts: Conflicts
    evidence: Evidence


def home_page(found: Home) -> Page:
    """The page; each section has the name of the page that has all of it as its key."""
    words = wording()
    held = [counted(number, kind) for kind in words.terms["kinds"] if (number := found.counts.get(kind, 0))]
    quiet = quiet_page(found.quiet)
    orphans, conflicts = orphans_page(found.orphans), contested_page(found.conflicts)
    heading = words.headings
    sections = (
        *_section("dates", heading["dates"], _due(found.dates), found),
        *_section("orphans", heading["orphans"], _brief(orphans, 1), found),
        *_section("quiet", heading["quiet"], _brief(quiet, 1), found),
        *_section("conflicts", heading["differ"], in_short(found.conflicts), found),
        *_section("agreements", heading["newest"], _records(found.agreements, found.evidence), found),
        *_section("events", heading["newest_events"], _records(found.events, found.evidence), found),
        *_section("changes", heading["newly"], map(_document, found.documents), found),
    )
    cited = (quiet, orphans, conflicts)
    return Page(
        title=say("register"),
        lead=(
            line(say("holds", counts=listed(held)) if held else say("holds_nothing")),
            *((line(searched(found.coverage)),) if held else ()),
        ),
        sections=sections,
        citations={
            id_: told
            for citations in (
                found.evidence.citations,
                found.dates.evidence.citations,
                *(page.citations for page in cited),
            )
            for id_, told in citations.items()
        },
        references=references(found.dates),
    )


def _section(key: str, heading: str, lines: Iterable[Line], found: Home) -> tuple[Section, ...]:
    lines = tuple(lines)
    left = max(found.numbers.get(key, 0) - len(lines), 0)
    return (Section(heading=heading, lines=lines, left=left, key=key),) if lines else ()


def _due(found: Dates) -> list[Line]:
    return [msgspec.structs.replace(due_line(one, found), notes=()) for one in found.dates]


def _brief(page: Page, notes: int) -> list[Line]:
    """The lines of a page, each with no more than the first of what stands beneath it."""
    return [msgspec.structs.replace(one, notes=one.notes[:notes]) for one in lines_of(page)]


def _records(records: Iterable[Record], evidence: Evidence) -> list[Line]:
    return [msgspec.structs.replace(record_line(record, evidence), notes=()) for record in records]


def _document(document: KeptDocument) -> Line:
    published = date(document.published) if document.published else say("undated")
    return line(document.title or document.name, margin=published)
