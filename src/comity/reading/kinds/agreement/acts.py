"""Words of signing and of making a tie, what they sign, and how firmly that is said."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.model.claim import AgreementStage, Modality
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.papers import Paper
from comity.reading.marks.scanner import Hit

SIGNING, WORDS = "signing", "agreement_words"
_STAGES: dict[str, AgreementStage] = {"renew": "renewed", "upgrade": "upgraded", "end": "ended"}
_TIE_ONLY = ("establish", "become", "upgrade", "keep")
_BESIDE = 2
"""Characters between a noun of signing and its paper ("MOU 체결"), or a tie and what it becomes."""
_OBJECT = 8
"""Characters between a noun of signing and the paper behind it ("nâng cấp lên quan hệ kết nghĩa")."""
_FOLLOWS = 16
"""Characters within which the paper stands that a clause describes ("…와 맺은 우호교류 협약")."""
_NEAR = 14
"""Characters beside a noun of signing within which a word tells whether it is past or ahead."""


class Act(msgspec.Struct, frozen=True):
    """A word of signing: the clause it stands in, what is signed, and whether it is the clause's verb.

    `date` is its own where another act of its clause has another.
    """

    hit: Hit
    clause: Clause
    papers: tuple[Paper, ...]
    verbal: bool
    stage: AgreementStage
    modality: Modality
    date: str | None = None

    @property
    def code(self) -> str:
        """Its code in the page `signing`."""
        return self.hit.words[0].code


def acts(sentence: Sentence, papers: list[Paper]) -> list[Act]:
    """The acts of a sentence; those of one clause on the same papers count once, the most telling of them."""
    found: dict[tuple[int, int], Act] = {}
    told = list(_acts(sentence, papers))
    apart = _dated_apart(sentence, told)
    for act in told:
        if act.hit.start in apart:
            continue
        for paper in act.papers:
            at = (act.clause.index, paper.start)
            if at not in found or _weight(act) > _weight(found[at]):
                found[at] = act
        if not act.papers:
            found.setdefault((act.clause.index, -1), act)
    return [*{id(act): act for act in found.values()}.values(), *apart.values()]


def _dated_apart(sentence: Sentence, told: list[Act]) -> dict[int, Act]:
    """Acts on one paper in one clause each with a date behind it ("ký năm 2017 và gia hạn năm 2022")."""
    starts = sorted(act.hit.start for act in told)
    dated: dict[tuple[int, int], list[Act]] = {}
    for act in told if len(told) > 1 else ():
        until = next((start for start in starts if start > act.hit.start), sentence.end)
        day = next(
            (mark for mark in act.clause.dates() if act.hit.end <= mark.start < until and mark.edtf), None
        )
        if day is not None and act.papers:
            at = act.clause.index, act.papers[0].start
            dated.setdefault(at, []).append(msgspec.structs.replace(act, date=day.edtf))
    return {
        act.hit.start: act for acts in dated.values() if len({one.stage for one in acts}) > 1 for act in acts
    }


def _weight(act: Act) -> tuple[bool, bool]:
    return act.stage != "signed", act.verbal


def _acts(sentence: Sentence, papers: list[Paper]) -> Iterator[Act]:
    for hit in _hits(sentence):
        clause = sentence.clause_at(hit.start)
        if clause is None:
            continue
        verbal = clause.verb is not None and clause.verb.start < hit.end and hit.start < clause.verb.end
        signed = _signed(hit, clause, papers, verbal)
        if signed or (hit.words[0].attr("bare") and not papers):
            yield Act(
                hit=hit,
                clause=clause,
                papers=tuple(signed),
                verbal=verbal,
                stage=_STAGES.get(hit.words[0].code, "signed"),
                modality=_modality(hit, clause, verbal, signed),
            )
    for paper in papers:  # "hai thành phố kết nghĩa": the tie is its own verb
        clause = sentence.clause_at(paper.start) if paper.verb else None
        verb = clause.verb if clause is not None else None
        if clause is not None and verb is not None and paper.start < verb.end and verb.start < paper.end:
            hit = next(hit for hit in sentence.words("ties") if hit.start >= paper.start)
            yield Act(
                hit=hit,
                clause=clause,
                papers=(paper,),
                verbal=True,
                stage="signed",
                modality=clause.modality,
            )


def _hits(sentence: Sentence) -> list[Hit]:
    hits = [hit for hit in sentence.words(SIGNING) if hit.words[0].code != "none"]
    return [
        hit
        for hit in hits
        if not any(one.what == "person" and one.start <= hit.start < one.end for one in sentence.mentions)
    ]


def _signed(hit: Hit, clause: Clause, papers: list[Paper], verbal: bool) -> list[Paper]:
    """What an act signs."""
    code = hit.words[0].code
    fit = [paper for paper in papers if _fits(code, hit, paper)]
    if code == "become":
        return [paper for paper in fit if _apart(hit, paper) <= _BESIDE]
    if code == "ceremony":
        return [paper for paper in fit if _apart(hit, paper) <= _FOLLOWS][:1]
    if code == "seek":
        return [paper for paper in fit if paper.formal and _apart(hit, paper) <= _BESIDE]
    if not verbal:
        before = [paper for paper in fit if 0 <= hit.start - paper.end <= _BESIDE or _apart(hit, paper) == 0]
        behind = [paper for paper in fit if 0 <= paper.start - hit.end <= _OBJECT]
        return before or behind or _before_it(hit, clause, fit)
    return _of_the_verb(hit, clause, fit)


def _fits(code: str, hit: Hit, paper: Paper) -> bool:
    """Whether such a word can be said of such a thing."""
    if code == "keep" and _apart(hit, paper) > _OBJECT:
        return False
    if code in _TIE_ONLY:
        begun = code in ("establish", "keep") or (code == "upgrade" and paper.signed)
        return paper.made or (paper.type in ("sister", "friendship") and begun)
    return not (hit.words[0].attr("loose") and not paper.signed)


def _apart(hit: Hit, paper: Paper) -> int:
    """Characters between the two."""
    return max(hit.start - paper.end, paper.start - hit.end, 0)


def _of_the_verb(hit: Hit, clause: Clause, papers: list[Paper]) -> list[Paper]:
    """The papers of a verb: those of its clause, else what the clause describes, else those before it."""
    inner = [
        one
        for one in clause.sentence.clauses
        if one is not clause and clause.start <= one.start and one.end <= clause.end
    ]
    own = [
        paper
        for paper in papers
        if clause.start <= paper.start < clause.end
        and not any(one.start <= paper.start < one.end for one in inner)
    ]
    described = [paper for paper in papers if 0 <= paper.start - clause.end <= 1]
    verb = clause.verb
    if (
        clause.link == "modifying"
        and described
        and own
        and verb is not None
        and verb.start - own[-1].end > _OBJECT
    ):
        return described[:1]  # "A와의 협정과 2023년 B와 맺은 협약": the clause may begin too early
    if own and clause.link == "main" and _described(own[-1], inner):
        own = own[:-1]
        if not own:
            return []
    if own and hit.words[0].code in _STAGES:
        return [min(own, key=lambda paper: _apart(hit, paper))]
    if own:
        return own
    behind = [paper for paper in papers if 0 <= paper.start - clause.end <= _FOLLOWS]
    before = [paper for paper in papers if 0 <= clause.start - paper.end <= _FOLLOWS]
    described = behind if clause.link == "modifying" else []
    return described[:1] or before[-1:] or behind[:1] or _of_the_subject(hit, clause, papers)


def _of_the_subject(hit: Hit, clause: Clause, papers: list[Paper]) -> list[Paper]:
    """The paper that the clause before was about, where this one goes on without a subject of its own."""
    if hit.words[0].code not in _STAGES or clause.cased("subject", "topic") or not clause.index:
        return []
    first = clause.sentence.clauses[clause.index - 1]
    return [one for one in papers if first.verb is not None and first.start <= one.start < first.verb.start][
        :1
    ]


def _described(paper: Paper, inner: list[Clause]) -> bool:
    """Whether a clause right before a paper without a name tells what it does ("…로 격상하는 협약")."""
    if paper.type != "agreement":
        return False
    before = [one for one in inner if one.link == "modifying" and 0 <= paper.start - one.end <= _BESIDE]
    return any(
        hit.words[0].code in ("renew", "upgrade")
        for one in before
        if one.verb is not None
        for hit in one.sentence.passage.hits(SIGNING, one.verb.start, one.verb.end)
    )


def _before_it(hit: Hit, clause: Clause, papers: list[Paper]) -> list[Paper]:
    """The paper told before an act that describes it ("biên bản ghi nhớ hai bên đã ký")."""
    before = [paper for paper in papers if clause.start <= paper.start and paper.end <= hit.start]
    between = [one for one in clause.mentions if before and before[-1].end <= one.start < hit.start]
    near = before and hit.start - before[-1].end <= _FOLLOWS + sum(one.end - one.start for one in between)
    return before[-1:] if near else []


def _done_by_then(clause: Clause) -> bool:
    """Whether something is done where something else is agreed on ("체결하고 … 넓히기로 했다")."""
    main = next((one.verb for one in reversed(clause.sentence.clauses) if one.link == "main"), None)
    verb = clause.verb
    if clause.link != "linked" or main is None or verb is None or verb.modality != "planned":
        return False
    plain = " " not in clause.sentence.passage.text[verb.start : verb.end].strip()
    return plain and main.modality == "planned" and main.past


def _signed_then(clause: Clause) -> bool:
    """Whether what was agreed on is signed in a clause behind ("연장하기로 하고 협약서에 서명했다")."""
    verb = clause.verb
    if clause.link != "linked" or verb is None or not (verb.past and verb.modality == "planned"):
        return False
    behind = [one for one in clause.sentence.clauses[clause.index + 1 :] if one.link != "modifying"]
    return any(
        one.verb is not None
        and one.verb.modality == "asserted"
        and any(hit.words[0].code == "sign" and hit.end > one.verb.start for hit in one.words(SIGNING))
        for one in behind
    )


def _came_to_nothing(clause: Clause) -> bool:
    """Whether what was sought is told not to have come about ("체결을 추진했으나 … 중단됐다")."""
    sentence = clause.sentence
    last = sentence.clauses[-1] if sentence.clauses else clause
    main = next((one for one in reversed(sentence.clauses) if one.link == "main"), last)
    past = clause.verb is not None and clause.verb.past
    return past and main is not clause and main.end > clause.end and main.modality == "denied"


def _modality(hit: Hit, clause: Clause, verbal: bool, papers: list[Paper]) -> Modality:
    """How firmly an act is said: by the clause's verb where it is that verb or its object."""
    code = hit.words[0].code
    if code == "seek":
        if _came_to_nothing(clause):
            return "denied"
        return clause.modality if clause.modality in ("wished", "denied") else "planned"
    if verbal or code in ("ceremony", "become"):
        done = _done_by_then(clause) or (code in _STAGES and _signed_then(clause))
        return "asserted" if done else clause.modality
    passage = clause.sentence.passage
    low, high = max(clause.start, hit.start - _NEAR), min(clause.sentence.end, hit.end + _NEAR)
    named = sum(one.end - one.start for one in clause.mentions if low <= one.end <= hit.start)
    around = passage.hits(WORDS, max(clause.start, low - named), high)
    words = [one for one in around if one.words[0].code in ("past", "ahead") and one.start != hit.start]
    if words:
        nearest = min(words, key=lambda one: max(one.start - hit.end, hit.start - one.end))
        if nearest.words[0].code == "past":
            return "asserted"
        if _came_to_nothing(clause):
            return "denied"
        return clause.modality if clause.modality in ("wished", "denied") else "planned"
    if papers and papers[-1].end <= hit.start and clause.modality != "denied":
        closes = clause.verb is not None and 0 <= clause.verb.start - hit.end <= _BESIDE
        return clause.modality if closes else "asserted"
    return clause.modality
