"""Whom a page means by "the two sides" where nothing beside the words tells it."""

from __future__ import annotations

import re
from collections import Counter

from comity.model.entity import Entity
from comity.reading.page import Page, Sentence

_TOGETHER = re.compile(r"(?P<first>[LO])&[xtLNA']{0,3}?(?P<second>[LO])")


class Sides:
    """The sides of one page, found when first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._pair: tuple[Entity, ...] | None = None

    def pair(self) -> tuple[Entity, ...]:
        """Whom "the two sides" mostly means; else the two localities of two countries most spoken of."""
        if self._pair is None:
            self._pair = self._most_common_sides() or self._most_spoken_of()
        return self._pair

    def together(self, sentence: Sentence) -> tuple[Entity, ...]:
        """The parties named together in the sentence before, if it stands in the same paragraph."""
        before = self._page.sentences[sentence.index - 1] if sentence.index else sentence
        if before is sentence or before.paragraph != sentence.paragraph:
            return ()
        beside = _TOGETHER.search(before.labels)
        if beside is None:
            return ()
        first, second = before.chunks[beside.start("first")], before.chunks[beside.start("second")]
        return (*first.entities, *second.entities)

    def _most_common_sides(self) -> tuple[Entity, ...]:
        sides = Counter(chunk.entities for chunk in self._page.row if chunk.label == "Z" and chunk.entities)
        return sides.most_common(1)[0][0] if sides else ()

    def _most_spoken_of(self) -> tuple[Entity, ...]:
        told: Counter[Entity] = Counter()
        for chunk in self._page.row:
            if chunk.label in "LYO" and not chunk.data.get("where"):
                for entity in (*chunk.entities, chunk.data.get("of")):
                    if entity is not None and entity.type == "locality":
                        told[entity] += 2 if entity.id else 1
        ranked = [entity for entity, _ in told.most_common()]
        for other in ranked[1:]:
            if other.country != ranked[0].country:
                return ranked[0], other
        return tuple(ranked[:1])
