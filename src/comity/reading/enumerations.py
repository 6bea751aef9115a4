"""Lists of parties: who stands in one row behind "between" or before a verb, and bodies no table knows."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.chunks import Chunk

_LISTING = ",&t().fx'THBJaAcpiMRNSVWdE"
_REACH = 9


def listed(chunks: list[Chunk], start: int, text: str, unknown: bool = False) -> list[Chunk]:
    """The chunks of the list of parties that begins at `start`: "A and B", "leaders of A, B and C".

    `unknown`: capitalised words that nothing else is known of stand for a body, too.
    """
    found: list[Chunk] = []
    idle = 0
    for chunk in _named(chunks, start, text) if unknown else chunks:
        if chunk.start < start or text.startswith("-based", chunk.end):
            continue
        if chunk.label in "LYOQZCX" and chunk.entities:
            if found and not _joined(text, found[-1], chunk):
                break
            found.append(chunk)
            idle = 0
        elif chunk.label in _LISTING:
            idle += 1
            if idle > _REACH:
                break
        elif chunk.label != "h":
            break
    return found


def _named(chunks: list[Chunk], start: int, text: str) -> list[Chunk]:
    """The chunks from `start` on, with runs of two or more unknown capitalised words as bodies."""
    row: list[Chunk] = []
    run: list[Chunk] = []
    for chunk in [*(chunk for chunk in chunks if chunk.start >= start), Chunk("|", 0, 0)]:
        if chunk.label in "NSV" and (not run or chunk.start - run[-1].end <= 1):
            run.append(chunk)
            continue
        if len(run) > 1:
            body = Chunk("O", run[0].start, run[-1].end)
            words = text[body.start : body.end].split()
            based = next((at for at, word in enumerate(words) if word.endswith("-based")), -1)
            body.entities = (Entity("organisation", " ".join(words[based + 1 :]), None),)
            row.append(body)
        else:
            row += run
        run = [chunk] if chunk.label in "NSV" else []
        if not run:
            row.append(chunk)
    return row


def _joined(text: str, before: Chunk, chunk: Chunk) -> bool:
    """Whether a list goes on from one party to the next: a comma or an "and" stands between."""
    gap = text[before.end : chunk.start]
    return "," in gap or " and " in gap or "&" in gap or "(" in gap
