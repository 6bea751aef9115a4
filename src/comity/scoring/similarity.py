"""How well a claim states what a gold claim states, per kind: 0 where it does not, at most 1."""

from __future__ import annotations

from comity.model.claim import (
    Affiliation,
    Agreement,
    Claim,
    Commitment,
    Event,
    Figure,
    Membership,
    Post,
    Statement,
    Strength,
)
from comity.model.entity import Entity
from comity.scoring.alike import Sameness, dates_alike, overlap, same_text

# Event types that sources use for one and the same thing.
GROUPS = {
    "visit": "visit",
    "meeting": "visit",
    "signing": "signing",
    "ceremony": "ceremony",
    "forum": "forum",
    "promotion": "forum",
    "exhibition": "exhibition",
    "training": "training",
}
_TOLERANCE = 0.005  # of a figure's value: texts round


def similarity(gold: Claim, got: Claim, same: Sameness) -> float:
    """How well `got` states `gold`; claims of different kinds, or of which one only is denied, never do."""
    if (gold.modality == "denied") != (got.modality == "denied"):
        return 0.0
    match gold, got:
        case Agreement() as ours, Agreement() as theirs:
            return _agreement(ours, theirs, same)
        case Event() as ours, Event() as theirs:
            return _event(ours, theirs, same)
        case Figure() as ours, Figure() as theirs:
            return _figure(ours, theirs, same)
        case Commitment() as ours, Commitment() as theirs:
            near = overlap(ours.span, theirs.span)
            return near if near >= 0.5 and same.pairs(ours.actors, theirs.actors) else 0.0
        case Statement() as ours, Statement() as theirs:
            near = overlap(ours.span, theirs.span)
            return near if near >= 0.3 and same.entity(ours.speaker, theirs.speaker) else 0.0
        case Strength() as ours, Strength() as theirs:
            return float(same.entity(ours.locality, theirs.locality) and ours.sector == theirs.sector)
        case _:
            return float(_same_ends(gold, got, same))


def everybody(event: Event) -> list[Entity]:
    """Who takes part in an event, and where it is held."""
    return [participant.entity for participant in event.participants] + list(event.places)


def _agreement(gold: Agreement, got: Agreement, same: Sameness) -> float:
    parties, when = same.jaccard(gold.parties, got.parties), dates_alike(gold.date, got.date)
    if parties < 0.5 or gold.stage != got.stage or when == 0.0:
        return 0.0
    return 0.6 * parties + 0.3 * when + 0.1 * (gold.type == got.type)


def _event(gold: Event, got: Event, same: Sameness) -> float:
    when = dates_alike(gold.start, got.start)
    if GROUPS[gold.type] != GROUPS[got.type] or when == 0.0:
        return 0.0
    ours, theirs = everybody(gold), everybody(got)
    common = same.pairs(ours, theirs) / max(1, min(len(ours), len(theirs)))
    if same_text(gold.name, got.name):
        common = 1.0
    score = 0.2 * (gold.type == got.type) + 0.35 * when + 0.45 * common
    return score if common > 0 and score >= 0.5 else 0.0


def _figure(gold: Figure, got: Figure, same: Sameness) -> float:
    apart = abs(gold.value - got.value) > _TOLERANCE * max(abs(gold.value), 1e-9)
    if apart or gold.unit != got.unit or gold.indicator != got.indicator:
        return 0.0
    if not same.entity(gold.subject, got.subject):
        return 0.0
    return 0.7 + 0.3 * dates_alike(gold.period, got.period)


def _same_ends(gold: Claim, got: Claim, same: Sameness) -> bool:
    """Whether claims that tie two entities together tie the same two."""
    match gold, got:
        case Membership() as ours, Membership() as theirs:
            return same.entity(ours.member, theirs.member) and same.entity(ours.body, theirs.body)
        case Post() as ours, Post() as theirs:
            return same.entity(ours.person, theirs.person) and same.entity(ours.of, theirs.of)
        case Affiliation() as ours, Affiliation() as theirs:
            return same.entity(ours.child, theirs.child) and same.entity(ours.parent, theirs.parent)
    return False
