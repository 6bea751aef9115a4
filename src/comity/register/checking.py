"""Whether a register is whole: its file, what is kept in it, and what is derived from that."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Column, Engine, Select, Table, func, select

from comity.model.cited import claim_id
from comity.model.claim import Claim
from comity.model.document import content_id
from comity.register import tables
from comity.register.pending import waiting

_NAMED = 3  # faults of one sort that are named one by one

# What a row names in another table, and the table where it must stand.
_LINKS: tuple[tuple[Column[Any], Column[Any]], ...] = (
    (tables.claims.c.document, tables.documents.c.id),
    (tables.document_names.c.document, tables.documents.c.id),
    (tables.document_names.c.original, tables.originals.c.id),
    (tables.derived_documents.c.document, tables.documents.c.id),
    (tables.mentions.c.document, tables.documents.c.id),
    (tables.mentions.c.entity, tables.entities.c.id),
    (tables.mentions.c.judgement, tables.judgements.c.id),
    (tables.entity_names.c.entity, tables.entities.c.id),
    (tables.copies.c.document, tables.documents.c.id),
    (tables.record_claims.c.record, tables.records.c.id),
    (tables.record_claims.c.claim, tables.claims.c.id),
    (tables.record_entities.c.record, tables.records.c.id),
    (tables.record_entities.c.entity, tables.entities.c.id),
)


class Fault(msgspec.Struct, frozen=True):
    """Something that is not as it must be: what is wrong, how often, and the first ids it is found at."""

    what: str
    number: int
    at: tuple[str, ...]


def check(engine: Engine) -> list[Fault]:
    """Everything that is wrong with a register; nothing where it is whole.

    Looks at the file or the server's links, at every text against its id, at every quote against the
    characters it cites, at every original against its hash, and at whatever names something that is gone.
    """
    found = [_broken_file(engine), _texts(engine), _quotes(engine), _originals(engine)]
    if not _waiting(engine):
        found += [_dangling(engine, link, to) for link, to in _LINKS]
    return [fault for fault in found if fault is not None]


def _broken_file(engine: Engine) -> Fault | None:
    if engine.dialect.name != "sqlite":
        return None
    with engine.begin() as connection:
        told = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars().all()
    return None if told == ["ok"] else Fault("damage in the file", len(told), tuple(told[:_NAMED]))


def _texts(engine: Engine) -> Fault | None:
    of = tables.documents.c
    rows = _streamed(engine, select(of.id, of.text))
    return _fault("a text that is not the one its id stands for", (i for i, t in rows if content_id(t) != i))


def _quotes(engine: Engine) -> Fault | None:
    of = tables.claims.c
    question = select(of.id, of.claim, of.document, tables.documents.c.text)
    rows = _streamed(engine, question.join_from(tables.claims, tables.documents).order_by(of.document))
    decode = msgspec.json.Decoder(Claim).decode

    def wrong() -> Iterator[str]:
        for id_, told, document, text in rows:
            claim = decode(told)
            start, end = claim.span
            if text[start:end] != claim.quote or claim_id(document, claim) != id_:
                yield id_

    return _fault("a claim that is not what its document says", wrong())


def _originals(engine: Engine) -> Fault | None:
    of = tables.originals.c
    rows = _streamed(engine, select(of.id, of.compressed), at_once=20)
    return _fault(
        "an original that is not what was read", (i for i, packed in rows if not _is_whole(i, packed))
    )


def _is_whole(id_: str, packed: bytes) -> bool:
    try:
        return hashlib.sha256(gzip.decompress(packed)).hexdigest() == id_
    except (OSError, EOFError, zlib.error):
        return False


def _waiting(engine: Engine) -> bool:
    """Whether something kept is not derived yet: the next run makes that, and what follows from it."""
    with engine.begin() as connection:
        return connection.execute(waiting().limit(1)).first() is not None


def _dangling(engine: Engine, link: Column[Any], to: Column[Any]) -> Fault | None:
    table: Table = link.table
    missing = link.is_not(None) & link.not_in(select(to))
    with engine.begin() as connection:
        number = connection.execute(select(func.count()).select_from(table).where(missing)).scalar_one()
        first = connection.execute(select(link).where(missing).limit(_NAMED)).scalars().all()
    what = f"a row of {table.name} whose {link.name} is not kept"
    return Fault(what, number, tuple(map(str, first))) if number else None


def _fault(what: str, at: Iterator[str]) -> Fault | None:
    ids: list[str] = []
    number = 0
    for id_ in at:
        number += 1
        if len(ids) < _NAMED:
            ids.append(id_)
    return Fault(what, number, tuple(ids)) if number else None


def _streamed(engine: Engine, question: Select[Any], at_once: int = 1000) -> Iterator[Any]:
    with engine.begin() as connection:
        yield from connection.execute(question, execution_options={"yield_per": at_once})
