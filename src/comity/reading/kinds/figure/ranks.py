"""Places in an order: told of a number ("276 dự án (xếp thứ 2)"), or alone ("전남의 5위 교역국")."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.lexicon.load import page_of
from comity.model.claim import Figure
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.figure.counts import CUES, Count
from comity.reading.marks.quantities import Quantity

_LEAD, _TAIL = 8, 8
_MEASURED_ONLY = frozenset({"percent"})


class Rank(msgspec.Struct, frozen=True):
    """A place in an order, and within what: a country's or a locality's id."""

    place: int
    scope: str | None


def rank_of(count: Count, subject: Entity, partner: Entity | None) -> Rank | None:
    """The place told of a number: behind it before the next one, else before all numbers of its clause."""
    if _MEASURED_ONLY & count.sorts:
        return None
    behind = [one for one in _ranks(count.sentence) if count.mark.end <= one.start < _next(count)]
    before = [
        one
        for one in _ranks(count.sentence)
        if count.clause.start <= one.start < count.mark.start and _leads(count, one)
    ]
    scope = subject.id if partner is not None else _scope(count.passage, count.clause, subject)
    for one in (*behind[:1], *before[-1:]):
        return Rank(int(one.value), scope)
    if any(word.code == "most" for hit in count.passage.hits(CUES, count.mark.end, _next(count)) for word in hit.words):
        return Rank(1, scope)
    return None


def ranks_alone(sentence: Sentence, told: bool) -> Iterator[Figure]:
    """The places in an order that a sentence tells without a number they are of; `told` that it tells numbers."""
    for clause in sentence.clauses:
        if clause.link == "heading":
            continue
        if not told:
            for mark in _ranks(sentence):
                if _smallest(sentence, mark.start) is clause:
                    yield from _alone(clause, int(mark.value))
        top = [word for hit in clause.words(CUES) for word in hit.words if word.code == "top"]
        if top:
            yield from _alone(clause, int(top[0].attr("rank")))


def _alone(clause: Clause, place: int) -> Iterator[Figure]:
    passage = clause.sentence.passage
    subject = next((one for one in clause.doers() if one.type in ("locality", "country")), None)
    if subject is None:
        return
    yield Figure(
        document=passage.document.name,
        quote=clause.text,
        span=(clause.start, clause.end),
        subject=subject,
        indicator="rank",
        value=place,
        rank=place,
        rank_scope=_scope(passage, clause, subject),
    )


def _ranks(sentence: Sentence) -> list[Quantity]:
    """The ordinals of a sentence that rank something; editions and turns do not ("제10회", "lần thứ 5")."""
    return [one for one in sentence.quantities() if one.ordinal and _ranking(sentence.passage, one)]


def _ranking(passage: Passage, mark: Quantity) -> bool:
    written = passage.text[mark.core : mark.end]
    if any(written.endswith(form) for form in _place_words(passage.language)):
        return True
    around = passage.hits(CUES, max(0, mark.start - _LEAD), mark.end + _TAIL)
    return any(word.code == "ranked" for hit in around for word in hit.words)


def _place_words(language: str) -> tuple[str, ...]:
    return tuple(form for word in page_of(language, "counters") if word.code == "place" for form in word.forms)


def _next(count: Count) -> int:
    """Where the next number of the sentence begins that is no place in an order."""
    numbers = (one.start for one in count.sentence.quantities() if one.start >= count.mark.end and not one.ordinal)
    return min(numbers, default=count.sentence.end)


def _leads(count: Count, rank: Quantity) -> bool:
    """Whether a place stands before every number of the clause ("xếp thứ 4 với 1.265 dự án, số vốn 4 tỷ USD")."""
    numbers = [one for one in count.clause.quantities() if not one.ordinal]
    return bool(numbers) and rank.start < numbers[0].start


def _scope(passage: Passage, clause: Clause, subject: Entity) -> str | None:
    """Within what somebody is ranked: the whole country, or whom the clause names as the whole."""
    if "nation" in clause.codes(CUES) or "top" in clause.codes(CUES):
        return country_of(passage.language)
    wholes = [one for one in clause.mentions if one.case in ("of", "at", "to") and _not(one, subject)]
    return wholes[0].entity.id if wholes and wholes[0].entity is not None else None


def _not(mention: Mention, subject: Entity) -> bool:
    return mention.entity is not None and mention.entity.key != subject.key


def _smallest(sentence: Sentence, at: int) -> Clause:
    around = [one for one in sentence.clauses if one.start <= at < one.end] or sentence.clauses
    return min(around, key=lambda one: one.end - one.start)
