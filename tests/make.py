"""Builders: documents and claims of few words for tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from comity.deriving.engine import VERSION, bring_up_to_date
from comity.model.cited import CitedClaim, claim_id
from comity.model.claim import Agreement, Claim, Event, Figure, Membership, Participant, Post
from comity.model.document import Document, content_id
from comity.model.entity import Entity, EntityType
from comity.reference.organisation import Organisation
from comity.reference.reading import Reading
from comity.register.store import Kept, Store

BINH_DUONG = Entity("locality", "Bình Dương", "vn/binh-duong")
GANGNAM = Entity("locality", "Gangnam District", "kr/seoul/gangnam")
DAEJEON = Entity("locality", "Daejeon", "kr/daejeon")
SEOUL = Entity("locality", "Seoul", "kr/seoul")
BUSAN = Entity("locality", "Busan", "kr/busan")
BECAMEX = Entity("organisation", "Becamex IDC", "org/becamex-idc")
COEX = Entity("organisation", "COEX", "org/coex-co")
WTA = Entity("organisation", "World Technopolis Association", "org/wta")

RELEVANT = Kept(relevant=True, reason="it tells of a tie", ungrounded=0, reader="test")
LEFT_OUT = Kept(relevant=False, reason="it tells of the weather", ungrounded=0, reader="test")


def document(text: str, name: str = "article.txt", published: str | None = "2022-01-07") -> Document:
    return Document(id=content_id(text), name=name, text=text, source=f"folder/{name}", published=published)


def person(name: str) -> Entity:
    return Entity("person", name)


def unknown(type_: EntityType, name: str) -> Entity:
    return Entity(type_, name)


def quoting(quote: str = "They agreed.", start: int = 0, name: str = "article.txt") -> dict[str, Any]:
    return {"document": name, "quote": quote, "span": (start, start + len(quote))}


def agreement(*parties: Entity, **fields: Any) -> Agreement:
    return Agreement(**{**quoting(), "type": "mou", "stage": "signed", "parties": parties, **fields})


def event(*places: Entity, who: Iterable[Entity] = (), **fields: Any) -> Event:
    participants = tuple(Participant(entity, "attendee") for entity in who)
    return Event(**{**quoting(), "type": "visit", "places": places, "participants": participants, **fields})


def figure(subject: Entity, value: float, **fields: Any) -> Figure:
    return Figure(**{**quoting(), "subject": subject, "indicator": "fdi_projects", "value": value, **fields})


def membership(member: Entity, body: Entity, **fields: Any) -> Membership:
    return Membership(**{**quoting(), "member": member, "body": body, **fields})


def post(name: str, role: str, of: Entity, **fields: Any) -> Post:
    return Post(**{**quoting(), "person": person(name), "role": role, "of": of, **fields})


def cited(claim: Claim, source: str = "a", published: str | None = "2022-01-07") -> CitedClaim:
    """A claim as told by the document `source`."""
    named = msgspec.structs.replace(claim, document=f"{source}.txt")
    return CitedClaim(id=claim_id(source, named), document=source, published=published, claim=named)


class Tables:
    """Reference tables of the few names given, with what lies in what."""

    def __init__(
        self, names: Mapping[str, str] | None = None, parents: Mapping[str, str] | None = None
    ) -> None:
        self._names, self._parents = names or {}, parents or {}

    def name(self, entity_id: str) -> str | None:
        return self._names.get(entity_id)

    def parent(self, entity_id: str) -> str | None:
        return self._parents.get(entity_id)

    def children(self, entity_id: str) -> tuple[str, ...]:
        return tuple(id_ for id_, above in self._parents.items() if above == entity_id)

    def readings(self, name: str, country: str | None = None) -> list[Reading]:
        return []

    def reading(self, entity_id: str) -> Reading | None:
        return None

    def bodies(self, name: str) -> list[Organisation]:
        return []

    def every_body(self) -> list[Organisation]:
        return []

    def is_role(self, entity_id: str) -> bool:
        return False

    def successors(self, entity_id: str) -> tuple[str, ...]:
        return ()

    def predecessors(self, entity_id: str) -> tuple[str, ...]:
        return ()


TABLES = Tables(
    names={"vn/binh-duong": "Bình Dương", "kr/seoul/gangnam": "Gangnam-gu", "kr": "South Korea"},
    parents={"kr/seoul/gangnam": "kr/seoul", "kr/seoul": "kr", "vn/binh-duong": "vn", "org/coex-co": "kr"},
)


def put_together(store: Store, tables: Tables = TABLES) -> None:
    with store.deriving() as ledger:
        bring_up_to_date(ledger, tables)


def is_up_to_date(store: Store, resolver: str = VERSION) -> bool:
    with store.deriving() as ledger:
        return ledger.pending(resolver).nothing


def register(path: Path, *documents: tuple[Document, Iterable[Claim]]) -> Path:
    """A register of these documents and claims, put together."""
    from comity.register import store as stores

    with stores.opened(path) as store:
        for kept, claims in documents:
            store.add(kept, claims, RELEVANT)
        put_together(store)
    return path


def rows(path: Path) -> list[str]:
    """Every row of a register's file, as text; a full-text index shows none of its own."""
    with closing(sqlite3.connect(path)) as connection:
        virtual = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
        indexes = {name for (name,) in connection.execute(virtual)}
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return [
            f"{table} {row!r}"
            for (table,) in tables
            if table not in indexes
            for row in connection.execute(f'SELECT * FROM "{table}"')
        ]
