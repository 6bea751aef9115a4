"""People told beside an event: who leads the delegation, who sits with the hosts."""

from __future__ import annotations

from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.event.company import of_mentions, seats
from comity.reading.kinds.event.draft import Draft
from comity.reading.kinds.event.occasions import AGAIN, GATHERINGS, SIGNING
from comity.reading.kinds.event.travels import TRAVELS
from comity.reading.kinds.event.when import as_day, own_date
from comity.reading.kinds.statements import statements

_LEAD = "lead"
_NEAR = 3
"""Sentences behind that of an event in which its company may be told."""


def attended(passage: Passage, events: list[Draft]) -> None:
    """Adds what is told of a signing by the word for its ceremony: the day, the place, who was there."""
    for event in events:
        if event.type != SIGNING:
            continue
        first = event.clause.sentence.index
        if event.start is None and AGAIN in event.clause.sentence.codes(GATHERINGS):
            event.date(_day_of_occasion(events, first))
        for sentence in passage.sentences[first : first + _NEAR + 1]:
            if not sentence.heading and SIGNING in sentence.codes(GATHERINGS):
                _attend(event, sentence)


def _day_of_occasion(events: list[Draft], index: int) -> str | None:
    """The day of the last occasion told before a sentence ("이 자리에서")."""
    told = [one for one in events if one.head and one.clause.sentence.index <= index]
    return max(told, key=lambda one: one.clause.sentence.index).start if told else None


def _attend(event: Draft, sentence: Sentence) -> None:
    passage = sentence.passage
    for clause in sentence.clauses:
        if clause.verb is None or passage.speech_at(clause.verb.start) is not None:
            continue
        told = own_date(clause)
        if told is not None and sentence is not event.clause.sentence:
            known = [
                mark.edtf
                for mark in event.clause.sentence.dates()
                if as_day(mark.edtf) == as_day(event.start)
            ]
            if told != event.start and any("/" not in (edtf or "/") for edtf in known):
                return  # another signing
            event.date(told)
            event.end = None
        event.place(one for one in of_mentions(clause.cased("at")) if one.type != "person")
        event.invite(
            of_mentions(one for one in clause.cased("subject", "topic", "by") if one.what == "person"),
            "attendee",
        )


def heard(passage: Passage, events: list[Draft]) -> None:
    """Adds who is quoted to the one occasion that a text tells of, where it tells of no meeting."""
    told = [one for one in events if one.head and one.modality == "asserted" and one.start is not None]
    first = min(told, key=lambda one: one.span, default=None)
    if first is None or any(one.type == "meeting" and not one.head for one in events):
        return
    if any(one.type == "visit" and one.span < first.span for one in events):
        return
    speakers = [claim.speaker for claim in statements(passage) if claim.span[0] > first.span[0]]
    first.invite((one for one in speakers if one.type == "person"), "speaker")


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
