"""How right the rest of a claim is, once it is known which gold claim it states."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.claim import Agreement, Claim, Commitment, Event, Figure, Post, Strength
from comity.scoring.alike import Sameness, words


def attributes(gold: Claim, got: Claim, same: Sameness) -> dict[str, float]:
    """The accuracy of each attribute of a claim that states a gold claim, 0 to 1; empty for some kinds."""
    match gold, got:
        case Agreement() as ours, Agreement() as theirs:
            return _agreement(ours, theirs, same)
        case Event() as ours, Event() as theirs:
            people = [[one.entity for one in event.participants] for event in (ours, theirs)]
            return {
                "type": float(ours.type == theirs.type),
                "start": float(ours.start == theirs.start),
                "participants": same.jaccard(*people),
            }
        case Figure() as ours, Figure() as theirs:
            return {
                "period": float(ours.period == theirs.period),
                "qualifier": float(ours.qualifier == theirs.qualifier),
            }
        case Post() as ours, Post() as theirs:
            return {"role": float(bool(words(ours.role) & words(theirs.role)))}
        case Strength() as ours, Strength() as theirs:
            return {"sense": float(ours.sense == theirs.sense)}
        case Commitment() as ours, Commitment() as theirs:
            return {"modality": float(ours.modality == theirs.modality)}
    return {}


def _agreement(gold: Agreement, got: Agreement, same: Sameness) -> dict[str, float]:
    ours, theirs = ([one.person for one in claim.signatories] for claim in (gold, got))
    return {
        "type": float(gold.type == got.type),
        "date": float(gold.date == got.date),
        "parties": float(same.jaccard(gold.parties, got.parties) == 1.0),
        "fields": _in_common(gold.fields, got.fields),
        "signatories": _dice(same.pairs(ours, theirs), len(ours), len(theirs)),
    }


def _in_common(gold: Sequence[str], got: Sequence[str]) -> float:
    return _dice(len(set(gold) & set(got)), len(set(gold)), len(set(got)))


def _dice(common: int, gold: int, got: int) -> float:
    return 2 * common / (gold + got) if gold or got else 1.0
