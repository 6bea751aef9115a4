"""Whom a person signs for: the locality or body of the post, a locality rather than its department."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention, Title
from comity.reading.clauses.passage import Passage

_ACTS_FOR_ITSELF = ("locality", "organisation", "country")
_VENUE = "venue"
_OF_GOVERNMENT = frozenset({"department", "bureau", "division", "agency", "unit", "office", "ministry"})
"""Sorts of bodies that are parts of a government: their heads sign for its locality."""


Group = tuple[Entity, ...]
"""Who signs something together."""


def seat_of(passage: Passage, entity: Entity) -> Entity | None:
    """Whom somebody acts for; a body or locality for itself, None where a person's post is not told."""
    if entity.type != "person":
        return entity
    held = [title for title in titles_of(passage).get(entity.key, ()) if title.of is not None]
    present = [title for title in held if not title.former] or held
    seats = [_government(passage, title.of) for title in present if title.of is not None]
    return next((seat for seat in seats if seat.type == "locality"), seats[0] if seats else None)


@lru_cache(maxsize=1)
def titles_of(passage: Passage) -> dict[str, list[Title]]:
    """The posts told of each person of a text, by the person's key."""
    found: dict[str, list[Title]] = {}
    for mention in passage.mentions:
        if mention.entity is not None and mention.entity.type == "person":
            found.setdefault(mention.entity.key, []).extend(mention.titles)
    return found


def _government(passage: Passage, body: Entity) -> Entity:
    """The locality whose government a body is a part of; the body itself where it is none's."""
    if body.type != "organisation":
        return body
    within = _within(passage).get(body.key)
    return within if within is not None and within.type == "locality" else body


@lru_cache(maxsize=1)
def _within(passage: Passage) -> dict[str, Entity]:
    return {
        mention.entity.key: mention.within
        for mention in passage.mentions
        if mention.entity is not None and mention.within is not None and mention.code in _OF_GOVERNMENT
    }


@lru_cache(maxsize=1)
def parts_of_governments(passage: Passage) -> frozenset[str]:
    """The keys of the bodies of a text that are parts of a government."""
    return frozenset(
        entity.key
        for mention in passage.mentions
        if mention.code in _OF_GOVERNMENT
        for entity in mention.entities
    )


def seats(passage: Passage, mention: Mention) -> Iterator[Entity]:
    """Whom a mention acts for; a post for what it is held in ("타슈켄트주지사")."""
    if mention.code == _VENUE:
        return
    held = [title.of for title in mention.titles if title.of is not None]
    if mention.what == "pointer" and held:
        yield from seated(passage, [held[0]])
    else:
        yield from seated(passage, mention.entities)


def seated(passage: Passage, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Whom each acts for."""
    for entity in entities:
        seat = seat_of(passage, entity)
        if seat is not None and seat.type in _ACTS_FOR_ITSELF:
            yield seat


def distinct(entities: Iterable[Entity]) -> Group:
    """Each once; a country is left out where two others are told."""
    found = list({entity.key: entity for entity in entities}.values())
    others = [entity for entity in found if entity.type != "country"]
    return tuple(others if len(others) >= 2 else found)
