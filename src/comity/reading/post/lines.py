"""The sentences of a text, by places of its row of marks."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"\|")


class Lines:
    """Which sentence a mark stands in, and from where to where that goes; `labels` are the row's."""

    def __init__(self, labels: str) -> None:
        self._ends = [found.start() for found in _END.finditer(labels)]
        self._last = len(labels)

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place of the row is in."""
        return bisect_right(self._ends, at)

    def bounds(self, at: int) -> tuple[int, int]:
        """Where the sentence of a mark begins and ends in the row."""
        here = self.sentence(at)
        first = self._ends[here - 1] if here else 0
        return first, self._ends[here] if here < len(self._ends) else self._last
