"""Events: who travels where, who meets whom, what is signed, and what occasions are held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from comity.model.claim import Event
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.event.company import DELEGATION, countries
from comity.reading.kinds.event.context import Context
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.encounters import ENCOUNTERS, meeting
from comity.reading.kinds.event.members import attended, heard, joined
from comity.reading.kinds.event.occasions import GATHERINGS, occasions
from comity.reading.kinds.event.retold import headed, merged
from comity.reading.kinds.event.signings import signings
from comity.reading.kinds.event.travels import TRAVELS, guest, visit
from comity.reading.kinds.event.when import as_day

_DAYS = timedelta(days=3)


def events(passage: Passage) -> Iterator[Event]:
    """One claim for every event a text tells, however often it does."""
    drafts = [*signings(passage), *_told(passage)]
    drafts.sort(key=lambda draft: draft.clause.sentence.index)
    events = merged(passage, drafts)
    headed(passage, events, _headings(passage))
    told = [draft for draft in events if draft.people and _is_abroad(passage, draft, events)]
    attended(passage, told)
    joined(passage, told)
    heard(passage, told)
    for draft in told:
        yield draft.claim(passage)


def _is_abroad(passage: Passage, draft: Draft, events: list[Draft]) -> bool:
    """Whether another country is told beside an occasion, or it is part of a journey or a meeting."""
    if not draft.head or passage.home is None or any(_is_part(draft, event) for event in events):
        return True
    paragraph = draft.clause.sentence.paragraph
    near = (one for one in passage.sentences if one.paragraph == paragraph)
    told = (entity for one in near for mention in one.mentions for entity in mention.entities)
    there = [*told, *draft.places.values(), *(one.entity for one in draft.people.values())]
    return bool(countries(passage, there) - {passage.home.country})


def _is_part(draft: Draft, event: Draft) -> bool:
    """Whether an occasion falls into the days of a journey, a meeting or a signing."""
    day, first = as_day(draft.start), as_day(event.start)
    if event.head or day is None or first is None:
        return False
    return first <= day <= (as_day(event.end) or first) + _DAYS


def _headings(passage: Passage) -> list[Draft]:
    """Journeys and meetings that headings and captions tell."""
    clauses = [
        clause for one in passage.sentences if one.heading and _may_move(one) for clause in one.clauses
    ]
    context = Context()
    return [draft for one in clauses for draft in (visit(one), meeting(one, context)) if draft is not None]


def _may_move(sentence: Sentence) -> bool:
    """Whether a sentence has any word of travelling or meeting, or a delegation."""
    if sentence.words(TRAVELS) or sentence.words(ENCOUNTERS):
        return True
    return any(mention.code == DELEGATION for mention in sentence.mentions)


def _told(passage: Passage) -> list[Draft]:
    """What clauses tell, in the order of the text."""
    told: list[Draft] = []
    context = Context()
    for sentence in passage.sentences:
        if sentence.heading:
            continue
        for clause in sentence.clauses if _may_move(sentence) else ():
            travel = visit(clause)
            if travel is not None:
                told.append(travel)
                context.travellers = [one.entity for one in travel.people.values() if one.role == "guest"]
            told.extend(filter(None, (guest(clause), meeting(clause, context))))
        if told or sentence.words(GATHERINGS):
            told.extend(occasions(sentence, told))
    return told
