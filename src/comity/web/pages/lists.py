"""Lists of records, the newest first: agreements and events, of a country, a sector, a time."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from comity.model.record import Record
from comity.publish.lines import record_line
from comity.publish.page import Page, section
from comity.publish.words import term, wording
from comity.register.search.query import Query
from comity.web.answer import Answer, Route
from comity.web.site import Here

_MOST = 40
_LISTED = {"agreement": "agreements", "event": "events"}


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What they must be about, and when; `after` goes on where a page ended."""

    country: str | None = None
    locality: str | None = None
    sector: str | None = None
    year: str | None = None
    since: str | None = None
    until: str | None = None
    after: str | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """Some records of a kind, the newest first."""

    kind: str
    records: tuple[Record, ...]


def _list_of(kind: str) -> Callable[[Here, Asked], Answer]:
    def listed(here: Here, asked: Asked) -> Answer:
        found = here.view.search(_query(kind, asked), "records", _MOST, asked.after, here.atlas.called)
        there = {record.id: record for record in here.view.records_of(hit.id for hit in found.hits)}
        records = tuple(there[hit.id] for hit in found.hits)
        stand = here.evidence(records)
        heading = wording().headings[_LISTED[kind]]
        lines = [record_line(record, stand) for record in records]
        return Answer(
            finding=Listed(kind=kind, records=records),
            page=Page(title=heading, sections=section(term("kind", kind), lines), citations=stand.citations),
            template="list.html",
            more={"asked": asked},
            after=found.after,
        )

    return listed


def _query(kind: str, asked: Asked) -> Query:
    return Query(
        kinds=(kind,),
        localities=(asked.locality,) if asked.locality else (),
        countries=(asked.country.lower(),) if asked.country else (),
        sectors=(asked.sector,) if asked.sector else (),
        since=asked.since or asked.year,
        until=asked.until or asked.year,
    )


ROUTES = tuple(
    Route(
        path=f"/{where}",
        make=_list_of(kind),
        asked=Asked,
        gives=Listed,
        about=f"The {where} of the register, the newest first.",
    )
    for kind, where in _LISTED.items()
)
