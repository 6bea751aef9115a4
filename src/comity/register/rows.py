"""Many rows at once: questions over long lists of ids, and inserts straight through the driver."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table
from sqlalchemy.sql import ColumnElement

T = TypeVar("T")

AT_ONCE = 500  # ids in one question; SQLite allows 32,766 values, PostgreSQL's planner likes fewer


def chunks(items: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """The items in runs of at most `size`.

    >>> list(chunks("abc", 2))
    ['ab', 'c']
    """
    for at in range(0, len(items), size):
        yield items[at : at + size]


def where(
    connection: Connection, question: Select[Any], column: ColumnElement[Any], wanted: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows of a question whose column holds one of these values."""
    for some in chunks(sorted(set(wanted))):
        yield from connection.execute(question.where(column.in_(some))).all()


def delete_where(connection: Connection, table: Table, column: str, wanted: Iterable[Any]) -> None:
    """Deletes the rows whose column holds one of these values."""
    for some in chunks(sorted(set(wanted))):
        connection.execute(table.delete().where(table.c[column].in_(some)))


def insert(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Collection[Sequence[Any]],
    or_ignore: bool = False,
) -> None:
    """Inserts rows of these columns; `or_ignore` leaves out those that are there already."""
    if not rows:
        return
    # Straight to the driver: four times faster than Core for many rows.
    marks = ", ".join("?" * len(columns))
    quoted = ", ".join(f'"{name}"' for name in columns)
    verb = "INSERT OR IGNORE" if or_ignore else "INSERT"
    connection.exec_driver_sql(
        f'{verb} INTO "{table.name}" ({quoted}) VALUES ({marks})', [tuple(row) for row in rows]
    )


def digest(told: bytes) -> int:
    """A signed 64-bit number that stands for some bytes, the same on every machine."""
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big", signed=True)
