"""How many acts the ties of a network have, counted for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress

import msgspec

from comity.insight.encounters import Act

_MOST = 1 << 32  # more events than any tie has


class Acts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How many acts of a kind a tie has, which is told by its place, and the last day ("" for none)."""

    place: int
    kind: Act
    number: int
    last: str


class Tally:
    """The acts of each of so many ties, added up, by the places of these."""

    def __init__(self, ties: int, told: Iterable[Acts]) -> None:
        self.agreements, self.events, self.last = [0] * ties, [0] * ties, [""] * ties
        numbers = {"agreement": self.agreements, "event": self.events}
        last = self.last
        for acts in told:
            place, day = acts.place, acts.last
            numbers[acts.kind][place] += acts.number
            if day > last[place]:
                last[place] = day
        self._strength = [
            agreements * _MOST + events
            for agreements, events in zip(self.agreements, self.events, strict=True)
        ]
        self.order = self.among(list(compress(range(ties), self._strength)))

    def among(self, places: Iterable[int]) -> Sequence[int]:
        """Those of some ties that have acts, the strongest first."""
        strength = self._strength
        return sorted((place for place in places if strength[place]), key=strength.__getitem__, reverse=True)
