"""Sectors that a stretch of a passage names, as codes of the model's list."""

from __future__ import annotations

from comity.reading.clauses.mention import Mention
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
    named = [_named(m) for m in passage.mentions_within(start, end) if m.what in _NAMING]
    return [hit for hit in hits if not any(first <= hit.start and hit.end <= last for first, last in named)]


def _named(mention: Mention) -> tuple[int, int]:
    """The characters of a name, and of the posts and bodies told with a person's."""
    if mention.what == "person" and mention.phrase[1]:
        return min(mention.start, mention.phrase[0]), max(mention.end, mention.phrase[1])
    return mention.start, mention.end
