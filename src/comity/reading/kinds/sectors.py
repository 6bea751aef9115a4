"""Sectors that a stretch of a passage names, as codes of the model's list."""

from __future__ import annotations

from comity.reading.clauses.passage import Passage
from comity.reading.marks.scanner import Hit

LAYER = "sectors"
_NO_SECTOR = "-"
_NAMING = frozenset({"organisation", "person"})


def sectors_in(passage: Passage, start: int, end: int, broad: bool = True) -> tuple[str, ...]:
    """Codes of the sectors named between two characters, in order, each once.

    `broad=False` leaves out words too general to count outside a list ("경제", "dịch vụ").
    Words within the name of a body or a person name no sector.
    """
    found: dict[str, None] = {}
    for hit in sector_hits(passage, start, end):
        word = hit.words[0]
        if broad or not word.attr("broad"):
            found.update(dict.fromkeys((word.code, *word.attr("also", ()))))
    return tuple(found)


def sector_hits(passage: Passage, start: int, end: int) -> list[Hit]:
    """The words between two characters that name sectors."""
    hits = [hit for hit in passage.hits(LAYER, start, end) if hit.words[0].code != _NO_SECTOR]
    if not hits:
        return []
    named = [m for m in passage.mentions_within(start, end) if m.what in _NAMING]
    return [hit for hit in hits if not any(m.start <= hit.start and hit.end <= m.end for m in named)]
