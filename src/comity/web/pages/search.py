"""Looking for words, names and what has certain marks: entities, records, documents and claims."""

from __future__ import annotations

from typing import get_args

import msgspec

from comity.insight.evidence import Evidence, evidence
from comity.model.claim import KINDS
from comity.model.entity import EntityType
from comity.publish.lines import record_line
from comity.publish.page import Line, Page
from comity.publish.words import say
from comity.register.search.hit import Page as Found
from comity.register.search.hit import What
from comity.register.search.query import Query
from comity.web.answer import Answer, Route
from comity.web.site import Here

_EACH, _OF_ONE = 5, 20  # hits shown of each kind of thing, or of one where only that is asked for
_WHATS: tuple[What, ...] = get_args(What)
_KINDS = (*KINDS, *get_args(EntityType))


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`q`: words, names, phrases in quotes. The others narrow it; `after` goes on where a page ended."""

    q: str = ""
    what: What | None = None
    kind: str | None = None
    locality: str | None = None
    country: str | None = None
    sector: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    after: str | None = None


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one kind of thing, and for hits among records their lines."""

    what: What
    found: Found
    lines: dict[str, Line]


def search(here: Here, asked: Asked) -> Answer:
    """What was found, a kind of thing after the other."""
    query = query_of(asked)
    whats = (asked.what,) if asked.what else _WHATS
    most = _OF_ONE if asked.what else _EACH
    found = {what: here.view.search(query, what, most, asked.after, here.atlas.called) for what in whats}
    shelves, stand = shelved(here, found)
    return Answer(
        finding=found,
        page=Page(title=asked.q or say("nothing_found"), citations=stand.citations),
        template="search.html",
        more={
            "asked": asked,
            "shelves": shelves,
            "sought": asked.q,
            "kinds": _KINDS,
        },
        after=found[asked.what].after if asked.what else None,
    )


def query_of(asked: Asked) -> Query:
    """The question as the register is asked."""

    def some(value: str | None) -> tuple[str, ...]:
        return (value,) if value else ()

    return Query(
        words=asked.q,
        kinds=some(asked.kind),
        localities=some(asked.locality),
        countries=some(asked.country),
        sectors=some(asked.sector),
        languages=some(asked.language),
        since=asked.since,
        until=asked.until,
    )


def shelved(here: Here, found: dict[What, Found]) -> tuple[tuple[Shelf, ...], Evidence]:
    """Hits with the lines of the records among them, and where these are told."""
    ids = [hit.id for page in found.values() for hit in page.hits if hit.what == "records"]
    records = {record.id: record for record in here.view.records_of(ids)}
    stand = evidence(here.view, records.values())
    return tuple(
        Shelf(
            what=what,
            found=page,
            lines={hit.id: record_line(records[hit.id], stand) for hit in page.hits if hit.id in records},
        )
        for what, page in found.items()
    ), stand


ROUTES = (
    Route(
        path="/search",
        make=search,
        asked=Asked,
        gives=dict[What, Found],
        about="Entities, records, documents and claims with some words, names or marks.",
    ),
)
