"""A long text in parts, each read by itself, so that cost stays in proportion to length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.span import Span

LONGEST = 24_000
"""Characters that are read as one, some ten news stories: "the province" is never told further back."""

_CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?]\s"), re.compile(r"\s"))
"""Where a text is best cut: between paragraphs, else between lines, sentences, words."""


def parts(text: str) -> Iterator[Span]:
    """The text's parts in order, without gaps; one for a text of ordinary length.

    >>> [len(part) for part in parts("word " * 10_000)]
    [24000, 24000, 2000]
    """
    start = 0
    while len(text) - start > LONGEST:
        end = _cut(text, start)
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _cut(text: str, start: int) -> int:
    """Where the part that begins at `start` ends: at the last good place in its second half."""
    middle, reach = start + LONGEST // 2, start + LONGEST
    for cut in _CUTS:
        ends = [found.end() for found in cut.finditer(text, middle, reach)]
        if ends:
            return ends[-1]
    return reach
