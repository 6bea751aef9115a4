"""Agreements: who signed, or means to sign, what with whom, and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from comity.model.claim import Agreement
from comity.model.entity import Entity
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.agreement.acts import SIGNING, WORDS, Act, acts
from comity.reading.kinds.agreement.bonds import bonds
from comity.reading.kinds.agreement.days import day_of, day_told_before
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.matters import matters
from comity.reading.kinds.agreement.merging import grouped
from comity.reading.kinds.agreement.papers import INSTRUMENTS, TIES, Paper, papers
from comity.reading.kinds.agreement.parties import parties_of
from comity.reading.kinds.agreement.places import mode_of, place_of
from comity.reading.kinds.agreement.signers import signers

_TITLE = 2
"""Sentences at the head of a text that may tell its news in a heading alone."""


@lru_cache(maxsize=1)
def agreements(passage: Passage) -> tuple[Agreement, ...]:
    """One claim for every agreement a text tells, however often it does.

    Read once for the grammars that ask one after the other.
    """
    drafts = list(_drafts(passage))
    groups = grouped(drafts)
    taken = {draft.clause.sentence.index for group in groups for draft in group}
    return tuple(_claim(group, taken) for group in groups)


def _drafts(passage: Passage) -> Iterator[Draft]:
    """What each sentence tells, in their order; what is told again may hang on what was told before."""
    pair: tuple[Entity, ...] = ()
    for sentence in passage.sentences:
        if sentence.heading or not (
            sentence.words(SIGNING) or sentence.words(INSTRUMENTS) or sentence.words(TIES)
        ):
            continue
        for draft in _of_sentence(sentence, pair):
            if len(draft.keys) >= 2:
                pair = draft.parties
            yield draft


def _of_sentence(sentence: Sentence, pair: tuple[Entity, ...]) -> Iterator[Draft]:
    named = papers(sentence)
    found = acts(sentence, named)
    for act in found:
        for paper in act.papers or (None,):
            yield from _signed(act, paper, pair)
    governed = {paper.start for act in found for paper in act.papers}
    yield from bonds(sentence, [paper for paper in named if paper.start not in governed], pair)


def _signed(act: Act, paper: Paper | None, pair: tuple[Entity, ...]) -> Iterator[Draft]:
    clause = act.clause
    told = parties_of(act, paper, pair)
    modality, stage = act.modality, act.stage
    if modality in ("planned", "wished"):
        stage = "planned"
    around = {word.code for hit in clause.words(WORDS) for word in hit.words}
    date = day_of(clause, paper, list(act.papers))
    if date is None and stage != "planned" and paper is not None and paper.signed:
        date = day_told_before(clause.sentence)
    if act.code == "keep" and not _tells(act, paper, date):
        return
    for parties in told.groups:
        if all(party.type == "country" for party in parties) and parties:
            continue
        yield Draft(
            clause=clause,
            paper=paper,
            act=act.hit,
            stage=stage,
            modality=modality,
            parties=parties,
            date=date,
            place=place_of(clause),
            mode=mode_of(clause),
            again="this" in around,
            apart="also" in around,
            guessed=told.guessed,
        )


def _tells(act: Act, paper: Paper | None, date: str | None) -> bool:
    """Whether keeping up a tie tells that one was made: a sister's, or one since a day."""
    return act.modality == "asserted" and paper is not None and (date is not None or paper.type == "sister")


def _claim(group: list[Draft], taken: set[int]) -> Agreement:
    best = max(
        group,
        key=lambda draft: (len(draft.keys) >= 2, not draft.guessed, draft.paper is not None, bool(draft.act)),
    )
    fullest = max((draft for draft in group), key=lambda draft: (not draft.guessed, len(draft.keys)))
    passage = best.clause.sentence.passage
    start, end = _quote(best)
    return Agreement(
        document=passage.document.name,
        quote=passage.text[start:end],
        span=(start, end),
        modality=best.modality,
        type=best.paper.type if best.paper else "agreement",
        stage=best.stage,
        parties=fullest.parties,
        date=max((draft.date for draft in group if draft.date), key=len, default=None),
        fields=matters(group, taken),
        signatories=signers(group),
        place=next((draft.place for draft in group if draft.place), None),
        mode=next((draft.mode for draft in group if draft.mode), None),
    )


def _quote(draft: Draft) -> tuple[int, int]:
    """The sentence where its last clause tells it, else the clause."""
    clause = draft.clause
    sentence = clause.sentence
    if clause.link == "main":
        return sentence.start, sentence.end
    paper = draft.paper
    start = min(clause.start, paper.start) if paper else clause.start
    return start, max(clause.end, paper.end) if paper else clause.end
