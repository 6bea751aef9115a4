"""What people of a text speak for: the seat of their post, or the place behind their name."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk

_SEATED = re.compile(r"(?:ft?|,x[xH]t?)(?P<seat>[LOYC])")


def seats(row: list[Chunk]) -> dict[Entity, Entity]:
    """For each person what they speak for, as the text tells it first."""
    found: dict[Entity, Entity] = {}
    for at, chunk in enumerate(row):
        if chunk.label == "Q" and chunk.entities and chunk.entities[0] not in found:
            seat = seat_of(row, at)
            if seat is not None:
                found[chunk.entities[0]] = seat
    return found


def seat_of(row: list[Chunk], at: int) -> Entity | None:
    """What a person speaks for: the seat of a post, or the place behind the name ("Mayor Kim of Naju")."""
    posts = row[at].data.get("posts", ())
    for post in posts:
        if post.of is not None and post.of.entities:
            entity: Entity | None = post.of.entity
            return entity
    behind = _SEATED.match("".join(chunk.label for chunk in row[at + 1 : at + 6]))
    return row[at + 1 + behind.start("seat")].entity if behind else None
