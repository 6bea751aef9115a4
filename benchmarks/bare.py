"""The same rows by the bare driver: `executemany` or COPY, then keys and indexes, and no more than that.

What stands in the search index is taken from the register that was loaded before; making it is not counted.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Table

from comity.register import loading
from comity.register.address import address
from comity.register.opening import for_reading
from comity.register.search.items import rows_of
from comity.register.search.tables import SHELVES, words_of
from comity.register.search.telling import document_ids, entity_rows, read_documents, told_documents

Rows = Callable[[Table], Iterable[Sequence[Any]]]
_AT_ONCE = 5000


class _Clock:
    """Adds up the seconds of what is done while it runs."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __enter__(self) -> None:
        self._begun = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.perf_counter() - self._begun


def loaded(rows: Rows, place: str) -> float:
    """Seconds to put the rows of the register at a place in tables and indexes as it has them."""
    return _copied(rows, place) if "://" in place else _inserted(rows, Path(place))


def emptied(place: str) -> None:
    """Takes away whatever stands at a place."""
    if "://" not in place:
        Path(place).unlink(missing_ok=True)
        return
    with psycopg.connect(_plain(place), autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS bare CASCADE")
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def _inserted(rows: Rows, register: Path) -> float:
    clock, file = _Clock(), register.with_suffix(".bare")
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(register)) as there:
        made = there.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    words = [name for _, name, sql in made if sql.startswith("CREATE VIRTUAL")]
    own = [each for each in made if each[1] in words or not each[1].startswith(tuple(words))]
    with closing(sqlite3.connect(file, isolation_level=None)) as bare:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
            bare.execute(f"PRAGMA {setting}")
        bare.execute("BEGIN")
        for sql in (sql for type_, _, sql in own if type_ == "table"):
            bare.execute(sql)
        for table in loading.TABLES:
            for some in _batches(rows(table)):
                marks = ", ".join("?" * len(table.columns))
                with clock:
                    bare.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', some)
        for name, some in _found_by(str(register)):
            with clock:
                bare.executemany(f"INSERT INTO {name} (place, id) VALUES (?, ?)", [row[:2] for row in some])
                into = words_of(SHELVES[name.removeprefix("search_")])  # type: ignore[index]
                bare.executemany(
                    f"INSERT INTO {into} (rowid, tokens) VALUES (?, ?)", [(row[0], row[2]) for row in some]
                )
        with clock:
            for sql in (sql for type_, _, sql in own if type_ == "index"):
                bare.execute(sql)
            bare.execute("COMMIT")
    file.unlink()
    return clock.seconds


def _found_by(place: str) -> Iterator[tuple[str, list[Any]]]:
    """What items are found by, as the register's own way makes it."""
    with for_reading(place) as engine, engine.begin() as connection:
        for ids in document_ids(connection, _AT_ONCE):
            made = rows_of(told_documents(read_documents(connection, ids)))
            yield "search_documents", sorted(made.documents)
            yield "search_claims", sorted(made.claims)
        yield "search_entities", sorted(row for row, _ in entity_rows(connection, None))


def _copied(rows: Rows, place: str) -> float:
    clock = _Clock()
    with psycopg.connect(_plain(place)) as bare, psycopg.connect(_plain(place)) as there:
        run = bare.execute
        run("CREATE SCHEMA bare")
        run("SET LOCAL maintenance_work_mem = '1GB'")
        every = (*loading.TABLES, *SHELVES.values())
        for table in every:
            run(f'CREATE TABLE bare."{table.name}" (LIKE public."{table.name}")')
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            shelved = table.name.startswith("search_")
            made = _shelved(there, table, columns) if shelved else _truly(table, rows(table))
            for some in _batches(made):
                with clock, bare.cursor().copy(f'COPY bare."{table.name}" ({columns}) FROM STDIN') as into:
                    for row in some:
                        into.write_row(row)
        with clock:
            asked = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s)"
            for (sql,) in there.execute(asked, ([table.name for table in every],)):
                bare.execute(sql.replace(" ON public.", " ON bare."))
            bare.commit()
        run("DROP SCHEMA bare CASCADE")
    return clock.seconds


def _shelved(there: psycopg.Connection[Any], table: Table, columns: str) -> Iterator[Sequence[Any]]:
    told = columns.replace('"tokens"', "tokens::text")
    with there.cursor(name=table.name) as cursor:
        yield from cursor.execute(f"SELECT {told} FROM {table.name}")


def _truly(table: Table, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The rows with truth values where SQLite has numbers."""
    truths = [column.type.python_type is bool for column in table.columns]
    for row in rows:
        yield [bool(value) if true else value for value, true in zip(row, truths, strict=True)]


def _batches(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    made = iter(rows)
    while some := list(islice(made, _AT_ONCE)):
        yield some


def _plain(place: str) -> str:
    return address(place).server.set(drivername="postgresql").render_as_string(hide_password=False)
