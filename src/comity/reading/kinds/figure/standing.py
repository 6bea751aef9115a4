"""What a text's numbers told last: what leaves something out goes on from it."""

from __future__ import annotations

from comity.reading.kinds.figure.counts import Count
from comity.reading.kinds.figure.measure import PERSONS, Measure
from comity.reading.kinds.figure.told import Told


class Standing:
    """The last number of a text, its last sum, and the last people counted, as far as it is read."""

    def __init__(self) -> None:
        self._last: Told | None = None
        self._sum: Told | None = None
        self._people: Told | None = None

    def take(self, count: Count, told: Told) -> None:
        """Notes a figure."""
        self._last = told
        if count.is_sum:
            self._sum = told
        elif told.measure.indicator in PERSONS:
            self._people = told

    def before(self, count: Count) -> Told | None:
        """The figure told close before a number."""
        return _near(self._last, count)

    def measure_before(self, count: Count) -> Measure | None:
        """What the number before measures; for a sum behind a share, what the sum before it did."""
        last = self.before(count)
        if last is not None and last.share and count.is_sum:
            last = _near(self._sum, count) or last
        return last.measure if last is not None else None

    def people_before(self, count: Count) -> Measure | None:
        """Which people were counted close before a number."""
        told = _near(self._people, count)
        return told.measure if told is not None else None


def _near(told: Told | None, count: Count) -> Told | None:
    return told if told is not None and told.is_near(count) else None
