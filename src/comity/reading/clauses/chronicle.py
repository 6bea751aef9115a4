"""What a passage has told so far: its localities, bodies, people and delegations, the latest last."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

import msgspec

from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Sentence

DOING = frozenset({"subject", "topic", "by"})
_TAKING_PART = DOING | {"with", "object", "to", "of", ""}

_MEMORY = 300
"""Tellings that are remembered: no word points further back, and a long text costs no more for its length."""


class Telling(msgspec.Struct, frozen=True):
    """One telling of an entity by a mention of a sentence, be it as the seat of a post."""

    entity: Entity
    mention: Mention
    sentence: int

    @property
    def acts(self) -> bool:
        """Whether it does what its clause tells, or is a person according to whom it is told."""
        said = self.mention.case == "from" and self.mention.what == "person"
        return said or self.mention.case in DOING

    @property
    def country(self) -> str | None:
        """The country it is of, or lies in."""
        within = self.mention.within
        return self.entity.country or (within.country if within is not None else None)

    @property
    def takes_part(self) -> bool:
        """Whether it is one of those between whom something happens, not where it happens."""
        return self.mention.case in _TAKING_PART


class Chronicle:
    """Takes the mentions of a passage in order, and tells what came before."""

    def __init__(self) -> None:
        self._told: deque[Telling] = deque(maxlen=_MEMORY)
        self._first: dict[str, Entity] = {}

    def take(self, sentence: Sentence, mention: Mention) -> None:
        """Notes a mention: its entities and the seats of the posts it tells, each as it was first written."""
        entities = mention.entities
        if mention.titles:
            seats = (title.of for title in mention.titles if title.of is not None)
            entities = tuple(dict.fromkeys((*entities, *seats)))
        for entity in entities:
            first = self._first.setdefault(entity.key, entity)
            self._told.append(Telling(first, mention, sentence.index))

    def latest(self, fits: Callable[[Telling], bool]) -> Telling | None:
        """The latest telling that fits."""
        return next((told for told in reversed(self._told) if fits(told)), None)

    def of(self, *types: str) -> Iterator[Telling]:
        """The tellings of entities of these types, the latest first."""
        return (told for told in reversed(self._told) if told.entity.type in types)

    def by_sentence(self, *types: str) -> Iterator[list[Telling]]:
        """The tellings of entities of these types a sentence at a time, the latest sentence first."""
        kept: list[Telling] = []
        for told in self.of(*types):
            if kept and kept[0].sentence != told.sentence:
                yield kept[::-1]
                kept = []
            kept.append(told)
        if kept:
            yield kept[::-1]
