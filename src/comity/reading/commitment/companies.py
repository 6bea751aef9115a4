"""Companies that nothing else knows, by what a sentence says of them: "Hana Foods, a maker of noodles"."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.commitment.small_words import small
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page

_LEAST = 2
"""How many capitalised words make the name of a company that nothing else knows."""


def company_apposed(page: Page, row: list[Chunk], index: int) -> Entity | None:
    """A name nothing else knows that is told to be a body: "the investor, Daesan Development, …"."""
    last = index
    while last + 1 < len(row) and row[last + 1].label in "NVGWS" and row[last + 1].start - row[last].end == 1:
        last += 1
    comma = index - 2 if row[index - 1].label == "t" else index - 1
    told = row[comma - 1 : comma] if comma > 0 and row[comma].label == "," else []
    if row[last + 1 : last + 2] and row[last + 1].label == ",":
        told = [*told, *row[last + 2 : last + 6]]
    bodies = small("body") | particles("houses", "firm") | particles("houses", "child")
    if not any(page.word(chunk) in bodies for chunk in told):
        return None
    return Entity("organisation", page.text[row[index].start : row[last].end], None)


def company_before(page: Page, row: list[Chunk], at: int) -> Entity | None:
    """A name nothing else knows before ", which plans": who plans without "will" is no thing."""
    if at < 2 or row[at - 1].label != "," or at + 1 >= len(row):
        return None
    if page.word(row[at + 1]) in small("future", "being", "auxiliary"):
        return None
    first = at - 1
    while first > 0 and row[first - 1].label in "NVSGW" and (row[first].start - row[first - 1].end < 2):
        first -= 1
    if at - 1 - first < _LEAST or row[first - 1].label in "HR":
        return None
    return Entity("organisation", page.text[row[first].start : row[at - 2].end], None)
