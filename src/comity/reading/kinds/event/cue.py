"""The word a clause turns on, of a layer: its verb, or the noun beside a light verb ("회담을 가졌다")."""

from __future__ import annotations

from comity.reading.clauses.clause import Clause
from comity.reading.kinds.event.page import endings, forms, nouns_last
from comity.reading.marks.scanner import Hit

NOTHING = "-"
_OVER, _WORD = len("을 "), len(" giữa ")
_BEFORE, _BEHIND = 5, 2
"""Characters that may stand between a verb and the noun before it (a particle), or behind it (a space)."""


def cue(clause: Clause, layer: str, *codes: str) -> Hit | None:
    """The hit of a layer a clause turns on, of these codes if any are given; None in what somebody says."""
    verb = clause.verb
    if verb is None:
        return None
    passage = clause.sentence.passage
    hits = passage.hits(layer, max(clause.start, verb.start - 24), verb.end + _BEHIND + 1)
    if not hits or passage.speech_at(verb.start) is not None:
        return None
    told = [
        hit
        for hit in hits
        if _turns(clause, hit) and hit.words[0].code != NOTHING and not _is_said(clause, hit)
    ]
    fit = [hit for hit in told if not codes or hit.words[0].code in codes]
    return fit[-1] if fit and not _is_over(clause, fit[-1]) else None


def _is_said(clause: Clause, hit: Hit) -> bool:
    """Whether a word stands in what somebody says, within quotation marks or a clause of its own."""
    if clause.sentence.passage.speech_at(hit.start) is not None:
        return True
    others = (one for one in clause.sentence.clauses if one is not clause and one.link == "quoted")
    within = (one for one in others if clause.start <= one.start and one.end <= clause.end)
    return any(one.start <= hit.start < one.end for one in within)


def _is_over(clause: Clause, hit: Hit) -> bool:
    """Whether the words beside it only remember it ("접견을 마치고", "kết thúc buổi làm việc")."""
    passage = clause.sentence.passage
    over = endings(passage, "over")
    if nouns_last(passage):
        return passage.text.startswith(over, min(hit.end + _OVER, clause.end))
    beginning = passage.text[clause.start : hit.start].rstrip().lower()
    if beginning.endswith(over):
        return True
    follows = passage.text[hit.end : hit.end + _WORD].split()
    before = beginning.rpartition(" ")[2]
    return before in forms(passage, "within") and (follows[:1] or [""])[0] not in forms(passage, "with")


def _turns(clause: Clause, hit: Hit) -> bool:
    """Whether a word is, or stands beside, the verb of a clause."""
    verb = clause.verb
    if verb is None:
        return False
    if hit.start < verb.end and verb.start < hit.end:
        return True
    return 0 <= verb.start - hit.end <= _BEFORE or 0 <= hit.start - verb.end <= _BEHIND
