"""How much reading between the words a claim took, in languages read by clauses; grades as in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from comity.model.claim import Claim, Confidence, Figure, Statement
from comity.model.entity import Entity
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.grading import when, who

Span = tuple[int, int]


def graded(claim: Claim, passage: Passage) -> Claim:
    """The claim with its grade of confidence."""
    return msgspec.structs.replace(claim, confidence=grade(claim, passage))


def grade(claim: Claim, passage: Passage) -> Confidence:
    """How directly the quote states who, and when.

    `stated`: all are named within one clause of its sentence. `assembled`: they stand in several clauses of
    it, or are pointed to there ("두 도시", "ông"). `inferred`: some are known from other sentences only.
    """
    start, end = claim.span
    sentence = passage.sentence_at(start)
    if end > sentence.end and not isinstance(claim, Statement):
        return "inferred"
    whole = sentence.start, sentence.end
    spans = [claim.span] if claim.span == whole else [claim.span, whole]
    told: list[int] = []
    pointed = False
    for entity in who(claim):
        at: int | None = passage.text.find(entity.name, start, end)
        if at == -1:
            at = _nearest(spans, partial(_named, entity, sentence))
        if at is not None:
            told.append(at)
        elif any(_stands_for(mention, entity.key) for mention in sentence.mentions):
            pointed = True
        else:
            return "inferred"
    for date in when(claim):
        at = _nearest(spans, partial(_dated, date, passage))
        if at is None:
            return "inferred"
        told.append(at)
    if isinstance(claim, Figure):
        told += [one.start for one in passage.quantities_within(start, end) if one.value == claim.value][:1]
    return "assembled" if pointed or _parted(sentence, told) else "stated"


def _nearest(spans: list[Span], find: Callable[[Span], int | None]) -> int | None:
    """Where something is told within the first of the spans that tells it."""
    for span in spans:
        at = find(span)
        if at is not None:
            return at
    return None


def _named(entity: Entity, sentence: Sentence, span: Span) -> int | None:
    """Where an entity is called by a name within a span that begins in a sentence."""
    start, end = span
    at = sentence.passage.text.find(entity.name, start, end)
    if at >= 0:
        return at
    key = entity.key
    mentions = sentence.mentions if end <= sentence.end else sentence.passage.mentions_within(start, end)
    for one in mentions:
        if start <= one.start < end and one.what != "pointer" and _stands_for(one, key):
            return one.start
    return None


def _stands_for(mention: Mention, key: str) -> bool:
    return key in [one.key for one in mention.entities]


def _dated(date: str, passage: Passage, span: Span) -> int | None:
    """Where a date, or the period it begins or ends, is told within a span."""
    for mark in passage.dates_within(*span):
        if mark.edtf and (mark.edtf == date or date in mark.edtf.split("/")):
            return mark.start
    return None


def _parted(sentence: Sentence, places: list[int]) -> bool:
    """Whether these characters stand in several clauses."""
    return len(places) > 1 and len(set(_clauses(sentence, places))) > 1


def _clauses(sentence: Sentence, places: list[int]) -> Iterator[int]:
    """The smallest clause each of these characters stands in."""
    for at in places:
        clause = sentence.clause_at(at)
        if clause is not None:
            yield clause.index
