"""One record of any kind: what is shown, who says so, and what surrounds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from comity.insight.detail import Detail, detail
from comity.model.cited import Citation
from comity.model.record import PREFIXES
from comity.publish.page import Section
from comity.publish.pages import record_page
from comity.publish.sources import documents_section
from comity.web.answer import Answer, Route
from comity.web.site import Here

_NEAR = 12  # acts shown around an agreement, of each sort
_DOCUMENTS = 20  # documents shown, until all are asked for


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`id`: the record's id, or the beginning of it. `section`: all of its sources rather than some."""

    id: str
    section: Literal["sources"] | None = None


def record(here: Here, asked: Asked) -> Answer:
    """One record."""
    found = detail(here.view, here.view.record(asked.id), here.around(), _NEAR)
    page = record_page(found, timeline=True)
    cited = [found.evidence.citations[claim] for claim in found.record.claims]
    sources = _sources(here, cited, None if asked.section else _DOCUMENTS)
    return Answer(
        finding=found,
        page=msgspec.structs.replace(page, sections=(*page.sections, *sources)),
        template="record.html",
        more={"record": found.record},
    )


def _sources(here: Here, cited: list[Citation], most: int | None) -> tuple[Section, ...]:
    """The documents that tell it, the latest first."""
    ids = _latest(cited)
    kept = {document.id: document for document in here.view.documents(ids[:most])}
    return documents_section(cited, kept, len(ids) - len(kept), "sources")


def _latest(cited: Iterable[Citation]) -> list[str]:
    published = {citation.document_id: citation.published or "" for citation in cited}
    return sorted(published, key=lambda id_: (published[id_], id_), reverse=True)


ROUTES = tuple(
    Route(
        path=f"/{kind}/{{id}}",
        make=record,
        asked=Asked,
        gives=Detail,
        about=f"One {kind}: every value with the claims that say it, and the acts around it.",
    )
    for kind in PREFIXES
)
