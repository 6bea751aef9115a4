"""The word a clause turns on, of a layer: its verb, or the noun beside a verb that says little ("회담을 가졌다")."""

from __future__ import annotations

from comity.reading.clauses.clause import Clause
from comity.reading.marks.scanner import Hit

NOTHING = "-"
_BEFORE, _BEHIND = 5, 2
"""How many characters may stand between a verb and the noun before it (a particle), or behind it (a space)."""


def cue(clause: Clause, layer: str, *codes: str) -> Hit | None:
    """The hit of a layer a clause turns on, of these codes where any are given; None in what somebody says."""
    verb = clause.verb
    if verb is None or clause.sentence.passage.speech_at(verb.start) is not None:
        return None
    hits = clause.sentence.passage.hits(layer, max(clause.start, verb.start - 24), verb.end + _BEHIND + 1)
    told = [hit for hit in hits if _turns(clause, hit) and hit.words[0].code != NOTHING]
    fit = [hit for hit in told if not codes or hit.words[0].code in codes]
    return fit[-1] if fit else None


def _turns(clause: Clause, hit: Hit) -> bool:
    """Whether a word is, or stands beside, the verb of a clause."""
    verb = clause.verb
    if verb is None:
        return False
    if hit.start < verb.end and verb.start < hit.end:
        return True
    return 0 <= verb.start - hit.end <= _BEFORE or 0 <= hit.start - verb.end <= _BEHIND
