"""A register as it is, in a file beside it: made before anything is changed that cannot be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, LargeBinary, MetaData, Table, create_engine, insert, select

from comity.errors import RegisterError
from comity.register.address import Address
from comity.register.postgresql import FORM_TABLE
from comity.register.sqlite import mark

_STREAMED = {"yield_per": 5000}


def before(engine: Engine, where: Address, form: int) -> Path:
    """Copies a register of an older form to a file that tells so by its name."""
    name = f"{_stem(where)}.form-{form}"
    folder = where.file.parent if where.file is not None else Path()
    to = next(path for path in _names(folder / name) if not path.exists())
    return backup(engine, where, to)


def backup(engine: Engine, where: Address, to: Path | None = None) -> Path:
    """Copies a register to a file of SQLite's, as it stands at this moment, beside those who write it.

    Without a name it lies beside the register, or in this folder for one on a server, named by the time.
    RegisterError where the file is there already or cannot be written.
    """
    if to is None:
        folder = where.file.parent if where.file is not None else Path()
        to = folder / f"{_stem(where)}.{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    if to.exists():
        raise RegisterError(to, "is there already; a backup overwrites nothing")
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    try:
        if where.file is not None:
            _copy_file(where.file, part)
        else:
            _copy_server(engine, part)
        part.replace(to)
    except OSError as error:
        raise RegisterError(to, f"cannot be written ({error.strerror})") from error
    finally:
        for left in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
            left.unlink(missing_ok=True)
    return to


def _stem(where: Address) -> str:
    return where.file.name if where.file is not None else f"{where.server.database or 'register'}.db"


def _names(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.name}-{number}")
        number += 1


def _copy_file(file: Path, to: Path) -> None:
    source, copied = sqlite3.connect(file), sqlite3.connect(to)
    try:
        source.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE")
    finally:
        copied.close()
        source.close()


def _copy_server(engine: Engine, to: Path) -> None:
    """Every table as the server describes it, whatever its form, in one view of the data."""
    file = create_engine(f"sqlite:///{to}")
    with engine.connect() as connection:
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin(), file.begin() as beside:
            described = MetaData()
            described.reflect(connection)
            for table in described.sorted_tables:
                _copy_table(connection, table, beside)
            form = connection.execute(select(described.tables[FORM_TABLE].c.version_num)).scalar_one()
            mark(beside, int(form))
    file.dispose()


def _copy_table(connection: Connection, table: Table, to: Connection) -> None:
    for column in table.columns:
        column.server_default = None
        column.type = column.type if isinstance(column.type, LargeBinary) else column.type.as_generic()
        if hasattr(column.type, "collation"):
            column.type.collation = None
    table.create(to)
    rows = connection.execute(select(table), execution_options=_STREAMED)
    for some in rows.partitions():
        to.execute(insert(table), [row._asdict() for row in some])
