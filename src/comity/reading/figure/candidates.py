"""The localities of a sentence a number may be about: none named only to say where, or what, another is."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from comity.reading.figure.counting import Count, words
from comity.reading.figure.possessors import above
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Sentence

_LOCAL = frozenset("LYq")
_SETTING = re.compile(r"iL(?:,L)*&L,")


def localities(count: Count) -> tuple[list[Chunk], list[Chunk]]:
    """Localities of the sentence before the number and after it, those named in passing left out."""
    core = count.mark.core
    before: list[Chunk] = []
    after: list[Chunk] = []
    places = _places(count.sentence)
    if not places:
        return before, after
    opening, asides = _opening_setting(count), closed_clauses(count)
    for chunk in places:
        if chunk.start < opening or any(low <= chunk.start < high for low, high in asides):
            continue
        if chunk.start < core:
            before.append(chunk)
        elif chunk.start > core:
            after.append(chunk)
    return before, after


@lru_cache(maxsize=1)
def _places(sentence: Sentence) -> tuple[Chunk, ...]:
    """The localities of a sentence that are not named in passing, weighed once for all its numbers."""
    return tuple(
        chunk
        for at, chunk in enumerate(sentence.chunks)
        if chunk.label in _LOCAL and chunk.is_locality and not _in_passing(sentence, at)
    )


def _in_passing(sentence: Sentence, at: int) -> bool:
    """Whether a place tells where or what another is: "south of X", "a county of X", "a suburb of X"."""
    return above(sentence, at) or aside(sentence.page.text, sentence.chunks[at])


def aside(text: str, chunk: Chunk) -> bool:
    """Whether a place is only named to say where another lies ("south of Seoul")."""
    return bool(_aside().search(text[max(0, chunk.start - 20) : chunk.start].lower()))


@cache
def _aside() -> re.Pattern[str]:
    return words().compiled(r"\b{aside}\s$")


def closed_clauses(count: Count) -> list[tuple[int, int]]:
    """Relative clauses between commas that end before the number: what they name, the number is not about."""
    start = count.sentence.start
    if count.sentence.labels.find(",") < 0:
        return []
    told = count.page.text[start : count.mark.start].lower()
    return [(start + match.start(), start + match.end()) for match in _closed().finditer(told)]


def appositions(count: Count) -> list[tuple[int, int]]:
    """What is set off behind a name before the number ("Hull, a sister since 1985, sent five guests")."""
    start = count.sentence.start
    told = count.page.text[start : count.mark.start].lower()
    return [(start + match.start(), start + match.end()) for match in _apposed().finditer(told)]


@cache
def _apposed() -> re.Pattern[str]:
    return words().compiled(r",\s(?:{article}\s)?[^,;:]*\b(?:{since}|{in_which})\s[^,;:]*,")


@cache
def _closed() -> re.Pattern[str]:
    return words().compiled(r",\s(?:\w+\s)?{whereof}\s[^,;:]*,")


def _opening_setting(count: Count) -> int:
    """Where the sentence goes on after "In A and B, …", if it begins so and the number comes later."""
    match = _SETTING.match(count.sentence.labels)
    if match is None:
        return count.sentence.start
    beyond = count.sentence.chunks[match.end() - 1].end
    return beyond if beyond < count.mark.start else count.sentence.start


def main_clause(count: Count, after: list[Chunk]) -> Chunk | None:
    """The subject behind an opening that holds the number: "With 2 million people, X is …"."""
    if count.sentence.labels[:1] not in ("i", "f"):
        return None
    text, row = count.page.text, count.sentence.chunks
    for chunk in after:
        comma = (
            text[chunk.start - 2 : chunk.start].startswith(",")
            or text[chunk.start - 6 : chunk.start] == ", the "
        )
        if comma and chunk.label in "LY" and row[-1] is not chunk:
            return chunk
    return None
