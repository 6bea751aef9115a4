"""Between whom the paper is whose contents a sentence tells: the two told last to act with one another."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.clauses.passage import Sentence

_BACK = 4
"""Sentences before one that tells contents, within which the two are told."""
_SIDES = ("locality", "organisation")


def sides_of_paper(sentence: Sentence) -> list[Entity]:
    """The two of whom one acts and the other acts too, or it acts with; none where no sentence tells two."""
    sentences = sentence.passage.sentences
    for before in reversed(sentences[max(0, sentence.index - _BACK) : sentence.index + 1]):
        sides = _sides(before)
        if len(sides) > 1:
            return sides[:2]
    return []


def _sides(sentence: Sentence) -> list[Entity]:
    told: dict[str, Entity] = {}
    for mention in sentence.mentions:
        if mention.case not in ("topic", "subject", "with"):
            continue
        seats = [title.of for title in mention.titles if title.of is not None]
        for entity in (*mention.entities, *seats):
            if entity.type in _SIDES:
                told.setdefault(entity.key, entity)
    places = [entity for entity in told.values() if entity.type == "locality"]
    return places if len(places) > 1 else list(told.values())
