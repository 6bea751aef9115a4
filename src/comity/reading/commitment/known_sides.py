"""Whom a page speaks of as a whole: its two sides, their people, and who came to whom."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.commitment.guests import guests_of
from comity.reading.commitment.small_words import small
from comity.reading.commitment.spokespeople import seats
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.setting.counterparts import counterparts_of
from comity.reading.setting.sides import Sides

_NEAR = 60
"""How many marks before it "they" may have been told."""


class KnownSides:
    """The sides of one page, found once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.sides = Sides(page)
        self._seats: dict[Entity, Entity] | None = None
        self._guests: list[Entity | None] = []

    def with_seat(self, entity: Entity) -> tuple[Entity, ...]:
        """A person behind the locality or body spoken for; anybody else alone."""
        if entity.type != "person":
            return (entity,)
        seat = self._seats_told().get(entity)
        return (entity,) if seat is None else (seat, entity)

    def _seats_told(self) -> dict[Entity, Entity]:
        if self._seats is None:
            self._seats = seats(self._page.row)
        return self._seats

    def several_before(self, at: int) -> tuple[Entity, ...]:
        """Those spoken of together before this point, else the pair the page is about."""
        index = self._page.mark_index(at)
        for chunk in reversed(self._page.row[max(0, index - _NEAR) : index]):
            if chunk.label == "Z" and chunk.entities:
                return chunk.entities
        return self.sides.pair()

    def side_of_visit(self, noun: str) -> Entity | None:
        """Whom "the guests" or "the hosts" mean: where the first delegation told is from, or the other."""
        if not self._guests:
            self._guests.append(guests_of(self._page, self.homes()))
        guests = self._guests[0]
        return guests if guests is None or noun in small("visiting") else self.other(guests)

    def told_before(self, row: list[Chunk], at: int) -> tuple[Entity, ...]:
        """The localities of the sentence so far; where they share a country, another from before too."""
        told = {chunk.entities[0]: None for chunk in row[:at] if chunk.label in "LY" and chunk.entities}
        if not told:
            return ()
        lands = {entity.country for entity in told}
        index = self._page.mark_index(row[0].start)
        if len(lands) == 1:
            for chunk in reversed(self._page.row[max(0, index - _NEAR) : index]):
                if chunk.label in "LY" and chunk.entities and chunk.entities[0].country not in lands:
                    told[chunk.entities[0]] = None
                    break
        return tuple(told)

    def of_land(self, chunk: Chunk, noun: str) -> tuple[Entity, ...]:
        """Whom a chunk names; of a country ("the Korean side") the place of it that the page is about."""
        if chunk.label == "A" and noun in small("side"):
            near = [place for place in self.homes() if place.country == chunk.entities[0].id]
            return tuple(near[:1]) or chunk.entities
        return chunk.entities

    def other(self, entity: Entity) -> Entity | None:
        """The side across from a locality."""
        return counterparts_of(self._page).of(entity)

    def last_of(self, place: Entity, at: int) -> Entity | None:
        """Who was named last, before a character, of those who speak for a place."""
        seats_told = self._seats_told()
        for chunk in reversed(self._page.row[: self._page.mark_index(at)]):
            if chunk.label == "Q" and chunk.entities and seats_told.get(chunk.entities[0]) == place:
                return chunk.entities[0]
        return None

    def homes(self) -> list[Entity]:
        """The localities the page is about: the two sides, and those its first sentences name."""
        return [*self.sides.pair(), *counterparts_of(self._page).early()]
