"""Who takes part: those a clause names, what they hold a post of, who of the sentence belongs to them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.event.page import nouns_last

DELEGATION = "delegation"


@lru_cache(maxsize=1)
def _seats(passage: Passage) -> dict[str, tuple[Entity, ...]]:
    """What each person of a text stands for by a post still held: the locality told first, then bodies."""
    seats: dict[str, dict[str, Entity]] = {}
    for mention in passage.mentions:
        if mention.entity is None or mention.entity.type != "person":
            continue
        for title in mention.titles:
            if title.of is not None and not title.former:
                seats.setdefault(mention.entity.key, {}).setdefault(title.of.key, title.of)
    return {key: _localities_first(of.values()) for key, of in seats.items()}


def _localities_first(seats: Iterable[Entity]) -> tuple[Entity, ...]:
    """One locality, then all that is none."""
    told = tuple(seats)
    localities = tuple(seat for seat in told if seat.type == "locality")
    return localities[:1] + tuple(seat for seat in told if seat.type != "locality")


def seats(passage: Passage, entity: Entity) -> tuple[Entity, ...]:
    """What a person stands for, the locality told first before bodies; anybody else for themselves."""
    if entity.type != "person":
        return (entity,)
    return _seats(passage).get(entity.key, ())


def with_seats(passage: Passage, entities: Iterable[Entity]) -> list[Entity]:
    """Entities with the locality or body each person among them stands for."""
    found: dict[str, Entity] = {}
    for entity in entities:
        if entity.type == "person":
            for seat in seats(passage, entity)[:1]:
                if seat.type != "country":
                    found.setdefault(seat.key, seat)
        found.setdefault(entity.key, entity)
    return list(found.values())


def country(passage: Passage, entity: Entity) -> str | None:
    """The country somebody is of, where it is told."""
    for seat in seats(passage, entity):
        around = (seat, *_around(passage, seat)) if seat.type == "organisation" else (seat,)
        for place in around:
            if place.country is not None:
                return place.country
    return None


def _around(passage: Passage, body: Entity) -> list[Entity]:
    """What a body is told to belong to."""
    return [
        mention.within
        for mention in passage.mentions
        if mention.within is not None and mention.entity is not None and mention.entity.key == body.key
    ]


def countries(passage: Passage, entities: Iterable[Entity]) -> set[str]:
    """The countries that those who take part are of."""
    return {of for entity in entities if (of := country(passage, entity)) is not None}


def belonging(sentence: Sentence, side: list[Entity], others: Iterable[Entity]) -> list[Entity]:
    """A side with the people of the sentence who hold a post of it."""
    passage = sentence.passage
    people = [mention.entity for mention in sentence.of("person") if mention.entity is not None]
    if people:
        apart, ours = {entity.key for entity in others}, {entity.key for entity in side}
        side = side + [
            one
            for one in people
            if one.key not in apart and any(seat.key in ours for seat in seats(passage, one))
        ]
    return with_seats(passage, side)


def understood(clause: Clause) -> list[Entity]:
    """Who does what a clause tells; where it leaves that out, who did what the sentences before told."""
    doers = _own_doers(clause) or posts_told(
        one for one in clause.mentions if one.case in ("topic", "subject")
    )
    if doers or not nouns_last(clause.sentence.passage):
        return distinct(doers)
    described = _described(clause)
    if described:
        return described
    sentence = clause.sentence
    for earlier in reversed(sentence.passage.sentences[max(0, sentence.index - 2) : sentence.index]):
        if earlier.heading or earlier.paragraph < sentence.paragraph - 1:
            break
        for one in reversed(earlier.clauses):
            told = one.cased("topic", "subject") if one.link in ("main", "linked") else []
            if told:
                return distinct(entity for mention in told for entity in mention.entities)
    return []


def _own_doers(clause: Clause) -> list[Entity]:
    """Who does it: its subject before what its sentence is about ("두 시는 하이퐁시 대표단이 찾아오면서")."""
    subjects = of_mentions(clause.cased("subject")) if nouns_last(clause.sentence.passage) else []
    return subjects or clause.doers()


def _described(clause: Clause) -> list[Entity]:
    """Whom a clause describes: who stands right behind it ("13일 출국한 시장이")."""
    if clause.link != "modifying":
        return []
    behind = clause.sentence.passage.mentions_within(clause.end, clause.end + 3)
    return of_mentions(behind[:1])


def distinct(entities: Iterable[Entity]) -> list[Entity]:
    """Each once."""
    told = list(entities)
    return list({one.key: one for one in reversed(told)}.values())[::-1] if len(told) > 1 else told


def posts_told(mentions: Iterable[Mention]) -> list[Entity]:
    """What the posts are held in of those whom only a post tells ("với Thống đốc tỉnh Kanagawa")."""
    unnamed = (one for one in mentions if not one.entities)
    return distinct(title.of for one in unnamed for title in one.titles if title.of is not None)


def of_mentions(mentions: Iterable[Mention]) -> list[Entity]:
    """What mentions stand for, each once."""
    return distinct(entity for mention in mentions for entity in mention.entities)


def is_delegation(clause: Clause, side: Iterable[Entity]) -> bool:
    """Whether a side is spoken of as a delegation in the sentence."""
    keys = {entity.key for entity in side}
    return any(
        mention.code == DELEGATION and any(entity.key in keys for entity in mention.entities)
        for mention in clause.sentence.mentions
    )
