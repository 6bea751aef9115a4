"""The records of every claim: of new and changed claims, and of those they can tell one thing with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, cast

from comity.deriving.filing import Filing, block_number, kind_at, moment_number
from comity.deriving.rulings import Rulings
from comity.model.cited import CitedClaim
from comity.model.claim import entities_of
from comity.model.entity import Entity, EntityType
from comity.register.ledger import Ledger
from comity.register.rows import chunks
from comity.resolving.gathering import Tellings, closure, gather
from comity.resolving.kinds import gathered_by_key, key_of, tellings
from comity.resolving.known import Known
from comity.resolving.records import record_of

_DOCUMENTS_AT_ONCE = 500
_CLAIMS_AT_ONCE = 4000

Ids = Mapping[tuple[str, Entity], str]
Keys = dict[int, int]


class Records:
    """Puts claims together to records and keeps those in step with the claims."""

    def __init__(self, ledger: Ledger, known: Known, rulings: Rulings) -> None:
        self._ledger, self._rulings = ledger, rulings
        self._tellings: dict[str, Tellings[Any]] = tellings(known)
        self._linked: list[list[CitedClaim]] = []

    # All at once

    def make_all(self, documents: Sequence[str]) -> None:
        """Makes the records of every claim of these documents; there are none yet."""
        for some in chunks(documents, _DOCUMENTS_AT_ONCE):
            claims = self._ledger.claims_of(some)
            entities = self._entities(claims, some)
            self._ledger.put_claims(entities, self._keys(claims, _by_mention(claims, entities)))
        self._ledger.index_claims()
        for kind in self._tellings:
            self._make_kind(kind)
        for run in self._runs():
            claims, ids = self._load(run)
            self._write(gathered_by_key(claims, _lookup(ids)), ids)
        self._write_linked()

    def _make_kind(self, kind: str) -> None:
        """Makes the records of a kind that is gathered by likeness; only its claims are in memory."""
        kept = [c for c in self._ledger.claims_of_kind(kind) if not self._rulings.is_rejected(c)]
        claims, ids = self._load(kept)
        self._write(gather(self._tellings[kind], claims, _lookup(ids)), ids)

    def _runs(self) -> Iterator[list[str]]:
        """The claims of the kinds that have a natural key, in runs that cut no key in two."""
        run: list[str] = []
        at = 0
        for key, claim in self._ledger.all_claim_keys():
            if kind_at(key) in self._tellings:
                continue
            if key != at and len(run) >= _CLAIMS_AT_ONCE:
                yield run
                run = []
            run.append(claim)
            at = key
        if run:
            yield run

    # What changed

    def make_again(self, anew: AbstractSet[str], renamed: AbstractSet[str], gone: frozenset[str]) -> None:
        """Makes the records anew in which claims of documents, or claims that are gone, have a part.

        Of documents that are `anew` every claim counts, of those in which a name means another entity
        now the claims with that name.
        """
        documents = sorted(anew | renamed)
        claims = self._ledger.claims_of(documents)
        entities = self._entities(claims, documents)
        # A claim that reads as it did can still be told at another time: its document may be dated anew.
        read_anew = entities.keys() & gone
        gone -= read_anew
        keys = self._keys(claims, _by_mention(claims, entities))
        ids_before = self._ledger.entities_of(entities)
        keys_before = self._ledger.claim_keys({*entities, *gone})
        altered = {c for c in entities if entities[c] != ids_before.get(c)}
        altered |= {c for c in entities if keys.get(c, {}) != keys_before.get(c, {})} | read_anew
        had = {key for c in altered | gone for key in keys_before.get(c, ())}
        filing = Filing(self._ledger, had | {key for c in altered for key in keys.get(c, ())})
        self._ledger.forget_claims(altered | gone)
        filed = {c: keys[c] for c in altered if c in keys}
        self._ledger.put_claims({c: entities[c] for c in altered}, filed)
        filing.changed()
        touched = altered | {cited.id for cited in claims if cited.document in anew}
        seeds = self._seeds(touched, gone, had, filing)
        self._make_from(seeds, filing, gone)

    def _seeds(self, touched: set[str], gone: frozenset[str], had: set[int], filing: Filing) -> set[str]:
        """The claims from which a change can spread: touched ones, and those that share with them."""
        mates = {c for claims in self._ledger.records_of(touched | gone).values() for c in claims}
        beside = (key for key in had if not filing.was_crowded(key))
        sharing = {c for claims in self._ledger.claims_sharing(beside).values() for c in claims}
        return (touched | mates | sharing) - gone

    def _make_from(self, seeds: set[str], filing: Filing, gone: frozenset[str]) -> None:
        waiting, done = set(seeds), set[str]()
        groups: list[list[CitedClaim]] = []
        while waiting:
            groups += self._regathered(waiting, filing)
            done |= waiting | {cited.id for group in groups for cited in group}
            linked = {other for claim in done for other in self._rulings.partners(claim)}
            waiting = linked - done
        groups = list({frozenset(c.id for c in group): group for group in groups}.values())
        old = self._ledger.records_of({*gone, *seeds, *(c.id for group in groups for c in group)})
        self._ledger.forget_records(old)
        self._write(groups, filing.ids)
        self._write_linked()

    def _regathered(self, seeds: Iterable[str], filing: Filing) -> list[list[CitedClaim]]:
        by_kind: dict[str, list[CitedClaim]] = defaultdict(list)
        for cited in filing.load(c for c in seeds if not self._rulings.is_rejected(c)):
            by_kind[cited.kind if cited.kind in self._tellings else ""].append(cited)
        ids = _lookup(filing.ids)
        groups: list[list[CitedClaim]] = []
        for kind, told in self._tellings.items():
            fresh = [told.telling(cited, ids) for cited in by_kind[kind]]
            filing.kind = kind
            filing.fetch(key.block for telling in fresh for key in told.keys(telling))
            found = {c.id: c for c in [*by_kind[kind], *closure(told, fresh, ids, filing)]}
            groups += gather(told, found.values(), ids, filing.is_crowded)
        keys = {block_number(kind, key) for kind, key in (key_of(c, ids) for c in by_kind[""])}
        sharing = {c for claims in self._ledger.claims_sharing(keys).values() for c in claims}
        return groups + gathered_by_key(filing.load(sharing), ids)

    # Both

    def _entities(self, claims: Iterable[CitedClaim], documents: Iterable[str]) -> dict[str, list[str]]:
        entity = {
            (m.document, Entity(cast(EntityType, m.type), m.name, m.given)): m.entity
            for m in self._ledger.mentions_of(documents)
        }
        return {c.id: [entity[c.document, named] for named in entities_of(c.claim)] for c in claims}

    def _keys(self, claims: Iterable[CitedClaim], ids: Ids) -> dict[str, Keys]:
        return {c.id: self._keys_of(c, ids) for c in claims if not self._rulings.is_rejected(c.id)}

    def _keys_of(self, cited: CitedClaim, ids: Ids) -> Keys:
        told = self._tellings.get(cited.kind)
        if told is None:
            kind, key = key_of(cited, _lookup(ids))
            return {block_number(kind, key): 0}
        found = told.keys(told.telling(cited, _lookup(ids)))
        return {block_number(cited.kind, key.block): moment_number(key.moment) for key in found}

    def _load(self, ids: Sequence[str]) -> tuple[list[CitedClaim], dict[tuple[str, Entity], str]]:
        claims = list(self._ledger.claims(ids).values())
        return claims, _by_mention(claims, self._ledger.entities_of(ids))

    def _write(self, groups: Iterable[list[CitedClaim]], ids: Ids) -> None:
        """Makes the records of groups; those that people put together wait until all are known."""
        plain = []
        for group in groups:
            if any(self._rulings.partners(cited.id) for cited in group):
                self._linked.append(group)
            else:
                plain.append(group)
        for some in chunks(self._rulings.regrouped(plain), _CLAIMS_AT_ONCE):
            self._put(some, ids)

    def _write_linked(self) -> None:
        together = self._rulings.regrouped(self._linked)
        self._linked = []
        _, ids = self._load([cited.id for group in together for cited in group])
        self._put(together, ids)

    def _put(self, groups: Sequence[list[CitedClaim]], ids: Ids) -> None:
        copies = self._ledger.clusters_of({cited.document for group in groups for cited in group})
        decided = [self._rulings.on(cited.id for cited in group) for group in groups]
        told = zip(groups, decided, strict=True)
        records = [record_of(group, _lookup(ids), copies, word) for group, word in told]
        self._ledger.put_records(records, {cited.id: cited for group in groups for cited in group})


def _by_mention(
    claims: Iterable[CitedClaim], entities: Mapping[str, Sequence[str]]
) -> dict[tuple[str, Entity], str]:
    return {
        (cited.document, named): entity
        for cited in claims
        for named, entity in zip(entities_of(cited.claim), entities.get(cited.id, ()), strict=True)
    }


def _lookup(ids: Ids) -> Callable[[str, Entity], str]:
    """Asks for an entity as resolving does."""
    return lambda document, named: ids[document, named]
