"""Who or what a claim is about: a locality, a country, an organisation or a person."""

from __future__ import annotations

from typing import Literal

import msgspec

from comity.model.names import fold

EntityType = Literal["locality", "country", "organisation", "person"]


class Entity(msgspec.Struct, frozen=True, gc=False):
    """One entity as a document names it.

    `name` is as written; `id` is the reference tables' id, or None where they do not know it.

    >>> Entity("locality", "Bình Dương Province", "vn/binh-duong").country
    'vn'
    """

    type: EntityType
    name: str
    id: str | None = None

    def __lt__(self, other: Entity) -> bool:
        return (self.type, self.name, self.id or "") < (other.type, other.name, other.id or "")

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 code, lower case, of a country or of an identified locality; else None."""
        if self.id is None or self.type not in ("locality", "country"):
            return None
        return self.id.split("/", 1)[0]

    @property
    def key(self) -> str:
        """What tells entities of one text apart: the id, or the type and the folded name where there is none.

        >>> Entity("locality", "Bình Minh").key == Entity("locality", "Binh Minh").key
        True
        """
        return self.id or f"{self.type}:{fold(self.name)}"
