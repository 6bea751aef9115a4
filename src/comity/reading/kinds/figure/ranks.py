"""Places in an order: told of a number ("276 dự án (xếp thứ 2)"), or alone ("전남의 5위 교역국")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from comity.lexicon.load import page_of
from comity.model.claim import Figure
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.clauses.words import is_accented
from comity.reading.kinds.figure.counts import CUES, Count, is_among_first
from comity.reading.kinds.figure.indicators import RANKED
from comity.reading.marks.quantities import Quantity
from comity.reading.marks.scanner import Hit

_LEAD, _TAIL = 8, 8
_BACK = 3
_AROUND = 24
_DESCRIBED = 2
"""Characters between a superlative and the noun it describes, with a syllable of its own ending."""


class Rank(msgspec.Struct, frozen=True):
    """A place in an order, and within what: a country's or a locality's id."""

    place: int
    scope: str | None


def rank_of(count: Count, indicator: str, subject: Entity, partner: Entity | None) -> Rank | None:
    """The place told of a number: behind it before the next one, else before all numbers of its clause."""
    if indicator not in RANKED:
        return None
    behind = [
        one
        for one in _ranks(count.sentence)
        if count.mark.end <= one.start < _next(count) and not _alone_in(one, count.sentence, subject)
    ]
    before = [
        one
        for one in _ranks(count.sentence)
        if count.clause.start <= one.start < count.mark.start and _leads(count, one)
    ]
    for one in (*behind[:1], *before[-1:]):
        within = (
            subject.id if partner is not None else _scope(count.sentence, count.clause, one.start, subject)
        )
        return Rank(int(one.value), within)
    if count.passage.tells(CUES, "most", count.mark.end, _next(count)):
        return Rank(1, _scope(count.sentence, count.clause, count.mark.end, subject))
    return None


def ranks_alone(sentence: Sentence, told: bool) -> Iterator[Figure]:
    """Places in an order told without a number they are of; `told` that the sentence tells numbers."""
    ranks = _ranks(sentence)
    passage = sentence.passage
    top = any(passage.tells(CUES, code, sentence.start, sentence.end) for code in ("top", "most"))
    for clause in sentence.clauses if ranks or top else ():
        if clause.link == "heading":
            continue
        for mark in ranks:
            if _smallest(sentence, mark.start) is clause and (not told or _alone_in(mark, sentence, None)):
                yield from _alone(clause, int(mark.value), mark.start)
        for hit in clause.words(CUES):
            place = hit.words[0].attr("rank") or (1 if _is_the_most(clause, hit) else None)
            if place is not None:
                yield from _alone(clause, place, hit.start)
                break


def _is_the_most(clause: Clause, hit: Hit) -> bool:
    """Whether a superlative describes what somebody is ("가장 큰 도시다"), and no number tells how much."""
    if hit.words[0].code != "most" or clause.quantities():
        return False
    behind = clause.sentence.passage.hits(CUES, hit.end, clause.end)
    return any(one.words[0].code == "ranked" and one.start - hit.end <= _DESCRIBED for one in behind)


def _alone_in(mark: Quantity, sentence: Sentence, subject: Entity | None) -> bool:
    """Whether a place is told of another than the numbers before ("…이고, 베트남은 2위 교역국이다")."""
    ranks = {one.start for one in _ranks(sentence)}
    numbers = [one for one in sentence.quantities() if not one.ordinal and one.start not in ranks]
    before = [one for one in sentence.mentions if one.end <= mark.start and one.case in ("topic", "subject")]
    if (
        not before
        or before[-1].entity is None
        or (subject is not None and before[-1].entity.key == subject.key)
    ):
        return False
    clause = _smallest(sentence, mark.start)
    return not any(before[-1].start < one.start < clause.end for one in numbers)


def _alone(clause: Clause, place: int, start: int) -> Iterator[Figure]:
    passage = clause.sentence.passage
    topics = [one for one in clause.cased("topic", "subject") if one.start < start]
    told = [entity for one in topics[-1:] for entity in one.entities] or clause.doers()
    told = told or _told_before(clause.sentence)
    subject = next((one for one in told if one.type in ("locality", "country")), None)
    if subject is None:
        return
    dates = clause.dates() or clause.sentence.dates()
    yield Figure(
        document=passage.document.name,
        quote=clause.text,
        span=(clause.start, clause.end),
        period=next((one.edtf for one in dates if one.edtf), None),
        subject=subject,
        indicator="rank",
        value=place,
        rank=place,
        rank_scope=_scope(clause.sentence, clause, start, subject),
    )


def _told_before(sentence: Sentence) -> list[Entity]:
    """The localities that the sentence before in the paragraph speaks of; else those of the one before it."""
    for before in reversed(sentence.passage.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if before.paragraph != sentence.paragraph:
            break
        mentions = [one for one in before.mentions if one.case in ("topic", "subject", "to", "at")]
        found = [entity for one in mentions for entity in one.entities if entity.type == "locality"]
        if found:
            return found
    return []


@lru_cache(maxsize=1)
def _ranks(sentence: Sentence) -> list[Quantity]:
    """The ordinals of a sentence that rank something; editions and turns do not ("제10회", "lần thứ 5")."""
    passage = sentence.passage
    return [
        one
        for one in sentence.quantities()
        if (one.ordinal and _ranking(passage, one)) or is_among_first(passage, one)
    ]


def _ranking(passage: Passage, mark: Quantity) -> bool:
    written = passage.text[mark.core : mark.end]
    if written.endswith(_place_words(passage.language)):
        return True
    if passage.language == "vi" and not (written.isdigit() or is_accented(passage.text)):
        return False
    return passage.tells(CUES, "ranked", max(0, mark.start - _LEAD), mark.end + _TAIL)


@cache
def _place_words(language: str) -> tuple[str, ...]:
    return tuple(
        form for word in page_of(language, "counters") if word.code == "place" for form in word.forms
    )


def _next(count: Count) -> int:
    """Where the next number of the sentence begins that is no place in an order."""
    numbers = (
        one.start for one in count.sentence.quantities() if one.start >= count.mark.end and not one.ordinal
    )
    return min(numbers, default=count.sentence.end)


def _leads(count: Count, rank: Quantity) -> bool:
    """Whether a place stands before all numbers of the clause ("xếp thứ 4 với 1.265 dự án, vốn 4 tỷ USD")."""
    numbers = [one for one in count.clause.quantities() if not one.ordinal]
    return bool(numbers) and rank.start < numbers[0].start


def _scope(sentence: Sentence, clause: Clause, at: int, subject: Entity) -> str | None:
    """Within what somebody is ranked: the whole country, or whom the clause names as the whole."""
    around = max(clause.start, at - _AROUND), at + _AROUND
    if any(sentence.passage.tells(CUES, code, *around) for code in ("nation", "top")):
        return country_of(sentence.passage.language)
    wholes = [one for one in clause.mentions if one.case in ("of", "at", "to", "") and _not(one, subject)]
    nearest = min(wholes, key=lambda one: abs(one.end - at), default=None)
    return nearest.entity.id if nearest is not None and nearest.entity is not None else None


def _not(mention: Mention, subject: Entity) -> bool:
    return mention.entity is not None and mention.entity.key != subject.key


def _smallest(sentence: Sentence, at: int) -> Clause:
    return sentence.clause_at(at) or min(sentence.clauses, key=lambda one: one.length)
