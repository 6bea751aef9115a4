"""How much reading between the words a claim took: stated, assembled or inferred."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

import msgspec

from comity.lexicon.load import lexicon
from comity.model.claim import (
    Affiliation,
    Agreement,
    Claim,
    Commitment,
    Confidence,
    Event,
    Figure,
    Membership,
    Post,
    Statement,
)
from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.fragments import Fragments
from comity.reading.page import Page

_POINTING = frozenset("YZXhqz")


def graded(claim: Claim, page: Page) -> Claim:
    """The claim with its grade of confidence."""
    return msgspec.structs.replace(claim, confidence=grade(claim, page))


def grade(claim: Claim, page: Page) -> Confidence:
    """How directly the quote states who, and when.

    `stated`: all are named within one clause of its sentence. `assembled`: they stand in several clauses of
    it, or are pointed to there ("the two sides", "the mayor"). `inferred`: some are known from other
    sentences only.
    """
    first, last = _sentences(page, claim.span)
    if first != last and not isinstance(claim, Statement):
        return "inferred"
    start, end = page.sentences[first].start, page.sentences[last].end
    named: list[int] = []
    pointed = False
    for entity in who(claim):
        at = _named(entity, page, claim.span)
        at = _named(entity, page, (start, end)) if at is None else at
        if at is not None:
            named.append(at)
        elif any(_is(chunk, entity) for chunk in _marks(page, start, end)):
            pointed = True
        else:
            return "inferred"
    for date in when(claim):
        at = _dated(date, page, claim.span)
        at = _dated(date, page, (start, end)) if at is None else at
        if at is None:
            return "inferred"
        named.append(at)
    if isinstance(claim, Figure):
        named += [mark.start for mark in page.quantities_within(*claim.span) if mark.value == claim.value][:1]
    return "assembled" if pointed or _parted(named, page.text) else "stated"


def who(claim: Claim) -> tuple[Entity, ...]:
    """Those without whom the claim would be another one."""
    match claim:
        case Agreement():
            return claim.parties
        case Event():
            return (*claim.places, *(one.entity for one in claim.participants))
        case Figure():
            return (claim.subject, claim.partner) if claim.partner else (claim.subject,)
        case Membership():
            return (claim.member, claim.body)
        case Post():
            return (claim.person, claim.of)
        case Affiliation():
            return (claim.child, claim.parent)
        case Commitment():
            return claim.actors
        case Statement():
            return (claim.speaker,)
        case _:
            return (claim.locality,)


def when(claim: Claim) -> list[str]:
    """The dates without which the claim would be another one."""
    match claim:
        case Agreement():
            dates = [claim.date]
        case Event():
            dates = [claim.start, claim.end]
        case Figure():
            dates = [claim.period]
        case Commitment():
            dates = [claim.due]
        case _:
            dates = []
    return [date for date in dates if date]


def _sentences(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """The first and the last sentence that a span touches."""
    starts = page.sentence_starts
    return max(0, bisect_right(starts, span[0]) - 1), max(0, bisect_left(starts, span[1]) - 1)


def _named(entity: Entity, page: Page, span: tuple[int, int]) -> int | None:
    """Where an entity is called by a name within a span."""
    at = page.text.find(entity.name, *span)
    if at >= 0:
        return at
    return next((c.start for c in _marks(page, *span) if c.label not in _POINTING and _is(c, entity)), None)


def _is(chunk: Chunk, entity: Entity) -> bool:
    return any(one is entity or one.key == entity.key for one in chunk.entities)


def _marks(page: Page, start: int, end: int) -> list[Chunk]:
    return [chunk for chunk in page.marks_within(start, end) if chunk.entities]


def _dated(date: str, page: Page, span: tuple[int, int]) -> int | None:
    """Where a date, or the period it begins or ends, is told within a span."""
    for mark in page.dates_within(*span):
        if mark.edtf and (mark.edtf == date or date in mark.edtf.split("/")):
            return mark.start
    return None


def _parted(places: list[int], text: str) -> bool:
    """Whether a clause ends between the first and the last of these places."""
    return len(places) > 1 and _clause_ends().search(text, min(places), max(places)) is not None


@cache
def _clause_ends() -> re.Pattern[str]:
    return Fragments(lexicon("en").page("clauses")).compiled(r"[;:]|,\s(?:{contrast}|{relative})\s")
