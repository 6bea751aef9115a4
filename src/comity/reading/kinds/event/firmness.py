"""How firmly an event is told: what was planned and put off, by its own clause or a later one, did not happen."""

from __future__ import annotations

from comity.model.claim import Modality
from comity.reading.clauses.clause import Clause

OCCASIONS = "occasions"
_OFF = "off"


def firmness(clause: Clause) -> Modality:
    """The modality of what a clause tells."""
    if clause.modality == "planned" and any(is_off(one) for one in _later(clause)):
        return "denied"
    return clause.modality


def is_off(clause: Clause) -> bool:
    """Whether a clause tells that something is put off or called off."""
    verb = clause.verb
    if verb is None:
        return False
    hits = clause.sentence.passage.hits(OCCASIONS, verb.start, verb.end)
    return any(hit.words[0].code == _OFF for hit in hits)


def _later(clause: Clause) -> list[Clause]:
    behind = clause.sentence.clauses[clause.index + 1 :]
    return [one for one in behind if one.link in ("main", "linked") and one.start >= clause.end]
