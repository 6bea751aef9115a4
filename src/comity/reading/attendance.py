"""Who is at an event, in which role, and where it takes place, as the sentence that tells of it says."""

from __future__ import annotations

from comity.model.claim import Participant, ParticipantRole
from comity.model.entity import Entity
from comity.reading.chunks import Chunk
from comity.reading.counterparts import Counterparts, key_of
from comity.reading.delegates import Delegates
from comity.reading.occasions import Occasion
from comity.reading.page import Page

_REACH = 12


class Attendance:
    """Reads participants and places of the events of one page."""

    def __init__(self, page: Page, delegates: Delegates, counterparts: Counterparts) -> None:
        self._page, self._delegates, self._counterparts = page, delegates, counterparts

    def sides(self, occasion: Occasion) -> list[Entity]:
        """Localities and bodies that take part, those the sentence names first, each once."""
        found: list[Entity] = []
        for chunk in occasion.sentence.chunks:
            found.extend(self._acting(chunk, occasion))
        return _unique(found)

    def people(self, occasion: Occasion) -> list[Entity]:
        """The people the sentence names."""
        return _unique([chunk.entities[0] for chunk in occasion.sentence.chunks if chunk.label in "QXh" and chunk.entities])

    def places(self, occasion: Occasion) -> list[Entity]:
        """Where the sentence says it takes place: what stands after "in" or "at", and the end of a journey."""
        found: list[Entity] = []
        chunks = occasion.sentence.chunks
        for before, chunk in zip(chunks, chunks[1:], strict=False):
            if chunk.label in "LY" and chunk.entities and (chunk.data.get("where") or self._destination(occasion, chunk)):
                found.append(chunk.entities[0])
            elif chunk.label in "LO" and chunk.data.get("venue") and self._at(before):
                found.append(chunk.data["venue"])
            elif chunk.label == "C" and chunk.entities and (self._at(before) or before.label == "t") and occasion.type in ("visit", "promotion"):
                if before.label != "t" or self._destination(occasion, chunk):
                    found.append(chunk.entities[0])
        return _unique(found)

    def foreign(self, sides: list[Entity]) -> bool:
        """Whether two countries are among the sides."""
        return self._counterparts.foreign(sides)

    def completed(self, sides: list[Entity]) -> list[Entity]:
        """The sides with the foreign counterpart of the page where only one side is named."""
        places = [side for side in sides if side.type == "locality"]
        if not places:
            return [*self._counterparts.pair(), *sides] if not sides else sides
        if self.foreign(places) or any(side.type == "organisation" for side in sides):
            return sides
        other = self._counterparts.of(places[0])
        return [*sides, other] if other else sides

    def roles(self, occasion: Occasion, entities: list[Entity], places: list[Entity]) -> tuple[Participant, ...]:
        """Each entity with its role: who is at home is the host, who comes is a guest."""
        return tuple(Participant(entity, self._role(occasion, entity, places)) for entity in entities)

    def _role(self, occasion: Occasion, entity: Entity, places: list[Entity]) -> ParticipantRole:
        side = self._delegates.side(entity) if entity.type == "person" else entity
        home = {key_of(place) for place in places}
        home |= {key for key in (place.id and place.id.rsplit("/", 1)[0] for place in places) if key}
        if side is not None and key_of(side) in home:
            return "host"
        if occasion.type in ("meeting", "visit") and occasion.host and side is not None:
            first = next((found for chunk in occasion.sentence.chunks for found in self._acting(chunk, occasion)), None)
            opens = first is not None and key_of(first) == key_of(side)
            return "host" if opens == (occasion.host == "subject") else "guest"
        return "guest" if home and occasion.type in ("meeting", "visit", "signing") else "attendee"

    def _acting(self, chunk: Chunk, occasion: Occasion) -> list[Entity]:
        if not chunk.entities:
            return []
        if chunk.label == "Z":
            return list(chunk.entities)
        if chunk.label in "LY":
            return [] if chunk.data.get("where") and not self._destination(occasion, chunk) else [chunk.entities[0]]
        if chunk.label == "q":
            return [chunk.entities[0]] if occasion.type in ("visit", "forum") else []
        if chunk.label == "O" and not chunk.data.get("held") and not chunk.data.get("venue"):
            return [chunk.entities[0]]
        if chunk.label in "QXh":
            side = self._delegates.side(chunk.entities[0])
            return [side] if side is not None else []
        return []

    def _destination(self, occasion: Occasion, chunk: Chunk) -> bool:
        return occasion.type == "visit" and 0 <= chunk.start - occasion.to < _REACH * 3

    def _at(self, before: Chunk) -> bool:
        return before.label == "i" and self._page.text[before.start : before.end].lower() in {"in", "at"}


def _unique(entities: list[Entity]) -> list[Entity]:
    return list({key_of(entity): entity for entity in reversed(entities)}.values())[::-1]
