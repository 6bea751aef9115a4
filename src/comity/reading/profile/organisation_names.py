"""Names of organisations as marks spell them, and one telling of what an organisation belongs to."""

from __future__ import annotations

from comity.model.claim import Relation
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page

CAPITALS = "NSWVOLCABTEJP"
NAME = rf"(?P<name>O|[{CAPITALS}]{{1,6}})"

Told = tuple[Entity, Entity, Relation, int, int]
"""Child, parent, relation, and the characters that tell it."""


def named(page: Page, parts: list[Chunk]) -> Entity | None:
    """The organisation that marks name; None where one of them is a person."""
    if len(parts) == 1 and parts[0].label == "O":
        return parts[0].entity
    if any(part.label == "Q" for part in parts):
        return None
    return Entity("organisation", " ".join(page.text[parts[0].start : parts[-1].end].split()), None)
