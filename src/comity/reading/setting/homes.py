"""Which locality each person of a page holds a post in."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.page import Page


def homes_of(page: Page) -> dict[Entity, Entity]:
    """The locality of every person whose post the text gives beside the name; the first post counts."""
    homes: dict[Entity, Entity] = {}
    for chunk in page.row:
        if chunk.label != "Q" or not chunk.entities:
            continue
        for held in chunk.data.get("posts", ()):
            if held.of is not None and held.of.entities and held.of.entities[0].type == "locality":
                homes.setdefault(chunk.entities[0], held.of.entities[0])
    return homes
