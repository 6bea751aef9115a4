"""The search index: filled with everything at once, or with what came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext

from sqlalchemy import Connection, Table, delete, func, select, text
from sqlalchemy import Index as DatabaseIndex

from comity.register import tables
from comity.register.rows import chunks, copy, delete_where, insert, where
from comity.register.search.expression import numbers
from comity.register.search.items import Row, Rows
from comity.register.search.making import MANY, by_itself, in_processes
from comity.register.search.tables import SHELVES, Shelf, indexes_of, words_of
from comity.register.search.telling import document_ids, entity_rows, read_documents

_IN_ONE_RUN = 500  # documents that are read at once
_AT_ONCE = 150_000  # rows that wait in memory
_HASH = 64 << 20  # bytes SQLite gathers before it writes a part of its index
_COLUMNS = ("place", "id", "tokens")


class Index:
    """Writes the search index, or some shelves of it, over one open connection."""

    def __init__(self, connection: Connection, shelves: Iterable[Shelf] = tuple(SHELVES)) -> None:
        self._connection, self._shelves = connection, [SHELVES[shelf] for shelf in shelves]
        self._is_sqlite = connection.dialect.name == "sqlite"
        self._anew = False
        self._frozen = set[Table]()  # emptied in this transaction: nobody need look at their rows again

    def clear(self) -> None:
        """Empties the index; until `finish`, what is put is taken to be new.

        What others read on a server keeps its indexes: they would wait until all is there.
        """
        self._anew = True
        for table in self._shelves:
            is_read = not self._is_sqlite and self._connection.execute(select(table.c.place).limit(1)).first()
            for index in () if is_read else self._indexes(table):
                index.drop(self._connection, checkfirst=True)
            if self._is_sqlite or is_read:
                self._connection.execute(delete(table))
            else:
                self._frozen.add(table)
                self._connection.execute(text(f"TRUNCATE {table.name}"))
            if self._is_sqlite:
                self._tell(table, "delete-all")
                self._tell(table, "hashsize", _HASH)
                self._tell(table, "automerge", 0)
                self._tell(table, "crisismerge", 1000)

    def put(self, rows: Rows) -> None:
        """Adds what documents and claims are found by; that of many at once is quicker."""
        self._put(SHELVES["documents"], rows.documents)
        self._put(SHELVES["claims"], rows.claims)

    def put_entities(self, rows: Iterable[Row]) -> None:
        """Adds what entities are found by."""
        self._put(SHELVES["entities"], rows)

    def finish(self) -> None:
        """Makes an index that was cleared and filled ready to be asked."""
        for table in self._shelves:
            if not self._is_sqlite:
                self._connection.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
            for index in self._indexes(table):
                index.create(self._connection, checkfirst=True)
            if self._is_sqlite:
                self._tell(table, "optimize")
                self._tell(table, "automerge", 4)
                self._tell(table, "crisismerge", 16)
            else:
                self._connection.execute(text(f"ANALYZE {table.name}"))
        self._anew = False

    def _put(self, table: Table, rows: Iterable[Row]) -> None:
        # In the order of their places: SQLite gathers tokens as long as places rise.
        fresh = sorted(rows)
        if not self._anew:
            fresh = self._new(table, fresh)
            if table.primary_key:
                delete_where(self._connection, table, "id", [row[1] for row in fresh])
        if not fresh:
            return  # a shelf that is not filled may be another process's
        if not self._is_sqlite:
            numbered = ((place, id_, numbers(tokens)) for place, id_, tokens in fresh)
            if self._anew:
                copy(self._connection, table.name, _COLUMNS, numbered, frozen=table in self._frozen)
            else:
                insert(self._connection, table, _COLUMNS, list(numbered))
        else:
            insert(self._connection, table, _COLUMNS[:2], [row[:2] for row in fresh])
            words = words_of(table)
            told = [(place, tokens) for place, _, tokens in fresh]
            self._connection.exec_driver_sql(f"INSERT INTO {words} (rowid, tokens) VALUES (?, ?)", told)

    def _new(self, table: Table, rows: Sequence[Row]) -> list[Row]:
        """Those of these rows that do not stand there already."""
        of = table.c
        places = (row[0] for row in rows)
        there = {tuple(row) for row in where(self._connection, select(of.place, of.id), of.place, places)}
        return [row for row in rows if row[:2] not in there]

    def _indexes(self, table: Table) -> list[DatabaseIndex]:
        return indexes_of(table, self._connection.dialect.name)

    def _tell(self, table: Table, command: str, number: int | None = None) -> None:
        """Says something to a full-text table of SQLite's."""
        words = words_of(table)
        if number is None:
            self._connection.exec_driver_sql(f"INSERT INTO {words} ({words}) VALUES (?)", (command,))
        else:
            told = (command, number)
            self._connection.exec_driver_sql(f"INSERT INTO {words} ({words}, rank) VALUES (?, ?)", told)


def index_all(connection: Connection, several: bool = False) -> None:
    """Makes the index of everything that stands in the tables.

    With `several` processes where there are MANY documents: the program that asks must then be one that
    other processes can import (`if __name__ == "__main__"`).
    """
    index = Index(connection)
    index.clear()
    count = connection.execute(select(func.count()).select_from(tables.documents)).scalar_one()
    reads = (read_documents(connection, ids) for ids in document_ids(connection, _IN_ONE_RUN))
    with in_processes() if several and count >= MANY else nullcontext(by_itself) as making:
        for rows in _gathered(making(reads)):
            index.put(rows)
    index.put_entities(row for row, _ in entity_rows(connection, None))
    index.finish()


def index_rows(connection: Connection, shelf: Shelf, runs: Iterable[Rows]) -> None:
    """Makes the index of a shelf of the rows that come, run by run."""
    index = Index(connection, [shelf])
    index.clear()
    for rows in _gathered(runs):
        index.put(rows)
    index.finish()


def index_entities(connection: Connection) -> None:
    """Makes the index of all entities."""
    index = Index(connection, ["entities"])
    index.clear()
    index.put_entities(row for row, _ in entity_rows(connection, None))
    index.finish()


def made_rows(kept: Connection) -> Iterator[Rows]:
    """The rows of all documents and claims, run by run."""
    return by_itself(read_documents(kept, ids) for ids in document_ids(kept, _IN_ONE_RUN))


def index_again(connection: Connection, documents: Sequence[str], entities: Iterable[str]) -> None:
    """Adds what these documents, with their claims, and these entities are found by now."""
    index = Index(connection)
    reads = (read_documents(connection, ids) for ids in chunks(documents, _IN_ONE_RUN))
    for rows in by_itself(reads):
        index.put(rows)
    index.put_entities(row for row, _ in entity_rows(connection, entities))


def _gathered(runs: Iterable[Rows]) -> Iterator[Rows]:
    """The rows of many runs together: the more at once, the fewer parts an index has to be merged from."""
    kept = Rows([], [])
    for rows in runs:
        kept.documents.extend(rows.documents)
        kept.claims.extend(rows.claims)
        if len(kept.documents) + len(kept.claims) >= _AT_ONCE:
            yield kept
            kept = Rows([], [])
    yield kept
