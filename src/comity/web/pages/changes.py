"""What is new: the documents that were read last, of all or of what is asked for, and what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from comity.model.record import PREFIXES, Record
from comity.publish.lines import record_line
from comity.publish.page import Line, Page, Section
from comity.publish.words import wording
from comity.register.view import KeptDocument
from comity.web.answer import Answer, Route
from comity.web.atom import Entry, feed
from comity.web.filters import Narrowed, Words, followed, query, whom
from comity.web.site import Here

_EACH = 3  # records of a document that are shown
_KINDS = list(PREFIXES.values())  # in the order in which they matter


class Asked(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Without anything else, what was read last; else the documents published last that are asked for.

    `q`: words, names, phrases in quotes. `kind`: documents that tell such a thing. `locality`: an id or a
    name.
    """

    q: Words = ""
    kind: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A document that came, the first records it told, and how many these are together."""

    document: KeptDocument
    records: tuple[Record, ...]
    told: int


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What came, the newest first."""

    changes: tuple[Change, ...]


def changes(here: Here, asked: Asked) -> Answer:
    """What is new."""
    ids, after = _found(here, asked) if asked.is_narrow else _arrived(here, asked)
    found = _told(here, ids)
    stand = here.evidence(record for change in found for record in change.records)
    lines = {
        change.document.id: tuple(record_line(record, stand) for record in change.records) for change in found
    }
    title = wording().headings["newly_read"]
    if about := [part for part in (asked.q, whom(here, query(here, asked).localities)) if part]:
        title = f"{title}: {', '.join(about)}"
    path = followed(asked).format("")
    return Answer(
        finding=Changes(changes=found),
        page=Page(title=title, sections=_sections(found, lines), citations=stand.citations),
        template="changes.html",
        more={"changes": found, "lines": lines, "followed": followed(asked)},
        forms={"atom": lambda site: feed(title, path, _entries(found, lines), site, here.language)},
        after=after,
    )


def _arrived(here: Here, asked: Asked) -> tuple[Sequence[str], str | None]:
    ids = here.view.arrivals.newest(asked.most + 1, asked.after)
    return ids[: asked.most], ids[asked.most - 1] if len(ids) > asked.most else None


def _found(here: Here, asked: Asked) -> tuple[Sequence[str], str | None]:
    wanted = query(here, asked, *((asked.kind,) if asked.kind else ()), words=asked.q)
    found = here.view.search(wanted, "documents", asked.most, asked.after, here.atlas.called)
    return [hit.id for hit in found.hits], found.after


def _told(here: Here, ids: Sequence[str]) -> tuple[Change, ...]:
    """The documents in this order, each with what it told."""
    told = here.view.arrivals.told(ids)
    first = {id_: sorted(records, key=_weight)[:_EACH] for id_, records in told.items()}
    records = {one.id: one for one in here.view.records_of(id_ for some in first.values() for id_ in some)}
    kept = {document.id: document for document in here.view.documents(ids)}
    return tuple(
        Change(
            document=kept[id_],
            records=tuple(records[record] for record in first[id_]),
            told=len(told[id_]),
        )
        for id_ in ids
    )


def _weight(record: str) -> tuple[int, str]:
    return _KINDS.index(record.partition("-")[0]), record


def _sections(found: Iterable[Change], lines: dict[str, tuple[Line, ...]]) -> tuple[Section, ...]:
    return tuple(
        Section(
            heading=change.document.title or change.document.name,
            lines=lines[change.document.id],
            left=change.told - len(change.records),
        )
        for change in found
    )


def _entries(found: Iterable[Change], lines: dict[str, tuple[Line, ...]]) -> Iterable[Entry]:
    for change in found:
        document = change.document
        yield Entry(
            id=f"document/{document.id}",
            title=document.title or document.name,
            path=f"/document/{document.id}",
            updated=document.first_read,
            author=document.publisher,
            lines=tuple(_plain(line) for line in lines[document.id]),
        )


def _plain(line: Line) -> str:
    words = " ".join(f"{part.text}{part.end}" for part in line.parts)
    return f"{line.margin}: {words}" if line.margin else words


ROUTES = (
    Route(
        path="/changes",
        make=changes,
        asked=Asked,
        gives=Changes,
        about="What is new: the documents read last, or those published last that are asked for.",
        also=("atom",),
    ),
)
