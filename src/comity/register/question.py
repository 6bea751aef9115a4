"""Questions that pages ask all the time: written once, as the driver takes them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection

_MANY = re.compile(r"\bIN :(\w+)")
_EACH = re.compile(r"\bEACH :(\w+) AS (\w+)")
_VIA = re.compile(r"\bVIA (\w+)")
_VALUE = re.compile(r":(\w+)")

_encode = msgspec.json.Encoder().encode


class Question:
    """A question in SQL, in which `IN :name` stands for many values and `EACH :name AS other` for a table
    of them, in the column `value`; `VIA index` says by which index to look a table up.

    SQLite takes many values as JSON and PostgreSQL as an array: so the words of a question are the same
    however many there are, and both engines plan it once. SQLAlchemy would take longer to put it together
    than they take to answer. SQLite would look for an id in the index that tells it apart rather than in
    one that holds all that is asked.
    """

    def __init__(self, told: str) -> None:
        self._told = words = " ".join(told.split())
        many = _EACH.sub(r"json_each(:\1) AS \2", words)
        array = _EACH.sub(r"unnest(:\1 + text[]) AS \2(value)", words)
        self._sqlite = _VIA.sub(r"INDEXED BY \1", _MANY.sub(r"IN (SELECT value FROM json_each(:\1))", many))
        plain = _VIA.sub("", _MANY.sub(r"= ANY(:\1)", array))
        self._postgresql = _VALUE.sub(r"%(\1)s", plain).replace(" + text", "::text")

    def __str__(self) -> str:
        return self._told

    def rows(self, connection: Connection, **told: Collection[str]) -> list[tuple[Any, ...]]:
        """The answer, its values in the order of the question's; none where nothing is told."""
        if not any(told.values()):
            return []
        driver: Any = connection.connection.driver_connection
        if connection.dialect.name == "sqlite":
            given = {name: _encode(list(values)).decode() for name, values in told.items()}
            return list(driver.execute(self._sqlite, given).fetchall())
        lists = {name: list(values) for name, values in told.items()}
        return list(driver.execute(self._postgresql, lists).fetchall())
