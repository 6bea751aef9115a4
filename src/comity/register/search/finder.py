"""Asks the index of an engine for the places of what may be wanted, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, text

from comity.register.question import Question
from comity.register.search.expression import Expression, condition, fts5
from comity.register.search.tables import SHELVES, Shelf, words_of

Placed = tuple[int, str]
"""A place, and the id of an item that stood there when it was noted."""

_AT_MOST = 500  # places asked for at once


class Finder:
    """Walks over places that have the tokens asked for; whether an item still stands there, others look."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._has_words = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
        if self._has_words is _on_postgresql:
            # Room for the places of common words: else the server notes pages, and reads all their rows.
            connection.execute(text("SET LOCAL work_mem = '64MB'"))

    def walk(
        self, shelf: Shelf, asked: Expression, between: tuple[int, int], first: int
    ) -> Iterator[list[Placed]]:
        """The places between two, run by run; `first` is how many are wanted probably."""
        low, high = between
        number = first
        ask = self._has_words if asked else _every
        while low <= high:
            found, last = ask(self._connection, SHELVES[shelf], asked, (low, high), number)
            yield found
            if last is None:
                return
            low, number = last + 1, min(2 * number, _AT_MOST)


Run = tuple[list[Placed], int | None]
"""Some places, and the last one that was looked at; None where there are no more."""


def _every(
    connection: Connection, table: Table, _asked: Expression, between: tuple[int, int], number: int
) -> Run:
    low, high = between
    return _run(_EVERY[table.name].rows(connection, low=low, high=high, number=number), number)


def _run(rows: Iterable[Any], number: int) -> Run:
    found = [(place, id_) for place, id_ in rows]
    return found, found[-1][0] if len(found) == number else None


def _on_sqlite(
    connection: Connection, table: Table, asked: Expression, between: tuple[int, int], number: int
) -> Run:
    low, high = between
    rows = _FOUND[table.name].rows(connection, asked=fts5(asked), low=low, high=high, number=number)
    places = {place for place, _ in rows}
    found = sorted((place, id_) for place, id_ in rows if id_ is not None)
    return found, max(places) if len(places) == number else None


def _found(table: Table) -> Question:
    words = words_of(table)
    return Question(
        # Where something stood that is elsewhere now, nobody stands.
        f"""SELECT found.place, there.id FROM (
            SELECT rowid AS place FROM {words} WHERE {words} MATCH ONE :asked
            AND rowid BETWEEN ONE :low AND ONE :high ORDER BY rowid LIMIT ONE :number
        ) AS found LEFT JOIN {table.name} AS there ON there.place = found.place"""
    )


def _every_one(table: Table) -> Question:
    return Question(
        f"""SELECT place, id FROM {table.name} WHERE place BETWEEN ONE :low AND ONE :high
        ORDER BY place, id LIMIT ONE :number"""
    )


_EVERY = {table.name: _every_one(table) for table in SHELVES.values()}
_FOUND = {table.name: _found(table) for table in SHELVES.values()}


def _on_postgresql(
    connection: Connection, table: Table, asked: Expression, between: tuple[int, int], number: int
) -> Run:
    """Looks at the first rows one by one, and asks the index for all where they hold too few.

    The planner would choose between the two by how often words stand together, which it does not know.
    """
    told = {"low": between[0], "high": between[1], "number": number}
    parts = {"table": table.name, "asked": condition(asked, "tokens"), "steps": _STEPS[table.name]}
    found, last = _run(connection.execute(text(_WALK.format(**parts)), told), number)
    if last is None:
        return _run(connection.execute(text(_ALL.format(**parts)), told), number)
    return found, last


_STEPS = {"search_documents": 1000, "search_claims": 10_000, "search_entities": 2000}
_WALK = """
    SELECT place, id FROM (
        SELECT place, id, tokens FROM {table} WHERE place BETWEEN :low AND :high ORDER BY place LIMIT {steps}
    ) AS first WHERE {asked} ORDER BY place, id LIMIT :number
"""
_ALL = """
    WITH found AS MATERIALIZED (
        SELECT place, id FROM {table} WHERE {asked} AND place BETWEEN :low AND :high
    ) SELECT place, id FROM found ORDER BY place, id LIMIT :number
"""
