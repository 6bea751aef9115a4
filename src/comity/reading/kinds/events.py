"""Events: who travels where, who meets whom, what is signed, and what occasions are held."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Event
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.event.context import Context
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.encounters import meeting
from comity.reading.kinds.event.occasions import occasions
from comity.reading.kinds.event.retold import merged
from comity.reading.kinds.event.signings import signings
from comity.reading.kinds.event.travels import visit


def events(passage: Passage) -> Iterator[Event]:
    """One claim for every event a text tells, however often it does."""
    drafts = [*signings(passage), *_told(passage)]
    drafts.sort(key=lambda draft: draft.clause.sentence.index)
    for draft in merged(passage, drafts):
        if draft.people:
            yield draft.claim(passage)


def _told(passage: Passage) -> list[Draft]:
    """What clauses tell, in the order of the text."""
    told: list[Draft] = []
    context = Context()
    for sentence in passage.sentences:
        if sentence.heading:
            continue
        for clause in sentence.clauses:
            travel = visit(clause)
            if travel is not None:
                told.append(travel)
                context.travellers = [one.entity for one in travel.people.values() if one.role == "guest"]
            met = meeting(clause, context)
            if met is not None:
                told.append(met)
        told.extend(occasions(sentence, told))
    return told
