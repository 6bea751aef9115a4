"""Filling an empty register with the rows of a whole one, as fast as the engine takes them.

On a server all of it is one transaction. A file is filled beside the register and takes its place when it
is whole: until then the register stays empty, and what a load that was killed leaves is no register.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, func, select, text

from comity.errors import RegisterError
from comity.register import form, sqlite, tables
from comity.register.address import Address
from comity.register.search.annex import Annex
from comity.register.search.index import index_all, index_entities
from comity.register.search.making import MANY
from comity.register.search.tables import OF_DOCUMENTS, SHELVES, Shelf
from comity.register.spool import SEARCHED, Spool

Rows = Callable[[Table], Iterable[Sequence[Any]]]
"""Every row of a table, its values in the order of the table's columns."""

PATIENCE = 5.0  # seconds to wait for somebody who has the new file open
_STREAMED = 10_000  # rows fetched at once from a server
_SORTING = "512MB"  # for making an index on a server

TABLES = tuple(t for t in tables.metadata.sorted_tables if t not in SHELVES.values())
"""What a register consists of, a table after those it refers to; the search index is made of these."""

_REST = tuple(table for table in TABLES if table not in SEARCHED)


def copy(source: Engine, target: Engine, name: str) -> None:
    """Copies a whole register into an empty one, of whatever engine; RegisterError where it is not empty.

    `name` is the target as a person is told of it.
    """
    with _reading(source) as rows:
        load(rows, target, name)


def load(rows: Rows, target: Engine, name: str) -> None:
    """Fills an empty register with the rows of a whole one; RegisterError where it is not empty."""
    into = _into_file if target.dialect.name == "sqlite" else _into_database
    into(rows, target, name)


@contextmanager
def _reading(source: Engine) -> Iterator[Rows]:
    """The rows of a register as they stand at one moment."""
    with source.connect() as connection:
        served = connection.dialect.name != "sqlite"
        if served:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            driver: Any = connection.connection.driver_connection

            def rows(table: Table) -> Iterator[Sequence[Any]]:
                question = f'SELECT {_columns(table)} FROM "{table.name}"'
                if not served:
                    yield from driver.execute(question)
                    return
                with driver.cursor(name=f"all_{table.name}") as cursor:
                    cursor.itersize = _STREAMED
                    yield from cursor.execute(question)

            yield rows


def _into_file(rows: Rows, target: Engine, name: str) -> None:
    path = _file_of(target)
    beside = path.with_name(f"{path.name}.loading")
    shelves = {shelf: path.with_name(f"{path.name}.{shelf}") for shelf in OF_DOCUMENTS}
    _no_log(target)
    with target.begin() as held:  # until the new file is in its place nobody writes to the old one
        _refuse_unless_empty(held, name)
        try:
            _clear(beside, *shelves.values())
            _fill(beside, shelves, rows)
            beside.replace(path)
        finally:
            _clear(beside, *shelves.values())
    target.dispose()


def _clear(*files: Path) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _fill(file: Path, shelves: Mapping[Shelf, Path], rows: Rows) -> None:
    """Makes a register of rows; what is large of the search index comes from files of its own."""
    with _filling(file) as connection, ExitStack() as stack:
        beside = _Beside(stack, {shelf: Address(file=path) for shelf, path in shelves.items()})
        with connection.begin():
            form.make(connection)
            connection.execute(text("PRAGMA application_id = 0"))
            for table in SEARCHED:
                _put_in(connection, table, rows(table))
                beside.see(connection, table)
        beside.begin(file)
        with connection.begin():
            for table in _REST:
                _put_in(connection, table, rows(table))
            beside.index_others(connection)
        beside.finish(connection)
        sqlite.mark(connection, form.NEWEST)
        connection.commit()
    with file.open("rb+") as written:
        os.fsync(written.fileno())


class _Beside:
    """What makes the search index of documents and claims where there are many; else nothing does."""

    def __init__(self, stack: ExitStack, targets: Mapping[Shelf, Address]) -> None:
        self._stack, self._targets = stack, targets
        self._annex: Annex | None = None

    def see(self, connection: Connection, table: Table) -> None:
        """Looks at a table that was just filled."""
        if table is tables.documents and _number_of(connection, table) >= MANY:
            self._annex = self._stack.enter_context(Annex(self._targets))

    def begin(self, source: Path) -> None:
        """Has it made of what stands in a file."""
        if self._annex:
            self._annex.begin(source)

    def index_others(self, connection: Connection) -> None:
        """Makes what is not made beside."""
        if self._annex:
            index_entities(connection)
        else:
            index_all(connection)

    def finish(self, connection: Connection) -> None:
        """Waits until it is made."""
        if self._annex:
            self._annex.finish(connection)


@contextmanager
def _filling(file: Path) -> Iterator[Connection]:
    """A connection to a new file."""
    engine = sqlite.engine(file, PATIENCE, reading=False)
    try:
        with engine.connect() as connection:
            sqlite.without_journal(connection)
            yield connection
    finally:
        engine.dispose()


def _put_in(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    """Puts the rows of a table into a file, and makes its indexes behind them."""
    driver: Any = connection.connection.driver_connection
    _without_indexes(connection, table)
    marks = ", ".join("?" * len(table.columns))
    driver.executemany(f'INSERT INTO "{table.name}" ({_columns(table)}) VALUES ({marks})', rows)
    _with_indexes(connection, table)


def _into_database(rows: Rows, target: Engine, name: str) -> None:
    there = Address(url=target.url.render_as_string(hide_password=False))
    with TemporaryDirectory() as folder, ExitStack() as stack, target.begin() as connection:
        beside = _Beside(stack, dict.fromkeys(OF_DOCUMENTS, there))
        _make_room(connection, name)
        keys = _without_keys(connection)
        with _filling(Path(folder) / "spool.db") as file:
            with file.begin():
                spool = Spool(file)
                for table in SEARCHED:
                    _copy_in(connection, table, spool.passing(table, rows(table)))
                    beside.see(connection, table)
            beside.begin(Path(folder) / "spool.db")
            for table in _REST:
                _copy_in(connection, table, rows(table))
            _with_keys(connection, keys)
            beside.index_others(connection)
            beside.finish(connection)


def _make_room(connection: Connection, name: str) -> None:
    """Leaves nothing in the tables of an empty register, and nobody else at them."""
    every = ", ".join(f'"{table.name}"' for table in TABLES)
    connection.exec_driver_sql(f"LOCK TABLE {every} IN ACCESS EXCLUSIVE MODE")
    _refuse_unless_empty(connection, name)
    # Rows of a table emptied in the same transaction need not be looked at again by anybody.
    connection.exec_driver_sql(f"TRUNCATE {every}")


def _with_keys(connection: Connection, keys: Iterable[str]) -> None:
    """Makes the keys and indexes of rows that are there, and has the server look at these."""
    run = connection.exec_driver_sql
    run(f"SET LOCAL maintenance_work_mem = '{_SORTING}'")
    for key in keys:
        run(key)
    for table in TABLES:
        _with_indexes(connection, table)
        run(f'ANALYZE "{table.name}"')
    _number_on(connection)


def _copy_in(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    driver: Any = connection.connection.driver_connection
    _without_indexes(connection, table)
    told = f'COPY "{table.name}" ({_columns(table)}) FROM STDIN (FORMAT BINARY, FREEZE)'
    truths = [at for at, column in enumerate(table.columns) if column.type.python_type is bool]
    with driver.cursor() as cursor, cursor.copy(told) as into:
        into.set_types([_type_of(column, connection) for column in table.columns])
        for row in rows if not truths else _with_truths(rows, truths):
            into.write_row(row)


def _type_of(column: Column[Any], connection: Connection) -> str:
    """The name of a column's type, without the order of its text."""
    return column.type.compile(connection.dialect).partition(" ")[0].lower()


def _with_truths(rows: Iterable[Sequence[Any]], at: Sequence[int]) -> Iterator[Sequence[Any]]:
    """The rows with truth values where SQLite has numbers."""
    for row in rows:
        values = list(row)
        for column in at:
            values[column] = bool(values[column])
        yield values


def _without_keys(connection: Connection) -> list[str]:
    """Takes the keys off all tables; the statements that put them on again, those referred to first."""
    found = connection.execute(
        text(
            "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), contype = 'p' FROM pg_constraint"
            " WHERE contype IN ('p', 'f') AND conrelid::regclass::text = ANY(:names) ORDER BY contype = 'p'"
        ),
        {"names": [table.name for table in TABLES]},
    ).all()
    for table, name, _, _ in found:
        connection.exec_driver_sql(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    return [f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {told}' for table, name, told, _ in found[::-1]]


def _number_on(connection: Connection) -> None:
    """What a server numbers goes on behind the last number that came."""
    for table in TABLES:
        (key, *others) = table.primary_key.columns or (None,)
        if key is not None and not others and key is table.autoincrement_column:
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key.name}'), "
                f'(SELECT coalesce(max("{key.name}"), 0) + 1 FROM "{table.name}"), false)'
            )


def _without_indexes(connection: Connection, table: Table) -> None:
    for index in table.indexes:
        index.drop(connection, checkfirst=True)


def _with_indexes(connection: Connection, table: Table) -> None:
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        index.create(connection)


def _refuse_unless_empty(connection: Connection, name: str) -> None:
    for table in (tables.documents, tables.decisions):
        if _number_of(connection, table):
            raise RegisterError(name, "is not empty; copy to a register that holds nothing yet")


def _number_of(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _file_of(target: Engine) -> Path:
    with target.connect() as connection:
        listed = connection.exec_driver_sql("PRAGMA database_list")
        return Path(next(row.file for row in listed.all() if row.name == "main"))


def _no_log(target: Engine) -> None:
    """Has what was written so far in the file itself: the log beside it belongs to no other file."""
    connection = target.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)
