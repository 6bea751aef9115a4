"""How firmly an event is told: what was planned and put off did not happen."""

from __future__ import annotations

from comity.model.claim import Modality
from comity.reading.clauses.clause import Clause
from comity.reading.kinds.event.when import as_day

OCCASIONS = "occasions"
_OFF, DROPPED = "off", "dropped"


def firmness(clause: Clause, start: str | None) -> Modality:
    """The modality of what a clause tells, which is told to be at a date."""
    if clause.modality == "asserted" and _lies_ahead(clause, start):
        return "planned"
    if clause.modality != "planned":
        return clause.modality
    later = _later(clause)
    if any(is_off(one) for one in later) or any(_is_dropped(one) for one in (clause, *later)):
        return "denied"
    return "asserted" if _is_done(clause, start) else "planned"


def _is_done(clause: Clause, start: str | None) -> bool:
    """Whether it led to what was agreed afterwards ("12일 회담을 갖고 … 늘리기로 했다")."""
    day, published = as_day(start), as_day(clause.sentence.passage.published)
    if clause.link != "linked" or day is None or published is None or day > published:
        return False
    verbs = [one.verb for one in _later(clause) if one.verb is not None]
    return bool(verbs) and verbs[-1].past


def _lies_ahead(clause: Clause, start: str | None) -> bool:
    """Whether the day of it comes after the day of the text."""
    day, published = as_day(start), as_day(clause.sentence.passage.published)
    return day is not None and published is not None and day > published


def is_off(clause: Clause) -> bool:
    """Whether a clause tells that something is put off or called off."""
    return _OFF in _told(clause)


def _is_dropped(clause: Clause) -> bool:
    """Whether a clause tells what had been planned ("참가할 계획이었다")."""
    return DROPPED in _told(clause)


def _told(clause: Clause) -> set[str]:
    """What the verb of a clause tells of an occasion."""
    verb = clause.verb
    if verb is None:
        return set()
    return {hit.words[0].code for hit in clause.sentence.passage.hits(OCCASIONS, verb.start, verb.end)}


def _later(clause: Clause) -> list[Clause]:
    behind = clause.sentence.clauses[clause.index + 1 :]
    return [one for one in behind if one.link in ("main", "linked") and one.start >= clause.end]
