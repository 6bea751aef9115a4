"""Who is at an event, in which role, and where it takes place, as the sentence that tells of it says."""

from __future__ import annotations

from functools import cached_property

from comity.model.claim import Participant, ParticipantRole
from comity.model.entity import Entity
from comity.reading.event.destinations import Destinations
from comity.reading.event.event_dates import places_before
from comity.reading.event.occasion import Occasion
from comity.reading.event.presence import REACH, Presence
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.setting.counterparts import Counterparts, unique
from comity.reading.setting.delegates import Delegates

_ABROAD = 80
_FACING = 60
_GUESTS = 16
_NEXT = 6


class Attendance:
    """Reads participants and places of the events of one page."""

    def __init__(self, page: Page, delegates: Delegates, counterparts: Counterparts) -> None:
        self._page, self._delegates, self._counterparts = page, delegates, counterparts
        self.presence = Presence(page, delegates, counterparts)
        self.ends = Destinations(page, self.presence, counterparts)

    def sides(self, occasion: Occasion) -> list[Entity]:
        """Localities and bodies that take part, in the order the sentence names them, each once."""
        found: list[Entity] = []
        for chunk in self._chunks(occasion):
            if not chunk.entities or self.presence.is_aside(chunk):
                continue
            if chunk.label == "A" and self.presence.delegation_follows(chunk):
                found += self.presence.of_country(chunk)
            else:
                found += self._acting(chunk, occasion)
        acting = self.presence.sides_of(self.presence.people(occasion))
        if self.presence.foreign(acting):
            found = [side for side in found if not _lies_within(side, acting)]
        return self._counterparts.without_parents(unique(found))

    def travelling(self, occasion: Occasion, sides: list[Entity]) -> list[Entity]:
        """Of the sides a sentence names those who travel, and where to, if that makes two countries."""
        ends = {end.key for end in self.ends.every(occasion)}
        mine = {side.key for side in self.presence.sides_of(self.presence.people(occasion))}
        for chunk in occasion.sentence.chunks:
            if chunk.end <= occasion.at and not self.presence.is_aside(chunk):
                mine |= {side.key for side in self._acting(chunk, occasion)}
        kept = [side for side in sides if side.key in mine or side.key in ends]
        return kept if self.presence.foreign(kept) else sides

    def leaders(self, sides: list[Entity]) -> list[Entity]:
        """For every side the first person the page names that acts for it."""
        found: dict[str, Entity] = {}
        wanted = {side.key for side in sides}
        for person, side in self._officials:
            if side in wanted:
                found.setdefault(side, person)
        return list(found.values())

    @cached_property
    def _officials(self) -> list[tuple[Entity, str]]:
        """Everybody named with a post still held, and the key of the side that person acts for."""
        found = []
        for chunk in self._page.row:
            if chunk.label == "Q" and chunk.entities and chunk.data.get("posts"):
                side = self._delegates.side(chunk.entities[0])
                if side is not None and not any(held.past for held in chunk.data["posts"]):
                    found.append((chunk.entities[0], side.key))
        return found

    def places(self, occasion: Occasion) -> list[Entity]:
        """Where it takes place: what stands after "in" or "at", and where a journey ends."""
        found: list[tuple[int, Entity]] = [(0, end) for end in self.ends.every(occasion)]
        before: Chunk | None = None
        for chunk in self._chunks(occasion):
            if before is not None and chunk.entities:
                far = max(chunk.start - occasion.to, occasion.at - chunk.end, 1)
                found += [(far, place) for place in self._venue(occasion, before, chunk)]
            before = before if chunk.label == "t" else chunk
        if len(occasion.sentence.dates()) > 1 and occasion.type in ("meeting", "visit"):
            found = sorted(found, key=lambda item: item[0])
            found = [item for item in found if item[0] == found[0][0]]
        return unique([place for _, place in found]) or places_before(occasion.sentence)

    def _venue(self, occasion: Occasion, before: Chunk, chunk: Chunk) -> list[Entity]:
        """The place a chunk names as the one where the event is; a house with the locality whose it is."""
        if chunk.label in "LY" and chunk.data.get("where"):
            return [chunk.entities[0]]
        if chunk.label in "LO" and chunk.data.get("venue") and self._at(before):
            owner = chunk.data.get("of")
            return [chunk.data["venue"], *([owner] if isinstance(owner, Entity) else [])]
        if chunk.label in "LY" and self._is_set_for(chunk):
            return [chunk.entities[0]]
        if occasion.type == "promotion" and chunk.label in "Cc" and self._abroad(occasion, before, chunk):
            return [chunk.entities[0]]
        return []

    def _is_set_for(self, place: Chunk) -> bool:
        """Whether the place is the one for which something is set ("the next one is due for Lyon")."""
        before = self._page.hits("gatherings", place.start - REACH, place.start)
        return any(hit.words[0].code == "slated" and place.start - hit.end < _NEXT for hit in before)

    def _chunks(self, occasion: Occasion) -> list[Chunk]:
        """The chunks of the sentence without those that tell of others of its kind ("after those in …")."""
        others = occasion.sentence.words("offices_abroad")
        end = next((hit.start for hit in others if hit.words[0].code == "others"), occasion.sentence.end)
        return [chunk for chunk in occasion.sentence.chunks if chunk.start < end]

    def _abroad(self, occasion: Occasion, before: Chunk, country: Chunk) -> bool:
        """Whether a trade mission goes to this country, or has come from it."""
        word = self._page.text[before.start : before.end].lower()
        return (
            bool(country.entities)
            and word in {"to", "in", "from"}
            and 0 < country.start - occasion.to < _ABROAD
        )

    def facing(self, occasion: Occasion) -> list[Entity]:
        """The sides of whoever stands before the verb and of the person, or "the guests", behind it."""
        before = [chunk for chunk in occasion.sentence.chunks if chunk.end <= occasion.at]
        actors = [chunk for chunk in before if chunk.label in "QXhLYO" and self._acting(chunk, occasion)]
        after = [
            chunk.entities[0]
            for chunk in occasion.sentence.of("Q", "X")
            if 0 <= chunk.start - occasion.to < _FACING
        ]
        if not actors:
            return []
        people = [chunk for chunk in actors if chunk.label in "QXh"]
        mine = self._acting((people or actors)[-1], occasion)
        if after:
            return unique([*mine, *self.presence.sides_of(after[:1])])
        words = self._page.hits("gatherings", occasion.to, occasion.to + _GUESTS)
        return self.completed(mine) if any(hit.words[0].attr("guests") for hit in words) else []

    def visitors(self, end: Entity) -> list[Entity]:
        """Of the two localities the page is about those that do not lie where a journey goes."""
        home = end.id if end.type == "country" else self._counterparts.country(end)
        return [place for place in self._counterparts.pair() if self._counterparts.country(place) != home]

    def completed(self, sides: list[Entity]) -> list[Entity]:
        """The sides with the foreign counterpart of the page where only one side is named."""
        places = [side for side in sides if side.type == "locality"]
        if not places:
            return sides or list(self._counterparts.pair())
        if self.presence.foreign(places):
            return sides
        other = self._counterparts.of(places[0])
        return [*sides, other] if other else sides

    def roles(
        self, occasion: Occasion, entities: list[Entity], places: list[Entity]
    ) -> tuple[Participant, ...]:
        """Each entity with its role: who is at home is the host, who comes is a guest."""
        home = _home_of(places, entities)
        first = self.opening(occasion) if occasion.host else None
        opening = first.key if first else None
        return tuple(Participant(entity, self._role(occasion, entity, home, opening)) for entity in entities)

    def _role(
        self, occasion: Occasion, entity: Entity, home: set[str], opening: str | None
    ) -> ParticipantRole:
        side = self._delegates.side(entity) if entity.type == "person" else entity
        if side is None:
            return "attendee"
        if opening is not None:
            receives = occasion.host == "subject" and occasion.at > occasion.sentence.start
            return "host" if (side.key == opening) == receives else "guest"
        if side.key in home:
            return "host"
        return "guest" if home and occasion.type in ("meeting", "visit", "signing") else "attendee"

    def opening(self, occasion: Occasion) -> Entity | None:
        """The side the sentence begins with."""
        return next(
            (side for chunk in occasion.sentence.chunks for side in self._acting(chunk, occasion)), None
        )

    def _acting(self, chunk: Chunk, occasion: Occasion) -> list[Entity]:
        if not chunk.entities:
            return []
        if chunk.label == "Z":
            return list(chunk.entities)
        if chunk.label in "LY":
            return (
                []
                if chunk.data.get("where") and chunk.entities[0] not in self.ends.every(occasion)
                else [chunk.entities[0]]
            )
        if chunk.label == "O" and not chunk.data.get("held") and not chunk.data.get("venue"):
            return [chunk.entities[0]]
        if chunk.label in "QX" or (chunk.label == "h" and 0 <= occasion.at - chunk.end < REACH):
            side = self._delegates.side(chunk.entities[0])
            return [side] if side is not None else []
        return []

    def _at(self, before: Chunk) -> bool:
        return before.label == "i" and self._page.text[before.start : before.end].lower() in {"in", "at"}


def _home_of(places: list[Entity], sides: list[Entity]) -> set[str]:
    """The keys of those at home at these places: what bears the name of a town is of that town."""
    home = {place.key for place in places if place.type != "organisation"}
    home |= {place.id.rsplit("/", 1)[0] for place in places if place.id and place.type == "locality"}
    houses = [place for place in places if place.type == "organisation"]
    home |= {side.key for side in sides for house in houses if house.name.startswith(side.name)}
    bodies = [side for side in sides if side.type == "organisation"]
    home |= {body.key for body in bodies for place in places if body.name.startswith(place.name)}
    return home


def _lies_within(place: Entity, sides: list[Entity]) -> bool:
    """Whether a place is but a part of one of these sides, so that it need not act itself."""
    return any(side.id and place.id and place.id.startswith(f"{side.id}/") for side in sides)
