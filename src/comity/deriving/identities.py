"""The entity of every mention: of new documents, and of mentions they are to be compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from comity.deriving.alone import Alone
from comity.deriving.rulings import Rulings
from comity.model.entity import EntityType
from comity.model.mention import Mention
from comity.model.names import unaccented
from comity.model.record import ResolvedEntity
from comity.register.ledger import Ledger
from comity.register.rows import chunks
from comity.resolving.identity.settling import settle
from comity.resolving.known import Known

_KEYS_AT_ONCE = 2000
_ENTITIES_AT_ONCE = 5000


class Changed(msgspec.Struct):
    """What another decision on identity touches: documents, and the entities before and after."""

    documents: set[str] = msgspec.field(default_factory=set)
    entities: set[str] = msgspec.field(default_factory=set)


class Identities:
    """Decides identities and keeps the entities in step with them."""

    def __init__(self, ledger: Ledger, known: Known, rulings: Rulings) -> None:
        self._ledger, self._known, self._rulings = ledger, known, rulings

    def note(self, found: Iterable[Alone], changed: Changed) -> set[str]:
        """Writes the mentions of documents; gives the keys under which they are to be compared."""
        rows = [row for alone in found for row in alone.mentions]
        self._ledger.put_mentions(rows)
        changed.entities.update(judgement.entity for _, judgement in rows if judgement.entity)
        return {key for mention, _ in rows for key in mention.keys}

    def settle(self, keys: Iterable[str] | None, changed: Changed) -> None:
        """Settles the mentions under these keys, or under all, and lays people's decisions on them."""
        moves = self._settle_shared(self._ledger.all_keys() if keys is None else sorted(keys))
        moves += self._place()
        self._join(moves, keys is None, changed)

    def forget(self, documents: Iterable[str], changed: Changed) -> set[str]:
        """Deletes the mentions of documents; gives the keys under which they were compared."""
        gone = self._ledger.mentions_of(documents)
        keys = self._ledger.keys_of(mention.number for mention in gone)
        self._ledger.forget_mentions(mention.number for mention in gone)
        changed.entities.update(mention.entity for mention in gone)
        return {key for found in keys.values() for key in found}

    def _settle_shared(self, keys: Sequence[str]) -> list[tuple[str, str, str]]:
        """Settles all mentions under these keys; (document, entity before, ruled entity now) of each."""
        moves = []
        seen: set[str] = set()
        for some in chunks(keys, _KEYS_AT_ONCE):
            found = self._connected({key for key in some if key not in seen}, seen)
            numbers = {mention: number for number, (mention, _, _) in found.items()}
            judged = settle(sorted(numbers), self._known, self._rulings.apart, self._rulings.disputed)
            self._ledger.judge_again({numbers[mention]: judged[mention] for mention in numbers})
            moves += [
                (mention.document, before, judged[mention].entity) for mention, _, before in found.values()
            ]
        return moves

    def _place(self) -> list[tuple[str, str, str]]:
        """Lays on what people said that one document means; (document, entity before, entity now) of each."""
        placed = self._rulings.placing.judged(self._ledger)
        self._ledger.judge_again({mention.number: judgement for mention, judgement in placed})
        return [(mention.document, mention.entity, judgement.entity) for mention, judgement in placed]

    def _connected(self, frontier: set[str], seen: set[str]) -> dict[int, tuple[Mention, str, str]]:
        """The mentions under some keys, and under every key that these have too."""
        found: dict[int, tuple[Mention, str, str]] = {}
        while frontier:
            seen |= frontier
            fresh = self._ledger.sharing(frontier)
            frontier = {key for mention, _, _ in fresh.values() for key in mention.keys} - seen
            found |= fresh
        return found

    def _join(self, moves: Iterable[tuple[str, str, str]], whole: bool, changed: Changed) -> None:
        """Lays people's decisions on what the rules settled, and notes whose entity is another now."""
        before, now = self._ledger.joined(), self._rulings.joined(self._ledger)
        other = {ruled for ruled in {*before, *now} if before.get(ruled) != now.get(ruled)}
        self._ledger.join(now, {*other, *now})
        if whole:
            return
        for document, entity_before, ruled in moves:
            entity = now.get(ruled, ruled)
            if entity != entity_before:
                changed.documents.add(document)
                changed.entities.update(found for found in (entity_before, entity) if found)
        for mention in self._ledger.mentions_ruled(other):
            changed.documents.add(mention.document)
        changed.entities.update(now.get(ruled, ruled) for ruled in changed.entities.copy())
        for ruled in other:
            changed.entities.update((ruled, before.get(ruled, ruled), now.get(ruled, ruled)))

    def put_entities(self, entities: Iterable[str] | None) -> None:
        """Writes these entities anew, or all, from the names they are met under."""
        wanted = None if entities is None else sorted(entities)
        made: list[ResolvedEntity] = []
        gone = list(wanted or ())
        for entity in _entities(self._ledger.names_met(wanted), self._known.name):
            made.append(entity)
            if len(made) == _ENTITIES_AT_ONCE:
                self._ledger.put_entities(made, gone)
                made, gone = [], []
        self._ledger.put_entities(made, gone)


def _entities(
    rows: Iterable[tuple[str, str, str, int]], official: Callable[[str], str | None]
) -> Iterator[ResolvedEntity]:
    at, names, types = "", dict[str, int](), set[str]()
    for entity, type_, name, number in rows:
        if entity != at:
            if at:
                yield _entity(at, names, types, official(at))
            at, names, types = entity, {}, set()
        names[name] = names.get(name, 0) + number
        types.add(type_)
    if at:
        yield _entity(at, names, types, official(at))


def _entity(id_: str, names: dict[str, int], types: set[str], official: str | None) -> ResolvedEntity:
    type_: EntityType = msgspec.convert(min(types), EntityType)
    return ResolvedEntity(
        id=id_,
        type=type_,
        name=official or _shown(names),
        names=tuple(sorted({*names, *([official] if official else [])})),
        reference=official is not None,
    )


def _shown(names: dict[str, int]) -> str:
    """A Latin spelling, with marks where one was met; of those the commonest, the longest, the first."""

    def place(name: str) -> tuple[bool, bool, int, int, str]:
        return not _is_latin(name), name == unaccented(name), -names[name], -len(name), name

    return min(names, key=place)


def _is_latin(name: str) -> bool:
    return all(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" for letter in name if letter.isalpha())
