"""A figure told before another: what leaves something out goes on from it."""

from __future__ import annotations

import msgspec

from comity.model.entity import Entity
from comity.reading.kinds.figure.counts import Count
from comity.reading.kinds.figure.indicators import SENT
from comity.reading.kinds.figure.measure import Measure

KEPT = 2
"""Sentences for which it is remembered."""


class Told(msgspec.Struct, frozen=True):
    """What a number measured, of whom, with whom, when, in which sentence; `share`: it is a percentage."""

    measure: Measure
    subject: Entity
    partner: Entity | None
    sentence: int
    period: str | None = None
    share: bool = False

    def is_near(self, count: Count) -> bool:
        """Whether a number stands close enough behind it to go on from it."""
        return count.sentence.index - self.sentence <= KEPT

    def goes_on(self, count: Count, measure: Measure) -> bool:
        """Whether people are counted on as those before ("A성 62명, B성 30명"), not told where they live."""
        same = measure.noun is None and measure.indicator == self.measure.indicator
        return same and measure.indicator in SENT and not count.has("live")
