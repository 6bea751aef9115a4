"""What a number tells: its indicator, and the noun that says so."""

from __future__ import annotations

import msgspec

OTHER = "other"
PERSONS = frozenset(
    {"delegation_size", "attendees", "visitors", "residents", "workers", "students", "population"}
)


class Measure(msgspec.Struct, frozen=True):
    """An indicator and the characters of the noun that tells it; none where it goes on from a number before.

    `label` says what is counted where the indicator does not; `event` that those counted came together.
    """

    indicator: str
    noun: tuple[int, int] | None = None
    label: str | None = None
    event: bool = False
    sum: bool = False
    sector: str | None = None
