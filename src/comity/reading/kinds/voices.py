"""Whose words a clause is: who is quoted or reported, and the locality or body that person speaks for."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.agreement.seats import titles_of
from comity.reading.kinds.statements import statements

_OFFICER = "officer"
"""Heads of sections told without their government serve the one the news comes from."""


def speaker_of(passage: Passage, offset: int) -> Entity | None:
    """Who says what stands at a character; None where nobody is quoted."""
    told = (claim for claim in statements(passage) if claim.span[0] <= offset < claim.span[1])
    return next((claim.speaker for claim in told), None)


def speaking_for(clause: Clause) -> Entity | None:
    """The locality that whoever says a clause holds a post of."""
    passage = clause.sentence.passage
    speaker = speaker_of(passage, clause.start)
    seat = seat_of(passage, speaker) if speaker is not None else None
    return seat if seat is not None and seat.type == "locality" else None


def seat_of(passage: Passage, person: Entity) -> Entity | None:
    """What a person speaks for: the first locality, else body, a post is held in; a body itself."""
    if person.type != "person":
        return person
    titles = titles_of(passage).get(person.key, [])
    seats = [title.of for title in titles if title.of is not None]
    if not seats and any(title.code == _OFFICER for title in titles):
        return passage.home
    return next((seat for seat in seats if seat.type == "locality"), seats[0] if seats else None)
