"""Whom the words of a sentence stand for: people, their sides, and whoever moves or owns a journey."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.event.occasion import Occasion
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.setting.counterparts import Counterparts, unique
from comity.reading.setting.delegates import Delegates

REACH = 45
"""How many characters from the words of an event those may stand who take part in it."""
_PRONOUN = 8
_BRACKET = 12
_GROUP = 12


class Presence:
    """Reads the marks of one page as people and sides."""

    def __init__(self, page: Page, delegates: Delegates, counterparts: Counterparts) -> None:
        self._page, self._delegates, self._counterparts = page, delegates, counterparts

    def people(self, occasion: Occasion) -> list[Entity]:
        """The people the sentence names beside its event."""
        return unique(
            [
                chunk.entities[0]
                for chunk in occasion.sentence.chunks
                if chunk.entities
                and (chunk.label in "QX" or (chunk.label == "h" and 0 <= occasion.at - chunk.end < REACH))
            ]
        )

    def sides_of(self, people: list[Entity]) -> list[Entity]:
        """The localities and bodies the people act for, each once."""
        return unique([side for person in people if (side := self._delegates.side(person)) is not None])

    def of_nations(self, people: list[Entity]) -> bool:
        """Whether somebody among them speaks for a country."""
        return any(self._delegates.is_envoy(person) for person in people)

    def foreign(self, sides: list[Entity]) -> bool:
        """Whether two countries are among the sides."""
        return self._counterparts.foreign(sides)

    def side_of(self, chunk: Chunk) -> Entity | None:
        """The side a chunk alone stands for, wherever it stands."""
        if not chunk.entities:
            return None
        if chunk.label in "QXh":
            return self._delegates.side(chunk.entities[0])
        return chunk.entities[0] if chunk.label in "LYO" and not chunk.data.get("venue") else None

    def mover(self, occasion: Occasion) -> Entity | None:
        """The locality of whoever stands before the verb as those who came."""
        for chunk in reversed(occasion.sentence.chunks):
            if chunk.end > occasion.at or self.is_aside(chunk):
                continue
            group = chunk.label == "A" and self.delegation_follows(chunk)
            sides = self.of_country(chunk) if group else [self.side_of(chunk)]
            if sides and sides[0] is not None and sides[0].type == "locality" and not chunk.data.get("where"):
                return sides[0]
        return None

    def owner(self, occasion: Occasion) -> Entity | None:
        """The side of whoever a visit is said to be by, or whose it is."""
        if occasion.manner == "of":
            near = [chunk for chunk in occasion.sentence.chunks if 0 <= chunk.start - occasion.to < REACH]
        else:
            near = [chunk for chunk in occasion.sentence.chunks if 0 <= occasion.at - chunk.end < _PRONOUN]
        return next((side for chunk in near if (side := self.side_of(chunk)) is not None), None)

    def follows(self, occasion: Occasion) -> bool:
        """Whether a pronoun does it, so that those who travelled before travel on ("then it visited …")."""
        return any(
            chunk.label in "qzh" and 0 <= occasion.at - chunk.end < _PRONOUN
            for chunk in occasion.sentence.chunks
        )

    def is_aside(self, chunk: Chunk) -> bool:
        """Agencies in brackets and the town a report is sent from take no part."""
        text = self._page.text
        if chunk.label == "O":
            near = text[max(0, chunk.start - _BRACKET) : chunk.start]
            return near.rfind("(") > near.rfind(")")
        return self._counterparts.is_dateline(chunk)

    def delegation_follows(self, demonym: Chunk) -> bool:
        """Whether a group stands right behind a demonym ("the Vietnamese delegation")."""
        words = self._page.hits("gatherings", demonym.end, demonym.end + _GROUP)
        return any(hit.words[0].code == "delegation" for hit in words)

    def of_country(self, demonym: Chunk) -> list[Entity]:
        """Of whom "the Vietnamese delegation" is: of the Vietnamese localities the first sentences name."""
        country = demonym.entities[0].id if demonym.entities else None
        return [place for place in self._counterparts.early() if self._counterparts.country(place) == country]
