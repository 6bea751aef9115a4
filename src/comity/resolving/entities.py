"""Which names are one entity: localities, countries, organisations and persons across their spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import entities_of
from comity.model.decision import Decision
from comity.model.entity import Entity, EntityType
from comity.model.names import slug, unaccented
from comity.model.record import ResolvedEntity
from comity.resolving.name_keys import (
    LocalityKey,
    bracketed_acronym,
    is_acronym,
    locality_key,
    organisation_key,
    person_key,
)

Texts = Mapping[str, str]


class Known(Protocol):
    """What resolving asks of the reference tables."""

    def name(self, entity_id: str) -> str | None:
        """The name shown for an id, or None where the tables do not know it."""

    def parent(self, entity_id: str) -> str | None:
        """The id of what a locality lies in, or None."""


class Resolved(msgspec.Struct, frozen=True):
    """The entities, and which of them each claim's names mean."""

    entities: tuple[ResolvedEntity, ...]
    ids: dict[tuple[str, Entity], str]
    """Entity id by (document id, entity as written)."""

    def id(self, document: str, entity: Entity) -> str:
        """The entity id that a document's mention means."""
        return self.ids[document, entity]


def resolve(
    claims: Iterable[CitedClaim], texts: Texts, known: Known, decisions: Iterable[Decision] = ()
) -> Resolved:
    """One ResolvedEntity for every entity the claims name; `texts` are the documents' by id.

    Mentions that carry a reference id are that entity. Others are grouped by a key made from the
    name; a decision `same` about two entity ids puts them together under the first.
    """
    mentions = Counter((claim.document, entity) for claim in claims for entity in entities_of(claim.claim))
    keys = _Keys(mentions, texts)
    ids = {mention: keys.id(*mention) for mention in mentions}
    joined = _joined(decisions, set(ids.values()))
    ids = {mention: joined.get(found, found) for mention, found in ids.items()}
    return Resolved(_entities(ids, mentions, keys, known), ids)


class _Keys:
    """Gives every mention its entity id; sees all mentions first, so order does not matter."""

    def __init__(self, mentions: Iterable[tuple[str, Entity]], texts: Texts) -> None:
        nameless = [(document, entity) for document, entity in mentions if entity.id is None]
        self._levels: dict[str, set[str]] = defaultdict(set)
        for _, entity in nameless:
            if entity.type == "locality" and (key := locality_key(entity.name)).level:
                self._levels[key.name].add(key.level)
        self.acronyms = _acronyms(mentions, texts)
        self._slugs: dict[tuple[str, str], str] = {}
        for _, entity in sorted(nameless):
            spelling = self._slugs.setdefault((entity.type, self._key(entity)), slug(entity.name))
            self._slugs[entity.type, self._key(entity)] = min(spelling, slug(entity.name), key=_plainest)

    def id(self, document: str, entity: Entity) -> str:
        if entity.id is not None:
            return entity.id
        if entity.type == "organisation" and (meant := self._meant(document, entity.name)):
            return meant if "/" in meant else self._made("organisation", meant)
        return self._made(entity.type, self._key(entity))

    def _made(self, type_: str, key: str) -> str:
        return f"{type_}/{self._slugs.get((type_, key)) or key}"

    def _key(self, entity: Entity) -> str:
        if entity.type == "person":
            return person_key(entity.name)
        if entity.type == "organisation":
            return organisation_key(entity.name)
        if entity.type == "locality":
            key = self._settled(locality_key(entity.name))
            return f"{key.name} {key.level}"
        return slug(entity.name)

    def _settled(self, key: LocalityKey) -> LocalityKey:
        levels = self._levels.get(key.name, set())
        if not key.level and len(levels) == 1:
            return LocalityKey(key.name, next(iter(levels)))
        return key

    def _meant(self, document: str, name: str) -> str | None:
        """The id or key an acronym stands for: in its own document, else wherever one meaning is given."""
        if not is_acronym(name):
            return None
        own = self.acronyms.get((document, name), set())
        anywhere = self.acronyms.get(("", name), set()) if len(name) >= _TELLING_ACRONYM else set()
        meanings = own or anywhere
        return next(iter(meanings)) if len(meanings) == 1 else None


_TELLING_ACRONYM = 4  # shorter acronyms mean too many things to carry from one document to another


def _plainest(spelling: str) -> tuple[int, str]:
    return len(spelling), spelling


def _acronyms(mentions: Iterable[tuple[str, Entity]], texts: Texts) -> dict[tuple[str, str], set[str]]:
    """The reference ids or name keys of each acronym, by (document, acronym) and by ("", acronym)."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document, entity in mentions:
        if entity.type != "organisation":
            continue
        acronym = bracketed_acronym(entity.name) or _acronym_after(entity.name, texts.get(document, ""))
        if acronym and acronym != entity.name:
            meaning = entity.id or organisation_key(entity.name)
            found[document, acronym].add(meaning)
            found["", acronym].add(meaning)
    return found


def _acronym_after(name: str, text: str) -> str | None:
    at = text.find(f"{name} (")
    if at < 0:
        return None
    inside = text[at + len(name) + 2 :].split(")", 1)[0]
    return inside if is_acronym(inside) else None


def _joined(decisions: Iterable[Decision], ids: set[str]) -> dict[str, str]:
    """Where each id went that a person put together with another."""
    home: dict[str, str] = {}
    for decision in decisions:
        if decision.verdict == "same" and set(decision.about) <= ids:
            first, *others = (home.get(about, about) for about in decision.about)
            moved = set(others) - {first}
            home |= {about: first for about, at in home.items() if at in moved}
            home |= dict.fromkeys(moved, first)
    return home


def _entities(
    ids: Mapping[tuple[str, Entity], str], mentions: Counter[tuple[str, Entity]], keys: _Keys, known: Known
) -> tuple[ResolvedEntity, ...]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, set[EntityType]] = defaultdict(set)
    for (document, entity), found in ids.items():
        spellings[found][entity.name] += mentions[document, entity]
        types[found].add(entity.type)
    entities = []
    for found, names in spellings.items():
        official = known.name(found)
        entities.append(
            ResolvedEntity(
                id=found,
                type=min(types[found]),
                name=official or _shown(names),
                names=tuple(sorted({*names, *([official] if official else [])})),
                reference=official is not None,
            )
        )
    return tuple(sorted(entities, key=lambda entity: entity.id))


def _shown(names: Counter[str]) -> str:
    """A spelling with marks where one was met; of those the commonest, then the longest, then the first."""
    return min(names, key=lambda name: (name == unaccented(name), -names[name], -len(name), name))
