"""Who holds the event that people or firms are counted at."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.entity import Entity
from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.figure.counts import CUES, Count

_BACK = 8
"""Sentences back that may tell who holds what is told of now."""
_PLACED_BACK = 2


def host_of(count: Count, told: Entity | None) -> Entity | None:
    """Who holds an event, told around it, else whose numbers were `told` before, else where it is."""
    for sentence in _around(count.sentence):
        host = _host(sentence)
        if host is not None:
            return host
    if told is not None:
        return told
    sentences = count.passage.sentences
    for index in range(count.sentence.index, max(-1, count.sentence.index - _PLACED_BACK - 1), -1):
        for mention in reversed(sentences[index].mentions):
            if mention.what == "locality" and mention.case == "at":
                return mention.entity
    return None


def _around(sentence: Sentence) -> Iterator[Sentence]:
    sentences, at = sentence.passage.sentences, sentence.index
    yield sentence
    yield from sentences[at + 1 : at + 2]
    for one in reversed(sentences[max(0, at - _BACK) : at]):
        if not one.heading:
            yield one


def _host(sentence: Sentence) -> Entity | None:
    """The first locality or body that does what a word of holding tells."""
    for clause in sentence.clauses:
        if "host" in clause.codes(CUES):
            doers = [entity for entity in clause.doers() if entity.type in ("locality", "organisation")]
            if doers:
                return doers[0]
    return None
