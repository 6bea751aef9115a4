"""The body that "the society", "the company" points back to: the last one named so."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page, Sentence

_THE_BODY = re.compile(r"t(?P<noun>x),?x{0,2}$")
_NEAR = 4


def body_pointed_to(page: Page, sentence: Sentence, at: int) -> tuple[Entity, int] | None:
    """The body named last that "the <noun>" right before a place of the row means, and where that stands."""
    found = _THE_BODY.search(sentence.labels, 0, at)
    if found is None:
        return None
    noun, article = sentence.chunks[found.start("noun")], sentence.chunks[found.start()]
    if page.word(article) != "the":
        return None
    body = last_body(page, sentence, page.word(noun))
    return (body, article.start) if body is not None else None


def last_body(page: Page, sentence: Sentence, noun: str) -> Entity | None:
    """The last body whose name ends in this noun; where the noun fits any body, the last named at all."""
    loose = noun in particles("houses", "any")
    for earlier in reversed(page.sentences[max(0, sentence.index - _NEAR) : sentence.index]):
        for chunk in reversed(earlier.of("O")):
            name = page.text[chunk.start : chunk.end].lower().split()
            if chunk.entities and (loose or noun in name):
                return chunk.entities[0]
    return None
