"""Which sides of an agreement a sentence names or points to, and whether it tells both."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.agreement.appositions import described_away
from comity.reading.agreement.candidates import is_goal
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.scanner import Hit
from comity.reading.setting.counterparts import Counterparts, unique
from comity.reading.setting.delegates import Delegates, acting

_NEXT = 12
_BESIDE = 3
_TWO = 2
_WITH = "with"
_IN = "in"


class Sides:
    """The sides that the mentions of one page name."""

    def __init__(self, delegates: Delegates, counterparts: Counterparts) -> None:
        self._delegates, self._counterparts = delegates, counterparts

    def partners(self, mention: Mention, hub: Entity) -> list[tuple[Entity, ...]]:
        """Every foreign locality the stretch lists, each with the hub."""
        home = self._counterparts.country(hub)
        places = [
            chunk.entities[0]
            for chunk in mention.sentence.chunks
            if chunk.label == "L"
            and chunk.entities
            and mention.start <= chunk.start < mention.end
            and not chunk.data.get("where")
            and not _lies_behind(mention, chunk)
        ]
        return [(hub, place) for place in unique(places) if self._counterparts.country(place) != home]

    def hub(self, mention: Mention) -> Entity | None:
        """The one locality whose partners a sentence counts ("Medellín now counts 23 sister cities")."""
        chunks = [chunk for chunk in mention.sentence.chunks if mention.start <= chunk.start < mention.end]
        places = [side for side in self.sides(chunks) if side.type == "locality"]
        return places[0] if places else None

    def partner_follows(self, mention: Mention) -> bool:
        """Whether the paper is told as one with somebody: "the contract with Soest"."""
        links = mention.page.hits("linking", mention.to, mention.to + 2)
        return any(link.words[0].code in ("with", "between") for link in links)

    def partner_unnamed(self, mention: Mention) -> bool:
        """Whether "with" follows and no name behind it ("with several Korean localities")."""
        links = [
            link
            for link in mention.page.hits("linking", mention.to, mention.end)
            if link.words[0].code == "with"
        ]
        chunks = [chunk for chunk in mention.sentence.chunks if mention.to <= chunk.start < mention.end]
        return bool(links) and not opens_with(links, chunks, mention)

    def of_others(self, mention: Mention) -> bool:
        """Whether a denial names nobody: "has no other twin town", "has no partner in Africa"."""
        if self.both_named(mention):
            return False
        if mention.more and not mention.known:
            return True
        after = [chunk for chunk in mention.sentence.chunks if chunk.start >= mention.to][:_TWO]
        abroad = len(after) == _TWO and after[0].label == "i" and mention.page.word(after[0]) == _IN
        home = {self._counterparts.country(side) for side in self._counterparts.pair()}
        if not abroad or after[1].label not in "CNc" or not home:
            return False
        return not any(f"{entity.id}" in home for entity in after[1].entities)

    def both_told(self, mention: Mention) -> bool:
        """Whether the stretch names or points to two different sides."""
        chunks = [
            chunk
            for chunk in described_away(mention.sentence, mention.sentence.chunks)
            if mention.start <= chunk.start < mention.end and chunk.label in "LQYqZ"
        ]
        sides = self.sides([chunk for chunk in chunks if chunk.label != "Z"])
        if self._counterparts.foreign(sides) or (
            not sides and any(len(chunk.entities) > 1 for chunk in chunks)
        ):
            return True
        return opens_with(mention.page.hits("linking", mention.to, mention.end), chunks, mention)

    def both_named(self, mention: Mention) -> bool:
        """Whether the stretch itself names localities of two countries."""
        chunks = [
            chunk
            for chunk in mention.sentence.chunks
            if mention.start <= chunk.start < mention.end and chunk.label in "LQ"
        ]
        return self._counterparts.foreign(self.sides(chunks))

    def told_anew(self, mention: Mention, told: tuple[Entity, ...]) -> bool:
        """Whether a sentence on "it" names two sides of its own, and not just where somebody goes to sign."""
        keys = {party.key for party in told}
        named = [chunk for chunk in mention.sentence.chunks if chunk.label in "LQ" and chunk.entities]
        others = [chunk.entities[0] for chunk in named if chunk.entities[0].key not in keys]
        return self.both_named(mention) and not any(is_goal(mention, place) for place in others)

    def both_pointed(self, mention: Mention) -> bool:
        """Whether "between the two" follows."""
        links = [
            link.end
            for link in mention.page.hits("linking", mention.to, mention.end)
            if link.words[0].code == "between"
        ]
        sides = [chunk for chunk in mention.sentence.chunks if chunk.label == "Z"]
        return any(0 < chunk.start - end < _BESIDE for end in links for chunk in sides)

    def both_meant(self, mention: Mention) -> bool:
        """Whether "the two cities" are who is to become sisters."""
        before = [chunk for chunk in mention.sentence.chunks if chunk.start < mention.at]
        pointed = any(chunk.label == "Z" and len(chunk.entities) == _TWO for chunk in before)
        return pointed and mention.type == "sister" and mention.act == "become"

    def sides(self, chunks: list[Chunk]) -> list[Entity]:
        """The localities and bodies that chunks stand for, each once, without the provinces they lie in."""
        found: list[Entity] = []
        for before, chunk in zip([None, *chunks], chunks, strict=False):
            if chunk.label == "h" and before is not None and before.label in ',"':
                continue
            side = None if self._counterparts.is_dateline(chunk) else self.side(chunk)
            if side is not None and side.type in ("locality", "organisation"):
                found.append(side)
        return self._counterparts.without_parents(unique(found))

    def side(self, chunk: Chunk) -> Entity | None:
        """For whom a chunk acts: a place for itself, a person for the place of the post."""
        if chunk.label in "LYq":
            return chunk.entities[0] if chunk.entities else None
        if chunk.label == "O":
            return (
                acting(chunk)
                if chunk.data.get("council")
                else (chunk.entities[0] if chunk.entities else None)
            )
        if chunk.label in "QXh" and chunk.entities and not self._delegates.is_envoy(chunk.entities[0]):
            return self._delegates.side(chunk.entities[0])
        return None


def _lies_behind(mention: Mention, place: Chunk) -> bool:
    """Whether "in" stands before a place, so that it only says where another lies."""
    before = [chunk for chunk in mention.sentence.chunks if chunk.end <= place.start][-2:]
    link = next((chunk for chunk in reversed(before) if chunk.label != "t"), None)
    return link is not None and link.label == "i" and mention.page.word(link) != _WITH


def opens_with(links: list[Hit], chunks: list[Chunk], mention: Mention) -> bool:
    """Whether "with" and a locality follow: the partner is named, its owner understood."""
    return any(
        link.words[0].code == "with"
        and link.start >= mention.at
        and any(chunk.label in "LYO" and 0 <= chunk.start - link.end < _NEXT * 2 for chunk in chunks)
        for link in links
    )
