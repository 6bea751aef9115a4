"""Why a name was taken to mean an entity: the candidates, what was compared, and a sentence."""

from __future__ import annotations

from typing import Literal

import msgspec

Standing = Literal["known", "settled", "new", "ambiguous", "decided"]
"""How an identity stands: the name means one known thing only; context settled it between several;
no table knows it, so that its mentions make the entity; it stays ambiguous; a person decided it."""


class Comparison(msgspec.Struct, frozen=True):
    """One thing that was compared: its name, what it adds to the score, and what was seen, in words."""

    feature: str
    score: float
    says: str


class Candidate(msgspec.Struct, frozen=True):
    """One entity the name could mean; `score` is the sum of its comparisons."""

    id: str
    name: str
    score: float
    comparisons: tuple[Comparison, ...] = ()


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a mention was taken to mean, and why.

    `entity` is the id; of an ambiguous mention it is an id of its own document alone. `candidates`
    are listed best first; `reason` is one sentence for people.
    """

    entity: str
    standing: Standing
    reason: str
    candidates: tuple[Candidate, ...] = ()
