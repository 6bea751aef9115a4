"""How much of what is found has each of some marks, so that one sees what a search can be narrowed to.

It is counted in the index alone: words that should stand together may stand apart in what is counted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

import msgspec
from sqlalchemy import Connection, Table, text

from comity.register.question import Question
from comity.register.search.expression import Expression, condition, expression, fts5
from comity.register.search.naming import Known, naming, nobody
from comity.register.search.query import Group, Query, Wanted, wanted
from comity.register.search.tables import SHELVES, Shelf, words_of

MOST = 1000
"""So many of the first that are found are looked through."""

Choice = Literal["kinds", "countries", "sectors", "languages"]
"""What of a query may be chosen."""

Choices = Mapping[Choice, Collection[str]]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are of each choice, were it made; of the first MOST found, unless these are `all`."""

    numbers: dict[Choice, dict[str, int]]
    all: bool


def counted(
    connection: Connection, query: Query, shelf: Shelf, choices: Choices, known: Known = nobody
) -> Counted:
    """Counts what a query finds on a shelf, by each choice in place of what it has chosen itself."""
    asked = wanted(query, naming(connection, known))
    count = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    numbers, whole = {}, True
    for choice, codes in choices.items():
        marks = [_marked(choice, code) for code in codes]
        found, told = count(connection, SHELVES[shelf], _without(query, asked, choice), asked.places, marks)
        numbers[choice] = dict(zip(codes, told, strict=True))
        whole &= found <= MOST
    return Counted(numbers=numbers, all=whole)


def _without(query: Query, asked: Wanted, choice: Choice) -> Expression:
    """What is asked for but for one choice."""
    others = msgspec.structs.replace(query, words="", **{choice: ()})
    return expression(asked.words) + expression(_filters(others))


def _marked(choice: Choice, code: str) -> Expression:
    return expression(_filters(msgspec.structs.replace(Query(), **{choice: (code,)})))


def _filters(query: Query) -> tuple[Group, ...]:
    return wanted(query, lambda _names: {}).filters


def _on_sqlite(
    connection: Connection,
    table: Table,
    asked: Expression,
    places: tuple[int, int],
    marks: Collection[Expression],
) -> tuple[int, list[int]]:
    low, high = places
    last = _LAST if asked else _LAST_OF_ALL
    behind = last[table.name].rows(connection, **_asking(asked), low=low, high=high, most=MOST)
    high = behind[0][0] if behind else high
    question = _NUMBER[table.name]
    told = [question.rows(connection, asked=fts5((*asked, *mark)), low=low, high=high) for mark in marks]
    return MOST + len(behind), [number for ((number,),) in told]


def _asking(asked: Expression) -> dict[str, str]:
    return {"asked": fts5(asked)} if asked else {}


def _last(table: Table) -> Question:
    words = words_of(table)
    return Question(
        f"""SELECT rowid FROM {words} WHERE {words} MATCH ONE :asked
        AND rowid BETWEEN ONE :low AND ONE :high ORDER BY rowid LIMIT 1 OFFSET ONE :most"""
    )


def _last_of_all(table: Table) -> Question:
    return Question(
        f"""SELECT place FROM {table.name} WHERE place BETWEEN ONE :low AND ONE :high
        ORDER BY place LIMIT 1 OFFSET ONE :most"""
    )


def _number(table: Table) -> Question:
    words = words_of(table)
    return Question(
        f"""SELECT count(*) FROM {words} WHERE {words} MATCH ONE :asked
        AND rowid BETWEEN ONE :low AND ONE :high"""
    )


_LAST = {table.name: _last(table) for table in SHELVES.values()}
_LAST_OF_ALL = {table.name: _last_of_all(table) for table in SHELVES.values()}
_NUMBER = {table.name: _number(table) for table in SHELVES.values()}


def _on_postgresql(
    connection: Connection,
    table: Table,
    asked: Expression,
    places: tuple[int, int],
    marks: Collection[Expression],
) -> tuple[int, list[int]]:
    which = condition(asked, "tokens") if asked else "true"
    each = "".join(f", count(*) FILTER (WHERE {condition(mark, 'tokens')})" for mark in marks)
    question = f"""SELECT count(*){each} FROM (
        SELECT tokens FROM {table.name} WHERE {which} AND place BETWEEN :low AND :high
        ORDER BY place LIMIT {MOST + 1}
    ) AS found"""
    number, *told = connection.execute(text(question), {"low": places[0], "high": places[1]}).one()
    return int(number), [*map(int, told)]
