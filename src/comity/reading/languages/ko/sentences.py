"""Where Korean sentences begin and end, and which lines are headings, captions and bylines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from comity.lexicon.load import lexicon
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.clauses.pieces import bounded

_LINE = re.compile(r"[^\n]+")
_DATE_HEAD = re.compile(r"\s*date \d{4}-\d{2}-\d{2}[ \t]*")
_STOP = re.compile(r"[.!?。？！][.!?。？！]*[”\"’'」』)\]]*(?=\s|$|(?<=다\.)[가-힣])\s*")
"""A full stop at the end of a word, or where a space is missing behind "…다."."""
_STOPS, _CLOSING = (".", "!", "?", "。", "？", "！"), "”\"’'」』)]"
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|‘[^‘’\n]*’|'(?<![A-Za-z]')[^'\n]*'")
_UNFINISHED = re.compile(r"(?:(?<![가-힣\w])\d{1,4}\.?|(?<![A-Za-z])[A-Za-z])$")
"""What a full stop behind it does not end a sentence: a number ("2022. 10. 27."), an initial."""
_LONGEST_UNFINISHED = len("2022.")
_LONGEST_CAPTION = 200


def find_sentences(passage: Passage) -> None:
    """Gives the passage its sentences, each with its paragraph and whether it is a heading."""
    text = passage.text
    head = _DATE_HEAD.match(text)
    paragraph, last_end = 0, 0
    for line in _LINE.finditer(text, head.end() if head else 0):
        written = line.group().strip()
        if not written:
            continue
        if passage.sentences and text.count("\n", last_end, line.start()) > 1:
            paragraph += 1
        last_end = line.end()
        caption = _is_caption(written)
        for start, end in _in_line(text, line.start(), line.end()):
            heading = caption or not text[start:end].rstrip(_CLOSING).endswith(_STOPS)
            passage.sentences.append(
                Sentence(passage, len(passage.sentences), (start, end), paragraph, heading)
            )


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line without the white space around them."""
    quoted = [found.span() for found in _QUOTED.finditer(text, start, end)]
    starts = [span[0] for span in quoted]
    at = start
    for stop in _STOP.finditer(text, start, end):
        within = bisect_right(starts, stop.start()) - 1
        if within >= 0 and stop.start() < quoted[within][1]:
            closing = quoted[within][1]
            if stop.end() < closing or (stop.end() < end and text[closing : closing + 1] != " "):
                continue
        elif _UNFINISHED.search(text, max(at, stop.start() - _LONGEST_UNFINISHED), stop.start()):
            continue
        yield from bounded(text, at, stop.end())
        at = stop.end()
    yield from bounded(text, at, end)


def _is_caption(written: str) -> bool:
    """Whether a line describes or credits a picture: by its first sign, or by words in a short line."""
    if len(written) > _LONGEST_CAPTION:
        return False
    return written.startswith(_forms("opening")) or _caption().search(written) is not None


@cache
def _caption() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _forms("caption"))))


@cache
def _forms(code: str) -> tuple[str, ...]:
    return tuple(form for word in lexicon("ko").page("lines") if word.code == code for form in word.forms)
