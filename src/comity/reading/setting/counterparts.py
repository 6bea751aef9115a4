"""The other side of a locality in a text: which foreign partner it is mostly told with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.setting.entries import Entries

_HEAD_SENTENCES = 5
_HEAD_CHARACTERS = 60
_IN = "in"
_DATELINE = re.compile(
    r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s?"
    r"(?:(?:\([^)]{2,30}\)\s?)?(?:[–—]|--?\s|:\s)|\([A-Z]{2,8}\)\s)"
)
_DATE_HEAD = re.compile(r"^\s*date \d{4}-\d\d-\d\d")


def unique(entities: list[Entity]) -> list[Entity]:
    """The entities in order, each once and as named first."""
    return list({entity.key: entity for entity in reversed(entities)}.values())[::-1]


@lru_cache(maxsize=1)
def counterparts_of(page: Page) -> Counterparts:
    """The page's counterparts, weighed once for the grammars that ask one after the other."""
    return Counterparts(page)


class Counterparts:
    """Localities of a page by how much it is about each, and the country each lies in."""

    def __init__(self, page: Page) -> None:
        self._entity: dict[str, Entity] = {}
        self._country: dict[str, str | None] = {}
        self._places: dict[str, list[int]] = {}
        self._early: dict[str, Entity] = {}
        self._entries = Entries(page)
        self._datelines = frozenset(self._sent_from(page))
        weight: Counter[str] = Counter()
        sentence = 0
        for before, link, chunk in zip([None, None, *page.row], [None, *page.row], page.row, strict=False):
            if chunk.label not in "LYO|":
                continue
            if before and link and _lies_in(page.text, before, link, chunk):
                country = chunk.entities[0].country
                self._country.setdefault(chunk.entities[0].key, country)
                self._country[before.entities[0].key] = before.entities[0].country or country
                continue
            if chunk.label == "|":
                sentence += 1
            if chunk.label == "O" and chunk.entities and isinstance(chunk.data.get("of"), Entity):
                self._country.setdefault(chunk.entities[0].key, chunk.data["of"].country)
            council = (
                chunk.label == "O" and chunk.data.get("council") and isinstance(chunk.data.get("of"), Entity)
            )
            if (chunk.label not in "LY" or not chunk.entities) and not council:
                continue
            entity = chunk.data["of"] if council else chunk.entities[0]
            key = entity.key
            self._entity.setdefault(key, entity)
            self._country.setdefault(key, entity.country or chunk.data.get("country"))
            self._places.setdefault(key, []).append(chunk.start)
            once = 1 if self.is_dateline(chunk) else 4 if chunk.data.get("where") else 10
            if sentence < _HEAD_SENTENCES and once > 1:
                self._early.setdefault(key, entity)
            weight[key] += once * (2 if sentence < _HEAD_SENTENCES else 1) // (1 if chunk.label == "L" else 2)
        self._ranked = [key for key, _ in sorted(weight.items(), key=lambda item: -item[1])]

    def country(self, entity: Entity) -> str | None:
        """ISO code of the country an entity lies in, as far as the page tells."""
        return entity.country or self._country.get(entity.key)

    def early(self) -> list[Entity]:
        """Localities the first sentences name."""
        return list(self._early.values())

    def is_dateline(self, chunk: Chunk) -> bool:
        """Whether this is the town a report is sent from: it opens a line, a dash or an agency follows."""
        return chunk.start in self._datelines

    def _sent_from(self, page: Page) -> Iterator[int]:
        for before, chunk in zip([None, *page.row], page.row, strict=False):
            if chunk.label != "L" or not (
                before is None or before.label == "|" or chunk.start < _HEAD_CHARACTERS
            ):
                continue
            line = page.text.rfind("\n", 0, chunk.start) + 1
            if not _DATE_HEAD.sub("", page.text[line : chunk.start]).strip() and _DATELINE.match(
                page.text, chunk.end
            ):
                yield chunk.start

    def without_parents(self, entities: list[Entity]) -> list[Entity]:
        """The entities without those that only say where another lies ("Vung Tau in Ba Ria-Vung Tau")."""
        ids = [entity.id for entity in entities if entity.id and entity.type == "locality"]
        return [entity for entity in entities if not any(other.startswith(f"{entity.id}/") for other in ids)]

    def pair(self) -> tuple[Entity, ...]:
        """The two localities of different countries the page is most about; empty where there are none."""
        if not self._ranked:
            return ()
        first = self._entity[self._ranked[0]]
        other = self.of(first)
        return (first, other) if other else ()

    def headed(self, at: int) -> tuple[Entity, ...]:
        """The place that heads the entry a character stands in, and whom the page is about beside it."""
        place = self._entries.around(at)
        other = self.of(place) if place is not None else None
        return (other, place) if place is not None and other is not None else ()

    def of(self, entity: Entity) -> Entity | None:
        """The foreign locality the page is most about, seen from this one.

        Places that only head an entry of a list are partners, not of each other.
        """
        own = self.country(entity)
        apart = self._entries.keys if entity.key in self._entries.keys else frozenset()
        for key in [key for key in self._ranked if key not in apart]:
            country = self._country[key]
            if key != entity.key and (country is None or own is None or country != own):
                if country is None and own is None:
                    continue
                return self._entity[key]
        return None

    def foreign(self, entities: list[Entity]) -> bool:
        """Whether localities of at least two countries are among them, or bodies of such localities."""
        known = {self.country(entity) for entity in entities if entity.type == "locality"}
        known |= {
            country
            for entity in entities
            if entity.type == "organisation" and (country := self.country(entity))
        }
        return len(known) > 1


def _lies_in(text: str, place: Chunk, link: Chunk, around: Chunk) -> bool:
    """Whether a place only says where the one before it lies ("Plouha in Brittany")."""
    named = place.label == around.label == "L" and place.entities and around.entities
    return bool(named) and link.label == "i" and text[link.start : link.end] == _IN
