"""One axis of an agreement: how it stands, since when, by which rule, and which claims say so."""

from __future__ import annotations

from typing import Literal

import msgspec

from comity.model.claim import Renewal

LegalState = Literal["proposed", "planned", "denied", "signed", "in_force", "continued", "expired", "ended"]
ActivityState = Literal["seen", "none_found"]
SuccessionState = Literal[
    "unaffected", "inherited", "acknowledged", "reaffirmed", "re_signed", "orphaned", "unknown"
]


class Legal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the sources and the terms they tell make of an agreement's force.

    `act` is what was last done with it (`signed`, `renewed` …) and `since` when, in EDTF; `until`
    when the term told runs out. `term`, `renewal` and `notice` are those of the claims.
    """

    state: LegalState
    rule: str
    act: str | None = None
    since: str | None = None
    until: str | None = None
    term: str | None = None
    renewal: Renewal | None = None
    notice: str | None = None
    claims: tuple[str, ...] = ()


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """The last dated thing that happened between the sides: its record, kind, type, and date in EDTF."""

    state: ActivityState
    rule: str
    record: str | None = None
    kind: str | None = None
    type: str | None = None
    on: str | None = None
    claims: tuple[str, ...] = ()
