"""Writing a register: documents with their claims, and decisions; what is derived goes through its ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select, text, tuple_, update

from comity.errors import UngroundedClaim
from comity.model.cited import claim_id
from comity.model.claim import Claim, kind_of
from comity.model.decision import Decision, Numbered
from comity.model.document import Cell, Document, Original
from comity.register import postgresql, tables
from comity.register import rows as rows_of
from comity.register.address import Address, address
from comity.register.ledger import Ledger
from comity.register.opening import PATIENCE, Place, for_writing
from comity.register.originals import COLUMNS as ORIGINAL_COLUMNS
from comity.register.originals import compressed
from comity.register.pending import decisions_of

_DOCUMENT_COLUMNS = (
    "id", "name", "source", "media_type", "published", "published_evidence",
    "language", "title", "publisher", "author", "text",
)  # fmt: skip
_ADDING = 7_300_123  # … and those who add documents, one or many
_DECIDING = 7_300_122  # the number under which those who decide on one server wait for each other


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading found out about a document, beside its claims."""

    relevant: bool
    reason: str
    ungrounded: int
    reader: str


Telling = tuple[Document, Iterable[Claim], Kept]
"""A document, what it claims, and what else its reading found."""


class Store:
    """Appends to one register. Made by `opened`; every method is one transaction."""

    def __init__(self, engine: Engine, where: Address) -> None:
        self._engine, self.where = engine, where

    def knows(self, document: Document, with_claims: bool = False) -> bool:
        """Whether this text is kept already.

        `with_claims`: and was not left out. A text met again with a date or publisher that is shown
        rather than the one kept is not known: what is kept must not depend on which file came first.
        """
        with self._engine.begin() as connection:
            kept = _kept(connection, document.id)
            if kept is None or _precedes(document, kept):
                return False
            return not (with_claims and _was_left_out(connection, document.id))

    def seen(self, document: Document) -> None:
        """Notes that a known text was met under this name and source too."""
        with self._engine.begin() as connection:
            _note_name(connection, document)

    def add(self, document: Document, claims: Iterable[Claim], kept: Kept) -> bool:
        """Keeps a document with all its claims, or nothing of it; False where it was known already.

        A known document that had no claims because it was not relevant gets those given now, and so does
        one met with a date or publisher that is shown rather. Raises UngroundedClaim for a claim whose
        quote is not the text at its span.
        """
        with self._engine.begin() as connection:
            return _add(connection, document, claims, kept)

    def add_all(self, documents: Iterable[Telling]) -> int:
        """Keeps many documents in one transaction, all or none; how many of them were new.

        Those that no register knows yet go in together, by the engine's way for many rows.
        """
        told = list(documents)
        with self._engine.begin() as connection:
            _wait_for_turn(connection, _ADDING)
            kept = tables.documents.c.id
            seen = {
                row.id for row in rows_of.where(connection, select(kept), kept, (one[0].id for one in told))
            }
            fresh: list[Telling] = []
            rest: list[Telling] = []
            for one in told:
                (rest if one[0].id in seen else fresh).append(one)
                seen.add(one[0].id)
            _put_new(connection, fresh)
            return len(fresh) + sum(_add(connection, *one) for one in rest)

    def replace(self, document: Document, claims: Iterable[Claim], kept: Kept) -> None:
        """Puts newly read claims in place of those a known document had."""
        rows = _claim_rows(document, claims)
        with self._engine.begin() as connection:
            _alone_with(connection, document.id)
            _replace(connection, document, rows, kept)

    def documents(self) -> Iterator[tuple[Document, bool]]:
        """Every document kept, by id, and whether it was read though it is not relevant."""
        of = tables.documents.c
        with self._engine.begin() as connection:
            ids = list(connection.execute(select(of.id).order_by(of.id)).scalars())
        claim = select(tables.claims.c.id).where(tables.claims.c.document == of.id).exists()
        columns = [of[name] for name in _DOCUMENT_COLUMNS]
        for id_ in ids:
            with self._engine.begin() as connection:
                question = select(*columns, of.cells, ~of.relevant & claim).where(of.id == id_)
                *told, cells, everything = connection.execute(question).one()
            yield (
                Document(
                    **dict(zip(_DOCUMENT_COLUMNS, told, strict=True)),
                    cells=msgspec.json.decode(cells or "[]", type=tuple[Cell, ...]),
                ),
                bool(everything),
            )

    def kept(self) -> int:
        """How many documents are kept."""
        with self._engine.begin() as connection:
            return int(connection.execute(select(func.count()).select_from(tables.documents)).scalar_one())

    def decide(self, decision: Decision) -> int:
        """Appends a decision; its number."""
        with self._engine.begin() as connection:
            _wait_for_turn(connection, _DECIDING)  # numbers must become visible in their order
            row = {"verdict": decision.verdict, "decision": msgspec.json.encode(decision).decode()}
            connection.execute(insert(tables.decisions), row)
            return int(connection.execute(select(func.max(tables.decisions.c.number))).scalar_one())

    def decisions(self) -> tuple[Numbered, ...]:
        """Every decision with its number, oldest first."""
        with self._engine.begin() as connection:
            return decisions_of(connection)

    def claims_of(self, document_id: str) -> tuple[Claim, ...]:
        """A document's claims, in the order of its text."""
        of, named = tables.claims.c, tables.documents.c.name
        question = select(of.claim, named).join_from(tables.claims, tables.documents)
        ordered = question.where(of.document == document_id).order_by(of.start, of.end, of.kind, of.id)
        with self._engine.begin() as connection:
            rows = connection.execute(ordered).all()
        decode = msgspec.json.Decoder(Claim).decode
        return tuple(msgspec.structs.replace(decode(row.claim), document=row.name) for row in rows)

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        kind = tables.records.c.kind
        question = select(kind, func.count().label("number")).group_by(kind).order_by(kind)
        with self._engine.begin() as connection:
            return {row.kind: int(row.number) for row in connection.execute(question)}

    @contextmanager
    def deriving(self) -> Iterator[Ledger]:
        """The derived tables, in one transaction: all that is written in it stays, or nothing.

        On a server it sees what was kept when it began; what others keep meanwhile waits for the next.
        """
        if self._engine.dialect.name == "sqlite":
            with self._engine.begin() as connection:
                yield Ledger(connection)
            return
        with postgresql.one_at_a_time(self._engine), self._engine.connect() as connection:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield Ledger(connection)


@contextmanager
def opened(place: Place, patience: float = PATIENCE, make: bool = True) -> Iterator[Store]:
    """A store on the register at a place; `make` makes one where there is none. Raises RegisterError."""
    with for_writing(place, patience, make) as engine:
        yield Store(engine, address(place))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _kept(connection: Connection, document_id: str) -> Document | None:
    columns = [tables.documents.c[name] for name in _DOCUMENT_COLUMNS if name != "text"]
    row = connection.execute(select(*columns).where(tables.documents.c.id == document_id)).one_or_none()
    return Document(text="", **row._asdict()) if row else None


def _precedes(one: Document, other: Document) -> bool:
    """Whether of two sightings of a text the one is shown rather: the dated one, then the earlier."""
    return _sighting(one) < _sighting(other)


def _sighting(document: Document) -> tuple[str, ...]:
    about = (
        document.published,
        document.publisher,
        document.title,
        document.author,
        document.published_evidence,
    )
    return (*(told or "\uffff" for told in about), document.media_type)


def _was_left_out(connection: Connection, document_id: str) -> bool:
    relevant = select(tables.documents.c.relevant).where(tables.documents.c.id == document_id)
    claim = select(tables.claims.c.id).where(tables.claims.c.document == document_id).limit(1)
    return not connection.execute(relevant).scalar_one() and connection.execute(claim).first() is None


def _put_new(connection: Connection, told: Iterable[Telling]) -> None:
    """Keeps documents that are not known yet."""
    now = _now()
    documents, names, claims = [], [], []
    originals = []
    for document, made, kept in told:
        about = (getattr(document, name) for name in _DOCUMENT_COLUMNS)
        documents.append((*about, *msgspec.structs.astuple(kept), now, _cells(document)))
        names.append(_name_row(document))
        if document.original is not None:
            originals.append(document.original)
        claims += _claim_rows(document, made)
    columns = (*_DOCUMENT_COLUMNS, *Kept.__struct_fields__, "first_read", "cells")
    rows_of.insert(connection, tables.documents, columns, documents)
    rows_of.insert(connection, tables.document_names, _NAME_COLUMNS, names)
    _put_originals(connection, originals)
    rows_of.insert(connection, tables.claims, _CLAIM_COLUMNS, claims)


def _put_originals(connection: Connection, originals: Iterable[Original]) -> None:
    """Keeps bytes, each once: all rows of a list come from the same file."""
    told = {original.id: original for original in originals}
    of = tables.originals.c.id
    for row in rows_of.where(connection, select(of), of, told):
        del told[row.id]
    rows = [compressed(original) for original in told.values()]
    rows_of.insert(connection, tables.originals, ORIGINAL_COLUMNS, rows, or_ignore=True)


def _name_row(document: Document) -> tuple[Any, ...]:
    original = document.original.id if document.original else None
    return document.id, document.source, document.name, original


def _note_name(connection: Connection, document: Document) -> None:
    """Keeps the name and source beside those it was met under; the first in the alphabet are shown."""
    row = _name_row(document)
    rows_of.insert(connection, tables.document_names, _NAME_COLUMNS, [row], or_ignore=True)
    _put_originals(connection, [document.original] if document.original else [])
    of = tables.documents
    later = tuple_(of.c.name, of.c.source) > tuple_(document.name, document.source)
    connection.execute(
        update(of).where(of.c.id == document.id, later).values(name=document.name, source=document.source)
    )


def _add(connection: Connection, document: Document, claims: Iterable[Claim], kept: Kept) -> bool:
    _alone_with(connection, document.id)
    known = _kept(connection, document.id)
    if known is None:
        _put_new(connection, [(document, claims, kept)])
        return True
    rows = _claim_rows(document, claims)
    _note_name(connection, document)
    if _precedes(document, known) or (rows and _was_left_out(connection, document.id)):
        _replace(connection, document if _precedes(document, known) else known, rows, kept)
        return True
    return False


def _replace(connection: Connection, document: Document, rows: list[tuple[Any, ...]], kept: Kept) -> None:
    of = tables.documents
    columns = {name: getattr(document, name) for name in _DOCUMENT_COLUMNS if name not in _STAYS}
    columns |= msgspec.structs.asdict(kept) | {"reading": of.c.reading + 1}
    connection.execute(update(of).where(of.c.id == document.id).values(columns))
    connection.execute(delete(tables.claims).where(tables.claims.c.document == document.id))
    rows_of.insert(connection, tables.claims, _CLAIM_COLUMNS, rows)


def _cells(document: Document) -> str | None:
    return msgspec.json.encode(document.cells).decode() if document.cells else None


def _alone_with(connection: Connection, document_id: str) -> None:
    """Waits for others who write the same document now, or many; in a file there is one writer anyway."""
    _wait_for_turn(connection, _ADDING, beside_others=True)
    _wait_for_turn(connection, rows_of.digest(document_id.encode()))


def _wait_for_turn(connection: Connection, number: int, beside_others: bool = False) -> None:
    if connection.dialect.name != "sqlite":
        lock = "pg_advisory_xact_lock_shared" if beside_others else "pg_advisory_xact_lock"
        connection.execute(text(f"SELECT {lock}(:number)"), {"number": number})


_STAYS = ("id", "name", "source", "text")
_NAME_COLUMNS = ("document", "source", "name", "original")
_CLAIM_COLUMNS = ("id", "document", "kind", "modality", "start", "end", "claim")


def _claim_rows(document: Document, claims: Iterable[Claim]) -> list[tuple[Any, ...]]:
    rows = {}
    for claim in claims:
        start, end = claim.span
        if document.text[start:end] != claim.quote or not claim.quote:
            raise UngroundedClaim(document.name, claim.span, claim.quote)
        id_ = claim_id(document.id, claim)
        # The name of a document is a matter of the register, not of the claim; a view puts it in.
        told = msgspec.json.encode(msgspec.structs.replace(claim, document=document.id)).decode()
        rows[id_] = (id_, document.id, kind_of(claim), claim.modality, start, end, told)
    return list(rows.values())
