"""Whether a document is about cooperation between localities of different countries, and why."""

from __future__ import annotations

import msgspec


class Verdict(msgspec.Struct, frozen=True):
    """Whether a document is relevant, and the reason in one plain sentence."""

    relevant: bool
    reason: str


RELEVANT = Verdict(True, "local governments and their ties with another country are what it is about")
