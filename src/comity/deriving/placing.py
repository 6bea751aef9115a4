"""What people said that one document alone means: `same ID@DOCUMENT B`, `different ID@DOCUMENT B`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from comity.model.decision import Anchor, Decision, Numbered
from comity.model.judgement import Judgement
from comity.model.names import slug
from comity.register.judged import KeptMention
from comity.register.ledger import Ledger

At = tuple[str, str, str]
"""Where a mention stands: the document, the type of the entity, and the name as written."""


class Placing:
    """Decisions that move the names of one document to an entity, or away from one; the last word counts."""

    def __init__(self, decisions: Sequence[Numbered]) -> None:
        self._told: dict[At, list[Numbered]] = defaultdict(list)
        self._documents: set[str] = set()
        for numbered in decisions:
            sides = numbered.decision.anchors
            moved = _moved(numbered.decision)
            if moved is not None:
                for anchor in sides[moved]:
                    self._told[_at(anchor)].append(numbered)
                self._documents |= {anchor.document for side in sides for anchor in side}

    def number(self, anchor: Anchor) -> int:
        """The last decision that moved what stands there; 0 where none did."""
        return self._told[_at(anchor)][-1].number if _at(anchor) in self._told else 0

    def judged(self, ledger: Ledger) -> list[tuple[KeptMention, Judgement]]:
        """The moved mentions that are kept, each with what a person said that it means."""
        standing: dict[At, list[KeptMention]] = defaultdict(list)
        for mention in ledger.mentions_of(self._documents):
            standing[mention.document, mention.type, mention.name].append(mention)
        ruled = {at: min(mention.ruled for mention in found) for at, found in standing.items()}
        return [
            (mention, _judgement(self._meant(at, ruled, frozenset()), told[-1].decision))
            for at, told in sorted(self._told.items())
            for mention in standing.get(at, ())
        ]

    def _meant(self, at: At, ruled: Mapping[At, str], asked: frozenset[At]) -> str:
        """The entity of what stands there, after every decision that moves it or what it is moved to."""
        entity = ruled[at]
        if at in asked:
            return entity
        for numbered in self._told.get(at, ()):
            decision = numbered.decision
            moved = _moved(decision) or 0
            others = self._entities(decision, 1 - moved, ruled, asked | {at})
            if decision.verdict == "same":
                entity = min(others, default=entity)
            elif entity in others:
                entity = _alone(decision.anchors[moved])
        return entity

    def _entities(
        self, decision: Decision, side: int, ruled: Mapping[At, str], asked: frozenset[At]
    ) -> set[str]:
        """What a side of a decision means: the tables' id that it gives, or the entities where it stands."""
        id_, places = decision.about[side], map(_at, decision.anchors[side])
        if not is_of_one_document(id_) and not _is_made(id_, decision):
            return {id_}
        return {self._meant(at, ruled, asked) for at in places if at in ruled}


def is_of_one_document(id_: str) -> bool:
    """Whether a decision's id means what one document alone says."""
    return "@" in id_


def _moved(decision: Decision) -> int | None:
    """Which of two sides a decision moves: the one told of a document alone."""
    if decision.verdict not in ("same", "different"):
        return None
    alone = [side for side, id_ in enumerate(decision.about) if is_of_one_document(id_)]
    return alone[0] if alone else None


def _is_made(id_: str, decision: Decision) -> bool:
    """Whether an id is of an entity that mentions make, not one of the reference tables."""
    return any(id_.startswith(f"{anchor.what}/") for side in decision.anchors for anchor in side)


def _alone(anchors: Iterable[Anchor]) -> str:
    """The id of something that only one document tells of, by its shortest name."""
    first = min(anchors, key=lambda anchor: (len(anchor.name or ""), anchor.name))
    return f"{first.what}/{slug(first.name or '') or first.name}~{first.document[:8]}"


def _at(anchor: Anchor) -> At:
    return anchor.document, anchor.what, anchor.name or ""


def _judgement(entity: str, decision: Decision) -> Judgement:
    who = f"{decision.who} decided so on {decision.when[:10]}"
    return Judgement(entity=entity, standing="decided", reason=f"{who}: {decision.why}")
