"""What the search index of documents and claims is made of, kept in a file as well while it goes to a server.

Another connection would not see it there before the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

from comity.register import tables

SEARCHED = {
    tables.documents: ("id", "text", "title", "published", "language"),
    tables.claims: ("document", "id", "claim"),
    tables.claim_entities: ("claim", "entities"),
}
"""The tables and columns that it is made of; rows are looked up by the first column while it is made."""

_AT_ONCE = 5000  # rows


class Spool:
    """A file that holds the rows of these tables and no more than is needed to read them."""

    def __init__(self, connection: Connection) -> None:
        self._driver: Any = connection.connection.driver_connection

    def passing(self, table: Table, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        """The rows of a table; what is searched of them is kept as they pass."""
        columns = SEARCHED[table]
        searched = itemgetter(*(table.columns.keys().index(column) for column in columns))
        self._driver.execute(f'CREATE TABLE "{table.name}" ({", ".join(columns)})')
        put = f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(columns))})'
        made = iter(rows)
        while some := list(islice(made, _AT_ONCE)):
            self._driver.executemany(put, map(searched, some))
            yield from some
        self._driver.execute(f'CREATE INDEX "{table.name}_by" ON "{table.name}" ("{columns[0]}")')
