"""What a person decided about entities or records: appended, never changed."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["accept", "reject", "same", "different", "correct", "assign", "note"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: the verdict, the ids it is about, who made it, when (ISO 8601, UTC) and why."""

    verdict: Verdict
    about: tuple[str, ...]
    field: str | None = None
    value: str | None = None
    who: str
    when: str
    why: str
