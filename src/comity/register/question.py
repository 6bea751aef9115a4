"""Questions that pages ask all the time: written once, as the driver takes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection

_encode = msgspec.json.Encoder().encode

Told = int | str | Collection[str] | Collection[tuple[str, str]]

# How each engine is asked what stands on the left; the values come as JSON, or as an array where it can be.
_SQLITE = (
    (re.compile(r"\bONE :(\w+)"), r":\1"),
    (re.compile(r"\bIN :(\w+)"), r"IN (SELECT value FROM json_each(:\1))"),
    (re.compile(r"\bEACH :(\w+)"), r"json_each(:\1)"),
    (
        re.compile(r"\bCOUPLES :(\w+)"),
        r"(SELECT json_extract(value, '$[0]') AS one, json_extract(value, '$[1]') AS other"
        r" FROM json_each(:\1))",
    ),
    (re.compile(r"\bVIA (\w+)"), r"INDEXED BY \1"),
)
_POSTGRESQL = (
    (re.compile("%"), "%%"),
    (re.compile(r"\bONE :(\w+)"), r"%(\1)s"),
    (re.compile(r"\bIN :(\w+)"), r"= ANY(%(\1)s)"),
    (re.compile(r"\bEACH :(\w+)"), r"(SELECT unnest(%(\1)s::text[]) AS value)"),
    (
        re.compile(r"\bCOUPLES :(\w+)"),
        r"(SELECT told->>0 AS one, told->>1 AS other FROM unnest(%(\1)s::json[]) AS told)",
    ),
    (re.compile(r"\bVIA \w+ "), ""),
)


class Question:
    """A question in SQL, in which `ONE :name` stands for one value, and these words for many at once:

    - `IN :name` for one of them,
    - `EACH :name` for a table of them, in the column `value`,
    - `COUPLES :name` for a table of couples, in the columns `one` and `other`;

    and `VIA index` says by which index to look a table up: SQLite would look for an id in the index that
    tells it apart rather than in one that holds all that is asked.

    The words are the same however many values there are, so that both engines plan them once, and they go
    straight to the driver: SQLAlchemy takes longer to put a question together than they to answer it.
    """

    def __init__(self, told: str) -> None:
        self._told = " ".join(told.split())
        self._sqlite, self._postgresql = (_said(self._told, words) for words in (_SQLITE, _POSTGRESQL))

    def __str__(self) -> str:
        return self._told

    def rows(self, connection: Connection, **told: Told) -> list[tuple[Any, ...]]:
        """The answer, its values in the order of the question's; none where it asks for nothing."""
        if told and not any(told.values()):
            return []
        driver: Any = connection.connection.driver_connection
        if connection.dialect.name == "sqlite":
            given = {name: _json(values) for name, values in told.items()}
            return list(driver.execute(self._sqlite, given).fetchall())
        arrays = {name: _array(values) for name, values in told.items()}
        return list(driver.execute(self._postgresql, arrays).fetchall())


def _said(told: str, words: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for found, instead in words:
        told = found.sub(instead, told)
    return told


def _json(told: Told) -> int | str:
    return told if isinstance(told, int | str) else _encode(list(told)).decode()


def _array(told: Told) -> int | str | list[str]:
    return told if isinstance(told, int | str) else list(map(_plain, told))


def _plain(value: str | tuple[str, str]) -> str:
    return value if isinstance(value, str) else _encode(value).decode()
