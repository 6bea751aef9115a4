"""The tables of the search index: where each item stands, and what it is found by.

SQLite keeps the tokens in a full-text table of its own beside each of these, which holds nothing but the way
from a token to places; PostgreSQL as numbers in a column with an index. An item that is found by something
else than before stands at another place. Of a document or an entity the row is put anew then; what claims
had stays, and is passed over because the claim's place is another: ids of ten million claims are an index too
large for what is asked of it so seldom.
"""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import ARRAY, DDL, BigInteger, Column, Index, Integer, Table, event
from sqlalchemy import Text as AnyText

from comity.register.tables import Text, metadata

Shelf = Literal["documents", "claims", "entities"]

SHELVES: dict[Shelf, Table] = {}
"""The kinds of items that are found by themselves; records are found by their claims."""

OF_DOCUMENTS: tuple[Shelf, ...] = ("documents", "claims")
"""Those that are filled from documents and what they claim."""

_WORDS = """CREATE VIRTUAL TABLE {name} USING fts5(
    tokens, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '^@=#+~/._-'"
)"""


def words_of(shelf: Table) -> str:
    """The name of the full-text table beside a table on SQLite, of the index on PostgreSQL."""
    return f"{shelf.name}_words"


def indexes_of(shelf: Table, dialect: str) -> list[Index]:
    """The indexes that a table has on an engine."""
    indexes = sorted(shelf.indexes, key=lambda index: str(index.name))
    return [index for index in indexes if dialect == "postgresql" or index.name != words_of(shelf)]


def _shelf(name: Shelf, one_row_each: bool) -> None:
    made = Table(
        f"search_{name}",
        metadata,
        Column("place", BigInteger, nullable=False),
        Column("id", Text, primary_key=one_row_each, nullable=False),
        Column("tokens", AnyText().with_variant(ARRAY(Integer), "postgresql")),
    )
    Index(f"{made.name}_by_place", made.c.place)
    words = Index(
        words_of(made), made.c.tokens, postgresql_using="gin", postgresql_with={"fastupdate": "off"}
    )
    words.ddl_if(dialect="postgresql")
    _on_sqlite(made, "after_create", _WORDS.format(name=words_of(made)))
    _on_sqlite(made, "before_drop", f"DROP TABLE IF EXISTS {words_of(made)}")
    SHELVES[name] = made


def _on_sqlite(table: Table, when: str, statement: str) -> None:
    made: Any = DDL(statement)  # type: ignore[no-untyped-call]
    event.listen(table, when, made.execute_if(dialect="sqlite"))


_shelf("documents", one_row_each=True)
_shelf("claims", one_row_each=False)
_shelf("entities", one_row_each=True)
