"""What is signed, as a sentence words it: a paper, a tie between places, or both in one phrase."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.model.claim import AgreementType
from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.joints import joints
from comity.reading.marks.scanner import Hit

INSTRUMENTS, TIES = "instruments", "ties"
_NONE, _GENERIC = "none", "generic"
_RANK: tuple[AgreementType, ...] = (
    "mou",
    "letter_of_intent",
    "joint_statement",
    "contract",
    "sister",
    "friendship",
)
"""What a phrase tells of an agreement's type, the most telling first."""
_PURPOSE = 10
"""Characters between what a paper is for and the paper ("우호협력을 위한 양해각서")."""
_WIDEST = 20
"""Characters that may part two words of one phrase ("자매결연 연장 협약")."""


class Paper(msgspec.Struct, frozen=True):
    """Characters `start` to `end` name what is signed, of this type.

    `signed`: the phrase has a word for a paper (양해각서, thỏa thuận). `made`: its tie is a formal one by
    its word alone (자매결연). `partner`: its last word calls a locality a partner (자매도시).
    `verb`: its word may be the verb itself (kết nghĩa).
    """

    start: int
    end: int
    type: AgreementType
    signed: bool
    made: bool
    partner: bool
    verb: bool

    @property
    def formal(self) -> bool:
        """Whether it is more than a word for friendly dealings ("우호교류")."""
        return self.signed or self.made


def papers(sentence: Sentence) -> list[Paper]:
    """What a sentence names that can be signed, in the order of the text."""
    found: list[Paper] = []
    for paper in map(_paper, _runs(sentence)):
        before = found[-1] if found else None
        if before is not None and not before.formal and paper.signed and paper.start - before.end <= _PURPOSE:
            found.pop()  # "우호협력을 위한 양해각서": what the paper is for
            if paper.type == "agreement":
                paper = msgspec.structs.replace(paper, type=before.type)
        if not _is_replaced(sentence, paper):
            found.append(paper)
    return found


def _is_replaced(sentence: Sentence, paper: Paper) -> bool:
    """Whether a word right before it says that another paper takes its place ("thay cho bản ghi nhớ")."""
    before = sentence.passage.hits(
        "agreement_words", max(sentence.start, paper.start - _PURPOSE - 2), paper.start
    )
    return any(hit.words[0].code == "replaced" and paper.start - hit.end <= 1 for hit in before)


def _runs(sentence: Sentence) -> Iterator[list[Hit]]:
    """Words that stand in one phrase, together."""
    run: list[Hit] = []
    for hit in _hits(sentence):
        if run and not _goes_on(sentence, run, hit):
            yield run
            run = []
        run.append(hit)
    if run:
        yield run


def _hits(sentence: Sentence) -> list[Hit]:
    """Words for papers and ties, but for those within others and within the names of bodies and people."""
    hits = sorted(
        [*sentence.words(INSTRUMENTS), *sentence.words(TIES)], key=lambda hit: (hit.start, -hit.end)
    )
    if not hits:
        return []
    named = [m for m in sentence.mentions if m.what in ("organisation", "person")]
    found: list[Hit] = []
    none_until = -1
    for hit in hits:
        if hit.words[0].code == _NONE:
            none_until = max(none_until, hit.end)
        elif hit.start >= none_until and not any(m.start <= hit.start and hit.end <= m.end for m in named):
            found.append(hit)
    return found


def _goes_on(sentence: Sentence, run: list[Hit], hit: Hit) -> bool:
    """Whether a word belongs to the phrase of those before it."""
    end = max(one.end for one in run)
    if hit.start < end:
        return True
    gap = sentence.passage.text[end : hit.start]
    between = joints(sentence.passage.language)
    if len(gap) > _WIDEST or between.apart.search(gap):
        return False
    ends_a_paper = run[-1].layer == INSTRUMENTS or run[-1].words[0].attr("made")
    begins_one = hit.layer == INSTRUMENTS or hit.words[0].attr("made")
    return not (between.joining.search(gap) and ends_a_paper and begins_one)


def _paper(run: list[Hit]) -> Paper:
    codes = {hit.words[0].code for hit in run}
    ties = [hit for hit in run if hit.layer == TIES]
    type_: AgreementType = next((code for code in _RANK if code in codes), "agreement")
    return Paper(
        start=run[0].start,
        end=max(hit.end for hit in run),
        type=type_,
        signed=any(hit.layer == INSTRUMENTS for hit in run),
        made=any(hit.words[0].attr("made", False) for hit in ties),
        partner=bool(run[-1].words[0].attr("partner", False)),
        verb=any(hit.words[0].attr("verb", False) for hit in ties),
    )
