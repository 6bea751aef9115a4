"""Items read from the tables: what a document, a claim or an entity is found by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select, text

from comity.register import tables
from comity.register.question import Question
from comity.register.rows import tuples
from comity.register.search.items import Row, Said, Told, ToldClaim, claim_row, entity_row

_said = msgspec.json.Decoder(Said).decode
_ids = msgspec.json.Decoder(tuple[str, ...]).decode

_CLAIMS = Question(
    """SELECT claim.id, claim.document, claim.claim, about.entities, document.published, document.language
    FROM claims AS claim JOIN documents AS document ON document.id = claim.document
    LEFT JOIN claim_entities AS about ON about.claim = claim.id WHERE claim.id IN :wanted"""
)
_ENTITIES = Question("SELECT id, type, reference FROM entities WHERE id IN :wanted")
_NAMES = Question("SELECT entity, name FROM entity_names WHERE entity IN :wanted")
_NAMED = Question(
    """SELECT claim.document, about.entities FROM claims AS claim
    JOIN claim_entities AS about ON about.claim = claim.id WHERE claim.document IN :wanted"""
)


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


def claim_rows(connection: Connection, ids: Collection[str]) -> dict[str, tuple[Row, Said, str]]:
    """These claims by id: the row of each as it should be, what it says and the id of its document."""
    found = {}
    rows = _CLAIMS.rows(connection, wanted=ids)
    for id_, document, kept, entities, published, language in rows:
        said = _said(kept)
        told = ToldClaim(id_, said, _ids(entities or "[]"))
        found[id_] = claim_row(told, published, language), said, document
    return found


def entity_rows(connection: Connection, ids: Iterable[str] | None) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """The rows of these entities, or of all, and the names of each."""
    kept: Iterable[Any]
    called: Iterable[Any]
    if ids is None:
        of, spelt = tables.entities.c, tables.entity_names.c
        kept = connection.execute(select(of.id, of.type, of.reference)).all()
        called = connection.execute(select(spelt.entity, spelt.name)).all()
    else:
        wanted = set(ids)
        kept, called = _ENTITIES.rows(connection, wanted=wanted), _NAMES.rows(connection, wanted=wanted)
    by_id: dict[str, list[str]] = defaultdict(list)
    for id_, name in called:
        by_id[id_].append(name)
    for id_, type_, reference in kept:
        yield entity_row(id_, type_, by_id[id_], reference), tuple(by_id[id_])


def entities_of_documents(connection: Connection, ids: Collection[str]) -> dict[str, set[str]]:
    """The entities that the claims of each of these documents name."""
    found: dict[str, set[str]] = defaultdict(set)
    for document, entities in _NAMED.rows(connection, wanted=ids):
        found[document].update(_ids(entities))
    return found
