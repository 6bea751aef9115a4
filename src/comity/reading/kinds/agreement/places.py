"""Where an agreement is signed, and whether its parties meet for it."""

from __future__ import annotations

from comity.model.claim import SigningMode
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.kinds.agreement.acts import WORDS


def place_of(clause: Clause) -> Entity | None:
    """The place named in the clause, else the one where the clauses before it in its sentence lead."""
    earlier = [one for one in reversed(clause.sentence.clauses[: clause.index]) if one.link == "linked"]
    for one in (clause, *earlier):
        at = one.cased("at")
        if at:
            return at[0].entity
    return None


def mode_of(clause: Clause) -> SigningMode | None:
    """`online` or `in_person` where the sentence tells."""
    codes = {word.code for hit in clause.sentence.words(WORDS) for word in hit.words}
    if "online" in codes:
        return "online"
    return "in_person" if "met" in codes or place_of(clause) is not None else None
