"""What was found, as it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select

from comity.register import tables
from comity.register.rows import where
from comity.register.search.candidate import Candidate
from comity.register.search.excerpt import Excerpt, excerpt
from comity.register.search.query import Group

What = Literal["entities", "records", "documents", "claims"]
"""What can be looked for."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was found.

    `kind` is that of a claim or a record, or an entity's type. `date` is when that was which is told, else
    when it was published. `title` is the heading of a document, or of the one that a claim stands in, or an
    entity's name. `claim` is a claim's id, of a record that claim of it by which it was found first. The
    excerpt is of the document's text, for claims and records of the quote, and counts in the document's
    text for both.
    """

    what: What
    id: str
    kind: str | None = None
    title: str | None = None
    document: str | None = None
    name: str | None = None
    published: str | None = None
    date: str | None = None
    language: str | None = None
    claim: str | None = None
    excerpt: Excerpt | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Some hits, the best first; `after` is where the next page begins, None where there is none."""

    hits: tuple[Hit, ...]
    after: str | None = None


def hits(
    connection: Connection, what: What, found: Sequence[tuple[str, Candidate]], groups: Sequence[Group]
) -> tuple[Hit, ...]:
    """What is shown of candidates, each with the id of what was looked for by it."""
    if what == "entities":
        return tuple(_entities(connection, [id_ for id_, _ in found]))
    about = _documents(connection, {candidate.document for _, candidate in found})
    spans = _spans(connection, [candidate.id for _, candidate in found]) if what != "documents" else {}
    made = []
    for id_, candidate in found:
        of = about[candidate.document]
        kind, start = spans.get(candidate.id, (None, 0))
        cut = excerpt(candidate.body, groups)
        made.append(
            Hit(
                what=what,
                id=id_,
                kind=kind,
                title=of.title,
                document=of.id,
                name=of.name,
                published=of.published,
                date=candidate.date or of.published,
                language=of.language,
                claim=None if what == "documents" else candidate.id,
                excerpt=msgspec.structs.replace(cut, start=cut.start + start),
            )
        )
    return tuple(made)


def _entities(connection: Connection, ids: Sequence[str]) -> Iterable[Hit]:
    of = tables.entities.c
    columns = select(of.id, of.type, of.name)
    rows: dict[str, Any] = {row[0]: row for row in where(connection, columns, of.id, ids)}
    for id_ in ids:
        _, type_, name = rows[id_]
        yield Hit(what="entities", id=id_, kind=type_, title=name)


def _documents(connection: Connection, ids: Iterable[str]) -> dict[str, Any]:
    of = tables.documents.c
    columns = select(of.id, of.name, of.title, of.published, of.language)
    return {row[0]: row for row in where(connection, columns, of.id, ids)}


def _spans(connection: Connection, claims: Sequence[str]) -> dict[str, tuple[str, int]]:
    """The kind of each claim, and where its quote begins."""
    of = tables.claims.c
    rows: Iterable[Any] = where(connection, select(of.id, of.kind, of.start), of.id, claims)
    return {id_: (kind, start) for id_, kind, start in rows}
