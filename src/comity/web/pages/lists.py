"""Lists of records, the newest first: agreements and events, of a country, a sector, a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import msgspec

from comity.model.claim import AgreementType, EventType
from comity.model.record import Record
from comity.publish.lines import record_line
from comity.publish.page import Page, section
from comity.publish.tables.columns import columns
from comity.publish.tables.labels import Language
from comity.publish.tables.rows import Rows
from comity.publish.tables.shown import Shown
from comity.publish.words import term, wording
from comity.web.answer import Answer, Route, Table
from comity.web.filters import Choice, Narrowed, choices, followed, span, whom
from comity.web.site import Here


class Agreements(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`type` narrows to one type of agreements; `locality` is an id or a name; the others as they say."""

    type: AgreementType | None = None


class Events(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`type` narrows to one type of events; `locality` is an id or a name; the others as they say."""

    type: EventType | None = None


Asked = Agreements | Events


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """Some records of a kind, the newest first."""

    kind: str
    records: tuple[Record, ...]


def _list_of(kind: str, heading: str) -> Callable[[Here, Asked], Answer]:
    def listed(here: Here, asked: Asked) -> Answer:
        wanted = span(here, asked, kind, asked.type)
        found = here.view.listed(wanted, asked.most + 1)
        there = {record.id: record for record in here.view.records_of(found[: asked.most])}
        records = tuple(there[id_] for id_ in found[: asked.most])
        stand = here.evidence(records)
        lines = [record_line(record, stand) for record in records]
        title = wording().headings[heading]
        types = (Choice(code, term(kind, code)) for code in wording().terms[kind])
        return Answer(
            finding=Listed(kind=kind, records=records),
            page=Page(title=title, sections=section(term("kind", kind), lines), citations=stand.citations),
            template="list.html",
            more={
                "asked": asked,
                "whom": whom(here, wanted.marks) if asked.locality else None,
                "choices": {"type": tuple(types), **choices(here)},
                "kind": kind,
                "followed": followed(asked, kind=f"{kind}.{asked.type}" if asked.type else kind),
            },
            table=_table(here, kind, records),
            after=found[asked.most - 1] if len(found) > asked.most else None,
        )

    listed.__name__ = heading
    return listed


def _table(here: Here, kind: str, records: tuple[Record, ...]) -> Table:
    """The records as `comity export` writes them."""
    rows = Rows(here.view, language=cast(Language, here.language))
    shown = Shown(kind, rows.labels, rows.names)
    of = columns(kind)
    return Table(
        columns=tuple(shown.header(column) for column in of),
        rows=(tuple(shown.value(column, row) for column in of) for row in rows.of_these(records)),
    )


ROUTES = (
    Route(
        path="/agreements",
        make=_list_of("agreement", "agreements"),
        asked=Agreements,
        gives=Listed,
        about="The agreements of the register, the newest first.",
        also=("csv",),
    ),
    Route(
        path="/events",
        make=_list_of("event", "events"),
        asked=Events,
        gives=Listed,
        about="The events of the register, the newest first.",
        also=("csv",),
    ),
)
