"""Items read from the tables: what a document, a claim or an entity is found by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select, text

from comity.register import tables
from comity.register.rows import tuples, where
from comity.register.search.items import Row, Said, Told, ToldClaim, claim_row, entity_row

_said = msgspec.json.Decoder(Said).decode
_ids = msgspec.json.Decoder(tuple[str, ...]).decode


def document_ids(connection: Connection, at_once: int) -> Iterator[list[str]]:
    """The ids of all documents, run by run, as they lie one behind the other."""
    ids = select(tables.documents.c.id)
    if connection.dialect.name == "sqlite":
        ids = ids.order_by(text("documents.rowid"))  # it would rather walk over the index of ids
    with connection.execute(ids, execution_options={"yield_per": at_once}) as result:
        for some in result.scalars().partitions():
            yield list(some)


class Read(msgspec.Struct, frozen=True, array_like=True):
    """Documents with their claims as they stand in the tables, to be made sense of here or elsewhere."""

    documents: list[tuple[Any, ...]]
    claims: list[tuple[Any, ...]]


def read_documents(connection: Connection, ids: Collection[str]) -> Read:
    """These documents with their claims."""
    of, claims, about = tables.documents.c, tables.claims.c, tables.claim_entities.c
    documents = select(of.id, of.text, of.title, of.published, of.language)
    told = select(claims.id, claims.document, claims.claim, about.entities)
    named = told.outerjoin_from(tables.claims, tables.claim_entities, claims.id == about.claim)
    return Read(
        documents=tuples(connection, documents, of.id, ids),
        claims=tuples(connection, named, claims.document, ids),
    )


def told_documents(read: Read) -> list[Told]:
    """Documents with their claims as they are found."""
    claims: dict[str, list[ToldClaim]] = defaultdict(list)
    for id_, document, kept, entities in read.claims:
        claims[document].append(ToldClaim(id_, _said(kept), _ids(entities or "[]")))
    return [
        Told(id=id_, text=text, title=title, published=day, language=code, claims=tuple(claims[id_]))
        for id_, text, title, day, code in read.documents
    ]


def claim_rows(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Row, Said, str]]:
    """These claims by id: the row of each as it should be, what it says and the id of its document."""
    of, documents, about = tables.claims.c, tables.documents.c, tables.claim_entities.c
    columns = select(of.id, of.document, of.claim, about.entities, documents.published, documents.language)
    joined = columns.join_from(tables.claims, tables.documents).outerjoin(
        tables.claim_entities, of.id == about.claim
    )
    rows: Iterable[Any] = where(connection, joined, of.id, ids)
    found = {}
    for id_, document, kept, entities, published, language in rows:
        said = _said(kept)
        told = ToldClaim(id_, said, _ids(entities or "[]"))
        found[id_] = claim_row(told, published, language), said, document
    return found


def entity_rows(connection: Connection, ids: Iterable[str] | None) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """The rows of these entities, or of all, and the names of each."""
    of, spelt = tables.entities.c, tables.entity_names.c
    entities, names = select(of.id, of.type, of.reference), select(spelt.entity, spelt.name)
    kept: Iterable[Any] = connection.execute(entities).all() if ids is None else ()
    called: Iterable[Any] = connection.execute(names).all() if ids is None else ()
    if ids is not None:
        wanted = list(ids)
        kept = list(where(connection, entities, of.id, wanted))
        called = where(connection, names, spelt.entity, wanted)
    by_id: dict[str, list[str]] = defaultdict(list)
    for id_, name in called:
        by_id[id_].append(name)
    for id_, type_, reference in kept:
        yield entity_row(id_, type_, by_id[id_], reference), tuple(by_id[id_])


def entities_of_documents(connection: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """The entities that the claims of each of these documents name."""
    of, about = tables.claims.c, tables.claim_entities.c
    columns = select(of.document, about.entities)
    joined = columns.join_from(tables.claims, tables.claim_entities, of.id == about.claim)
    found: dict[str, set[str]] = defaultdict(set)
    rows: Iterable[Any] = where(connection, joined, of.document, ids)
    for document, entities in rows:
        found[document].update(_ids(entities))
    return found
