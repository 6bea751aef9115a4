"""Whose words a clause is: who is quoted or reported, and the locality or body that person speaks for."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.statements import statements


def speaker_of(sentence: Sentence) -> Entity | None:
    """Who says what a sentence tells; None where nobody is quoted."""
    return _speakers(sentence.passage).get(sentence.index)


def speaking_for(clause: Clause) -> Entity | None:
    """The locality that whoever says a clause holds a post of."""
    speaker = speaker_of(clause.sentence)
    seat = seat_of(clause.sentence.passage, speaker) if speaker is not None else None
    return seat if seat is not None and seat.type == "locality" else None


def seat_of(passage: Passage, person: Entity) -> Entity | None:
    """What a person speaks for: the first locality, else body, a post is held in; a body itself."""
    if person.type != "person":
        return person
    seats = [
        title.of
        for mention in passage.mentions
        if mention.entity is not None and mention.entity.key == person.key
        for title in mention.titles
        if title.of is not None
    ]
    return next((seat for seat in seats if seat.type == "locality"), seats[0] if seats else None)


def _speakers(passage: Passage) -> dict[int, Entity]:
    """Who says each sentence that is somebody's words."""
    found: dict[int, Entity] = {}
    for claim in statements(passage):
        first, last = (passage.sentence_at(at).index for at in (claim.span[0], claim.span[1] - 1))
        found.update(dict.fromkeys(range(first, last + 1), claim.speaker))
    return found
