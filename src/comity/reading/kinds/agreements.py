"""Agreements: who signed, or means to sign, what with whom, and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from comity.model.claim import Agreement, AgreementType
from comity.model.entity import Entity
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.agreement.acts import SIGNING, WORDS, Act, acts
from comity.reading.kinds.agreement.bonds import bonds
from comity.reading.kinds.agreement.dating import date_of, is_ahead
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.following import Groups
from comity.reading.kinds.agreement.matters import matters
from comity.reading.kinds.agreement.merging import grouped
from comity.reading.kinds.agreement.papers import INSTRUMENTS, TIES, Paper, papers
from comity.reading.kinds.agreement.parties import parties_of
from comity.reading.kinds.agreement.places import mode_of, place_of
from comity.reading.kinds.agreement.rolls import rows_of
from comity.reading.kinds.agreement.signers import signers
from comity.reading.kinds.agreement.terms import term_of

_YEAR = len("2024")


@lru_cache(maxsize=1)
def agreements(passage: Passage) -> tuple[Agreement, ...]:
    """One claim for every agreement a text tells, however often it does.

    Read once for the grammars that ask one after the other.
    """
    drafts = list(_drafts(passage))
    groups = grouped(drafts)
    return tuple(_claim(group, groups) for group in groups)


def _drafts(passage: Passage) -> Iterator[Draft]:
    """What each sentence tells, in their order; what is told again may hang on what was told before."""
    last: Draft | None = None
    for sentence in passage.sentences_with(SIGNING, INSTRUMENTS, TIES):
        if sentence.heading:
            continue
        for draft in _of_sentence(sentence, last):
            last = draft if len(draft.keys) >= 2 else last
            yield draft


def _of_sentence(sentence: Sentence, last: Draft | None) -> Iterator[Draft]:
    pair = last.parties if last is not None else ()
    named = papers(sentence)
    found = acts(sentence, named)
    for act in found:
        for paper in act.papers or (None,):
            yield from _signed(act, paper, last)
    governed = {paper.start for act in found for paper in act.papers}
    yield from bonds(sentence, [paper for paper in named if paper.start not in governed], pair)


def _signed(act: Act, paper: Paper | None, last: Draft | None) -> Iterator[Draft]:
    clause = act.clause
    told = parties_of(act, paper, last.parties if last is not None else ())
    modality, stage = act.modality, act.stage
    if modality in ("planned", "wished"):
        stage = "planned"
    around = {word.code for hit in clause.words(WORDS) for word in hit.words}
    date = date_of(act, paper, last, planned=stage == "planned")
    if stage != "planned" and modality == "asserted" and is_ahead(act, date):
        if len(date or "") == _YEAR:  # "đến năm 2028": until when it holds
            date = None
        else:
            modality, stage = "planned", "planned"
    if paper is not None and "several" in around and not act.verbal:
        return
    if act.code == "keep" and not _tells(act, paper, date):
        return
    rows = rows_of(act, paper, told.doers) if stage == "signed" else []
    groups: list[tuple[tuple[Entity, ...], str | None]]
    groups = [((*told.doers, partner), day) for partner, day in rows] or [(one, date) for one in told.groups]
    for parties, day in groups:
        if all(party.type == "country" for party in parties) and parties:
            continue
        yield Draft(
            clause=clause,
            paper=paper,
            act=act.hit,
            stage=stage,
            modality=modality,
            parties=parties,
            date=day,
            place=place_of(clause),
            mode=mode_of(clause),
            again="this" in around,
            apart="also" in around,
            guessed=told.guessed,
            beside=tuple(other for other in act.papers if other is not paper),
        )


def _tells(act: Act, paper: Paper | None, date: str | None) -> bool:
    """Whether keeping up a tie tells that one was made: a sister's, or one since a day."""
    formal = paper is not None and (date is not None or paper.type == "sister" or paper.made)
    return act.modality == "denied" or (formal and act.modality == "asserted")


def _claim(group: list[Draft], groups: Groups) -> Agreement:
    best = max(
        group,
        key=lambda draft: (
            len(draft.keys) >= 2,
            draft.stage == "renewed",
            not draft.guessed,
            draft.paper is not None,
            bool(draft.act),
        ),
    )
    fullest = max((draft for draft in group), key=lambda draft: (not draft.guessed, len(draft.keys)))
    passage = best.clause.sentence.passage
    start, end = _quote(best)
    date = max((draft.date for draft in group if draft.date), key=_fullness, default=None)
    term, until = term_of(group, groups, date)
    return Agreement(
        document=passage.document.name,
        quote=passage.text[start:end],
        span=(start, end),
        modality=best.modality,
        type=_type(best, group),
        stage=best.stage,
        parties=fullest.parties,
        date=date,
        fields=matters(group, groups),
        signatories=signers(group),
        place=next((draft.place for draft in group if draft.place), None),
        mode=next((draft.mode for draft in group if draft.mode), None),
        term=term,
        valid_until=until,
    )


def _fullness(date: str) -> tuple[bool, int]:
    """A day before a stretch of days, and that before a month or year."""
    return "/" not in date, len(date)


def _type(best: Draft, group: list[Draft]) -> AgreementType:
    """The type its best telling gives; where that is a mere agreement, the first that another gives."""
    types = [draft.paper.type for draft in (best, *group) if draft.paper is not None]
    return next((one for one in types if one != "agreement"), "agreement")


def _quote(draft: Draft) -> tuple[int, int]:
    """The sentence where its last clause tells it, else the clause."""
    clause = draft.clause
    sentence = clause.sentence
    if clause.link == "main":
        return sentence.start, sentence.end
    paper = draft.paper
    start = min(clause.start, paper.start) if paper else clause.start
    return start, max(clause.end, paper.end) if paper else clause.end
