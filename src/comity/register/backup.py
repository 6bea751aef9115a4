"""A register as it is, in a file beside it: made before anything is changed that cannot be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, LargeBinary, MetaData, Table, create_engine, insert, select

from comity.errors import RegisterError
from comity.register.address import Address
from comity.register.sqlite import mark, said
from comity.register.tables import KEPT

_STREAMED = {"yield_per": 5000}


def before(engine: Engine, where: Address, form: int) -> Path:
    """Copies a register of an older form to a file that tells so by its name.

    Of a register on a server what is kept is copied; everything else follows from that.
    """
    name = _folder(where) / f"{_stem(where)}.form-{form}"
    to = next(path for path in _names(name) if not path.exists())
    if where.file is not None:
        return backup(where.file, to)
    return _written(to, lambda part: _copy_kept(engine, part, form))


def backup(file: Path, to: Path) -> Path:
    """Copies a file's register as it stands at this moment, beside those who write it.

    RegisterError where the copy is there already or cannot be written.
    """
    return _written(to, lambda part: _copy_file(file, part))


def beside(where: Address) -> Path:
    """The file a backup is written to without a name: beside the register, or here for one on a server."""
    return _folder(where) / f"{_stem(where)}.{datetime.now(UTC):%Y%m%dT%H%M%SZ}"


def _folder(where: Address) -> Path:
    return where.file.parent if where.file is not None else Path()


def _stem(where: Address) -> str:
    return where.file.name if where.file is not None else f"{where.server.database or 'register'}.db"


def _names(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.name}-{number}")
        number += 1


def _written(to: Path, copy: Callable[[Path], None]) -> Path:
    """A copy that is there as a whole, or not at all."""
    if to.exists():
        raise RegisterError(to, "is there already; a backup overwrites nothing")
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    try:
        copy(part)
        part.replace(to)
    except OSError as error:
        raise RegisterError(to, f"cannot be written ({error.strerror})") from error
    except sqlite3.Error as error:
        raise said(to, error) from error
    finally:
        for left in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
            left.unlink(missing_ok=True)
    return to


def _copy_file(file: Path, to: Path) -> None:
    source, copied = sqlite3.connect(file), sqlite3.connect(to)
    try:
        source.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE")
    finally:
        copied.close()
        source.close()


def _copy_kept(engine: Engine, to: Path, form: int) -> None:
    """The tables of what is kept as the server describes them, at one moment."""
    file = create_engine(f"sqlite:///{to}")
    with engine.connect() as connection:
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin(), file.begin() as copied:
            described = MetaData()
            described.reflect(connection, only=lambda name, _: name in KEPT)
            for table in described.sorted_tables:
                _copy_table(connection, table, copied)
            mark(copied, form)
    file.dispose()


def _copy_table(connection: Connection, table: Table, to: Connection) -> None:
    for column in table.columns:
        # What only this server knows, a sequence or a collation, stays behind.
        binary = isinstance(column.type, LargeBinary)
        column.server_default = None
        column.type = LargeBinary() if binary else column.type.as_generic()
        if hasattr(column.type, "collation"):
            column.type.collation = None
    table.create(to)
    for some in connection.execute(select(table), execution_options=_STREAMED).partitions():
        to.execute(insert(table), [row._asdict() for row in some])
