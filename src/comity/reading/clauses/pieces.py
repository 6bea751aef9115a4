"""Sentences as long as somebody may write them."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 1500
"""Characters after which a sentence is cut: nobody wrote one that is longer, and grammars stay fast."""


def bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """These characters without the white space around them, in pieces no longer than the longest.

    A piece ends behind a comma, else at a space, else anywhere.

    >>> list(bounded(" They met. ", 0, 11)), len(list(bounded("word " * 1000, 0, 5000)))
    ([(1, 10)], 4)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        reach = start + LONGEST
        comma = text.rfind(", ", start + LONGEST // 2, reach) + 1
        cut = comma or text.rfind(" ", start + 1, reach) + 1 or reach
        yield start, cut
        start = cut
    if start < end:
        yield start, end
