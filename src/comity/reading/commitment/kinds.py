"""Which country or body a text means by a word of its kind: "the nation", "the Korean institute"."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.commitment.small_words import small
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page

_REACH = 120
"""How many marks before it any body may be meant; one called by the same word may stand further away."""
_FAR = 400
_FEW = 3


def named_by_kind(page: Page, row: list[Chunk], at: int, label: str) -> tuple[Entity, ...]:
    """The last named of those that bear the word, else of the land before it, else of that label."""
    if _is_new(page, row, at):
        return ()
    index = page.mark_index(row[at].start)
    told = [
        chunk
        for chunk in reversed(page.row[max(0, index - _FAR) : index])
        if chunk.label == label and chunk.entities and not _in_capitals(page, chunk)
    ]
    noun, land = page.word(row[at]), row[at - 1].entity if at and row[at - 1].label == "A" else None
    alike = [chunk for chunk in told if f" {noun} " in f" {chunk.entities[0].name.lower()} "]
    near = [chunk for chunk in told if land is not None and _land(chunk) == land.id]
    low = page.row[max(0, index - _REACH)].start
    others = [chunk for chunk in told if chunk.start >= low and not chunk.data.get("venue")]
    meant = (alike or near or others)[:1]
    return meant[0].entities if meant else ()


def _is_new(page: Page, row: list[Chunk], at: int) -> bool:
    """Whether "a" tells that nobody spoke of it before ("a working group")."""
    article = next((chunk for chunk in reversed(row[max(0, at - _FEW) : at]) if chunk.label == "t"), None)
    return article is not None and page.word(article) in small("one")


def _in_capitals(page: Page, chunk: Chunk) -> bool:
    """Whether these are words of a headline, and no name ("OPEN BANGKOK OFFICE")."""
    name = page.text[chunk.start : chunk.end]
    return name.isupper() and " " in name


def _land(chunk: Chunk) -> str | None:
    """The country of a body, as far as the place it belongs to tells."""
    owner = chunk.data.get("of")
    return owner.country if isinstance(owner, Entity) else None
