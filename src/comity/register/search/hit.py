"""What was found, as it is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection

from comity.register.question import Question
from comity.register.search.candidate import Candidate
from comity.register.search.excerpt import Excerpt, excerpt
from comity.register.search.query import Group

What = Literal["entities", "records", "documents", "claims"]
"""What can be looked for."""

_ENTITIES = Question("SELECT id, type, name FROM entities WHERE id IN :wanted")
_DOCUMENTS = Question("SELECT id, name, title, published, language FROM documents WHERE id IN :wanted")
_SPANS = Question("SELECT id, kind, start FROM claims WHERE id IN :wanted")


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
    """Some hits, the best first; `after` is where the next page begins, None where there is none.

    There may be a next page of one with few hits, or none: what is common is not looked through at once.
    """

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
    rows = {row[0]: row for row in _ENTITIES.rows(connection, wanted=ids)}
    for id_ in ids:
        _, type_, name = rows[id_]
        yield Hit(what="entities", id=id_, kind=type_, title=name)


class _Document(NamedTuple):
    id: str
    name: str
    title: str | None
    published: str | None
    language: str | None


def _documents(connection: Connection, ids: Collection[str]) -> dict[str, _Document]:
    return {row[0]: _Document(*row) for row in _DOCUMENTS.rows(connection, wanted=ids)}


def _spans(connection: Connection, claims: Collection[str]) -> dict[str, tuple[str, int]]:
    """The kind of each claim, and where its quote begins."""
    return {id_: (kind, start) for id_, kind, start in _SPANS.rows(connection, wanted=claims)}
