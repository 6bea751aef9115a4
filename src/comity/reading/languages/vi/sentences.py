"""Where Vietnamese sentences begin and end, and which lines are headings, captions and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.clauses.pieces import bounded

_LINE = re.compile(r"[^\n]+")
_DATE_HEAD = re.compile(r"\s*date \d{4}-\d{2}-\d{2}[ \t]*")
_STOP = re.compile(r"[.!?…][.!?…]*[”\"’')\]]*(?=\s+[“\"‘'(\[\-–•]*[^\W_]|\s*$)(?P<gap>\s*)")
"""A full stop where the next begins as a sentence may."""
_ENDS = re.compile(r"[.!?…:;,]+[”\"’')\]]*\s*$")
_LONGEST_HEADING = 220
_LONGEST_CAPTION = 300
_LONGEST_DATELINE = 70
_INITIALS = 3
_INITIAL = re.compile(r"[A-ZĐÀ-Ỹ](?:\.[A-ZĐÀ-Ỹ])*")
_COUNT = re.compile(r"\d{1,2}|[IVX]{1,4}")
_LINE_START = re.compile(r"\W*")


def find_sentences(passage: Passage) -> None:
    """Gives the passage its sentences, each with its paragraph and whether it is a heading."""
    text = passage.text
    head = _DATE_HEAD.match(text)
    paragraph, last_end, first = 0, 0, True
    for line in _LINE.finditer(text, head.end() if head else 0):
        written = line.group().strip()
        if not written:
            continue
        if "\n" in text[last_end : line.start()].replace("\n", "", 1) and passage.sentences:
            paragraph += 1
        last_end = line.end()
        heading = _is_heading(written, first)
        first = False
        for start, end in _in_line(text, line.start(), line.end()):
            passage.sentences.append(
                Sentence(passage, len(passage.sentences), (start, end), paragraph, heading)
            )


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line without the white space around them."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and not _is_over(text, stop, at, end):
            continue
        yield from bounded(text, at, stop.start("gap"))
        at = stop.end()
    yield from bounded(text, at, end)


def _is_over(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a full stop ends a sentence: not behind an abbreviation, an initial, a list mark."""
    at = stop.start()
    behind = text[stop.end() : stop.end() + 1]
    if text[at] != ".":
        return behind.isupper() or not behind.isalpha()
    if behind.islower() or (text.startswith("..", at) and not behind.isupper()):
        return False
    word_start = max(text.rfind(" ", start, at), start - 1) + 1
    word = text[word_start:at].lstrip("(“\"‘'[")
    initial = _INITIAL.fullmatch(word) and len(word) < _INITIALS and word not in _forms("letter_word")
    if word.lower() in _abbreviations() or initial:
        return False
    opened = _LINE_START.match(text, start)
    counts_off = opened is not None and opened.end() >= word_start
    return not (counts_off and _COUNT.fullmatch(word))


def _is_heading(written: str, first: bool) -> bool:
    """Whether a line is a title, a caption or a byline: short and no sentence, or it names a photographer."""
    if ":" in written and len(written) <= _LONGEST_CAPTION and _caption().search(written):
        return True
    if len(written) <= _LONGEST_DATELINE and _dateline().fullmatch(written):
        return True
    if len(written) > _LONGEST_HEADING:
        return False
    return not _ENDS.search(written) or (first and written.endswith(("?", "!")))


@cache
def _abbreviations() -> frozenset[str]:
    """What a full stop behind it does not end a sentence: "TP.", "ThS."."""
    return frozenset(_forms("abbreviation"))


def _forms(code: str) -> list[str]:
    return [form for word in lexicon("vi").page("lines") if word.code == code for form in word.forms]


@cache
def _caption() -> re.Pattern[str]:
    cues = "|".join(map(re.escape, _forms("picture")))
    return re.compile(rf"(?:^|[.(\s])(?:{cues})\s?:", re.IGNORECASE)


@cache
def _dateline() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _forms("dateline")))
    return re.compile(rf"(?=.*\d)(?:(?:{words})\b|[\W\d_])+", re.IGNORECASE)
