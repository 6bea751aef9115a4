"""Claims held against gold: precision, recall, F1, attribute accuracy, and every case behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import msgspec

from comity.model.claim import GRADES, KINDS, Claim, kind_of
from comity.scoring.alike import Sameness
from comity.scoring.attributes import attributes
from comity.scoring.gold import GoldClaim, GoldDocument
from comity.scoring.similarity import similarity


class Case(msgspec.Struct, frozen=True):
    """One required gold claim that was found or missed, or one claim that states none (`false`)."""

    verdict: str
    claim: Claim
    found: Claim | None = None


class Ratios(msgspec.Struct, frozen=True):
    """Counts and the ratios made from them, rounded to three digits."""

    gold: int
    hit: int
    false: int
    precision: float
    recall: float
    f1: float
    attributes: dict[str, float] = {}


class Grade(msgspec.Struct, frozen=True):
    """How many claims of one grade of confidence state gold, how many none, and the share that do."""

    hit: int
    false: int
    precision: float


class Score(msgspec.Struct, frozen=True):
    """What scoring gives: figures per kind, per grade and for all, and the cases in document order."""

    documents: int
    broken_citations: int
    noise_on_irrelevant: int
    all: Ratios
    kinds: dict[str, Ratios]
    grades: dict[str, Grade]
    cases: tuple[Case, ...]

    def figures(self) -> dict[str, Any]:
        """Everything but the cases, for JSON; the grades only where claims carry any."""
        figures: dict[str, Any] = msgspec.to_builtins(self)
        del figures["cases"], figures["all"]["attributes"]
        if not self.grades:
            del figures["grades"]
        return figures


class _Tally:
    """What is counted for one kind."""

    def __init__(self) -> None:
        self.hit = self.missed = self.false = 0
        self.attributes: dict[str, float] = defaultdict(float)

    def count(self, case: Case, same: Sameness) -> None:
        if case.verdict == "false":
            self.false += 1
        elif case.found is None:
            self.missed += 1
        else:
            self.hit += 1
            for key, value in attributes(case.claim, case.found, same).items():
                self.attributes[key] += value

    def ratios(self) -> Ratios:
        means = {key: round(total / self.hit, 3) for key, total in self.attributes.items()}
        return _ratios(self.hit, self.missed, self.false, means)


def score(
    gold: Sequence[GoldDocument], claims: Iterable[Claim], known: Mapping[str, str] | None = None
) -> Score:
    """Claims of any documents held against the gold.

    A claim is matched to the gold document its `document` names (its last part, for paths); claims of other
    documents are left aside. One whose quote is not the text at its span is a broken citation and counts as
    false. `known` leads from folded names to the ids of organisations; without it, the reference tables do.
    """
    same, told = Sameness(known), _by_document(claims)
    cases: list[Case] = []
    broken = noise = 0
    for document in gold:
        mine = told.get(document.name, [])
        sound = [claim for claim in mine if _stands(claim, document.text)]
        broken += len(mine) - len(sound)
        noise += 0 if document.head.relevant else len(mine)
        cases += _false(claim for claim in mine if not _stands(claim, document.text))
        for kind in KINDS:
            cases += _matched(_golds(document, kind), [c for c in sound if kind_of(c) == kind], same)
    return _figures(len(gold), broken, noise, cases, same)


def _figures(documents: int, broken: int, noise: int, cases: list[Case], same: Sameness) -> Score:
    tallies = {kind: _Tally() for kind in KINDS}
    for case in cases:
        tallies[kind_of(case.claim)].count(case, same)
    met = {kind: tally for kind, tally in tallies.items() if tally.hit + tally.missed + tally.false}
    total = _ratios(
        sum(tally.hit for tally in met.values()),
        sum(tally.missed for tally in met.values()),
        sum(tally.false for tally in met.values()),
        {},
    )
    return Score(
        documents,
        broken,
        noise,
        total,
        {kind: tally.ratios() for kind, tally in met.items()},
        _grades(cases),
        tuple(cases),
    )


def _grades(cases: Iterable[Case]) -> dict[str, Grade]:
    """The precision of each grade of confidence; empty where the claims carry none."""
    told = [(case, case.found or case.claim) for case in cases if case.verdict != "missed"]
    found: dict[str, Grade] = {}
    for grade in GRADES:
        verdicts = [case.verdict for case, claim in told if claim.confidence == grade]
        hit, false = verdicts.count("hit"), verdicts.count("false")
        if verdicts:
            found[grade] = Grade(hit, false, round(hit / len(verdicts), 3))
    return found


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[PurePath(claim.document).name].append(claim)
    return found


def _stands(claim: Claim, text: str) -> bool:
    start, end = claim.span
    return bool(claim.quote) and text[start:end] == claim.quote


def _golds(document: GoldDocument, kind: str) -> list[GoldClaim]:
    return [gold for gold in document.claims if kind_of(gold.claim) == kind]


def _false(claims: Iterable[Claim]) -> list[Case]:
    return [Case("false", claim) for claim in claims]


def _matched(golds: Sequence[GoldClaim], claims: Sequence[Claim], same: Sameness) -> list[Case]:
    """The cases of one kind in one document: each gold claim and each claim matched at most once."""
    mates = _mates(golds, claims, same)
    taken = set(mates.values())
    cases = []
    for at, gold in enumerate(golds):
        if not gold.optional:
            found = claims[mates[at]] if at in mates else None
            cases.append(Case("hit" if found else "missed", gold.claim, found))
    return cases + _false(claim for at, claim in enumerate(claims) if at not in taken)


def _mates(golds: Sequence[GoldClaim], claims: Sequence[Claim], same: Sameness) -> dict[int, int]:
    """Which claim states which gold claim: the most similar pairs first, required gold before optional.

    Of equally similar pairs the later in the document goes first, as the project's reference scorer has it.
    """
    candidates = [
        (not gold.optional, near, at, to)
        for at, gold in enumerate(golds)
        for to, claim in enumerate(claims)
        if (near := similarity(gold.claim, claim, same)) > 0
    ]
    mates: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, to in sorted(candidates, reverse=True):
        if at not in mates and to not in taken:
            mates[at] = to
            taken.add(to)
    return mates


def _ratios(hit: int, missed: int, false: int, means: dict[str, float]) -> Ratios:
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return Ratios(hit + missed, hit, false, round(precision, 3), round(recall, 3), round(f1, 3), means)
