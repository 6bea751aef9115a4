"""What people decided, put in terms of what stands in the register now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import get_args

from comity.deriving.placing import Placing, is_of_one_document
from comity.model.cited import CitedClaim
from comity.model.decision import Anchor, Decision, Numbered, in_force
from comity.model.entity import EntityType
from comity.model.mention import Mention
from comity.register.ledger import Ledger
from comity.resolving.components import joined_sets
from comity.resolving.identity.settling import Apart, never

_ENTITY_TYPES = get_args(EntityType)
_MADE = tuple(f"{type_}/" for type_ in _ENTITY_TYPES)


class Rulings:
    """The decisions in force, asked by those who put entities and records together."""

    def __init__(self, decisions: tuple[Numbered, ...]) -> None:
        self._in_force = in_force(decisions)
        self._of_entities = [n for n in self._in_force if _is_about_entities(n.decision)]
        self._of_claims = [n for n in self._in_force if _is_about_claims(n.decision)]
        self._disputes = [
            _two_sides(n.decision) for n in self._of_entities if n.decision.verdict == "different"
        ]
        self.placing = Placing(self._of_entities)
        self._touching: dict[str, set[int]] = defaultdict(set)
        self._sides: dict[int, list[set[str]]] = {}

    @staticmethod
    def documents(decisions: Iterable[Numbered]) -> set[str]:
        """The documents in which something stands that was decided about."""
        return {anchor.document for n in decisions for side in n.decision.anchors for anchor in side}

    # Entities

    @property
    def apart(self) -> Apart:
        """Whether a person said that two mentions are different entities."""
        return self._are_apart if self._disputes else never

    @property
    def disputed(self) -> frozenset[str]:
        """The documents with mentions that a person said are different entities."""
        return frozenset(anchor.document for sides in self._disputes for side in sides for anchor in side)

    def _are_apart(self, one: Mention, other: Mention) -> bool:
        return any(
            _stand_on(first, second, one, other) or _stand_on(second, first, one, other)
            for first, second in self._disputes
        )

    def joined(self, ledger: Ledger) -> dict[str, str]:
        """Which ruled entities people put together, each with the entity it becomes."""
        sames = [n for n in self._of_entities if n.decision.verdict == "same" and not _is_placing(n.decision)]
        documents = self.documents(sames)
        standing = {(m.document, m.type, m.name): m.ruled for m in ledger.mentions_of(documents)}
        home: dict[str, str] = {}
        sets = []
        for numbered in sames:
            decision, together = numbered.decision, list[str]()
            for id_, side in zip(decision.about, decision.anchors, strict=True):
                # A name that was moved since is no longer what was decided about.
                there = (anchor for anchor in side if self.placing.number(anchor) < numbered.number)
                at = ((anchor.document, anchor.what, anchor.name or "") for anchor in there)
                # What only the reference tables know stands nowhere: its id is what was meant.
                together += sorted({standing[key] for key in at if key in standing}) if side else [id_]
            sets.append(together)
        for found in joined_sets(sets):
            first = next(entity for together in sets for entity in together if entity in found)
            shown = min((entity for entity in found if not entity.startswith(_MADE)), default=first)
            home |= {entity: shown for entity in found if entity != shown}
        return home

    # Claims

    def lay_on_claims(self, ledger: Ledger) -> None:
        """Finds the claims that decisions are about: those of the kind that share the words decided on."""
        documents = self.documents(self._of_claims)
        at: dict[tuple[str, str], list[CitedClaim]] = defaultdict(list)
        for cited in ledger.claims_of(documents):
            at[cited.document, cited.kind].append(cited)
        for numbered in self._of_claims:
            sides = [
                {cited.id for anchor in side for cited in _on(anchor, at[anchor.document, anchor.what])}
                for side in numbered.decision.anchors
            ]
            self._sides[numbered.number] = sides
            for claim in {claim for side in sides for claim in side}:
                self._touching[claim].add(numbered.number)

    def is_rejected(self, claim: str) -> bool:
        """Whether a person rejected the claim."""
        return any(self._verdict(number) == "reject" for number in self._touching.get(claim, ()))

    def partners(self, claim: str) -> set[str]:
        """The claims that a person put together with this one."""
        if claim not in self._touching:
            return set()
        numbers = [n for n in self._touching[claim] if self._verdict(n) == "same"]
        return {other for number in numbers for side in self._sides[number] for other in side} - {claim}

    def regrouped(self, groups: Sequence[list[CitedClaim]]) -> list[list[CitedClaim]]:
        """The groups after people's word on which claims tell one thing and which do not."""
        if not self._touching:
            return list(groups)
        split = [part for group in groups for part in self._split(group)]
        claims = {cited.id: cited for group in split for cited in group}
        together = [
            sorted(claim for side in self._sides[n.number] for claim in side if claim in claims)
            for n in self._of_claims
            if n.decision.verdict == "same"
        ]
        sets = joined_sets([*([cited.id for cited in group] for group in split), *together])
        return [[claims[id_] for id_ in sorted(found)] for found in sets]

    def _split(self, group: list[CitedClaim]) -> list[list[CitedClaim]]:
        """A group without those of its claims that a person said tell something else."""
        parts = [group]
        for numbered in self._of_claims:
            if numbered.decision.verdict != "different":
                continue
            first, *others = self._sides[numbered.number]
            divided = []
            for part in parts:
                leaving = {c.id for c in part if any(c.id in side for side in others)}
                staying = any(c.id in first for c in part)
                divided += [part] if not (leaving and staying) else _divided(part, leaving)
            parts = divided
        return parts

    def on(self, claims: Iterable[str]) -> list[Numbered]:
        """The decisions that shape a record of these claims, oldest first."""
        if not self._touching:
            return []
        numbers = {number for claim in claims for number in self._touching.get(claim, ())}
        return [numbered for numbered in self._of_claims if numbered.number in numbers]

    def _verdict(self, number: int) -> str:
        return next(n.decision.verdict for n in self._of_claims if n.number == number)


def _is_about_entities(decision: Decision) -> bool:
    return any(anchor.what in _ENTITY_TYPES for side in decision.anchors for anchor in side)


def _is_about_claims(decision: Decision) -> bool:
    return any(anchor.span is not None for side in decision.anchors for anchor in side)


def _is_placing(decision: Decision) -> bool:
    return any(map(is_of_one_document, decision.about))


def _two_sides(decision: Decision) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
    first, *others = decision.anchors
    return first, tuple(anchor for side in others for anchor in side)


def _stand_on(one_side: Iterable[Anchor], other: Iterable[Anchor], one: Mention, two: Mention) -> bool:
    return any(_is_at(a, one) for a in one_side) and any(_is_at(a, two) for a in other)


def _is_at(anchor: Anchor, mention: Mention) -> bool:
    return (anchor.document, anchor.what, anchor.name) == (mention.document, mention.type, mention.name)


def _on(anchor: Anchor, claims: Iterable[CitedClaim]) -> list[CitedClaim]:
    return [cited for cited in claims if anchor.meets(cited.claim.span)]


def _divided(part: list[CitedClaim], leaving: set[str]) -> list[list[CitedClaim]]:
    return [[c for c in part if c.id not in leaving], [c for c in part if c.id in leaving]]
