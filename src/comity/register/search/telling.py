"""Items read from the tables: what a document, a claim or an entity is found by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from comity.model.claim import Claim
from comity.register import tables
from comity.register.rows import tuples, where
from comity.register.search.items import Row, Told, ToldClaim, claim_row, entity_row

_decode = msgspec.json.Decoder(Claim).decode


def document_ids(connection: Connection, at_once: int) -> Iterator[list[str]]:
    """The ids of all documents, run by run."""
    of = tables.documents.c.id
    last = ""
    while ids := list(connection.execute(select(of).where(of > last).order_by(of).limit(at_once)).scalars()):
        yield ids
        last = ids[-1]


class Read(msgspec.Struct, frozen=True, array_like=True):
    """Documents with their claims as they stand in the tables, to be made sense of here or elsewhere."""

    documents: list[tuple[Any, ...]]
    claims: list[tuple[Any, ...]]
    entities: list[tuple[Any, ...]]


def read_documents(connection: Connection, ids: Collection[str]) -> Read:
    """These documents with their claims."""
    of, claims, about = tables.documents.c, tables.claims.c, tables.claim_entities.c
    documents = select(of.id, of.text, of.title, of.published, of.language)
    told = select(claims.id, claims.document, claims.claim)
    named = select(about.claim, about.place, about.entity).join_from(
        tables.claims, tables.claim_entities, claims.id == about.claim
    )
    return Read(
        documents=tuples(connection, documents, of.id, ids),
        claims=tuples(connection, told, claims.document, ids),
        entities=tuples(connection, named, claims.document, ids),
    )


def told_documents(read: Read) -> list[Told]:
    """Documents with their claims as they are found."""
    entities = _in_order(read.entities)
    claims: dict[str, list[ToldClaim]] = defaultdict(list)
    for id_, document, kept in read.claims:
        claims[document].append(ToldClaim(id_, _decode(kept), entities.get(id_, ())))
    return [
        Told(id=id_, text=text, title=title, published=day, language=code, claims=tuple(claims[id_]))
        for id_, text, title, day, code in read.documents
    ]


def claim_rows(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Row, Claim, str]]:
    """These claims by id: the row of each as it should be, the claim and the id of its document."""
    of, documents = tables.claims.c, tables.documents.c
    columns = select(of.id, of.document, of.claim, documents.published, documents.language)
    rows: list[Any] = list(where(connection, columns.join_from(tables.claims, tables.documents), of.id, ids))
    entities = _entities_of(connection, [row[0] for row in rows])
    found = {}
    for id_, document, kept, published, language in rows:
        claim = _decode(kept)
        told = ToldClaim(id_, claim, entities.get(id_, ()))
        found[id_] = claim_row(told, published, language), claim, document
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
    columns = select(of.document, about.entity).distinct()
    joined = columns.join_from(tables.claims, tables.claim_entities, of.id == about.claim)
    found: dict[str, set[str]] = defaultdict(set)
    rows: Iterable[Any] = where(connection, joined, of.document, ids)
    for document, entity in rows:
        found[document].add(entity)
    return found


def _entities_of(connection: Connection, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
    of = tables.claim_entities.c
    return _in_order(where(connection, select(of.claim, of.place, of.entity), of.claim, claims))


def _in_order(rows: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    """The entities of claims in the order of `model.claim.entities_of`."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for claim, at, entity in rows:
        found[claim].append((at, entity))
    return {claim: tuple(entity for _, entity in sorted(told)) for claim, told in found.items()}
