"""For whom each person of a page acts: the locality or body of the post, and the post's words."""

from __future__ import annotations

from collections import defaultdict

from comity.model.claim import Post
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.post.posts import posts


class Delegates:
    """The people of a page with the side each stands on."""

    def __init__(self, page: Page) -> None:
        self._councils = {
            chunk.entities[0].name: chunk.data["of"]
            for chunk in page.row
            if chunk.label == "O"
            and chunk.data.get("council")
            and chunk.entities
            and isinstance(chunk.data.get("of"), Entity)
        }
        self._posts: dict[Entity, list[Post]] = defaultdict(list)
        for post in posts(page):
            self._posts[post.person].append(post)

    def role(self, person: Entity) -> str | None:
        """The words of the person's first post."""
        held = self._posts.get(person)
        return held[0].role if held else None

    def side(self, person: Entity) -> Entity | None:
        """The locality the person acts for, else the body; a council's people act for its locality."""
        owners = [post.of for post in self._posts.get(person, ())]
        owners += [self._councils[owner.name] for owner in owners if owner.name in self._councils]
        for wanted in ("locality", "organisation"):
            for owner in owners:
                if owner.type == wanted:
                    return owner
        return None

    def body(self, person: Entity) -> Entity | None:
        """The organisation the person holds a post in, where there is one."""
        return next((post.of for post in self._posts.get(person, ()) if post.of.type == "organisation"), None)

    def is_envoy(self, person: Entity) -> bool:
        """Whether the person speaks for a country (an ambassador, a consul, a minister)."""
        held = self._posts.get(person, ())
        return any(post.of.type == "country" for post in held)


def acting(chunk: Chunk) -> Entity | None:
    """The entity that acts where a chunk is named: a council acts for its locality."""
    owner = chunk.data.get("of")
    if chunk.data.get("council") and isinstance(owner, Entity):
        return owner
    return chunk.entities[0] if chunk.entities else None
