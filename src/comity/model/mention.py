"""One name in one document, and what the document says around it: what identity is decided from."""

from __future__ import annotations

import msgspec

from comity.model.entity import Entity, EntityType


class Held(msgspec.Struct, frozen=True, order=True):
    """A post a document gives a person: the role as written, and the id or key of where it is held."""

    role: str
    of: str


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One name as one document uses it.

    `document` is a content id; `given` the id the reader gave, or None. `keys` name the groups of
    mentions of any document that it must be compared with, the first its own; a mention without
    keys is settled by its own document alone. `beside` are the reference ids of the countries and
    localities told in the same claims, `around` those of the whole document, each sorted; `held`
    the posts of a person; `stands_for` the id or other name that this document gives for the name.
    `published` is EDTF, `on` the day (EDTF) of what is told of it, where claims tell one.
    """

    document: str
    type: EntityType
    name: str
    given: str | None = None
    keys: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    stands_for: str | None = None
    published: str | None = None
    on: str | None = None
    language: str | None = None

    def __lt__(self, other: Mention) -> bool:
        return (self.document, self.entity) < (other.document, other.entity)

    @property
    def entity(self) -> Entity:
        """The entity as the claims name it."""
        return Entity(self.type, self.name, self.given)
