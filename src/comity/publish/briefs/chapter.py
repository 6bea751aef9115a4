"""A chapter put together from lines, and what of several stands on a first page of bounded length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

import msgspec

from comity.publish.page import Line
from comity.publish.paper.paper import Block, Chapter, Grid, Picture
from comity.publish.words import wording

_ROWS = 66  # half as much again as a page takes: writers measure, and take away what does not fit theirs
_HEADING = 1.6
_COLUMNS = 84
_WIDE = 2.3  # columns of a syllable of Hangul
_MARK = 2  # columns of a number of a source


def chapter(key: str, blocks: Iterable[Block], heading: str = "", left: int = 0) -> tuple[Chapter, ...]:
    """A chapter, under the heading of its key where none is given; nothing where it would be empty."""
    blocks = tuple(blocks)
    if not blocks:
        return ()
    return (Chapter(heading=heading or wording().headings[key], blocks=blocks, key=key, left=left),)


def first_page(chapters: Sequence[Chapter], rows: float = _ROWS) -> tuple[Chapter, ...]:
    """As much of these chapters as fits on one page: the first line of each, then the next of each in turn.

    Of each chapter what stands first is what matters most; how much is left out is told with it.
    """
    room = rows - sum(_HEADING for _ in chapters)
    taken = [0 for _ in chapters]
    wanting = list(range(len(chapters)))
    while wanting:
        for at in tuple(wanting):
            blocks = chapters[at].blocks
            if taken[at] == len(blocks) or (height := _height(blocks[taken[at]])) > room:
                wanting.remove(at)
                continue
            taken[at] += 1
            room -= height
    return tuple(
        msgspec.structs.replace(one, blocks=one.blocks[:number], left=one.left + len(one.blocks) - number)
        for one, number in zip(chapters, taken, strict=True)
        if number
    )


def _height(block: Block) -> float:
    """About how many rows a block takes."""
    if isinstance(block, Line):
        return _rows(block)
    if isinstance(block, Grid):
        share = sum(block.shares)
        return sum(
            max(_rows(cell, _COLUMNS * part / share) for cell, part in zip(row, block.shares, strict=True))
            for row in block.rows
        )
    assert isinstance(block, Picture)
    return _ROWS / 3


def _rows(line: Line, columns: float = _COLUMNS) -> float:
    words = " ".join((line.margin, *(part.text for part in line.parts)))
    marks = sum(min(len(part.claims), 3) for part in line.parts) * _MARK
    wide = sum(_WIDE if east_asian_width(letter) == "W" else 1 for letter in words)
    return max(1, -(-(wide + marks) // columns)) + sum(_rows(note, columns) for note in line.notes)
