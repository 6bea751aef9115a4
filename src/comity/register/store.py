"""Writing a register: documents with their claims, decisions, and what is derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from comity.errors import UngroundedClaim
from comity.model.cited import CitedClaim, claim_id
from comity.model.claim import Claim, kind_of
from comity.model.decision import Decision
from comity.model.document import Document
from comity.model.names import fold
from comity.model.record import Record, ResolvedEntity
from comity.register import tables
from comity.register.file import PATIENCE, for_writing

_DOCUMENT_COLUMNS = (
    "id", "name", "source", "media_type", "published", "published_evidence",
    "language", "title", "publisher", "author", "text",
)  # fmt: skip


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading found out about a document, beside its claims."""

    relevant: bool
    reason: str
    ungrounded: int
    reader: str


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What derived records stand on: how much was kept (it only grows), and which resolver made them."""

    documents: int
    claims: int
    decisions: int
    resolver: str


class Store:
    """Appends to one register. Made by `opened`; every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def knows(self, document_id: str, with_claims: bool = False) -> bool:
        """Whether a document with this content is kept already (`with_claims`: and was not left out)."""
        with self._engine.begin() as connection:
            known = _knows(connection, document_id)
            return known and not (with_claims and _was_left_out(connection, document_id))

    def seen(self, document: Document) -> None:
        """Notes that a known text was met under this name and source too."""
        with self._engine.begin() as connection:
            _note_name(connection, document)

    def add(self, document: Document, claims: Iterable[Claim], kept: Kept) -> bool:
        """Keeps a document with all its claims, or nothing of it; False where it was known already.

        A known document that had no claims because it was not relevant gets those given now.
        Raises UngroundedClaim for a claim whose quote is not the text at its span.
        """
        rows = {row["id"]: row for row in (_claim_row(document, claim) for claim in claims)}
        with self._engine.begin() as connection:
            known = _knows(connection, document.id)
            if known and not (rows and _was_left_out(connection, document.id)):
                _note_name(connection, document)
                return False
            if not known:
                columns = {name: getattr(document, name) for name in _DOCUMENT_COLUMNS}
                columns |= msgspec.structs.asdict(kept) | {"first_read": _now()}
                connection.execute(insert(tables.documents), columns)
            _note_name(connection, document)
            _insert(connection, tables.claims, list(rows.values()))
        return True

    def decide(self, decision: Decision) -> None:
        """Appends a decision."""
        with self._engine.begin() as connection:
            row = {"verdict": decision.verdict, "decision": msgspec.json.encode(decision).decode()}
            connection.execute(insert(tables.decisions), row)

    def claims(self) -> tuple[CitedClaim, ...]:
        """Every claim kept, by id."""
        from_document = tables.claims.join(tables.documents)
        of = tables.claims.c
        question = select(of.id, of.document, tables.documents.c.published, of.claim)
        with self._engine.begin() as connection:
            rows = connection.execute(question.select_from(from_document).order_by(of.id)).all()
        decode = msgspec.json.Decoder(Claim).decode
        return tuple(
            CitedClaim(id=row.id, document=row.document, published=row.published, claim=decode(row.claim))
            for row in rows
        )

    def claims_of(self, document_id: str) -> tuple[Claim, ...]:
        """A document's claims, in the order of its text."""
        of = tables.claims.c
        question = select(of.claim).where(of.document == document_id)
        with self._engine.begin() as connection:
            rows = connection.execute(question.order_by(of.start, of.end, of.kind, of.id)).all()
        return tuple(msgspec.json.decode(row.claim, type=Claim) for row in rows)

    def texts(self) -> dict[str, str]:
        """The text of every document, by id."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(tables.documents.c.id, tables.documents.c.text)).all()
        return {row.id: row.text for row in rows}

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(tables.decisions.c.decision).order_by(tables.decisions.c.number))
            return tuple(msgspec.json.decode(row.decision, type=Decision) for row in rows)

    def basis(self, resolver: str) -> Basis:
        """What records derived now by this resolver would stand on."""
        with self._engine.begin() as connection:
            documents, claims, decisions = _kept_counts(connection)
        return Basis(documents=documents, claims=claims, decisions=decisions, resolver=resolver)

    def is_stale(self, basis: Basis) -> bool:
        """Whether the records kept stand on anything else than this basis."""
        with self._engine.begin() as connection:
            row = connection.execute(select(tables.derivations)).one_or_none()
            return row is None or Basis(**row._asdict()) != basis

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        kind = tables.records.c.kind
        question = select(kind, func.count().label("number")).group_by(kind)
        with self._engine.begin() as connection:
            return {row.kind: int(row.number) for row in connection.execute(question)}

    def put_derived(
        self,
        entities: Iterable[ResolvedEntity],
        mentions: Mapping[str, tuple[str, ...]],
        records: Iterable[Record],
        basis: Basis,
    ) -> None:
        """Replaces everything derived by these; `mentions` gives the entity ids of each claim id.

        `basis` is asked for before the claims are, so that what another process keeps meanwhile
        leaves the records stale instead of being forgotten.
        """
        entities, records = list(entities), list(records)
        with self._engine.begin() as connection:
            for table in tables.DERIVED:
                connection.execute(delete(table))
            _put_entities(connection, entities)
            _insert(
                connection,
                tables.claim_entities,
                [{"claim": claim, "entity": entity} for claim, found in mentions.items() for entity in found],
            )
            _put_records(connection, records)
            connection.execute(insert(tables.derivations), msgspec.structs.asdict(basis))


@contextmanager
def opened(path: Path, patience: float = PATIENCE) -> Iterator[Store]:
    """A store on the register at `path`, made where there is none; raises RegisterError."""
    with for_writing(path, patience) as engine:
        yield Store(engine)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _knows(connection: Connection, document_id: str) -> bool:
    found = select(tables.documents.c.id).where(tables.documents.c.id == document_id)
    return connection.execute(found).first() is not None


def _was_left_out(connection: Connection, document_id: str) -> bool:
    relevant = select(tables.documents.c.relevant).where(tables.documents.c.id == document_id)
    claim = select(tables.claims.c.id).where(tables.claims.c.document == document_id).limit(1)
    return not connection.execute(relevant).scalar_one() and connection.execute(claim).first() is None


def _note_name(connection: Connection, document: Document) -> None:
    row = {"document": document.id, "source": document.source, "name": document.name}
    connection.execute(insert(tables.document_names).prefix_with("OR IGNORE"), row)


def _claim_row(document: Document, claim: Claim) -> dict[str, object]:
    start, end = claim.span
    if document.text[start:end] != claim.quote or not claim.quote:
        raise UngroundedClaim(document.name, claim.span, claim.quote)
    return {
        "id": claim_id(document.id, claim),
        "document": document.id,
        "kind": kind_of(claim),
        "modality": claim.modality,
        "start": start,
        "end": end,
        "claim": msgspec.json.encode(claim).decode(),
    }


def _kept_counts(connection: Connection) -> tuple[int, ...]:
    kept = (tables.documents, tables.claims, tables.decisions)
    return tuple(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in kept)


def _put_entities(connection: Connection, entities: list[ResolvedEntity]) -> None:
    _insert(
        connection,
        tables.entities,
        [{"id": e.id, "type": e.type, "name": e.name, "reference": e.reference} for e in entities],
    )
    _insert(
        connection,
        tables.entity_names,
        [{"entity": e.id, "name": name, "folded": fold(name)} for e in entities for name in e.names],
    )


def _put_records(connection: Connection, records: list[Record]) -> None:
    _insert(connection, tables.records, [{"id": r.id, "kind": r.kind} for r in records])
    _insert(
        connection,
        tables.record_fields,
        [
            {"record": r.id, "field": name, "told": msgspec.json.encode(told).decode()}
            for r in records
            for name, told in r.fields.items()
        ],
    )
    of_claims = [{"record": r.id, "claim": claim} for r in records for claim in r.claims]
    _insert(connection, tables.record_claims, of_claims)
    about = [{"record": r.id, "entity": entity} for r in records for entity in r.entities]
    _insert(connection, tables.record_entities, about)


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        # Straight to the driver: four times faster than Core for many rows (research/dependencies).
        names = list(rows[0])
        marks = ", ".join("?" * len(names))
        quoted = ", ".join(f'"{name}"' for name in names)
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks})',
            [tuple(row[name] for name in names) for row in rows],
        )
