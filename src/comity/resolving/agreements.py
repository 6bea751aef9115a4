"""Which agreement claims tell one agreement: the same parties, at dates and of types that can be one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import Agreement
from comity.resolving.entities import Resolved
from comity.resolving.gathering import ALIKE, APART, SAME, Window, gather, window

SLACK = 3  # days by which two reports of one signing may differ: a dateline is not a signing date
_LOOSE = {"agreement", "joint_statement"}
_FORMAL = {"mou", "letter_of_intent", "friendship"}
_ONCE = {"sister"}  # two localities become sisters once: two years told for it contradict each other
_LIFE = {"signed": "made", "planned": "made", "renewed": "renewed", "upgraded": "upgraded", "ended": "ended"}


class Telling(msgspec.Struct, frozen=True):
    """What matters for the comparison; claims that agree in all of it are compared once."""

    parties: frozenset[str]
    type: str
    life: str
    denied: bool
    window: Window


def gather_agreements(claims: Iterable[CitedClaim], resolved: Resolved) -> list[list[CitedClaim]]:
    """The agreement claims, grouped by the agreement they tell."""
    alike: dict[Telling, list[CitedClaim]] = {}
    for cited in claims:
        alike.setdefault(_telling(cited, resolved), []).append(cited)
    documents = {t: {c.document for c in cs} for t, cs in alike.items()}

    def likeness(a: Telling, b: Telling) -> int:
        if not _same(a, b, apart=not documents[a] & documents[b]):
            return APART
        nested = a.parties <= b.parties or b.parties <= a.parties
        return SAME if a.type == b.type and a.life == b.life and nested else ALIKE

    groups = gather(list(alike), lambda t: t.window.exactness, _blocks, likeness)
    return [[claim for telling in group for claim in alike[telling]] for group in groups]


def _telling(cited: CitedClaim, resolved: Resolved) -> Telling:
    claim = cited.claim
    assert isinstance(claim, Agreement)
    return Telling(
        parties=frozenset(resolved.id(cited.document, party) for party in claim.parties),
        type=claim.type,
        life=_LIFE[claim.stage],
        denied=claim.modality == "denied",
        window=window(claim.date, cited.published, _is_ahead(claim)),
    )


def _is_ahead(claim: Agreement) -> bool:
    return claim.stage == "planned" or claim.modality in ("planned", "wished")


def _blocks(telling: Telling) -> Iterable[tuple[str, ...]]:
    return combinations(sorted(telling.parties), min(2, len(telling.parties)))


def _same(a: Telling, b: Telling, apart: bool) -> bool:
    """`apart`: no document tells both. One document that tells two types or days means two agreements."""
    if not apart and a.type != b.type:
        return False
    if a.denied != b.denied or not _parties_fit(a.parties, b.parties):
        return False
    if a.life == b.life == "made" and a.type == b.type and a.type in _ONCE and a.parties == b.parties:
        return True
    if not a.window.meets(b.window, SLACK if apart else 0):
        return False
    same_day = apart and a.window.exactness == b.window.exactness == 3
    return (a.life == b.life or same_day) and _types_fit(a.type, b.type, same_day)


def _parties_fit(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= 2 or (bool(a) and a == b)


def _types_fit(a: str, b: str, same_day: bool) -> bool:
    if a == b or a in _LOOSE or b in _LOOSE:
        return True
    return same_day and {a, b} <= _FORMAL | _ONCE
