"""Characters of a document: half-open spans, and the way back from cleaned text to what was read."""

from __future__ import annotations

from bisect import bisect_right

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Characters `start` (included) to `end` (excluded), in Unicode code points.

    >>> Span(0, 5).covers(Span(1, 3)), Span(0, 5).overlaps(Span(5, 6))
    (True, False)
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The span's characters of the text."""
        return text[self.start : self.end]


class OffsetMap(msgspec.Struct, frozen=True):
    """Where each character of a cleaned text stood in the original.

    `clean` and `original` are parallel: from `clean[i]` on, characters stand at a constant
    distance from `original[i]` on, until the next pair.
    """

    clean: tuple[int, ...]
    original: tuple[int, ...]

    def back(self, offset: int) -> int:
        """The original offset of a cleaned offset.

        >>> OffsetMap((0, 3), (0, 10)).back(4)
        11
        """
        at = max(0, bisect_right(self.clean, offset) - 1)
        return self.original[at] + offset - self.clean[at]
