"""People told beside an event: who leads the delegation, who sits with the hosts."""

from __future__ import annotations

from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.event.company import seats
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.travels import TRAVELS

_LEAD = "lead"
_NEAR = 3
"""Sentences behind that of an event in which its company may be told."""


def joined(passage: Passage, events: list[Draft]) -> None:
    """Adds people to visits and meetings whose locality or body is at them already."""
    for event in events:
        if event.type not in ("visit", "meeting", "signing"):
            continue
        first = event.clause.sentence.index
        for sentence in passage.sentences[first : first + _NEAR]:
            if not sentence.heading and (sentence.index == first or _LEAD in sentence.codes(TRAVELS)):
                _join(event, sentence)


def _join(event: Draft, sentence: Sentence) -> None:
    passage = sentence.passage
    for mention in sentence.of("person"):
        for person in mention.entities:
            if passage.speech_at(mention.start) is None:
                held = (event.people[seat.key] for seat in seats(passage, person) if seat.key in event.people)
                role = next((one.role for one in held), None)
                if role is not None:
                    event.invite([person], role)
