"""How firmly an event is told: what was planned and put off did not happen."""

from __future__ import annotations

from comity.model.claim import Modality
from comity.reading.clauses.clause import Clause
from comity.reading.kinds.event.when import as_day

OCCASIONS = "occasions"
_OFF = "off"


def firmness(clause: Clause, start: str | None) -> Modality:
    """The modality of what a clause tells, which is told to be at a date."""
    if clause.modality != "planned":
        return clause.modality
    if any(is_off(one) for one in _later(clause)):
        return "denied"
    return "asserted" if _is_done(clause, start) else "planned"


def _is_done(clause: Clause, start: str | None) -> bool:
    """Whether it led to what was agreed afterwards ("12일 회담을 갖고 … 늘리기로 했다")."""
    day, published = as_day(start), as_day(clause.sentence.passage.published)
    if clause.link != "linked" or day is None or published is None or day > published:
        return False
    verbs = [one.verb for one in _later(clause) if one.verb is not None]
    return bool(verbs) and verbs[-1].past


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
