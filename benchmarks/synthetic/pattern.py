"""A derived register taken apart: every text with gaps where a name or an id stands, every id a number."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

NOTHING = 0  # the gap that stands for None

_QUOTED = re.compile(r'"([^"\\]+)"')

Values = Sequence[Any]
Text = Callable[[Values], str]
"""How a text reads with the values that fill its gaps."""


class Said(msgspec.Struct, frozen=True):
    """A name as written, and the entity it means."""

    name: str
    entity: str


class Piece(msgspec.Struct, frozen=True):
    """A piece of a document's text: how it reads, its length without names, and the gaps of these."""

    text: Text
    fixed: int
    gaps: tuple[int, ...]


class Cited(msgspec.Struct, frozen=True):
    """A claim: its gap, the piece it quotes, its JSON before the quote and behind the span, its columns."""

    gap: int
    piece: int
    head: Text
    tail: Text
    kind: str
    modality: str


class Page(msgspec.Struct, frozen=True):
    """A document: its gap and that of its number, its other columns, the pieces of its text, its claims."""

    gap: int
    number: int
    columns: dict[str, Any]
    title: Text
    pieces: tuple[Piece, ...]
    claims: tuple[Cited, ...]


class Pattern:
    """A whole register of SQLite's in memory, for writing it again with other names."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._db.row_factory = sqlite3.Row
        self._gaps: dict[object, int] = {None: NOTHING}
        self.entities = [tuple(row) for row in self.rows("entities", "id, type, name, reference")]
        self.entity_names = [tuple(row) for row in self.rows("entity_names", "entity, name")]
        given = (row["given"] for row in self.rows("mentions", "given"))  # perhaps taken for others
        known = {*(row[0] for row in self.entities), *(id_ for id_ in given if id_)}
        self.gaps_of_entities = {id_: self.gap(id_) for id_ in sorted(known)}
        self.pages = self._pages()
        self.records = {row["id"]: self.gap(row["id"]) for row in self.rows("records", "id")}
        self.mentions = len(self.rows("mentions", "number"))

    @property
    def size(self) -> int:
        """How many gaps there are."""
        return len(self._gaps)

    @property
    def said(self) -> dict[Said, int]:
        """The names that stand in texts, with their gaps."""
        return {key: gap for key, gap in self._gaps.items() if isinstance(key, Said)}

    def gap(self, key: object) -> int:
        """The gap of an id or a name."""
        return self._gaps.setdefault(key, len(self._gaps))

    def known(self, key: object) -> int | None:
        """The gap of an id or a name that is met already."""
        return self._gaps.get(key)

    def rows(self, table: str, columns: str = "*") -> list[sqlite3.Row]:
        """The rows of a table."""
        return self._db.execute(f"SELECT {columns} FROM {table} ORDER BY rowid").fetchall()

    def json(self, told: str | None, names: dict[str, int] | None = None) -> Text:
        """A JSON text with gaps for the ids in it, and for these names."""
        if told is None:
            return lambda values: None  # type: ignore[return-value]
        parts, gaps, at = [], [], 0
        for found in _QUOTED.finditer(told):
            gap = self.known(found[1]) if names is None or found[1] not in names else names[found[1]]
            if gap is not None:
                parts.append(told[at : found.start(1)])
                gaps.append(gap)
                at = found.end(1)
        return filled([*parts, told[at:]], gaps)

    def _pages(self) -> list[Page]:
        names: dict[str, dict[str, int]] = {}
        for row in self.rows("mentions", "document, name, entity"):
            names.setdefault(row["document"], {})[row["name"]] = self.gap(Said(row["name"], row["entity"]))
        claims: dict[str, list[sqlite3.Row]] = {}
        for row in self.rows("claims"):
            claims.setdefault(row["document"], []).append(row)
        documents = self.rows("documents")
        for row in documents:
            self.gap(row["id"])
        for row in (row for told in claims.values() for row in told):
            self.gap(row["id"])
        return [self._page(row, names.get(row["id"], {}), claims.get(row["id"], [])) for row in documents]

    def _page(self, row: sqlite3.Row, names: dict[str, int], claims: list[sqlite3.Row]) -> Page:
        number = row["name"].partition(".")[0]
        named = {**names, number: self.gap(("number", number))}
        text, at = row["text"], 0
        pieces: list[Piece] = []
        cited: list[Cited] = []
        for claim in sorted(claims, key=lambda claim: (claim["start"], claim["end"])):
            if claim["start"] < at:
                cited.append(self._cited(claim, len(pieces) - 1, named))
                continue
            pieces.append(_piece(text[at : claim["start"]], named))
            pieces.append(_piece(text[claim["start"] : claim["end"]], named))
            cited.append(self._cited(claim, len(pieces) - 1, named))
            at = claim["end"]
        pieces.append(_piece(text[at:], named))
        return Page(
            gap=self.gap(row["id"]),
            number=named[number],
            columns={key: row[key] for key in row.keys() if key not in ("id", "text", "title")},  # noqa: SIM118
            title=_piece(row["title"], named).text,
            pieces=tuple(pieces),
            claims=tuple(cited),
        )

    def _cited(self, row: sqlite3.Row, piece: int, names: dict[str, int]) -> Cited:
        span = f',"span":[{row["start"]},{row["end"]}]'
        before, _, behind = row["claim"].partition(span)
        head = before[: before.index('"quote":')]
        return Cited(
            gap=self.gap(row["id"]),
            piece=piece,
            head=self.json(head),
            tail=self.json(behind, names),
            kind=row["kind"],
            modality=row["modality"],
        )


def filled(parts: Sequence[str], gaps: Sequence[int]) -> Text:
    """A text of parts with a gap between each two."""
    form = "%s".join(part.replace("%", "%%") for part in parts)
    if not gaps:
        whole = form % ()
        return lambda values: whole
    pick = itemgetter(*gaps)
    return lambda values: form % pick(values)


def _piece(text: str, names: dict[str, int]) -> Piece:
    parts, gaps = _cut(text, names)
    return Piece(filled(parts, gaps), sum(map(len, parts)), tuple(gaps))


def _cut(text: str, names: Iterable[str] | dict[str, int]) -> tuple[list[str], list[int]]:
    """A text cut where a name stands, the longest first: what stands between, and the gaps."""
    assert isinstance(names, dict)
    told = re.split("(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")", text)
    return told[::2], [names[name] for name in told[1::2]]
