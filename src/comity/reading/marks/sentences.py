"""Where sentences begin and end: one library's rule for full stops, and every line end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import sentencex

from comity.model.span import Span
from comity.reading.marks.particles import particles

_LINE = re.compile(r"[^\r\n]+")
_HEAD = re.compile(r"\s*date \d{4}-\d{2}-\d{2}[ \t]+")
_LONGEST = 2000
"""Characters after which a sentence is cut: none that somebody wrote is longer, and grammars stay fast."""
_DATED = re.compile(r"[^\w\n]*(?:19|20)\d\d\.\s?\d{1,2}\.(?:\s?\d{1,2}\.)?\s*")
"""How a line under a date begins in Korea: "2014. 10. 1."."""
_BULLET = re.compile(r"\s*(?:[^\w\s“\"‘'(\[]\s+|\(\w{1,3}\)\s+)")
"""What a line of a list begins with ("○ ", "(1) "); the library takes such a line for one sentence."""
_WIDE_SPACE = re.compile(r"[^\S ]")
_BLANK = re.compile(r"\n\s*\n")


def sentences(text: str, language: str = "en") -> list[Span]:
    """Spans of the sentences of a text in order, without the white space around them.

    >>> [span.of("Mr. Kim came. He left.") for span in sentences("Mr. Kim came. He left.")]
    ['Mr. Kim came.', 'He left.']
    """
    found: list[Span] = []
    head = _HEAD.match(text)
    for line in _LINE.finditer(text, head.end() if head else 0):
        for start, end in _in_line(line.group(), language):
            for first, last in _bounded(text, line.start() + start, line.start() + end):
                span = _trimmed(text, first, last)
                if span is not None:
                    found.append(span)
    return found


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces no longer than the longest, cut behind a comma, else at a space, else anywhere."""
    while end - start > _LONGEST:
        reach = start + _LONGEST
        middle = start + _LONGEST // 2
        cut = max(text.rfind(", ", middle, reach) + 1, text.rfind("; ", middle, reach) + 1)
        cut = cut or text.rfind(" ", middle, reach) + 1 or reach
        yield start, cut
        start = cut
    yield start, end


def _in_line(line: str, language: str) -> list[tuple[int, int]]:
    if not any(mark in line for mark in ".!?。？！"):
        return [(0, len(line))]
    dated = _DATED.match(line) or _BULLET.match(line)
    head = dated.end() if dated else 0
    line = _WIDE_SPACE.sub(" ", line)  # the library counts a space as one byte, and panics behind others
    pieces: list[tuple[int, int]] = []
    at = head
    for piece in sentencex.segment(language, line[head:]):
        where = line.find(piece, at)
        if where < 0:
            continue
        at = where + len(piece)
        if pieces and _breaks_off(line[pieces[-1][0] : pieces[-1][1]]):
            pieces[-1] = (pieces[-1][0], at)
        else:
            pieces.append((where if pieces else 0, at))
    return [part for piece in pieces for part in _parted(line, *piece)] or [(0, len(line))]


def _parted(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece cut where a whole month's full stop ends a sentence ("… in May. Choi is to …")."""
    cuts = [found.end() for found in _month_over().finditer(line, start, end)]
    bounds = [start, *cuts, end]
    return list(pairwise(bounds))


@cache
def _month_over() -> re.Pattern[str]:
    months = "|".join(month.capitalize() for month in sorted(particles("name_words", "short_month")))
    return re.compile(rf"\b(?:{months})\.\s+(?=[A-Z“\"])")


def _breaks_off(piece: str) -> bool:
    """Whether a piece ends in an abbreviation that a name follows ("… led by Ms."): it is not over."""
    last = piece.split()[-1:] or [""]
    return last[0].lower().lstrip('(“"') in particles("name_words", "abbreviation")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def paragraph_numbers(text: str, spans: list[Span]) -> list[int]:
    """For every sentence the number of its paragraph; a blank line parts paragraphs."""
    breaks = [found.start() for found in _BLANK.finditer(text)]
    numbers, at = [], 0
    for span in spans:
        while at < len(breaks) and breaks[at] < span.start:
            at += 1
        numbers.append(at)
    return numbers
