"""Many rows at once: questions over long lists of ids, and inserts straight through the driver."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, TypeVar

from sqlalchemy import ARRAY, Connection, Row, Select, Table, any_, literal
from sqlalchemy.sql import ColumnElement

T = TypeVar("T")

AT_ONCE = 500  # ids in one question; SQLite allows 32,766 values
_MANY = 5000  # ids in one question to PostgreSQL, which takes them as one array
_FEW = 20  # rows that are inserted sooner than copied


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
    for holds in _holding(connection, column, wanted):
        yield from connection.execute(question.where(holds)).all()


def tuples(
    connection: Connection, question: Select[Any], column: ColumnElement[Any], wanted: Iterable[Any]
) -> list[tuple[Any, ...]]:
    """The rows of `where` as the driver gives them: twice as fast for many small ones."""
    found: list[tuple[Any, ...]] = []
    for holds in _holding(connection, column, wanted):
        with connection.execute(question.where(holds)) as result:
            assert result.cursor is not None, "a question has rows"
            found += result.cursor.fetchall()
    return found


def delete_where(connection: Connection, table: Table, column: str, wanted: Iterable[Any]) -> None:
    """Deletes the rows whose column holds one of these values."""
    for holds in _holding(connection, table.c[column], wanted):
        connection.execute(table.delete().where(holds))


def _holding(
    connection: Connection, column: ColumnElement[Any], wanted: Iterable[Any]
) -> Iterator[ColumnElement[bool]]:
    values = sorted(set(wanted))
    if connection.dialect.name == "sqlite":
        yield from (column.in_(some) for some in chunks(values))
    else:
        for some in chunks(values, _MANY):
            yield column == any_(literal(list(some), ARRAY(column.type)))


def insert(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Collection[Sequence[Any]],
    or_ignore: bool = False,
) -> None:
    """Inserts rows of these columns; `or_ignore` leaves out those that are there already.

    Straight to the driver: four times faster than Core for many rows; PostgreSQL copies them.
    """
    if not rows:
        return
    quoted = ", ".join(f'"{name}"' for name in columns)
    if connection.dialect.name == "sqlite":
        verb = "INSERT OR IGNORE" if or_ignore else "INSERT"
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(
            f'{verb} INTO "{table.name}" ({quoted}) VALUES ({marks})', [tuple(row) for row in rows]
        )
    elif len(rows) <= _FEW:
        marks = ", ".join(["%s"] * len(columns))
        end = " ON CONFLICT DO NOTHING" if or_ignore else ""
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks}){end}', [tuple(row) for row in rows]
        )
    elif or_ignore:
        with _beside(connection, table, columns, rows) as beside:
            connection.exec_driver_sql(
                f'INSERT INTO "{table.name}" ({quoted}) SELECT {quoted} FROM {beside} ON CONFLICT DO NOTHING'
            )
    else:
        copy(connection, f'"{table.name}"', columns, rows)


def update(
    connection: Connection, table: Table, key: str, columns: Sequence[str], rows: Collection[Sequence[Any]]
) -> None:
    """Writes these columns of the rows that have a key; each row gives the key last."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        told = ", ".join(f'"{name}" = ?' for name in columns)
        connection.exec_driver_sql(
            f'UPDATE "{table.name}" SET {told} WHERE "{key}" = ?', [tuple(row) for row in rows]
        )
        return
    with _beside(connection, table, (*columns, key), rows) as beside:
        told = ", ".join(f'"{name}" = new."{name}"' for name in columns)
        connection.exec_driver_sql(
            f'UPDATE "{table.name}" AS old SET {told} FROM {beside} AS new WHERE old."{key}" = new."{key}"'
        )


@contextmanager
def _beside(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Iterator[str]:
    """The rows in a table of PostgreSQL's that lasts as long as this."""
    beside = f"new_{table.name}"
    quoted = ", ".join(f'"{name}"' for name in columns)
    connection.exec_driver_sql(
        f'CREATE TEMPORARY TABLE {beside} ON COMMIT DROP AS SELECT {quoted} FROM "{table.name}" WITH NO DATA'
    )
    copy(connection, beside, columns, rows)
    yield beside
    connection.exec_driver_sql(f"DROP TABLE {beside}")


def copy(
    connection: Connection,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    frozen: bool = False,
) -> None:
    """Copies rows into a table of PostgreSQL's, which takes them while the next are made.

    `frozen`: the table was emptied in the same transaction, so that nobody need look at its rows again.
    """
    quoted = ", ".join(f'"{column}"' for column in columns)
    driver: Any = connection.connection.driver_connection
    told = f"COPY {name} ({quoted}) FROM STDIN{' (FREEZE)' if frozen else ''}"
    with driver.cursor() as cursor, cursor.copy(told) as copy:
        for row in rows:
            copy.write_row(row)


def digest(told: bytes) -> int:
    """A signed 64-bit number that stands for some bytes, the same on every machine."""
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big", signed=True)
