"""Where an agreement is signed, and whether its parties meet for it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import SigningMode
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.kinds.agreement.acts import WORDS


def place_of(clause: Clause) -> Entity | None:
    """The place named in the clause, or in those before it in its sentence; else the one visited there."""
    for one in _with_earlier(clause):
        at = one.cased("at")
        if at:
            return at[0].entity
    for one in _with_earlier(clause):
        if one is not clause and "met" in one.codes(WORDS):
            visited = [other for other in one.cased("object", "to") if other.what == "locality"]
            if visited:
                return visited[0].entity
    return None


def mode_of(clause: Clause) -> SigningMode | None:
    """`online` or `in_person` where the clause, or those before it in its sentence, tell."""
    codes = {code for one in _with_earlier(clause) for code in one.codes(WORDS)}
    if "online" in codes:
        return "online"
    met = any("met" in one.codes(WORDS) for one in _with_earlier(clause) if one is not clause)
    return "in_person" if met or place_of(clause) is not None else None


def _with_earlier(clause: Clause) -> Iterator[Clause]:
    """The clause, those within it, and the linked ones before it, the nearest first."""
    yield clause
    for one in reversed(clause.sentence.clauses[: clause.index]):
        if one.link == "linked" or clause.start <= one.start < clause.end:
            yield one
