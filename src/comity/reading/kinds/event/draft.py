"""An event as one clause tells it, before what is told twice becomes one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.model.claim import Event, EventType, Modality, Participant, ParticipantRole
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage


class Draft(msgspec.Struct, eq=False, kw_only=True):
    """What a stretch of text tells of an event; `people` are all who take part, by their key, with a role.

    `head` is the word that names an occasion ("포럼", "hội thảo"), by which it is known again. `again`: it
    adds to an event told before, where there is one.
    """

    type: EventType
    span: tuple[int, int]
    clause: Clause
    modality: Modality
    name: str | None = None
    head: str = ""
    again: bool = False
    start: str | None = None
    end: str | None = None
    places: dict[str, Entity] = msgspec.field(default_factory=dict)
    people: dict[str, Participant] = msgspec.field(default_factory=dict)

    def invite(self, entities: Iterable[Entity], role: ParticipantRole) -> None:
        """Adds those who take part in a role; who has one keeps it."""
        for entity in entities:
            self.people.setdefault(entity.key, Participant(entity, role))

    def place(self, entities: Iterable[Entity]) -> None:
        """Adds where it is held."""
        for entity in entities:
            self.places.setdefault(entity.key, entity)

    def in_role(self, *roles: ParticipantRole) -> set[str]:
        """Keys of who takes part in one of these roles."""
        return {key for key, told in self.people.items() if told.role in roles}

    def date(self, edtf: str | None) -> None:
        """Takes a day or an interval."""
        if edtf is not None:
            start, _, end = edtf.partition("/")
            self.start, self.end = start or None, end or self.end

    def claim(self, passage: Passage) -> Event:
        """The claim it makes."""
        start, end = self.span
        return Event(
            document=passage.document.name,
            quote=passage.text[start:end],
            span=self.span,
            modality=self.modality,
            type=self.type,
            name=self.name,
            start=self.start,
            end=self.end,
            places=tuple(self.places.values()),
            participants=tuple(self.people.values()),
        )
