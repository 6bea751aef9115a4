"""A register in a file of SQLite's: opened and recognised; what SQLite says, said in a sentence."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import QueuePool

from comity.errors import NotARegister, RegisterError, RegisterLocked, RegisterMissing

APPLICATION_ID = 0x436F6D79  # "Comy": `file` and SQLite itself can tell a register from other databases
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_PAUSE = 0.02  # seconds
_FILE = "comity_file"  # the option of an engine, and of its connections, that tells which file it is
# Kibibytes at most; indexes are filled in no order, page by page.
_CACHE, _SMALL_CACHE, _FILLING_CACHE = 400_000, 20_000, 256_000
_MAPPED = 2**40  # bytes of a file nobody changes that are read without copying them; SQLite maps two billion


def engine(path: Path, patience: float, reading: bool, still: bool = False) -> Engine:
    """An engine on the file at `path`, which it makes where it writes; raises RegisterError.

    `still`: what is read there nobody changes meanwhile, so that no locks are looked for.
    """
    if path.is_dir():
        raise NotARegister(path, "is a folder, not a register")
    if reading and not path.exists():
        raise RegisterMissing(path, "there is no register here; `comity read` makes one")
    if not path.absolute().parent.is_dir():
        raise RegisterMissing(path, f"the folder {path.parent} does not exist")

    def connect() -> sqlite3.Connection:
        # A reader may write too as far as the file goes, so that it clears SQLite's side files away
        # when it is the last to leave; `query_only` keeps it from changing anything.
        mode = "ro&immutable=1" if still else "rw" if reading else "rwc"
        address = f"file:{quote(str(path.absolute()))}?mode={mode}"
        # No implicit transactions: SQLAlchemy's `begin` below says when one starts.
        return sqlite3.connect(
            address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
        )

    options = {_FILE: str(path.resolve())}
    made = create_engine("sqlite://", creator=connect, poolclass=QueuePool, execution_options=options)

    @event.listens_for(made, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE if not reading else _SMALL_CACHE}")
        connection.execute(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
        connection.execute("PRAGMA foreign_keys = ON")
        if still:
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        # Straight to the driver: pages begin one each.
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN" if reading else "BEGIN IMMEDIATE")

    return made


def recognise(connection: Connection, path: Path) -> int | None:
    """The form a file says it has, None for an empty one; NotARegister for another program's."""
    application, form, holds = (
        connection.execute(text(question)).scalar_one()
        for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    if application == 0 and form == 0 and holds == 0:
        return None
    if application != APPLICATION_ID:
        raise NotARegister(path, "is a database of another program, not a Comity register")
    return int(form)


def state(of: Connection | Engine) -> str:
    """What is another once something was written; of a moment that is read, asked before anything is read."""
    path = of.get_execution_options()[_FILE]
    return " ".join(_stamp(Path(f"{path}{part}")) for part in ("", "-wal"))


def _stamp(file: Path) -> str:
    """Which file it is, how long, and when it was written; an empty one is as good as none."""
    try:
        told = file.stat()
    except FileNotFoundError:
        return "-"
    return f"{told.st_ino:x}.{told.st_size:x}.{told.st_mtime_ns:x}" if told.st_size else "-"


def mark(connection: Connection, form: int) -> None:
    """Notes in the head of the file whose it is and which form it has: older programs look there."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version = {form}"))


def without_journal(connection: Connection) -> None:
    """Has a new file filled fast: nothing in it can be taken back, and nobody else has it open."""
    driver: Any = connection.connection.driver_connection
    for setting in (
        "journal_mode = OFF",
        "synchronous = OFF",
        "foreign_keys = OFF",
        "locking_mode = EXCLUSIVE",
        f"cache_size = -{_FILLING_CACHE}",
    ):
        driver.execute(f"PRAGMA {setting}")


def read_beside_writing(engine: Engine, patience: float) -> None:
    """Turns on write-ahead logging; only once the file is known to be a register, outside a transaction."""
    connection, until = engine.raw_connection(), time.monotonic() + patience
    try:
        while not _logs_ahead(connection.cursor(), last=time.monotonic() > until):
            time.sleep(_PAUSE)
    finally:
        connection.close()


def _logs_ahead(cursor: Any, last: bool) -> bool:
    """Whether the log is on; SQLite itself does not wait here for another process that writes."""
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if last or not error.sqlite_errorname.startswith(_BUSY):
            raise
        return False
    return True


def said(path: Path, cause: BaseException | None) -> RegisterError:
    """What SQLite says of the file, in a sentence."""
    name = getattr(cause, "sqlite_errorname", "")
    if name.startswith(_BUSY):
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
