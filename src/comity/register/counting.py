"""What a register holds, in numbers."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, func, select

from comity.register import tables
from comity.register.address import Address
from comity.register.form import NEWEST
from comity.register.pending import waiting


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of what is kept and derived; `bytes` is the room it takes, `waiting` is not derived yet."""

    register: str
    engine: str
    form: int
    bytes: int
    documents: int
    relevant: int
    waiting: int
    languages: dict[str, int]
    published: tuple[str | None, str | None]
    last_read: str | None
    originals: int
    original_bytes: int
    claims: dict[str, int]
    entities: dict[str, int]
    records: dict[str, int]
    decisions: int


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked through: how many documents, published from when to when, and the last read when."""

    documents: int
    published: tuple[str | None, str | None]
    last_read: str | None


def coverage(run: Connection) -> Coverage:
    """What a register has looked through."""
    of = tables.documents.c
    days = func.min(of.published), func.max(of.published), func.max(of.first_read)
    number, earliest, latest, last_read = run.execute(select(func.count(), *days)).one()
    return Coverage(documents=number, published=(earliest, latest), last_read=last_read)


def statistics(engine: Engine, where: Address) -> Statistics:
    """Counts a register."""
    of, originals = tables.documents.c, tables.originals
    with engine.begin() as run:
        days = select(func.min(of.published), func.max(of.published), func.max(of.first_read))
        earliest, latest, last_read = run.execute(days).one()
        return Statistics(
            register=str(where),
            engine=engine.dialect.name,
            form=NEWEST,
            bytes=_room(run),
            documents=_number(run, tables.documents),
            relevant=run.execute(select(func.count()).where(of.relevant)).scalar_one(),
            waiting=_number(run, waiting().subquery()),
            languages=_by(run, of.language),
            published=(earliest, latest),
            last_read=last_read,
            originals=_number(run, originals),
            original_bytes=run.execute(select(func.coalesce(func.sum(originals.c.size), 0))).scalar_one(),
            claims=_by(run, tables.claims.c.kind),
            entities=_by(run, tables.entities.c.type),
            records=_by(run, tables.records.c.kind),
            decisions=_number(run, tables.decisions),
        )


def _number(run: Connection, table: Any) -> int:
    return int(run.execute(select(func.count()).select_from(table)).scalar_one())


def _by(run: Connection, column: Any) -> dict[str, int]:
    rows = run.execute(select(column, func.count()).group_by(column))
    return dict(sorted(((str(told or "unknown"), number) for told, number in rows), key=lambda one: -one[1]))


def _room(run: Connection) -> int:
    if run.dialect.name == "sqlite":
        pages = run.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages * run.exec_driver_sql("PRAGMA page_size").scalar_one())
    return int(run.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
