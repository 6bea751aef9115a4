"""Words that only describe a name before them ("Ulsan, a port in the south, signed …")."""

from __future__ import annotations

import re

from comity.reading.marks.chunks import Chunk
from comity.reading.marks.sectors import sectors_in
from comity.reading.page import Sentence

_NAMED = frozenset("LYON")
_OPEN = re.compile(r",\s(?:[a-z]|[A-Z][^,]{2,30}['’]s\s[a-z])|\s–\s[a-z]")
_LOWER = "-abcdefghijklmnopqrstuvwxyz"
_SAYS = 90
_DATING = frozenset("iWd.|")
_CLOSING = frozenset(",;–—")


def appositions(sentence: Sentence) -> list[tuple[int, int]]:
    """Where names are described: from the comma behind a name to the next one, or to the end."""
    if not _OPEN.search(sentence.page.text, sentence.start, sentence.end):
        return []
    row = sentence.chunks
    found: list[tuple[int, int]] = []
    at = 0
    while at + 2 < len(row):
        opened = row[at].label in _NAMED and _describes(sentence, row, at + 1)
        end = _end(sentence, row, at + 2) if opened else None
        if end is not None:
            found.append((row[at + 1].start, end))
        at += 1
    return found


def described_away(sentence: Sentence, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without those that stand in a description."""
    spans = appositions(sentence)
    if not spans:
        return chunks
    return [chunk for chunk in chunks if not any(low <= chunk.start < high for low, high in spans)]


def fields_of(sentence: Sentence, start: int, end: int) -> dict[str, None]:
    """Sectors named between two characters of a sentence, outside what only describes a party."""
    found: dict[str, None] = {}
    end = min(end, source_of(sentence))
    for low, high in [*appositions(sentence), (end, end)]:
        if start < low:
            found.update(dict.fromkeys(sectors_in(sentence.page, start, min(low, end))))
        start = max(start, high)
    return found


def source_of(sentence: Sentence) -> int:
    """Where a sentence goes over to who said it (", the press service of the port reported"), or its end."""
    page = sentence.page
    said = [hit for hit in sentence.words("speech") if hit.words[0].code == "say"]
    comma = page.text.rfind(",", sentence.start, said[-1].start) if said else -1
    if comma < 0 or said[-1].start - comma > _SAYS:
        return sentence.end
    goes_on = any(mark.label not in _DATING for mark in page.marks_within(said[-1].end, sentence.end))
    return sentence.end if goes_on else comma


def _describes(sentence: Sentence, row: list[Chunk], at: int) -> bool:
    """Whether a comma, and then "a province …", "home to …" or "best known for …" follows."""
    text = sentence.page.text
    comma, first, second = row[at], row[at + 1], row[at + 2] if at + 2 < len(row) else None
    if text[comma.start] not in _CLOSING:
        return False
    if first.label == "L":
        return _is_owner(sentence, row, at + 1)
    if not text[first.start].islower():
        return False
    if any(hit.start == first.start for hit in sentence.page.hits("descriptions", first.start, first.end)):
        return True
    if second is not None and second.label == "L" and first.label == "t":
        third = row[at + 3] if at + 3 < len(row) else None
        one = text[first.start : first.end].lower() != "the"
        return one and third is not None and third.label == "x" and text[third.start] in _LOWER
    return (
        first.label in "tq"
        and second is not None
        and (text[second.start].islower() or second.label == "A")
        and second.label not in "LYOZXQ"
    )


def _is_owner(sentence: Sentence, row: list[Chunk], at: int) -> bool:
    """Whether only a common noun and a comma follow a place and its "'s" ("Tema, Accra's neighbour, …")."""
    text = sentence.page.text
    behind = row[at + 1 : at + 4]
    if len(behind) < 3 or text[row[at].end : row[at].end + 2] not in ("'s", "’s"):
        return False
    noun, comma = behind[1:]
    return text[noun.start].islower() and text[comma.start] == ","


def _end(sentence: Sentence, row: list[Chunk], at: int) -> int | None:
    """The comma that closes a description; none where it tells of an agreement itself."""
    text = sentence.page.text
    close = next((chunk.start for chunk in row[at:] if text[chunk.start] in _CLOSING), sentence.end)
    start = row[at].start
    if sentence.page.hits("ties", start, close) or sentence.page.hits("instruments", start, close):
        return None
    signed = any(not hit.words[0].attr("weak") for hit in sentence.page.hits("signing", start, close))
    return None if signed else close
