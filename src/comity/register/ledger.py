"""What is derived in a register, read and written while it is brought up to date: one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, select

from comity.model.cited import CitedClaim
from comity.model.claim import Claim
from comity.model.dates import bounds, is_edtf
from comity.model.document import Source
from comity.model.judgement import Judgement
from comity.model.mention import Mention
from comity.model.names import fold
from comity.model.record import Record, ResolvedEntity
from comity.register import tables
from comity.register.citing import standings
from comity.register.judged import KeptMention
from comity.register.marks import LISTED, marks_of
from comity.register.packed import packed
from comity.register.pending import Pending, decisions_of, waiting
from comity.register.rows import delete_where, digest, insert, update, where
from comity.register.search.index import index_again, index_all

_STREAMED = {"yield_per": 20_000}


class Ledger:
    """Reads and writes derived rows over one open connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._emptied = connection, False
        self._languages: dict[str, str | None] = {}
        self._claim = msgspec.json.Decoder(Claim).decode
        self._mention = msgspec.json.Decoder(Mention).decode
        self._ids = msgspec.json.Decoder(list[str]).decode

    # What is to be done, and that it was done

    def pending(self, resolver: str) -> Pending:
        """What a resolver of this version has to do."""
        run = self._connection
        decisions = decisions_of(run)
        derivation = run.execute(select(tables.derivations)).one_or_none()
        documents = tables.documents.c
        if derivation is None or derivation.resolver != resolver:
            everything = run.execute(select(documents.id).order_by(documents.id)).scalars()
            return Pending(
                whole=True,
                documents=tuple(everything),
                gone=frozenset(),
                decisions=decisions,
                fresh_decisions=len(decisions),
            )
        fresh = run.execute(waiting().order_by(documents.id)).all()
        return Pending(
            whole=False,
            documents=tuple(row.id for row in fresh),
            gone=frozenset(claim for row in fresh for claim in msgspec.json.decode(row.claims or "[]")),
            decisions=decisions,
            fresh_decisions=len(decisions) - derivation.decisions,
        )

    def clear(self) -> None:
        """Empties everything derived, and drops its indexes, which are made again when it is filled.

        What others read on a server keeps its indexes: they would wait until all is derived.
        """
        self._emptied = True
        served = self._connection.dialect.name != "sqlite"
        read = served and self._connection.execute(select(tables.derivations)).first() is not None
        for table in tables.DERIVED:
            for index in () if read else table.indexes:
                index.drop(self._connection, checkfirst=True)
            self._connection.execute(delete(table))

    def index(self, *derived: Table) -> None:
        """Makes the indexes of these tables, or of everything derived, where they are not there."""
        for table in derived or tables.DERIVED:
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                index.create(self._connection, checkfirst=True)
            if self._emptied and self._connection.dialect.name != "sqlite":
                # A planner that knows nothing of rows that just came would not take the index.
                self._connection.exec_driver_sql(f'ANALYZE "{table.name}"')

    def index_mentions(self) -> None:
        """Makes the indexes that mentions and copies are asked by."""
        self.index(tables.mentions, tables.mention_keys, tables.copy_bands, tables.copies)

    def index_claims(self) -> None:
        """Makes the indexes that claims are gathered by."""
        self.index(tables.claim_entities, tables.claim_keys)

    def finish(self, documents: Collection[str], resolver: str, decisions: int) -> None:
        """Notes that these documents, with the claims they have now, stand in the records."""
        run, of = self._connection, tables.claims.c
        claims: dict[str, list[str]] = {document: [] for document in documents}
        for row in self._where(select(of.document, of.id), of.document, documents):
            claims[row[0]].append(row[1])
        delete_where(run, tables.derived_documents, "document", documents)
        kept = tables.documents.c
        reading = dict(map(tuple, self._where(select(kept.id, kept.reading), kept.id, documents)))
        rows = [
            (key, msgspec.json.encode(sorted(told)).decode(), reading[key]) for key, told in claims.items()
        ]
        insert(run, tables.derived_documents, ("document", "claims", "reading"), rows)
        run.execute(delete(tables.derivations))
        insert(run, tables.derivations, ("resolver", "decisions"), [(resolver, decisions)])

    # What is kept

    def kept(self, documents: Iterable[str]) -> set[str]:
        """Those of these documents that are kept."""
        of = tables.documents.c
        return {row.id for row in self._where(select(of.id), of.id, documents)}

    def sources(self, documents: Iterable[str]) -> list[Source]:
        """These documents, by id."""
        of = tables.documents.c
        rows = self._where(select(of.id, of.text, of.published, of.language), of.id, documents)
        return [Source(**row._asdict()) for row in rows]

    def claims(self, ids: Iterable[str]) -> dict[str, CitedClaim]:
        """These claims by id, those that are still kept."""
        return {claim.id: claim for claim in self._claims(tables.claims.c.id, ids)}

    def claims_of(self, documents: Iterable[str]) -> list[CitedClaim]:
        """The claims of these documents, by id."""
        return self._claims(tables.claims.c.document, documents)

    def claims_of_kind(self, kind: str) -> list[str]:
        """The ids of all claims of a kind."""
        of = tables.claims.c
        return list(self._connection.execute(select(of.id).where(of.kind == kind)).scalars())

    def _claims(self, column: Any, wanted: Iterable[str]) -> list[CitedClaim]:
        of = tables.claims.c
        question = select(of.id, of.document, of.claim, tables.documents.c.published)
        rows = self._where(question.join_from(tables.claims, tables.documents), column, wanted)
        decode = self._claim
        found = [
            CitedClaim(id=row[0], document=row[1], claim=decode(row[2]), published=row[3]) for row in rows
        ]
        return sorted(found, key=lambda claim: claim.id)

    # Mentions

    def mentions_of(self, documents: Iterable[str]) -> list[KeptMention]:
        """The mentions of these documents."""
        of = tables.mentions.c
        columns = (of.number, of.document, of.type, of.name, of.given, of.ruled, of.entity)
        return [KeptMention(*row) for row in self._where(select(*columns), of.document, documents)]

    def mentions_ruled(self, entities: Iterable[str]) -> list[KeptMention]:
        """The mentions that rules gave one of these entities."""
        of = tables.mentions.c
        columns = (of.number, of.document, of.type, of.name, of.given, of.ruled, of.entity)
        return [KeptMention(*row) for row in self._where(select(*columns), of.ruled, entities)]

    def keys_of(self, mentions: Iterable[int]) -> dict[int, list[str]]:
        """The keys of these mentions."""
        of = tables.mention_keys.c
        found: dict[int, list[str]] = {}
        for row in self._where(select(of.mention, of.key), of.mention, mentions):
            found.setdefault(row[0], []).append(row[1])
        return found

    def all_keys(self) -> list[str]:
        """Every key that mentions are compared by."""
        key = tables.mention_keys.c.key
        return list(self._connection.execute(select(key).distinct().order_by(key)).scalars())

    def sharing(self, keys: Iterable[str]) -> dict[int, tuple[Mention, str, str]]:
        """The mentions under these keys by number: each with its ruled entity and its entity."""
        of = tables.mentions.c
        question = select(of.number, of.mention, of.ruled, of.entity)
        joined = question.join_from(
            tables.mention_keys, tables.mentions, of.number == tables.mention_keys.c.mention
        )
        rows = self._where(joined, tables.mention_keys.c.key, keys)
        return {row[0]: (self._mention(row[1]), row[2], row[3]) for row in rows}

    def forget_mentions(self, numbers: Iterable[int]) -> None:
        """Deletes these mentions."""
        numbers = list(numbers)
        delete_where(self._connection, tables.mention_keys, "mention", numbers)
        delete_where(self._connection, tables.mentions, "number", numbers)

    def put_mentions(self, mentions: Sequence[tuple[Mention, Judgement]]) -> None:
        """Adds mentions with what was judged of them; those with keys may be judged again later."""
        top = self._connection.execute(select(func.max(tables.mentions.c.number))).scalar() or 0
        ids = self.put_judgements(judgement for _, judgement in mentions)
        rows, keys = [], []
        for number, ((mention, judgement), id_) in enumerate(zip(mentions, ids, strict=True), top + 1):
            kept = msgspec.json.encode(mention).decode() if mention.keys else None
            rows.append(
                (
                    number,
                    mention.document,
                    mention.type,
                    mention.name,
                    mention.given,
                    kept,
                    judgement.entity,
                    judgement.entity,
                    id_,
                )
            )
            keys += [(key, number) for key in dict.fromkeys(mention.keys)]
        columns = (
            "number", "document", "type", "name", "given", "mention", "ruled", "entity", "judgement",
        )  # fmt: skip
        insert(self._connection, tables.mentions, columns, rows)
        insert(self._connection, tables.mention_keys, ("key", "mention"), keys)

    def put_judgements(self, judgements: Iterable[Judgement]) -> list[int]:
        """Keeps judgements, each once; their ids in the same order."""
        ids, fresh = [], {}
        for judgement in judgements:
            told = msgspec.json.encode(judgement)
            id_ = digest(told)
            ids.append(id_)
            fresh[id_] = (id_, judgement.standing, told.decode())
        columns = ("id", "standing", "judgement")
        insert(self._connection, tables.judgements, columns, list(fresh.values()), or_ignore=True)
        return ids

    def judge_again(self, judged: Mapping[int, Judgement]) -> None:
        """Replaces what was judged of these mentions, by number; decisions of people are laid on anew."""
        ids = self.put_judgements(judged.values())
        rows = [
            (judgement.entity, judgement.entity, id_, number)
            for (number, judgement), id_ in zip(judged.items(), ids, strict=True)
        ]
        update(self._connection, tables.mentions, "number", ("ruled", "entity", "judgement"), rows)

    def joined(self) -> dict[str, str]:
        """Which ruled entities people put together, each with the entity it became."""
        of = tables.joined_entities.c
        return {row.ruled: row.entity for row in self._connection.execute(select(of.ruled, of.entity))}

    def join(self, joined: Mapping[str, str], moved: Iterable[str]) -> None:
        """Notes which ruled entities are put together, and lays that on the mentions of the moved ones."""
        self._connection.execute(delete(tables.joined_entities))
        insert(self._connection, tables.joined_entities, ("ruled", "entity"), list(joined.items()))
        rows = [(joined.get(ruled, ruled), ruled) for ruled in sorted(moved)]
        update(self._connection, tables.mentions, "ruled", ("entity",), rows)

    # Entities

    def names_met(self, entities: Iterable[str] | None) -> Iterator[tuple[str, str, str, int]]:
        """(entity, type, name, mentions) of these entities, or of all, entity by entity."""
        of = tables.mentions.c
        number = func.count()
        grouped = select(of.entity, of.type, of.name, number).group_by(of.entity, of.type, of.name)
        if entities is None:
            rows = self._connection.execute(grouped.order_by(of.entity), execution_options=_STREAMED)
            for row in rows:
                yield row[0], row[1], row[2], row[3]
            return
        yield from sorted(
            (row[0], row[1], row[2], row[3]) for row in self._where(grouped, of.entity, entities)
        )

    def put_entities(self, entities: Sequence[ResolvedEntity], instead_of: Iterable[str]) -> None:
        """Writes entities, in place of these ids."""
        run = self._connection
        gone = list(instead_of)
        delete_where(run, tables.entities, "id", gone)
        delete_where(run, tables.entity_names, "entity", gone)
        rows = [(e.id, e.type, e.name, e.reference) for e in entities]
        insert(run, tables.entities, ("id", "type", "name", "reference"), rows)
        names = [(e.id, name, fold(name)) for e in entities for name in e.names]
        insert(run, tables.entity_names, ("entity", "name", "folded"), names)

    # Claims: their entities and keys

    def entities_of(self, claims: Iterable[str]) -> dict[str, list[str]]:
        """The entities of each claim in the order of `model.claim.entities_of`."""
        of = tables.claim_entities.c
        rows = self._where(select(of.claim, of.entities), of.claim, claims)
        return {row[0]: self._ids(row[1]) for row in rows}

    def claim_keys(self, claims: Iterable[str]) -> dict[str, dict[int, int]]:
        """The keys of each claim, with the moment it puts under each."""
        of = tables.claim_keys.c
        found: dict[str, dict[int, int]] = {}
        for row in self._where(select(of.claim, of.key, of.moment), of.claim, claims):
            found.setdefault(row[0], {})[row[1]] = row[2]
        return found

    def moments(self, keys: Iterable[int]) -> dict[int, int]:
        """How many different moments stand under each key; keys with none are left out."""
        of = tables.claim_keys.c
        question = select(of.key, func.count(of.moment.distinct())).where(of.moment != 0).group_by(of.key)
        return {row[0]: row[1] for row in self._where(question, of.key, keys)}

    def claims_sharing(self, keys: Iterable[int]) -> dict[int, list[str]]:
        """The claims under each key."""
        of = tables.claim_keys.c
        found: dict[int, list[str]] = {}
        for row in self._where(select(of.key, of.claim), of.key, keys):
            found.setdefault(row[0], []).append(row[1])
        return found

    def all_claim_keys(self) -> Iterator[tuple[int, str]]:
        """Every key with every claim under it, key by key."""
        of = tables.claim_keys.c
        question = select(of.key, of.claim).order_by(of.key, of.claim)
        for row in self._connection.execute(question, execution_options=_STREAMED):
            yield row[0], row[1]

    def put_claims(
        self, entities: Mapping[str, Sequence[str]], keys: Mapping[str, Mapping[int, int]]
    ) -> None:
        """Writes the entities and the keys of claims that have none yet."""
        run = self._connection
        told = [(claim, msgspec.json.encode(ids).decode()) for claim, ids in entities.items()]
        insert(run, tables.claim_entities, ("claim", "entities"), told)
        under = [(key, claim, moment) for claim, each in keys.items() for key, moment in each.items()]
        insert(run, tables.claim_keys, ("key", "claim", "moment"), under)

    def forget_claims(self, claims: Iterable[str]) -> None:
        """Deletes the entities and keys of these claims."""
        claims = list(claims)
        delete_where(self._connection, tables.claim_entities, "claim", claims)
        delete_where(self._connection, tables.claim_keys, "claim", claims)

    # Records

    def records_of(self, claims: Iterable[str]) -> dict[str, list[str]]:
        """The records with at least one of these claims, each with all its claims."""
        of = tables.record_claims.c
        ids = {row.record for row in self._where(select(of.record), of.claim, claims)}
        found: dict[str, list[str]] = {}
        for row in self._where(select(of.record, of.claim), of.record, ids):
            found.setdefault(row[0], []).append(row[1])
        return found

    def put_records(self, records: Sequence[Record], claims: Mapping[str, CitedClaim]) -> None:
        """Adds records; `claims` are those they were made of."""
        run = self._connection
        rows = [(r.id, r.kind, _day(r), packed(r), _decisions(r), standings(r, claims)) for r in records]
        insert(run, tables.records, ("id", "kind", "day", "told", "decisions", "cited"), rows)
        of_claims = [(r.id, claim) for r in records for claim in r.claims]
        insert(run, tables.record_claims, ("record", "claim"), of_claims)
        about = [(r.id, of, r.kind, _lasting(r, claims), part) for r in records for of, part in r.parts]
        insert(run, tables.record_entities, ("record", "entity", "kind", "day", "part"), about)
        self._put_pairs(records, claims)
        parts = [(*r.part_of, r.id) for r in records if r.part_of]
        insert(run, tables.said_parts, ("child", "parent", "record"), parts)
        self._put_figures(records, claims)
        self._put_marks(records, claims)

    def _put_pairs(self, records: Iterable[Record], claims: Mapping[str, CitedClaim]) -> None:
        rows = []
        for record in records:
            heard = _heard(record, claims)
            rows += [
                (one, other, _day(record), record.id, together, heard)
                for one, other, together in record.pairs
            ]
        columns = ("one", "other", "day", "record", "together", "heard")
        insert(self._connection, tables.record_pairs, columns, rows)

    def _put_figures(self, records: Iterable[Record], claims: Mapping[str, CitedClaim]) -> None:
        rows = []
        for record in records:
            if record.kind == "figure":
                told = [day for claim in record.claims if (day := claims[claim].published)]
                known = record.day and is_edtf(record.day)
                day = bounds(str(record.day))[1].isoformat() if known else min(told, default="")
                of = record.fields
                rows.append((of["subject"].shown, of["indicator"].shown, _is_plain(record), day, record.id))
        columns = ("subject", "indicator", "plain", "day", "record")
        insert(self._connection, tables.figures, columns, rows)

    def _put_marks(self, records: Iterable[Record], claims: Mapping[str, CitedClaim]) -> None:
        listed = [
            (record, {claims[claim].document for claim in record.claims})
            for record in records
            if record.kind in LISTED
        ]
        self._know_languages({document for _, documents in listed for document in documents})
        rows = []
        for record, documents in listed:
            told = {code for document in documents if (code := self._languages[document])}
            day = _day(record)
            rows += [(mark, record.kind, day, record.id) for mark in marks_of(record, told)]
        insert(self._connection, tables.record_marks, ("mark", "kind", "day", "record"), rows)

    def _know_languages(self, documents: set[str]) -> None:
        """Looks up the languages of documents, each once."""
        of = tables.documents.c
        wanted = documents - self._languages.keys()
        self._languages.update(map(tuple, self._where(select(of.id, of.language), of.id, wanted)))

    def forget_records(self, ids: Iterable[str]) -> None:
        """Deletes these records."""
        ids = list(ids)
        delete_where(self._connection, tables.records, "id", ids)
        delete_where(self._connection, tables.record_claims, "record", ids)
        delete_where(self._connection, tables.record_entities, "record", ids)
        delete_where(self._connection, tables.record_pairs, "record", ids)
        delete_where(self._connection, tables.said_parts, "record", ids)
        delete_where(self._connection, tables.figures, "record", ids)
        delete_where(self._connection, tables.record_marks, "record", ids)

    # Search

    def make_findable(self, several: bool) -> None:
        """Makes the search index of everything kept and derived, by `several` processes where it is much."""
        index_all(self._connection, several)

    def make_findable_again(self, documents: Sequence[str], entities: Iterable[str]) -> None:
        """Brings the search index up to date with these documents, their claims, and these entities."""
        index_again(self._connection, documents, entities)

    # Copies

    def put_bands(self, bands: Mapping[str, Iterable[int]]) -> None:
        """Writes the bands of documents, in place of those they had."""
        delete_where(self._connection, tables.copy_bands, "document", bands)
        rows = [(band, document) for document, found in bands.items() for band in set(found)]
        insert(self._connection, tables.copy_bands, ("band", "document"), rows)

    def banding_with(self, documents: Iterable[str]) -> dict[str, set[str]]:
        """For each of these documents those that share a band with it."""
        of = tables.copy_bands.c
        bands: dict[str, list[int]] = {}
        for row in self._where(select(of.document, of.band), of.document, documents):
            bands.setdefault(row[0], []).append(row[1])
        holders: dict[int, list[str]] = {}
        wanted = {band for found in bands.values() for band in found}
        for row in self._where(select(of.band, of.document), of.band, wanted):
            holders.setdefault(row[0], []).append(row[1])
        return {
            document: {other for band in found for other in holders[band]} - {document}
            for document, found in bands.items()
        }

    def clusters_of(self, documents: Iterable[str]) -> dict[str, str]:
        """The cluster of each of these documents that is a copy of another, or has copies."""
        of = tables.copies.c
        rows = self._where(select(of.document, of.cluster), of.document, documents)
        return {row.document: row.cluster for row in rows}

    def clustered(self, clusters: Iterable[str]) -> dict[str, str]:
        """The documents of these clusters, each with its cluster."""
        of = tables.copies.c
        rows = self._where(select(of.document, of.cluster), of.cluster, clusters)
        return {row.document: row.cluster for row in rows}

    def put_clusters(self, clusters: Mapping[str, str], instead_of: Iterable[str]) -> None:
        """Writes the cluster of each document, in place of what these documents had."""
        delete_where(self._connection, tables.copies, "document", {*clusters, *instead_of})
        insert(self._connection, tables.copies, ("document", "cluster"), list(clusters.items()))

    def _where(self, question: Any, column: Any, wanted: Iterable[Any]) -> Iterator[Any]:
        return where(self._connection, question, column, wanted)


def _day(record: Record) -> str:
    return record.day or tables.UNDATED


def _heard(record: Record, claims: Mapping[str, CitedClaim]) -> str:
    """The last day on which a document told a record; empty where that is not known."""
    told = [bounds(day)[1] for claim in record.claims if (day := claims[claim].published)]
    return max(told).isoformat() if told else ""


def _lasting(record: Record, claims: Mapping[str, CitedClaim]) -> str:
    """The day of a record; of what has none by nature the last on which it was told."""
    happens = record.kind in ("agreement", "event")
    return record.day or (not happens and _heard(record, claims)) or tables.UNDATED


def _decisions(record: Record) -> str | None:
    return msgspec.json.encode(record.decisions).decode() if record.decisions else None


def _is_plain(figure: Record) -> int:
    narrowed = figure.fields.keys() & {"partner", "sector", "label"}
    return int(not narrowed and figure.fields["modality"].shown == "asserted")
