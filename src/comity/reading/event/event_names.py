"""The proper name of an event: its title in quotation marks, or the capitals around its head noun."""

from __future__ import annotations

import re
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_LEFT = "NSVLPCAOWcpdeTBEMQH"
_RIGHT = "NSVLPCAOcpdTBEM"
_GLUE = "f&i,t'.-("
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def event_words() -> Fragments:
    """The small words around the names of events."""
    return Fragments(lexicon("en").page("event_grammar"))


@cache
def _in_quotes() -> re.Pattern[str]:
    return event_words().compiled(r"\s?[,:]?\s?(?:{titled}\s)?[“\"‘']([^”\"’\n]{6,160})[”\"’]")


def name_of(sentence: Sentence, hit: Hit) -> tuple[str | None, int, int]:
    """The name and its characters; without a name the noun's own, and none at all where it is no event."""
    text = sentence.page.text
    quoted = _in_quotes().match(text, hit.end, sentence.end + 1)
    if quoted:
        return quoted[1].strip(" ,."), hit.start, quoted.end()
    if not text[hit.start].isupper():
        return None, hit.start, hit.end
    chunks = sentence.chunks
    at = next((i for i, chunk in enumerate(chunks) if chunk.start <= hit.start < chunk.end), None)
    if at is None:
        return None, hit.start, hit.end
    left, right = _leftmost(text, chunks, at), _rightmost(text, chunks, at)
    if right > at and chunks[at + 1].label == "B" and text[chunks[at + 1].start].isupper():
        return None, hit.start, hit.start
    start, end = min(chunks[left].start, hit.start), max(chunks[right].end, hit.end)
    if start == hit.start and end == hit.end and " " not in text[start:end]:
        return None, start, end
    return " ".join(text[start:end].split()), start, end


def _leftmost(text: str, chunks: list[Chunk], at: int) -> int:
    """The first chunk of the capitalised run that ends in the head."""
    left = at
    while left > 0 and _close(text, chunks[left - 1], chunks[left]) and _left_part(text, chunks[left - 1]):
        left -= 1
    while left < at and not (text[chunks[left].start].isupper() or text[chunks[left].start].isdigit()):
        left += 1
    return left


def _left_part(text: str, chunk: Chunk) -> bool:
    word = text[chunk.start : chunk.end]
    if chunk.label in "&'.-":
        return word in {"&", "'s", "’s", "-", "–"} or word == "and"
    return chunk.label in _LEFT and (word[0].isupper() or word[0].isdigit())


def _rightmost(text: str, chunks: list[Chunk], at: int) -> int:
    """The last chunk of "of …", "on …", "between … and …" in capitals, or of the year behind the head."""
    right, opened = at, False
    last = at
    while right + 1 < len(chunks) and _close(text, chunks[right], chunks[right + 1]):
        chunk = chunks[right + 1]
        word = text[chunk.start : chunk.end]
        if chunk.label in "fi" and word.lower() in {"of", "for", "on", "between"}:
            opened = True
        elif chunk.label == "," and not opened:
            break
        elif chunk.label in _GLUE or chunk.label in "&)":
            if not opened:
                break
        elif chunk.label in _RIGHT and (word[0].isupper() or word[0].isdigit()):
            if not opened and not _YEAR.fullmatch(word) and not word[0].isupper():
                break
            last = right + 1
        else:
            break
        right += 1
    return last


def _close(text: str, before: Chunk, after: Chunk) -> bool:
    """Whether nothing but a space, a bracket or the rest of a hyphened word stands between two chunks."""
    gap = text[before.end : after.start]
    return len(gap) <= 1 or (gap[0] in "-–" and " " not in gap.strip()) or gap.strip() in {"-", "–"}
