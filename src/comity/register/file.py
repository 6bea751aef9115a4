"""A register's file: opened, recognised, brought up to date; what SQLite says, said in a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from comity.errors import NotARegister, RegisterError, RegisterLocked, RegisterMissing, RegisterTooNew
from comity.register.tables import DERIVED, metadata

APPLICATION_ID = 0x436F6D79  # "Comy": `file` and SQLite itself can tell a register from other databases
PATIENCE = 5.0  # seconds to wait for another process before saying that the register is locked

_CACHE, _SMALL_CACHE = 400_000, 20_000  # kibibytes at most; indexes are filled in no order, page by page

Step = Callable[[Connection], None]


def _make_derived_anew(connection: Connection) -> None:
    """Version 2: everything derived has another form; it is dropped, and derived again by the next run."""
    for name in ("record_fields", *(table.name for table in reversed(DERIVED))):
        connection.execute(text(f'DROP TABLE IF EXISTS "{name}"'))
    metadata.create_all(connection)


STEPS: tuple[Step, ...] = (metadata.create_all, _make_derived_anew)
"""Step n brings version n-1 to version n; version 0 is an empty file."""


@contextmanager
def for_writing(path: Path, patience: float = PATIENCE) -> Iterator[Engine]:
    """An engine on the register at `path`, made where there is none; raises RegisterError."""
    if not path.absolute().parent.is_dir():
        raise RegisterMissing(path, f"the folder {path.parent} does not exist")
    with _engine(path, patience) as engine:
        with engine.begin() as connection:
            bring_up_to_date(connection, path)
        _read_beside_writing(engine)
        yield engine


@contextmanager
def for_reading(path: Path, patience: float = PATIENCE) -> Iterator[Engine]:
    """An engine that only reads the register at `path`; raises RegisterError."""
    if not path.exists():
        raise RegisterMissing(path, "there is no register here; `comity read` makes one")
    with _engine(path, patience, reading=True) as engine:
        with engine.begin() as connection:
            version = _version(connection, path)
            if version == 0:
                raise NotARegister(path, "is empty; `comity read` fills it")
            if version < len(STEPS):
                raise RegisterError(
                    path, "was made by an older Comity; `comity rebuild` brings it up to date, a copy is wise"
                )
        yield engine


def bring_up_to_date(connection: Connection, path: Path, steps: tuple[Step, ...] = STEPS) -> None:
    """Runs the steps the file has not had yet; raises RegisterTooNew for a file with more of them."""
    version = _version(connection, path, len(steps))
    for step in steps[version:]:
        step(connection)
    if version < len(steps):
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version = {len(steps)}"))


def _version(connection: Connection, path: Path, newest: int = len(STEPS)) -> int:
    application, version, holds = (
        connection.execute(text(question)).scalar_one()
        for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    if application == 0 and version == 0 and holds == 0:
        return 0
    if application != APPLICATION_ID:
        raise NotARegister(path, "is a database of another program, not a Comity register")
    if version > newest:
        raise RegisterTooNew(
            path, f"was written by a newer Comity (its form is {version}, this one knows up to {newest})"
        )
    return int(version)


@contextmanager
def _engine(path: Path, patience: float, reading: bool = False) -> Iterator[Engine]:
    if path.is_dir():
        raise NotARegister(path, "is a folder, not a register")

    def connect() -> sqlite3.Connection:
        # A reader may write too as far as the file goes, so that it clears SQLite's side files away
        # when it is the last to leave; `query_only` keeps it from changing anything.
        address = f"file:{quote(str(path.absolute()))}?mode={'rw' if reading else 'rwc'}"
        # No implicit transactions: SQLAlchemy's `begin` below says when one starts.
        return sqlite3.connect(
            address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE if not reading else _SMALL_CACHE}")
        connection.execute(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    with in_words(path):
        try:
            yield engine
        finally:
            engine.dispose()


def _read_beside_writing(engine: Engine) -> None:
    # Write-ahead logging, set only once the file is known to be a register, and outside any transaction.
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns what the database raises into a RegisterError of one sentence."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise _said(path, cause) from error


def _said(path: Path, cause: BaseException | None) -> RegisterError:
    name = getattr(cause, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return RegisterLocked(path, "another process is writing it; try again when that has finished")
    if name.startswith("SQLITE_NOTADB"):
        return NotARegister(path, "is not a Comity register")
    if name.startswith("SQLITE_CORRUPT"):
        return RegisterError(path, "is damaged; restore it from a copy, or read the documents into a new one")
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return RegisterError(path, "may not be written")
    if name.startswith("SQLITE_CANTOPEN"):
        return RegisterError(path, "cannot be opened; check that the file may be read and its folder written")
    if name.startswith("SQLITE_FULL"):
        return RegisterError(path, "cannot grow: the disk is full")
    return RegisterError(path, f"cannot be used ({cause})")
