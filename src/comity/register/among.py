"""Questions about whatever has one of many ids, put together once: pages ask the same ones all the time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, Column, ColumnElement, Connection, Row, Select, any_, bindparam

from comity.register.rows import AT_ONCE, chunks


def in_list(column: Column[Any], name: str) -> ColumnElement[bool]:
    """That a column has one of the values bound to a name, as SQLite is asked."""
    return column.in_(bindparam(name, expanding=True))


def in_array(column: Column[Any], name: str) -> ColumnElement[bool]:
    """The same as PostgreSQL is asked: one value, so that it plans the question once."""
    return column == any_(bindparam(name, type_=ARRAY(column.type)))


class Among:
    """A question, and the column that is to have one of the ids asked for."""

    def __init__(self, question: Select[Any], column: Column[Any]) -> None:
        self._asked = {
            "sqlite": question.where(in_list(column, "wanted")),
            "postgresql": question.where(in_array(column, "wanted")),
        }

    def rows(self, connection: Connection, wanted: Iterable[str]) -> list[Row[Any]]:
        """The rows with one of these ids."""
        question, found = self._asked[connection.dialect.name], list[Row[Any]]()
        for some in chunks(sorted(set(wanted)), AT_ONCE):
            found += connection.execute(question, {"wanted": list(some)}).all()
        return found
