"""What an agreement is about: the sectors named with it, and in the sentences on what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Modality
from comity.reading.clauses.passage import Sentence
from comity.reading.kinds.agreement.acts import WORDS
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.papers import INSTRUMENTS
from comity.reading.kinds.sectors import sectors_in

_AHEAD: tuple[Modality, ...] = ("planned",)
_BOTH = ("two_localities", "two_sides", "two_bodies")
_NEXT = 3
"""Sentences behind that of the signing in which its matters are told."""


def matters(drafts: list[Draft], taken: set[int]) -> tuple[str, ...]:
    """Sectors agreed on, each once; `taken` are the sentences that tell of other agreements."""
    found: dict[str, None] = {}
    for draft in drafts:
        clause = draft.clause
        alone = sum(one.act is not None for one in drafts) == 1 or draft is drafts[0]
        if draft.paper is None or draft.act is None:
            continue
        if alone or draft.paper.signed:
            start = min(clause.start, draft.paper.start)
            found.update(
                dict.fromkeys(sectors_in(clause.sentence.passage, start, max(clause.end, draft.paper.end)))
            )
        if draft.modality == "asserted" and draft.paper.formal:
            for sentence in _following(clause.sentence, taken):
                found.update(dict.fromkeys(sectors_in(sentence.passage, sentence.start, sentence.end)))
    return tuple(found)


def _following(sentence: Sentence, taken: set[int]) -> Iterator[Sentence]:
    """The next sentences that say what the paper holds or what both sides then do."""
    for other in sentence.passage.sentences[sentence.index + 1 : sentence.index + 1 + _NEXT]:
        if other.index in taken:
            return
        if other.heading:
            continue
        if _holds_it(other):
            yield other
        elif other.paragraph != sentence.paragraph:
            return


def _holds_it(sentence: Sentence) -> bool:
    """Whether a sentence tells what a paper holds, or what both sides agreed to do."""
    codes = {word.code for hit in sentence.words(WORDS) for word in hit.words}
    head = sentence.passage.hits(INSTRUMENTS, sentence.start, sentence.start + 30)
    if "this" in codes or head:
        return True
    both = any(one.code in _BOTH for one in sentence.mentions)
    return both and (sentence.modality in _AHEAD or any(one.modality in _AHEAD for one in sentence.clauses))
