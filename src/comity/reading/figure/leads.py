"""How a place is led into its clause: free to be its subject, behind "in", behind "from"."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.figure.counting import Count, into, words
from comity.reading.figure.possessors import led
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Sentence


def opens_sentence(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the sentence begins with the locality, its subject."""
    return any(chunk is first for first in sentence.chunks[: 1 + sentence.labels.startswith("t")])


def is_free(count: Count, chunk: Chunk) -> bool:
    """Whether no preposition leads the chunk in, so that it may be a subject."""
    return not led(count.sentence.labels, count.sentence.chunks.index(chunk))


def led_from(count: Count, chunk: Chunk) -> bool:
    """Whether "from" or "of" leads a place in, so that people or goods are its own."""
    return bool(_from().search(words_before(count, chunk)))


@cache
def _from() -> re.Pattern[str]:
    return words().compiled(r"\b{origin}\s(?:(?!{stop}\b)[^\s,;]+\s){0,4}$")


def belongs_to_it(count: Count, chunk: Chunk) -> bool:
    """Whether a locality after the number is tied to it: right behind it, or by "in", "from" …."""
    return chunk.start <= count.mark.end + 2 or led_into(count, chunk) or led_from(count, chunk)


def led_into(count: Count, chunk: Chunk) -> bool:
    """Whether "in", "to", "at" … leads a place in, so that something is there."""
    return bool(into().search(words_before(count, chunk)))


def words_before(count: Count, chunk: Chunk) -> str:
    """The words right before a chunk, those before the number left out where it stands behind."""
    low = count.mark.end if chunk.start >= count.mark.end else count.sentence.start
    return count.page.text[max(low, chunk.start - 14) : chunk.start].lower()
