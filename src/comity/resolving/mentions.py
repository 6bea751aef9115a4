"""The names of one document, each with what the document says around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Agreement, Claim, Event, Figure, Post, entities_of
from comity.model.entity import Entity
from comity.model.mention import Held, Mention
from comity.resolving.known import Known
from comity.resolving.name_keys import (
    bracketed_acronym,
    is_acronym,
    locality_key,
    organisation_key,
    person_key,
)

TELLING_ACRONYM = 4
"""Shorter acronyms mean too many things to carry from one document to another."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document as far as identity needs it: its content id, text, publication day and language."""

    id: str
    text: str
    published: str | None = None
    language: str | None = None


def mentions_of(source: Source, claims: Sequence[CitedClaim], known: Known) -> tuple[Mention, ...]:
    """One mention for every distinct entity the claims of a document name, sorted."""
    told = [cited.claim for cited in claims]
    beside, around = _beside(told), _places(entity for claim in told for entity in entities_of(claim))
    held, days, short = _held(told), _days(told), _acronyms(source, beside)
    return tuple(
        sorted(
            Mention(
                document=source.id,
                type=entity.type,
                name=entity.name,
                given=entity.id,
                keys=keys_of(entity, short),
                beside=tuple(sorted(beside[entity])),
                around=tuple(sorted(around)),
                held=tuple(sorted(held.get(entity, ()))),
                stands_for=short.get(entity.name) if is_acronym(entity.name) else None,
                published=source.published,
                on=days.get(entity),
                language=source.language,
            )
            for entity in beside
        )
    )


def keys_of(entity: Entity, short: Mapping[str, str]) -> tuple[str, ...]:
    """The groups an entity has to be compared with; `short` are the acronyms its document explains."""
    if entity.type == "organisation":
        own = entity.id or f"organisation:{organisation_key(entity.name)}"
        if is_acronym(entity.name) and entity.id is None:
            return _acronym_keys(entity.name, short.get(entity.name))
        explained = (f"acronym:{s}" for s, full in short.items() if full == own and len(s) >= TELLING_ACRONYM)
        return (*(() if entity.id else (own,)), *sorted(explained))
    if entity.id is not None or entity.type == "country":
        return ()
    if entity.type == "person":
        return (f"person:{person_key(entity.name)}",)
    return (f"locality:{locality_key(entity.name).name}",)


def _acronym_keys(acronym: str, meaning: str | None) -> tuple[str, ...]:
    if meaning is not None:
        carried = (f"acronym:{acronym}",) if len(acronym) >= TELLING_ACRONYM else ()
        return (*((meaning,) if meaning.startswith("organisation:") else ()), *carried)
    if len(acronym) >= TELLING_ACRONYM:
        return (f"acronym:{acronym}",)
    return (f"organisation:{organisation_key(acronym)}",)


def _beside(claims: Iterable[Claim]) -> dict[Entity, set[str]]:
    """The places told in the same claims as each entity, but for itself."""
    found: dict[Entity, set[str]] = defaultdict(set)
    for claim in claims:
        entities = entities_of(claim)
        for entity in entities:
            found[entity] |= _places(other for other in entities if other != entity)
    return found


def _places(entities: Iterable[Entity]) -> set[str]:
    return {entity.id for entity in entities if entity.id and entity.type in ("locality", "country")}


def _held(claims: Iterable[Claim]) -> dict[Entity, set[Held]]:
    """The posts of each person: as told by themselves, and as told of those who signed."""
    found: dict[Entity, set[Held]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, Post):
            found[claim.person].add(Held(claim.role, claim.of.key))
        elif isinstance(claim, Agreement):
            for signed in claim.signatories:
                if signed.role and signed.for_:
                    found[signed.person].add(Held(signed.role, signed.for_.key))
    return found


def _days(claims: Iterable[Claim]) -> dict[Entity, str]:
    """The first day told of what each entity takes part in."""
    found: dict[Entity, str] = {}
    for claim in claims:
        if isinstance(claim, Agreement):
            day = claim.date
        elif isinstance(claim, Event):
            day = claim.start
        else:
            day = claim.period if isinstance(claim, Figure) else None
        for entity in entities_of(claim) if day else ():
            found[entity] = min(day or "", found.get(entity, day or ""))
    return found


_ACRONYM_BEHIND = re.compile(r"\s?\(([^()]*)\)")


def _acronyms(source: Source, entities: Iterable[Entity]) -> dict[str, str]:
    """What each acronym stands for that the document explains: an id, or the key of a full name."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type == "organisation":
            acronym = bracketed_acronym(entity.name) or _acronym_behind(entity.name, source.text)
            if acronym and acronym != entity.name:
                found[acronym].add(entity.id or f"organisation:{organisation_key(entity.name)}")
    return {acronym: next(iter(full)) for acronym, full in found.items() if len(full) == 1}


def _acronym_behind(name: str, text: str) -> str | None:
    at = text.find(f"{name} (")
    found = _ACRONYM_BEHIND.match(text, at + len(name)) if at >= 0 else None
    return found[1] if found and is_acronym(found[1]) else None
