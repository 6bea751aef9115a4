"""The stretch of a text that shows best why it was found, with the words that were looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import msgspec

from comity.register.search.query import Group
from comity.register.search.tokens import LETTERS, plain

WIDTH = 220  # characters of a text that are shown

_CLUSTER = re.compile(r"[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|.", re.DOTALL)
_CONJOINING = re.compile(r"[\u1100-\u11ff]")
_SENTENCE = re.compile(r"(?:[.!?。…][\"”’')]*\s+|\n+)")
_MOST = 200  # places of one phrase in one text that are looked at


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """Some characters of a text: where they begin in it, and which of them were looked for.

    `marks` are half-open and count from the beginning of the excerpt; `before` and `behind` say whether
    something was left out there.
    """

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]
    before: bool
    behind: bool


class Folded:
    """A text folded, and the way back from its characters to those of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text.translate(LETTERS)
        self._starts: list[int] | None = None
        if len(self.plain) != len(text) or _CONJOINING.search(text):
            self._fold_piecewise()

    def _fold_piecewise(self) -> None:
        # Some accents stand behind their letters, or syllables are written letter by letter.
        told = [(found.start(), plain(found[0])) for found in _CLUSTER.finditer(self.text)]
        self.plain = "".join(letters for _, letters in told)
        self._starts = [start for start, letters in told for _ in letters]
        self._starts.append(len(self.text))

    def span(self, found: re.Match[str]) -> tuple[int, int]:
        """Where in the text something stands that was found in it folded."""
        if self._starts is None:
            return found.span()
        return self._starts[found.start()], self._starts[found.end()]


def excerpt(text: str, groups: Sequence[Group], width: int = WIDTH) -> Excerpt:
    """The stretch with the most of what is looked for, the first of several; else the beginning."""
    marks = _marks(text, groups)
    first, last = _best(marks, width)
    start, end = _around(text, first, last, width)
    shown = sorted({(at, to) for at, to, _ in marks if start <= at and to <= end})
    return Excerpt(
        text=text[start:end],
        start=start,
        marks=tuple((at - start, to - start) for at, to in _apart(shown)),
        before=bool(text[:start].strip()),
        behind=bool(text[end:].strip()),
    )


def _marks(text: str, groups: Sequence[Group]) -> list[tuple[int, int, int]]:
    """Where each phrase of each group stands, with the number of the group."""
    folded = Folded(text)
    return sorted(
        (*folded.span(found), number)
        for number, group in enumerate(groups)
        for phrase in group.phrases
        for found in islice(phrase.places_in(folded.plain), _MOST)
    )


def _best(marks: Sequence[tuple[int, int, int]], width: int) -> tuple[int, int]:
    """From where to where the stretch with the most different groups goes."""
    best, span, behind = (0, 0), (0, 0), 0
    for first, (start, *_) in enumerate(marks):
        behind = max(behind, first + 1)
        while behind < len(marks) and marks[behind][1] - start <= width:
            behind += 1
        within = marks[first:behind]
        worth = len({number for *_, number in within}), len(within)
        if worth > best:
            best, span = worth, (start, max(end for _, end, _ in within))
    return span


def _around(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """The stretch with what stands around it, cut where a sentence begins, or between words."""
    if len(text) <= width + width // 4:
        return 0, len(text)
    room = max(width - (last - first), 0)
    start = max(0, first - room // 2)
    before = text[start:first]
    sentences = [found.end() for found in _SENTENCE.finditer(before)]
    if start and (cut := sentences[0] if sentences else before.find(" ") + 1):
        start += cut
    end = min(len(text), max(start + width, last))
    if end < len(text) and (space := text.rfind(" ", last, end)) > 0:
        end = space
    stripped = text[start:end]
    return start + len(stripped) - len(stripped.lstrip()), start + len(stripped.rstrip())


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without those that overlap an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
