"""Sectors that a stretch of a text names, as codes of the model's list."""

from __future__ import annotations

from bisect import bisect_right

from comity.lexicon.load import Word
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page

LAYER = "sectors"
_NAMED = frozenset("OQ")
NO_SECTOR = "-"
"""The code of words that look like a sector's and are not ("World Trade Center")."""


def sectors_in(page: Page, start: int, end: int, broad: bool = True) -> tuple[str, ...]:
    """Codes of the sectors named between two characters, in order, each once.

    `broad=False` leaves out words too general to count outside a list ("economy", "services").
    Words inside the name of a body, a place or a person name no sector.
    """
    found: dict[str, None] = {}
    for hit in sector_hits(page, start, end):
        word = hit.words[0]
        if broad or not word.attr("broad"):
            found.update(dict.fromkeys(codes(word)))
    return tuple(found)


def sector_hits(page: Page, start: int, end: int) -> list[Hit]:
    """The words between two characters that name sectors."""
    hits = [hit for hit in page.hits(LAYER, start, end) if hit.words[0].code != NO_SECTOR]
    if not hits:
        return []
    named = [(chunk.start, chunk.end) for chunk in page.marks_within(start, end) if chunk.label in _NAMED]
    starts = [low for low, _ in named]
    return [hit for hit in hits if not _within(hit, named, bisect_right(starts, hit.start) - 1)]


def _within(hit: Hit, named: list[tuple[int, int]], at: int) -> bool:
    """Whether a word is part of a name, of which the last that begins before it is at this place."""
    return at >= 0 and hit.end <= named[at][1]


def codes(word: Word) -> tuple[str, ...]:
    """The sectors one word names: its own code and those it brings along."""
    return (word.code, *word.attr("also", ()))
