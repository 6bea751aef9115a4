"""A promise, what is told later that speaks to it, and what a person decided of its outcome."""

from __future__ import annotations

from typing import Literal

import msgspec

from comity.model.decision import Outcome
from comity.model.record import Record

State = Literal["open", "evidence_found"] | Outcome
"""How a promise stands: whether anything told later speaks to it, or what a person decided of it."""

STATES: tuple[State, ...] = ("open", "evidence_found", "fulfilled", "lapsed", "changed")

What = Literal["sides", "place", "deed", "other_deed", "sector", "other_sector", "word", "thing", "number"]


class Likeness(msgspec.Struct, frozen=True, gc=False):
    """One thing compared between a promise and what is told later.

    The `values` that both have (of `other_deed` and `other_sector` those that the later one has instead), and
    what it adds to the score. Values are codes of deeds and sectors, ids of entities, or words as written.
    """

    what: What
    values: tuple[str, ...]
    score: float


class Bearing(msgspec.Struct, frozen=True, kw_only=True):
    """A record told later that speaks to a promise: how surely, from 0 to 1, and by what."""

    record: Record
    score: float
    likenesses: tuple[Likeness, ...]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided of a promise: its outcome, by whom, when, why, and the decision's number."""

    outcome: Outcome
    who: str
    when: str
    why: str
    decision: int


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody promised, as it stands on a day.

    `who` are those who promise, and whom it is made to. `due` is by when, in EDTF, `told` the day from which
    on it is told; None where no source tells it. `overdue`: that day is over, and nothing is found or
    decided; no more is said by it. `evidence` is what is told later, the surest first.
    """

    record: Record
    state: State
    who: tuple[str, ...]
    due: str | None
    told: str | None
    overdue: bool
    evidence: tuple[Bearing, ...]
    decided: Decided | None
