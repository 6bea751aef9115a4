"""Who else stands beside the localities of an agreement: firms of a place, bodies in a row, countries."""

from __future__ import annotations

from itertools import pairwise

from comity.model.entity import Entity
from comity.reading.agreement.enumerations import listed
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.scanner import Hit

_NEXT = 12
_PARTNER = 60
_OWN = ("'s", "’s")
_JOINED = {
    " and ",
    " and the ",
    " and its ",
    ", ",
    ", and ",
    ", and the ",
    " and of ",
    " and of the ",
    " and that of ",
}


def with_a_firm(mention: Mention, links: list[Hit]) -> bool:
    """Whether the partner is only some firm of a place ("signed a letter with Riga's tram company")."""
    page = mention.page
    for link in links:
        near = page.marks_within(link.end, link.end + _PARTNER)
        if link.words[0].code != "with" or link.start < mention.at or near[:1] == []:
            continue
        owner = next((mark for mark in near[:2] if mark.label == "L"), None)
        nouns = page.hits("principals", owner.end, owner.end + _PARTNER) if owner is not None else []
        if owner is not None and nouns and page.text[owner.end : owner.end + 2] in _OWN:
            return nouns[0].words[0].code == "firm" and "," not in page.text[owner.end : nouns[0].start]
    return False


def is_national(mention: Mention, chunks: list[Chunk]) -> bool:
    """Whether two countries act here, and no locality."""
    if any(chunk.label in "LYZ" and chunk.entities and not chunk.data.get("where") for chunk in chunks):
        return False
    told = any(
        hit.words[0].code == "national" for hit in mention.page.hits("limits", mention.start, mention.end)
    )
    return (
        told or len({chunk.entities[0].id for chunk in chunks if chunk.label == "C" and chunk.entities}) > 1
    )


def is_facing(mention: Mention, chunks: list[Chunk]) -> bool:
    """Whether a body faces a locality: joined to it by "and", across "with", or as the one who signs."""
    text = mention.page.text
    actors = [chunk for chunk in chunks if chunk.label in "LYOZQ" and chunk.entities]
    for before, chunk in pairwise(actors):
        if {before.label, chunk.label} in ({"L", "O"}, {"Y", "O"}) and text[
            before.end : chunk.start
        ].lower() in _JOINED:
            return True
    for link in mention.page.hits("linking", mention.start, mention.end):
        if link.words[0].code != "with":
            continue
        after = listed(chunks, link.end, text)
        if any(chunk.label == "O" for chunk in after[:1]):
            return True
        if any(chunk.label in "LY" for chunk in after[:1]):
            return bool(actors) and actors[0].label == "O"
    return False


def coordinated(chunks: list[Chunk], bodies: list[Entity]) -> list[Entity]:
    """Bodies that stand in one list with localities ("the province, its trade centre and Gangnam")."""
    actors = [chunk for chunk in chunks if chunk.label in "LYOZQ" and chunk.entities]
    return [
        chunk.entities[0]
        for before, chunk, after in zip(actors, actors[1:], actors[2:], strict=False)
        if chunk.label == "O"
        and chunk.entities[0] in bodies
        and before.label in "LY"
        and after.label in "LY"
        and chunk.start - before.end < _NEXT
        and after.start - chunk.end < _NEXT
    ]
