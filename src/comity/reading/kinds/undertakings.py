"""Clauses that tell of what somebody means to do or asks for, no schedules and mere hopes."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.lexicon.load import Word
from comity.model.claim import Modality
from comity.reading.clauses.clause import Clause, Verb
from comity.reading.clauses.passage import Sentence, Speech
from comity.reading.kinds.sectors import sectors_in
from comity.reading.marks.scanner import Hit

LAYER = "undertaking"
_CONTENT = 8
"""Characters around the end of a clause within which "…는 내용의" says that it is what an agreement says."""
_REACH = 8
"""Characters before a verb from which on a word may reach into it ("힘을 모으겠다")."""
_BARE = 2
"""Words before a verb that leave its doer to the clause before ("và sẽ")."""


class Undertaking(msgspec.Struct, frozen=True, gc=False):
    """A clause that tells of one; `speech` is the quotation it stands in, `reported` that it is said.

    `apart`: under an agreement it is what one side does, beside the other. `contained`: it tells what a
    paper holds, so that those undertake it between whom the paper is.
    """

    clause: Clause
    modality: Modality
    speech: Speech | None
    reported: bool = False
    contained: bool = False
    apart: bool = False

    def pledged(self) -> Clause | None:
        """What a clause promises, where that is told as somebody's doing ("cam kết tỉnh sẽ …")."""
        clauses = self.clause.sentence.clauses[self.clause.index + 1 :]
        behind = clauses[0] if clauses and clauses[0].start <= self.clause.end + 1 else None
        if self.modality != "planned" or behind is None or behind.verb is None:
            return None
        return behind if "will" in _told(behind.words(LAYER), behind.verb) else None


def undertakings(sentence: Sentence) -> list[Undertaking]:
    """Those of a sentence with a word of the layer, the surest first.

    What quotation marks hold goes before how it is told.
    """
    found = sorted(_found(sentence), key=lambda each: not each[0])
    told = [undertaking for _, undertaking in found]
    quoted = [undertaking for undertaking in told if undertaking.speech is not None]
    return quoted or told or _contents(sentence)


def _contents(sentence: Sentence) -> list[Undertaking]:
    """What a paper is said to hold ("협약서에는 관광 교류와 … 등이 담겼다")."""
    if not any(hit.words[0].code == "contains" for hit in sentence.words(LAYER)):
        return []
    papers = [hit for hit in sentence.words("instruments") if hit.words[0].code != "none"]
    last = next((one for one in reversed(sentence.clauses) if one.link in ("main", "linked")), None)
    holds = papers and last is not None and last.modality != "denied"
    if not holds or last is None or not sectors_in(sentence.passage, sentence.start, sentence.end):
        return []
    return [Undertaking(last, "planned", None, contained=True)]


def _found(sentence: Sentence) -> Iterator[tuple[bool, Undertaking]]:
    """Each with whether its own words make it sure."""
    under = any(hit.words[0].code == "under" for hit in sentence.words(LAYER))
    believed = serving = False
    for clause in sentence.clauses:
        if clause.verb is None or clause.link == "heading":
            continue
        words = clause.words(LAYER)
        serving = _opens_aim(clause, words) or (serving and clause.link != "modifying" and not _named(clause))
        if serving:
            continue
        told = _told(words, clause.verb) if words else {}
        sure = "firm" in told or "asked" in told
        modality = None if _serves(words, clause.verb) else _modality(clause, clause.verb, told, under)
        if modality is not None and (sure or not believed):
            speech = sentence.passage.speech_at(clause.verb.start)
            reported = clause.link == "quoted" and not _named(clause)
            apart = under and bool(clause.cased("topic"))
            yield sure, Undertaking(clause, modality, speech, reported, apart=apart)
        believed = "belief" in told or (believed and clause.link in ("quoted", "linked"))


def _told(words: list[Hit], verb: Verb) -> dict[str, Word]:
    """Those of a clause's words of the layer that stand in its verb or reach into it, by code."""
    low = verb.start - _REACH
    reaching = (hit for hit in words if low <= hit.start < verb.end and hit.end > verb.start)
    return {word.code: word for hit in reaching for word in hit.words}


def _modality(clause: Clause, verb: Verb, told: dict[str, Word], under: bool) -> Modality | None:
    """How a clause puts what it undertakes; None where it undertakes nothing."""
    if verb.modality == "denied" or "dropped" in told:
        return None
    if clause.link == "modifying" and not ("meant" in told or "sought" in told):
        return "planned" if "act" in told and _is_content(clause) else None
    if "asked" in told or "sought" in told:
        return "wished"
    if "firm" in told:
        return "planned"
    if "hoped" in told:
        return "wished" if "act" in told and "state" not in told else None
    if "meant" in told and (clause.link != "modifying" or "act" in told or verb.modality == "planned"):
        return "planned"
    return "planned" if _is_ahead(clause, verb, told, under) else None


def _is_ahead(clause: Clause, verb: Verb, told: dict[str, Word], under: bool) -> bool:
    """Whether a clause without a word of promise or wish tells of something that is to be done."""
    over = verb.past and verb.modality == "asserted"
    if "event" in told or "state" in told or over or verb.passive or _seals(clause, verb):
        return False
    if "will" in told:
        own = bool(told["will"].attr("own"))
        sure = bool(told["will"].attr("sure")) or verb.modality == "planned"
        return _has_doer(clause, verb) if own else "act" in told and sure
    if "due" in told or ("act" in told and verb.modality == "planned" and clause.link != "linked"):
        return True
    bound = "act" in told or bool(clause.cased("topic")) or len(clause.doers()) > 1
    return under and verb.modality != "wished" and bound


def _seals(clause: Clause, verb: Verb) -> bool:
    """Whether what is to come is an agreement itself ("자매결연도 추진한다"): that is told as one."""
    hits = clause.sentence.passage.hits("instruments", max(clause.start, verb.start - _REACH), verb.end)
    return any(hit.words[0].code != "none" for hit in hits)


def _serves(words: list[Hit], verb: Verb) -> bool:
    """Whether a clause with these words of the layer ends in what another is for ("…기 위해")."""
    return any(hit.end == verb.end and hit.words[0].code == "purpose" for hit in words)


def _opens_aim(clause: Clause, words: list[Hit]) -> bool:
    """Whether a clause with these words of the layer begins to tell what another is for ("để …")."""
    return bool(words) and words[0].words[0].code == "purpose" and not _before(clause, words[0].start)


def _is_content(clause: Clause) -> bool:
    """Whether a clause that describes a noun is what an agreement says ("…한다는 내용의 협약")."""
    hits = clause.sentence.passage.hits(LAYER, clause.end - _CONTENT, clause.end + _CONTENT)
    return any(hit.words[0].code == "content" and hit.start <= clause.end for hit in hits)


def _has_doer(clause: Clause, verb: Verb) -> bool:
    """Whether who does it is told in the clause, or nothing at all stands before its verb."""
    bare = len(_before(clause, verb.start).split()) <= _BARE
    said = any(hit.words[0].code == "we" for hit in clause.words(LAYER))
    return bare or said or _named(clause)


def _named(clause: Clause) -> bool:
    return bool(clause.cased("topic", "subject"))


def _before(clause: Clause, offset: int) -> str:
    return clause.sentence.passage.text[clause.start : offset].strip(" ,;:\n")
