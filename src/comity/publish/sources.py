"""The documents behind a finding, in words: each with what it says, or how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.insight.evidence import Evidence, contested
from comity.model.cited import Citation
from comity.model.record import Record
from comity.publish.lines import shortened
from comity.publish.page import Line, Part, Section, line, linked, section
from comity.publish.words import count, date, listed, say, wording
from comity.register.view import KeptDocument

_LONG = 400  # characters of a quote shown


def documents_section(
    cited: Iterable[Citation], documents: Mapping[str, KeptDocument], left: int = 0, key: str = ""
) -> tuple[Section, ...]:
    """Each of these documents with the sentences of it that are cited, the latest first; `left` more."""
    quotes: dict[str, list[Citation]] = {id_: [] for id_ in documents}
    for citation in cited:
        if citation.document_id in quotes:
            quotes[citation.document_id].append(citation)
    latest = sorted(documents.values(), key=lambda kept: (kept.published or "", kept.id), reverse=True)
    lines = (_document(kept, quotes[kept.id]) for kept in latest)
    return section(wording().headings["sources"], lines, left, key)


def sources_line(documents: Mapping[str, str | None]) -> Line:
    """In how many documents it is told, and of how many publishers; `documents` have theirs, by id."""
    publishers = sorted({publisher for publisher in documents.values() if publisher})
    told = say("sources_number", documents=count(len(documents)))
    if 0 < len(publishers) <= 3:
        told = say("sources_by", documents=told, publishers=listed(publishers))
    elif publishers:
        told = say("sources_by_number", documents=told, number=count(len(publishers)))
    return line(f"{told}.")


def differing_line(records: Iterable[Record], evidence: Evidence) -> tuple[Line, ...]:
    """Of how many of these records sources tell something differently; nothing where of none."""
    number = len(contested(records, evidence))
    return (line(say("differing_number", number=count(number))),) if number else ()


def _document(document: KeptDocument, quotes: Iterable[Citation]) -> Line:
    title = linked(document.title or document.name, f"document/{document.id}")
    words = ", ".join(word for word in (title, document.publisher or "") if word)
    said = {citation.quote: citation for citation in sorted(quotes, key=lambda one: (one.start, one.end))}
    return Line(
        margin=date(document.published) if document.published else say("undated"),
        parts=(Part(words),),
        notes=tuple(line(f"“{shortened(quote, _LONG)}”", (one.claim,)) for quote, one in said.items()),
    )
