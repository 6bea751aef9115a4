"""Lines as they stand on pages, put together to the paragraphs that an author wrote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from statistics import median
from typing import Literal

from comity.sources.pdf.lines import Line

_ALIKE = 0.15  # by how much the size of letters may differ within a paragraph
_APART = 1.35  # times the usual distance of lines: more parts paragraphs
_USUAL, _FAR = (
    1.6,
    3,
)  # the distance in sizes where none can be told; what is none between lines of a paragraph
_BESIDE = 0.5  # sizes: less is no distance, the lines stand side by side
_COLUMN = 4  # sizes by which the left edges of a column's lines may differ, more or less
_INDENT = 0.8  # sizes by which a paragraph's first line may be set in
_NARROWEST = 14  # sizes a column has at least: lines of narrower ones are a list's or a table's
_NEARLY = 0.75  # of a column's width that a line fills which another goes on with, though it had room
_SPACE = 0.25  # sizes a space is wide
_WIDEST = 0.98  # share of a column's lines that keep to its right edge: others stick out
_ENDS = re.compile(r"[.!?:…。][”\"’')\]]*\s*$")
_BULLET = re.compile(r"\s*(?:[-–—*•·▪○◦□■▶►※☞❍ㅇ]|[①-⑳])\s")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|\([a-zA-Z가-힣\d]{1,2}\)|[a-z가-힣]\))\s")
_ENDS_IN_HYPHEN = re.compile(r"\w-$")
_ENDS_IN_HANGUL, _STARTS_IN_HANGUL = re.compile(r"[가-힣]$"), re.compile(r"\s*[가-힣]")
_ENDS_SPACED = re.compile(r"[가-힣]\s+$")
_OFTEN = 0.03  # share of lines that end amid a word where a program divides words
_WHOLE = 3  # characters of a part that is a word of its own, and not the rest of one
_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST_WORD, _FIRST_WORD = re.compile(r"\w+(?:-\w+)*$"), re.compile(r"\w+(?:-\w+)*")

Break = Literal["", "\n", "\n\n"]


def text_of_pages(pages: Sequence[Sequence[Line]]) -> str:
    """The text of pages: paragraphs parted by an empty line, with their author's line breaks alone."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    if not lines:
        return ""
    columns, words = _Columns(pages), _Words([line for _, line in lines])
    written = [lines[0][1].text.strip()]
    for (page, line), (next_page, following) in pairwise(lines):
        parted = columns.break_between(line, following, same_page=page == next_page)
        written += [parted or words.joint(line, following), following.text.strip()]
    return "".join(written)


class _Columns:
    """How wide the columns of a text are and how far its lines are apart, to tell why a line ends."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        distances: dict[int, list[float]] = defaultdict(list)
        rights: dict[tuple[int, int], list[float]] = defaultdict(list)
        for page in pages:
            for line, following in pairwise(page):
                distance = line.baseline - following.baseline
                if _alike(line, following) and _BESIDE * line.size < distance < _FAR * line.size:
                    distances[round(line.size)].append(distance)
            for line in page:
                rights[_place(line)].append(line.right)
        self._distance = {size: median(found) for size, found in distances.items()}
        self._rights = {
            place: sorted(found)[ceil(_WIDEST * len(found)) - 1] for place, found in rights.items()
        }

    def break_between(self, line: Line, following: Line, same_page: bool) -> Break:
        """What parts two lines: nothing where the first only ends for want of room."""
        if not _alike(line, following):
            return "\n\n"
        ends = _ENDS.search(line.text) is not None
        distance = line.baseline - following.baseline if same_page else -1.0
        if same_page and abs(distance) < _BESIDE * line.size:
            return "\n"
        if distance > _APART * self._distance.get(round(line.size), _USUAL * line.size):
            return "\n\n"
        if line.hyphenated or _ENDS_IN_HYPHEN.search(line.text):
            return ""
        goes_elsewhere = distance < 0
        if ends and (goes_elsewhere or self._has_room(line, following)):
            return "\n\n"
        is_amid = not ends and following.text.lstrip()[:1].islower()
        if not goes_elsewhere and not is_amid and _is_set_in(line, following):
            return "\n\n"
        is_item = _BULLET.match(following.text) or (ends and _NUMBERED.match(following.text))
        if is_item or self._is_narrow(line):
            return "\n"
        goes_on = is_amid and self._is_nearly_full(line)
        return "" if goes_on or not self._has_room(line, following) else "\n"

    def _has_room(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word would have fitted."""
        word = following.text.split()[0]
        width = (following.right - following.left) * len(word) / len(following.text.strip())
        return self._right(line) - line.right > width + _SPACE * line.size

    def _is_nearly_full(self, line: Line) -> bool:
        return line.right - line.left >= _NEARLY * (self._right(line) - line.left)

    def _is_narrow(self, line: Line) -> bool:
        return self._right(line) - line.left < _NARROWEST * line.size

    def _right(self, line: Line) -> float:
        """Where the column ends that the line stands in."""
        size, place = _place(line)
        beside = [(size + up, place + on) for up in (-1, 0, 1) for on in (-1, 0, 1)]
        return max(self._rights[one] for one in beside if one in self._rights)


def _alike(line: Line, following: Line) -> bool:
    return abs(line.size - following.size) <= _ALIKE * max(line.size, following.size)


def _is_set_in(line: Line, following: Line) -> bool:
    """Whether the second line begins a paragraph by its indent: it is no item's second line, nor centred."""
    is_item = _BULLET.match(line.text) or _NUMBERED.match(line.text)
    is_centred = abs(line.left + line.right - following.left - following.right) < line.size
    return not is_item and not is_centred and following.left - line.left > _INDENT * line.size


def _place(line: Line) -> tuple[int, int]:
    """Lines of one column have the same or the next such place."""
    return round(line.size), int(line.left // (_COLUMN * max(1.0, line.size)))


class _Words:
    """A text's words as they stand within lines, to tell how one goes on that a line's end broke."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._known: set[str] = set()
        begins_amid = False
        for line in lines:
            words = [word.lower() for word in _WORD.findall(line.text)]
            self._known.update(words[begins_amid : len(words) - line.hyphenated])
            begins_amid = line.hyphenated
        # Where words are divided, they are often; else a hyphen at a line's end is a word's own.
        self._are_divided = sum(line.hyphenated for line in lines) >= _OFTEN * len(lines)
        self._spaces_are_kept = any(_ENDS_SPACED.search(line.text) for line in lines)

    def joint(self, line: Line, following: Line) -> str:
        """What stands between a line and the one that goes on with it: a space, a hyphen, or nothing."""
        if line.hyphenated:
            return "-" if self._keeps_hyphen(line.text, following.text.strip()) else ""
        if _ENDS_IN_HYPHEN.search(line.text):
            return ""
        # Korean lines may end amid a word; where a file keeps the spaces at their ends, that shows.
        amid = _ENDS_IN_HANGUL.search(line.text) and _STARTS_IN_HANGUL.match(following.text)
        return "" if self._spaces_are_kept and amid else " "

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        first, rest = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        if not first or not rest or not rest.group()[0].islower():
            return True
        whole = f"{first.group()}{rest.group()}".lower()
        if whole in self._known:
            return False
        parts = f"{first.group()}-{rest.group()}".lower()
        are_words = all(len(part) >= _WHOLE and part in self._known for part in parts.split("-"))
        return parts in self._known or "-" in whole or are_words or not self._are_divided
