"""The rows of a large register: a derived synthetic one again and again, each time about other localities.

A replica is a register of its own: its localities are those of the first one, exchanged among each other
within their country, and its people and companies have names of their own. Texts, quotes and spans are
written anew with the names, and ids made from them as a reader makes them; days and numbers stay. So what
lies between two localities is what chance puts there, and it grows with the number of replicas.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Table

from benchmarks.synthetic.pattern import Cited, Page, Pattern, Said
from benchmarks.synthetic.world import names_of
from comity.errors import UnknownName
from comity.model.document import content_id
from comity.model.names import fold
from comity.reference import gazetteer

Row = tuple[Any, ...]
Column = Callable[["Replica"], Iterable[Any]]

_OWN = ("person/", "organisation/", "locality/")
_SYLLABLES = [first + last for first, last in product("BDGHKLMNPRSTVYZ", ("ae", "io", "ou", "ua"))]
_SEED = 20261122
_ID = 16  # bytes of the id of a document or a claim


class Replicas:
    """So many replicas of a derived register of SQLite's, the first of them that register itself."""

    def __init__(self, path: Path, number: int) -> None:
        if number > len(_SYLLABLES):
            raise ValueError(f"at most {len(_SYLLABLES)} replicas have names of their own")
        self.pattern = Pattern(path)
        self.number = number
        self._columns: dict[str, list[Column]] = {}
        self._ids: list[bytes] = [b""] * number
        self._spelt = _Spelt(self.pattern)

    @property
    def claims(self) -> int:
        """How many claims all of them have."""
        return self.number * sum(len(page.claims) for page in self.pattern.pages)

    def rows(self, table: Table) -> Iterator[Row]:
        """Every row of a table of the register."""
        match table.name:
            case "documents" | "claims" | "entities":
                for replica in self._replicas(table.name):
                    yield from getattr(replica, table.name)(table)
            case "entity_names":
                yield from self._entity_names()
            case "derivations":
                yield from map(tuple, self.pattern.rows(table.name))
            case "originals" | "decisions" | "joined_entities":
                pass
            case _:
                columns = self._columns.get(table.name) or self._taken_apart(table)
                for replica in self._replicas(table.name):
                    yield from zip(*(column(replica) for column in columns), strict=True)

    def _replicas(self, table: str) -> Iterator[Replica]:
        """The replicas one by one, with the values that a table needs."""
        for number in range(self.number):
            replica = Replica(self.pattern, number, self._spelt)
            if not self._ids[number]:
                replica.fill_names()
                self._ids[number] = b"".join(replica.digests())
            if table in _NAMING:
                replica.fill_names()
            else:
                replica.fill_numbers()
            replica.fill_ids(self._ids[number], claims=table not in _WITHOUT_CLAIMS)
            if table in _OF_RECORDS:
                replica.fill_records()
            yield replica

    def _entity_names(self) -> Iterator[Row]:
        shared = set()
        for number in range(self.number):
            for entity, name in self.pattern.entity_names:
                row = (self._spelt.entity(entity, number), self._spelt.name(Said(name, entity), number))
                if _is_own(entity):
                    yield (*row, fold(row[1]))
                else:
                    shared.add(row)
        yield from ((entity, name, fold(name)) for entity, name in sorted(shared))

    def _taken_apart(self, table: Table) -> list[Column]:
        """The columns of a table whose rows are made from those of the pattern one by one."""
        kept = self.pattern.rows(table.name, ", ".join(f'"{column.name}"' for column in table.columns))
        names = _names_of_mentions(self.pattern) if table.name == "mentions" else None
        found = [
            self._column(table.name, column.name, [row[at] for row in kept], names)
            for at, column in enumerate(table.columns)
        ]
        self._columns[table.name] = found
        return found

    def _column(self, table: str, column: str, told: list[Any], names: list[int] | None) -> Column:
        pattern, step = self.pattern, 0
        if names is not None and column == "name":
            return lambda replica: map(replica.values.__getitem__, names)
        if (table, column) == ("records", "cited"):
            ids = (json.loads(row["told"])[0] for row in pattern.rows("records", "told"))
            claims = [array("q", map(pattern.gap, told)) for told in ids]
            return lambda replica: replica.cited(claims)
        if (table, column) in _TEXTS:
            texts = [pattern.json(value) for value in told]
            return lambda replica: [text(replica.values) for text in texts]
        if (table, column) in _NUMBERS:
            numbers = array("q", told)
            step = pattern.mentions
            return lambda replica: (number + replica.number * step for number in numbers)
        if (table, column) in _HASHES:
            hashes = array("q", told)
            return lambda replica: (each ^ replica.number << 8 for each in hashes)
        if (table, column) == ("mention_keys", "key"):
            return lambda replica: (f"{each}~{replica.number}" for each in told)
        if (table, column) == ("document_names", "name") or (table, column) == ("document_names", "source"):
            pages = {page.columns["name"]: page.number for page in pattern.pages}
            gaps = [pages[value.rpartition("/")[2]] for value in told]
            form = "synthetic/%s.txt" if column == "source" else "%s.txt"
            return lambda replica: (form % replica.values[gap] for gap in gaps)
        if (table, column) == ("record_marks", "mark"):
            marks = [(mark, pattern.gaps_of_entities.get(mark)) for mark in told]
            return lambda replica: (mark if gap is None else replica.values[gap] for mark, gap in marks)
        if told and isinstance(told[0], str | None) and column in _LINKS:
            gaps_ = array("q", (pattern.gap(value) for value in told))
            return lambda replica: map(replica.values.__getitem__, gaps_)
        return lambda replica: told


_NAMING = {"documents", "claims", "mentions", "records"}
_WITHOUT_CLAIMS = {
    "documents",
    "document_names",
    "mentions",
    "mention_keys",
    "judgements",
    "copies",
    "copy_bands",
    "entities",
    "record_entities",
    "record_pairs",
    "figures",
    "record_marks",
    "said_parts",
}
_OF_RECORDS = {
    "records", "record_claims", "record_entities", "record_marks", "record_pairs", "figures", "said_parts",
}  # fmt: skip
_TEXTS = {
    ("records", "told"),
    ("claim_entities", "entities"),
    ("judgements", "judgement"),
    ("mentions", "mention"),
    ("derived_documents", "claims"),
}
_NUMBERS = {("mentions", "number"), ("mention_keys", "mention")}
_HASHES = {("mentions", "judgement"), ("judgements", "id"), ("claim_keys", "key"), ("copy_bands", "band")}
_LINKS = {
    "id", "document", "claim", "entity", "record", "cluster", "one", "other", "parent", "child", "given",
    "ruled", "subject",
}  # fmt: skip


class Replica:
    """One replica: what stands in each gap of the pattern."""

    def __init__(self, pattern: Pattern, number: int, spelt: _Spelt) -> None:
        self.number, self._pattern, self._spelt = number, pattern, spelt
        self.values: list[Any] = [None] * pattern.size
        for entity, gap in pattern.gaps_of_entities.items():
            self.values[gap] = spelt.entity(entity, number)

    def fill_names(self) -> None:
        """Fills in the names, and the numbers that documents are called by."""
        for said, gap in self._pattern.said.items():
            self.values[gap] = self._spelt.name(said, self.number)
        self.fill_numbers()

    def fill_numbers(self) -> None:
        """Fills in the numbers that documents are called by."""
        first = self.number * len(self._pattern.pages) + 1
        for at, page in enumerate(self._pattern.pages, first):
            self.values[page.number] = f"{at:07}"

    def fill_ids(self, ids: bytes, claims: bool) -> None:
        """Fills in the ids of documents, and of claims where these are needed."""
        values, told, size = self.values, ids.hex(), 2 * _ID
        at = 0
        for page in self._pattern.pages:
            values[page.gap] = told[at : at + size]
            if claims:
                for claim in page.claims:
                    at += size
                    values[claim.gap] = told[at : at + size]
                at += size
            else:
                at += size * (1 + len(page.claims))

    def fill_records(self) -> None:
        """Fills in the ids of records."""
        own = Random(self.number).getrandbits(64) if self.number else 0
        for record, gap in self._pattern.records.items():
            self.values[gap] = f"{record[:4]}{int(record[4:], 16) ^ own:016x}"

    def digests(self) -> Iterator[bytes]:
        """The ids of the documents, each with those of its claims behind it."""
        for page in self._pattern.pages:
            text, spans = self._written(page)
            document = content_id(text)
            self.values[page.gap] = document
            yield bytes.fromhex(document)
            for _, told in self._claims(page, text, spans):
                yield hashlib.sha256(f'["{document}",{told}]'.encode()).digest()[:_ID]

    def _written(self, page: Page) -> tuple[str, list[tuple[int, int]]]:
        """The text of a document, and where each piece of it stands."""
        pieces = [piece.text(self.values) for piece in page.pieces]
        spans, at = [], 0
        for piece in pieces:
            spans.append((at, at + len(piece)))
            at += len(piece)
        return "".join(pieces), spans

    def _claims(self, page: Page, text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[Any, str]]:
        values = self.values
        for claim, start, end, quote in _quotes(page, text, spans):
            head, tail = claim.head(values), claim.tail(values)
            yield (claim, start, end), f'{head}"quote":"{quote}","span":[{start},{end}]{tail}'

    def documents(self, table: Table) -> Iterator[Row]:
        """The rows of documents."""
        for page in self._pattern.pages:
            name = f"{self.values[page.number]}.txt"
            told = page.columns | {
                "id": self.values[page.gap],
                "name": name,
                "source": f"synthetic/{name}",
                "title": page.title(self.values),
                "text": self._written(page)[0],
            }
            yield tuple(told[column.name] for column in table.columns)

    def claims(self, _table: Table) -> Iterator[Row]:
        """The rows of claims."""
        for page in self._pattern.pages:
            document = self.values[page.gap]
            for (claim, start, end), told in self._claims(page, *self._written(page)):
                yield self.values[claim.gap], document, claim.kind, claim.modality, start, end, told

    def cited(self, records: Iterable[Iterable[int]]) -> Iterator[str]:
        """Where the claims of each of these records stand, as a register keeps it."""
        told = {}
        for page in self._pattern.pages:
            document = self.values[page.gap]
            for claim, start, end, quote in _quotes(page, *self._written(page)):
                shade = "" if claim.modality == "asserted" else f',"{claim.modality}"'
                if claim.kind == "agreement":
                    parties = json.loads(f'{{"kind":""{claim.tail(self.values)}')["parties"]
                    called = [[party["name"], party["id"]] for party in parties]
                    shade = f',"{claim.modality}",{_compact(called)}'
                told[claim.gap] = f'["{document}",{start},{end},"{quote}"{shade}]'
        for gaps in records:
            yield f"[{','.join(map(told.__getitem__, gaps))}]"

    def entities(self, _table: Table) -> Iterator[Row]:
        """The rows of entities that no replica before it has."""
        for id_, type_, name, reference in self._pattern.entities:
            if _is_own(id_) or not self.number:
                own = self._spelt.name(Said(name, id_), self.number) if _is_own(id_) else name
                yield self._spelt.entity(id_, self.number), type_, own, reference


def _quotes(page: Page, text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[Cited, int, int, str]]:
    """The claims of a document: where each stands, and its words in JSON."""
    for claim in page.claims:
        start, end = spans[claim.piece]
        yield claim, start, end, text[start:end].replace("\\", "\\\\").replace('"', '\\"')


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Spelt:
    """What each replica calls localities, people and companies."""

    def __init__(self, pattern: Pattern) -> None:
        self._tables = gazetteer.load()
        self._known = [id_ for id_, type_, *_ in pattern.entities if type_ == "locality" and not _is_own(id_)]
        self._exchanged: dict[int, dict[str, str]] = {0: {}}

    def entity(self, id_: str, number: int) -> str:
        """The id of an entity in a replica."""
        if not number:
            return id_
        if not _is_own(id_):
            return self._in(number).get(id_, id_)
        inner, slash, last = id_.removeprefix("organisation/").rpartition("/")
        if id_.startswith("organisation/") and slash:  # of a locality: it goes where that goes
            inner = self._in(number).get(inner, inner)
            return f"organisation/{inner}/{last}-{_SYLLABLES[number - 1].lower()}"
        return f"{id_}-{_SYLLABLES[number - 1].lower()}"

    def name(self, said: Said, number: int) -> str:
        """A name of an entity in a replica: another place's, or its own with a syllable."""
        if not number:
            return said.name
        if _is_own(said.entity):
            return f"{said.name} {_SYLLABLES[number - 1]}"
        there = self._in(number).get(said.entity)
        return said.name if there is None else self._spelling(said, there)

    def _spelling(self, said: Said, there: str) -> str:
        here, other = (self._names(id_) for id_ in (said.entity, there))
        for language, spelt in here.items():
            if said.name in spelt:
                return other[language][min(spelt.index(said.name), len(other[language]) - 1)]
        return other["en"][0]

    def _names(self, id_: str) -> dict[str, tuple[str, ...]]:
        return names_of(self._tables.place(id_))

    def _in(self, number: int) -> dict[str, str]:
        """Which locality stands for which in a replica: another one of its country."""
        if number not in self._exchanged:
            chance, found = Random(_SEED + number), dict[str, str]()
            for country in sorted({id_[:2] for id_ in self._known}):
                there = sorted(
                    id_ for id_ in self._known if id_.startswith(f"{country}/") and self._is_place(id_)
                )
                found |= dict(zip(there, chance.sample(there, len(there)), strict=True))
            self._exchanged[number] = found
        return self._exchanged[number]

    def _is_place(self, id_: str) -> bool:
        try:
            self._tables.place(id_)
        except UnknownName:
            return False
        return True


def _is_own(id_: str) -> bool:
    return id_.startswith(_OWN)


def _names_of_mentions(pattern: Pattern) -> list[int]:
    return [pattern.gap(Said(row["name"], row["entity"])) for row in pattern.rows("mentions", "name, entity")]
