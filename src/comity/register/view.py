"""Reading a register: entities, records, claims and the documents they cite."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar, cast

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Engine, Row, Select, func, select

from comity.errors import AmbiguousName, UnknownName
from comity.model.cited import CitedClaim, Standing
from comity.model.claim import Claim
from comity.model.decision import Numbered
from comity.model.document import Original
from comity.model.entity import EntityType
from comity.model.judgement import Judgement
from comity.model.names import fold
from comity.model.record import Record, ResolvedEntity
from comity.register import tables
from comity.register.about import About
from comity.register.arrivals import Arrivals
from comity.register.citing import Standings, claims_of
from comity.register.contests import Contests
from comity.register.counting import Coverage, coverage
from comity.register.figures import Figures
from comity.register.judged import JudgedMention
from comity.register.listing import Span, by_day, listed
from comity.register.memory import Lookup, Memory
from comity.register.opening import PATIENCE, Place, for_reading
from comity.register.originals import restored
from comity.register.outlines import Outlines
from comity.register.packed import unpacked
from comity.register.pairs import Pairs
from comity.register.patience import Patience, within
from comity.register.pending import decisions_of
from comity.register.question import Question
from comity.register.roll import Roll
from comity.register.rows import AT_ONCE, where
from comity.register.search.counting import Choices, Counted, counted
from comity.register.search.hit import Page, What
from comity.register.search.naming import Known, nobody
from comity.register.search.query import Query
from comity.register.search.search import Search
from comity.register.search.tables import Shelf
from comity.register.state import state_of

T = TypeVar("T")
_claim = msgspec.json.Decoder(Claim).decode

_ENTITIES = Question(
    """SELECT entity.id, entity.type, entity.name, entity.reference, met.name FROM entities AS entity
    LEFT JOIN entity_names AS met ON met.entity = entity.id WHERE entity.id IN :wanted"""
)
_NAMES = Question("SELECT id, name FROM entities WHERE id IN :wanted")
_NAMED = Question("SELECT entity FROM entity_names WHERE folded = ONE :name")
_SPELLINGS = Question("SELECT entity, name FROM entity_names WHERE entity IN :wanted")
_RECORDS = Question("SELECT id, kind, told, decisions FROM records WHERE id IN :wanted")
_CITED_RECORDS = Question("SELECT id, kind, told, decisions, cited FROM records WHERE id IN :wanted")
_STANDINGS = Question("SELECT told, cited FROM records WHERE id IN :wanted")
_BEGINNING = Question("SELECT id FROM records WHERE id >= ONE :first AND id < ONE :last ORDER BY id LIMIT 6")
_CITING = Question("SELECT record FROM record_claims WHERE claim IN :wanted")
_PUBLISHED = Question(
    """SELECT document.id, document.published, document.name
    FROM documents AS document VIA documents_cited WHERE document.id IN :wanted"""
)
_PUBLISHERS = Question("SELECT id, publisher FROM documents WHERE id IN :wanted")
_CITED = """SELECT claim.id, claim.document, document.published, claim.claim, document.name
    FROM claims AS claim JOIN documents AS document VIA documents_cited ON document.id = claim.document"""
_CLAIMS = Question(f"{_CITED} WHERE claim.id IN :wanted")
_CLAIMS_OF_DOCUMENTS = Question(f"{_CITED} WHERE claim.document IN :wanted")

_TEXTS = Question("SELECT id, text FROM documents WHERE id IN :wanted")
_STREAMED = {"yield_per": 5000}  # rows fetched at once where all are walked through


class KeptDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as the register keeps it, without its text."""

    id: str
    name: str
    names: tuple[str, ...]
    source: str
    media_type: str
    published: str | None
    published_evidence: str | None
    language: str | None
    title: str | None
    publisher: str | None
    first_read: str
    reader: str
    relevant: bool
    reason: str
    ungrounded: int


_TOLD = tuple(name for name in KeptDocument.__struct_fields__ if name != "names")
_DOCUMENTS = Question(f"SELECT {', '.join(_TOLD)} FROM documents WHERE id IN :wanted")
_DOCUMENT_NAMES = Question("SELECT document, name FROM document_names WHERE document IN :wanted")
_CALLED = Question(
    """SELECT document FROM document_names WHERE name = ONE :name
    UNION SELECT id FROM documents WHERE id = ONE :name"""
)

Spellings = Callable[[Iterable[str]], Mapping[str, tuple[str, ...]]]
"""Gives the names under which each of some entities is met."""

Naming = Callable[[Mapping[str, str], Spellings], dict[str, str]]
"""Puts other names of entities in the place of those shown, by id; all are given back."""


def _as_shown(shown: Mapping[str, str], _: Spellings) -> dict[str, str]:
    return dict(shown)


class View:
    """Reads one register. Made by `opened`; changes nothing."""

    def __init__(self, engine: Engine, naming: Naming = _as_shown, memory: Memory | None = None) -> None:
        self._engine, self._naming = engine, naming
        self._memory = memory or Memory()

    def spoken(self, naming: Naming) -> View:
        """The same register, its entities called by other names."""
        return View(self._engine, naming, self._memory)

    def documents(self, ids: Iterable[str] | None = None) -> tuple[KeptDocument, ...]:
        """These documents, or every one, oldest publication first, undated ones last."""
        if ids is None:
            ids = self._first(select(tables.documents.c.id))
        with self._engine.begin() as connection:
            wanted = set(ids)
            rows = _DOCUMENTS.rows(connection, wanted=wanted)
            names = _grouped(_DOCUMENT_NAMES.rows(connection, wanted=wanted))
        found = [_document(row, names.get(row[0], ())) for row in rows]
        return tuple(sorted(found, key=lambda d: (d.published or "9999", d.name, d.id)))

    def document(self, name: str) -> KeptDocument:
        """The one document of this name, id, or beginning of an id; UnknownName or AmbiguousName."""
        with self._engine.begin() as connection:
            ids = {id_ for (id_,) in _CALLED.rows(connection, name=name)}
        if not ids and len(name) >= 6:
            of = tables.documents.c
            ids = {*self._first(select(of.id).where(of.id.startswith(name, autoescape=True)))}
        if not ids:
            raise UnknownName(name, "is no document of this register")
        fitting = self.documents(ids)
        if len(fitting) > 1:
            raise AmbiguousName(name, ((d.id[:8], f"{d.name}, read from {d.source}") for d in fitting))
        return fitting[0]

    def text(self, document_id: str) -> str:
        """A document's stored text, which spans count in."""
        text = self.texts([document_id]).get(document_id)
        if text is None:
            raise UnknownName(document_id, "is no document of this register")
        return text

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """The stored texts of these documents."""
        return dict(self._asked(_TEXTS, ids))

    def publishers(self, ids: Iterable[str]) -> dict[str, str | None]:
        """Who published each of these documents, None where that is not known."""
        found = self.remembered("publisher", set(ids), self._publishers)
        return {id_: publisher or None for id_, publisher in found.items()}

    def originals(self, document_id: str) -> tuple[tuple[str, Original], ...]:
        """The bytes a document was read from, each with the first name it had; none of older registers."""
        of, names = tables.originals.c, tables.document_names.c
        question = select(func.min(names.name).label("name"), of.media_type, of.compressed)
        joined = question.join_from(tables.document_names, tables.originals, names.original == of.id)
        rows = self._all(
            joined.where(names.document == document_id).group_by(of.id, of.media_type, of.compressed)
        )
        return tuple(sorted(((row.name, restored(row.media_type, row.compressed)) for row in rows), key=str))

    def claims(self, ids: Iterable[str]) -> dict[str, CitedClaim]:
        """These claims, by id."""
        return {claim.id: claim for claim in self._claims(_CLAIMS, ids)}

    def claims_of(self, document_id: str) -> tuple[CitedClaim, ...]:
        """A document's claims in the order of its text."""
        found = self._claims(_CLAIMS_OF_DOCUMENTS, [document_id])
        return tuple(sorted(found, key=lambda c: (c.claim.span, c.kind, c.id)))

    def standings(self, records: Iterable[str]) -> dict[str, Standing]:
        """Where the claims of these records stand, by the ids of the claims."""
        return self.standing((claims_of(told), cited) for told, cited in self._asked(_STANDINGS, records))

    def standing(self, kept: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, Standing]:
        """Where claims stand, of which `cited_records` gave what records keep of them."""
        found = Standings(kept)
        return found.told(self.remembered("published", found.documents, self._published))

    def entities(self) -> tuple[ResolvedEntity, ...]:
        """Every entity, by id."""
        return self._entities(self._first(select(tables.entities.c.id)))

    def entity(self, entity_id: str) -> ResolvedEntity:
        """The entity with this id; UnknownName where there is none."""
        found = self.remembered("entity", (entity_id,), self._met).get(entity_id)
        if found is None:
            raise UnknownName(entity_id, "is not in this register")
        return self._called([found])[0]

    def named(self, name: str) -> tuple[ResolvedEntity, ...]:
        """Every entity met under this name, whatever its accents, case and spacing."""
        with self._engine.begin() as connection:
            return self._entities(id_ for (id_,) in _NAMED.rows(connection, name=fold(name)))

    def named_like(self, part: str, most: int = 5) -> tuple[ResolvedEntity, ...]:
        """Entities with this in one of their names, for suggestions."""
        if not fold(part):
            return ()
        holds = tables.entity_names.c.folded.contains(fold(part), autoescape=True)
        of = tables.entity_names.c.entity
        return self._entities(self._first(select(of).distinct().where(holds).order_by(of).limit(most)))

    def search(
        self, query: Query, what: What, limit: int = 20, after: str | None = None, known: Known = nobody
    ) -> Page:
        """What has all that is asked for, the best first; `known` are the names of reference tables."""
        return self.search_all(query, (what,), limit, after, known)[what]

    def search_all(
        self,
        query: Query,
        whats: Iterable[What],
        limit: int = 20,
        after: str | None = None,
        known: Known = nobody,
    ) -> dict[What, Page]:
        """The same for several kinds of things, each with a page of its own."""
        with self._engine.begin() as connection:
            return Search(connection, known).ask(query, whats, limit, after)

    def counted(self, query: Query, shelf: Shelf, choices: Choices, known: Known = nobody) -> Counted:
        """How much of what is found there would be of each choice, were it made."""
        with self._engine.begin() as connection:
            return counted(connection, query, shelf, choices, known)

    def mentions(
        self, entity: str | None = None, document: str | None = None, standing: str | None = None
    ) -> Iterator[JudgedMention]:
        """The mentions of an entity, in a document, of a standing, or all; by document and name."""
        of, judged = tables.mentions.c, tables.judgements.c
        columns = (of.document, of.type, of.name, of.given, of.entity, of.ruled, judged.judgement)
        question = select(*columns).join_from(tables.mentions, tables.judgements, of.judgement == judged.id)
        told = ((of.entity, entity), (of.document, document), (judged.standing, standing))
        for column, value in told:
            question = question if value is None else question.where(column == value)
        decode = msgspec.json.Decoder(Judgement).decode
        for row in self._stream(question.order_by(of.document, of.type, of.name, of.given)):
            yield JudgedMention(
                document=row.document,
                type=row.type,
                name=row.name,
                given=row.given,
                entity=row.entity,
                ruled=row.ruled,
                judgement=decode(row.judgement),
            )

    def copies(self, ids: Iterable[str]) -> dict[str, str]:
        """Of those of these documents that repeat another's text, the one that stands for all of them."""
        of = tables.copies.c
        rows = self._where(select(of.document, of.cluster).where(of.document != of.cluster), of.document, ids)
        return {row.document: row.cluster for row in rows}

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The shown name of each of these entities."""
        return self._naming(self.remembered("name", set(ids), self._shown), self.spellings)

    def spellings(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The names under which each of these entities is met; nothing of those met nowhere."""
        return self.remembered("spellings", set(ids), self._spellings)

    def records(self, kind: str | None = None) -> tuple[Record, ...]:
        """Every record, or every one of a kind, by id."""
        ids = select(tables.records.c.id)
        if kind is not None:
            ids = ids.where(tables.records.c.kind == kind)
        return self._records(row.id for row in self._all(ids))

    # Walks hold some hundred things at a time, whatever the size of the register.

    def walk_documents(self) -> Iterator[KeptDocument]:
        """Every document, by id."""
        for some in self._ids(tables.documents.c.id):
            yield from sorted(self.documents(some), key=lambda document: document.id)

    def walk_claims(self) -> Iterator[CitedClaim]:
        """Every claim, by id."""
        for some in self._ids(tables.claims.c.id):
            yield from self._claims(_CLAIMS, some)

    def walk_entities(self) -> Iterator[ResolvedEntity]:
        """Every entity, by id."""
        of = tables.entities.c.id
        for some in self._ids(of):
            yield from self._entities(some)

    def walk_copies(self) -> Iterator[tuple[str, str]]:
        """Every document that repeats another's text, by id, with the one that stands for all of them."""
        of = tables.copies.c
        question = select(of.document, of.cluster).where(of.document != of.cluster).order_by(of.document)
        for row in self._stream(question):
            yield row.document, row.cluster

    def walk_records(self, kinds: Collection[str] = (), about: Collection[str] = ()) -> Iterator[Record]:
        """Every record, by id; where told only those of some kinds, and naming one of some entities."""
        of, link = tables.records.c, tables.record_entities.c
        conditions = []
        if kinds:
            conditions.append(of.kind.in_(kinds))
        if about:
            conditions.append(of.id.in_(select(link.record).where(link.entity.in_(about))))
        for some in self._ids(of.id, *conditions):
            yield from self._records(some)

    def _ids(self, column: Column[Any], *conditions: ColumnElement[bool]) -> Iterator[list[str]]:
        last: str | None = ""
        while last is not None:
            question = select(column).where(column > last, *conditions).order_by(column).limit(AT_ONCE)
            found = self._first(question)
            if found:
                yield found
            last = found[-1] if len(found) == AT_ONCE else None

    def records_about(self, *entity_ids: str) -> tuple[Record, ...]:
        """The records naming at least one of these entities, by id."""
        link = tables.record_entities.c
        rows = self._where(select(link.record), link.entity, entity_ids)
        return self._records({row.record for row in rows})

    def records_citing(self, claim_ids: Iterable[str]) -> tuple[Record, ...]:
        """The records made from at least one of these claims, by id."""
        return self._records({record for (record,) in self._asked(_CITING, claim_ids)})

    def record(self, record_id: str) -> Record:
        """The one record whose id begins so; UnknownName or AmbiguousName."""
        with self._engine.begin() as connection:
            last = f"{record_id}\U0010ffff"
            ids = (
                [id_ for (id_,) in _BEGINNING.rows(connection, first=record_id, last=last)]
                if record_id
                else []
            )
        if not ids:
            raise UnknownName(record_id, "is no record of this register")
        if len(ids) > 1 and record_id not in ids:
            raise AmbiguousName(record_id, ((id_, "record") for id_ in sorted(ids)))
        return self._records([record_id if record_id in ids else ids[0]])[0]

    def counts(self) -> dict[str, int]:
        """How many documents, claims, entities, decisions and records of each kind there are."""
        kept = (tables.documents, tables.claims, tables.entities, tables.decisions)
        found = {t.name: int(self._all(select(func.count()).select_from(t))[0][0]) for t in kept}
        kind = tables.records.c.kind
        per_kind = select(kind, func.count().label("number")).group_by(kind).order_by(kind)
        return found | {row.kind: int(row.number) for row in self._all(per_kind)}

    def coverage(self) -> Coverage:
        """What was looked through."""
        with self._engine.begin() as connection:
            return coverage(connection)

    def decisions(self) -> tuple[Numbered, ...]:
        """Every decision with its number, oldest first."""
        with self._engine.begin() as connection:
            return decisions_of(connection)

    @contextmanager
    def still(self, seconds: float | None = None) -> Iterator[View]:
        """The register as it stands at this moment, whatever is written: one transaction.

        With `seconds`, what takes longer is broken off: TooLong.
        """
        with self._engine.connect() as connection:
            served = connection.dialect.name != "sqlite"
            if served:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin(), within(connection, seconds) as patience:
                state = state_of(connection)
                if served:
                    # Few things are looked up, by ids; a planner that expects more would read whole tables.
                    connection.exec_driver_sql("SET LOCAL enable_hashjoin = off")
                    connection.exec_driver_sql("SET LOCAL enable_mergejoin = off")
                yield View(cast(Engine, _Held(connection, state, patience)), self._naming, self._memory)

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """Within it nothing is broken off, for what is made of the whole register."""
        with self._engine.patience.paused() if isinstance(self._engine, _Held) else nullcontext():
            yield

    @property
    def state(self) -> str:
        """A short text that is another once something was written; of a moment that is held, its own."""
        return self._engine.state if isinstance(self._engine, _Held) else state_of(self._engine)

    @property
    def pairs(self) -> Pairs:
        """Which records name two entities."""
        return Pairs(self._engine)

    @property
    def outlines(self) -> Outlines:
        """Records of which only some fields are looked at."""
        return Outlines(self._engine)

    @property
    def contests(self) -> Contests:
        """Where it is worth to look for what is told differently."""
        return Contests(self._engine)

    @property
    def figures(self) -> Figures:
        """Of what there are numbers, and which."""
        return Figures(self._engine)

    def listed(self, span: Span, most: int = 20) -> tuple[str, ...]:
        """The ids of the first records of a kind, in the order of their days; UnknownName."""
        with self._engine.begin() as connection:
            return listed(connection, span, most)

    def by_day(self, span: Span) -> dict[str, int]:
        """How many records of a kind there are on each day they are told of."""
        with self._engine.begin() as connection:
            return by_day(connection, span)

    @property
    def roll(self) -> Roll:
        """Which countries and localities stand in it."""
        return Roll(self._engine)

    @property
    def arrivals(self) -> Arrivals:
        """Which documents were read last, and what they told."""
        return Arrivals(self._engine)

    @property
    def about(self) -> About:
        """Which records an entity acts in, and with whom it made agreements."""
        return About(self._engine)

    def records_of(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """These records, by id."""
        return self._records(ids)

    def remembered(
        self, sort: str, ids: Collection[str], ask: Lookup[T], most: int | None = None
    ) -> dict[str, T]:
        """What is known of some ids, asked for once as long as the register is as it was.

        Of a moment that is held; else it is asked for each time. `most`: of so many at once, where each
        is large.
        """
        if isinstance(self._engine, _Held):
            return self._memory.of(self._engine.state, sort, ids, ask, most)
        return dict(ask(ids))

    def _published(self, ids: Iterable[str]) -> dict[str, tuple[str | None, str]]:
        return {id_: (day, name) for id_, day, name in self._asked(_PUBLISHED, ids)}

    def _publishers(self, ids: Iterable[str]) -> dict[str, str]:
        return {id_: publisher or "" for id_, publisher in self._asked(_PUBLISHERS, ids)}

    def _shown(self, ids: Iterable[str]) -> dict[str, str]:
        return dict(self._asked(_NAMES, ids))

    def _spellings(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return _grouped(self._asked(_SPELLINGS, ids))

    def cited_records(self, ids: Iterable[str]) -> tuple[tuple[Record, str], ...]:
        """These records, by id, each with what it keeps of where its claims stand (register.citing)."""
        return tuple(
            (unpacked(id_, kind, told, decisions), cited)
            for id_, kind, told, decisions, cited in sorted(self._asked(_CITED_RECORDS, ids))
        )

    def _stream(self, question: Select[Any]) -> Iterator[Row[Any]]:
        with self._engine.begin() as connection:
            yield from connection.execute(question, execution_options=_STREAMED)

    def _all(self, question: Select[Any]) -> list[Row[Any]]:
        with self._engine.begin() as connection:
            return list(connection.execute(question).all())

    def _first(self, question: Select[Any]) -> list[Any]:
        """The values of the first column."""
        return [row[0] for row in self._all(question)]

    def _where(self, question: Select[Any], column: Column[Any], ids: Iterable[str]) -> list[Row[Any]]:
        with self._engine.begin() as connection:
            return list(where(connection, question, column, ids))

    def _asked(self, question: Question, ids: Iterable[str]) -> list[tuple[Any, ...]]:
        with self._engine.begin() as connection:
            return question.rows(connection, wanted=set(ids))

    def _claims(self, question: Question, ids: Iterable[str]) -> list[CitedClaim]:
        return [
            CitedClaim(id=id_, document=document, published=published, claim=_named(_claim(told), name))
            for id_, document, published, told, name in sorted(self._asked(question, ids))
        ]

    def _entities(self, ids: Iterable[str]) -> tuple[ResolvedEntity, ...]:
        return self._called(self._met(ids).values())

    def _met(self, ids: Iterable[str]) -> dict[str, ResolvedEntity]:
        """These entities by id, under the names that the register shows."""
        names: dict[tuple[str, EntityType, str, bool], list[str]] = {}
        for id_, type_, name, reference, met in self._asked(_ENTITIES, ids):
            names.setdefault((id_, type_, name, bool(reference)), []).extend((met,) if met else ())
        return {
            id_: ResolvedEntity(
                id=id_, type=type_, name=name, names=tuple(sorted(there)), reference=reference
            )
            for (id_, type_, name, reference), there in sorted(names.items())
        }

    def _called(self, entities: Collection[ResolvedEntity]) -> tuple[ResolvedEntity, ...]:
        """The same entities, under the names in the place of those shown."""
        met = {entity.id: entity.names for entity in entities}
        shown = {entity.id: entity.name for entity in entities}
        called = self._naming(shown, lambda wanted: {id_: met[id_] for id_ in wanted})
        return tuple(msgspec.structs.replace(entity, name=called[entity.id]) for entity in entities)

    def _records(self, ids: Iterable[str]) -> tuple[Record, ...]:
        return tuple(
            unpacked(id_, kind, told, decisions)
            for id_, kind, told, decisions in sorted(self._asked(_RECORDS, ids))
        )


class _Held:
    """Gives one open connection wherever an engine would be asked for one.

    `state` is the register's then, `patience` how long it may be asked.
    """

    def __init__(self, connection: Connection, state: str, patience: Patience) -> None:
        self._connection, self.state, self.patience = connection, state, patience

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """The connection, in the transaction it is in."""
        yield self._connection


@contextmanager
def opened(place: Place, patience: float = PATIENCE) -> Iterator[View]:
    """A view of the register at a place; raises RegisterError."""
    with for_reading(place, patience) as engine:
        yield View(engine)


def _named(claim: Claim, document: str) -> Claim:
    return msgspec.structs.replace(claim, document=document)


def _grouped(pairs: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for pair in pairs:
        key, value = tuple(pair)
        found.setdefault(key, set()).add(value)
    return {key: tuple(sorted(values)) for key, values in found.items()}


def _document(row: tuple[Any, ...], names: tuple[str, ...]) -> KeptDocument:
    told = dict(zip(_TOLD, row, strict=True))
    return KeptDocument(**told | {"relevant": bool(told["relevant"]), "names": names})
