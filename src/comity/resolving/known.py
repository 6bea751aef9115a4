"""What resolving asks of the reference tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from comity.reference.organisation import Organisation
from comity.reference.reading import Reading


class Known(Protocol):
    """The reference tables, as far as identity is decided from them (`comity.atlas.Atlas`)."""

    def name(self, entity_id: str) -> str | None:
        """The name shown for an id, or None where the tables do not know it."""

    def parent(self, entity_id: str) -> str | None:
        """The id of what a locality or organisation lies in or belongs to, or None."""

    def readings(self, name: str, country: str | None = None) -> Sequence[Reading]:
        """Every locality and country that ever bore a name, best first, those of a country before others."""

    def reading(self, entity_id: str) -> Reading | None:
        """The locality or country of an id, or None."""

    def bodies(self, name: str) -> Sequence[Organisation]:
        """Every organisation that ever bore a name; those that name a role alone are marked generic."""

    def every_body(self) -> Sequence[Organisation]:
        """Every organisation of the tables."""

    def is_role(self, entity_id: str) -> bool:
        """Whether an id is that of a role which many bodies have (a people's committee), not of one body."""

    def successors(self, entity_id: str) -> Sequence[str]:
        """The ids a locality went into when it ended; none while it lasts."""

    def predecessors(self, entity_id: str) -> Sequence[str]:
        """The ids of what a locality was made from or absorbed; none of what is no known locality."""
