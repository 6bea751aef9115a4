"""Names as they stand in documents, with what each was taken to mean and why."""

from __future__ import annotations

import msgspec

from comity.model.decision import Anchor
from comity.model.entity import EntityType
from comity.model.judgement import Judgement


class JudgedMention(msgspec.Struct, frozen=True, kw_only=True):
    """One name of one document and its entity; `ruled` is what rules gave it, before people decided."""

    document: str
    type: EntityType
    name: str
    given: str | None
    entity: str
    ruled: str
    judgement: Judgement

    @property
    def anchor(self) -> Anchor:
        """Where it stands, for decisions about it."""
        return Anchor(document=self.document, what=self.type, name=self.name)


class KeptMention(msgspec.Struct, frozen=True):
    """A mention with its number, the entity that rules gave it, and the one after people's decisions."""

    number: int
    document: str
    type: str
    name: str
    given: str | None
    ruled: str
    entity: str
