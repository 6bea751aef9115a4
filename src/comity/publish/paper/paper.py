"""A paper: findings in words for a reader who holds a sheet, every sentence with what says it.

A paper is made of findings by `publish.briefs`, and knows nothing of files; the writers beside this
module make it a Word file, a PDF, a web page or Markdown, and know nothing of the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from comity.model.cited import Citation
from comity.publish.page import Line, Part, Reference

Sort = Literal["relation", "locality", "visit", "handover", "year", "digest"]


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A table: the words over its columns, their shares of the width, and its cells, row by row."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Line, ...], ...]


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing: a whole SVG document of its own, its width on paper in millimetres, and words beneath it.

    `words` tell in a sentence what is to be seen, for those who cannot see it.
    """

    svg: str
    width: float
    caption: Line
    words: str


Block = Line | Grid | Picture


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks under a heading; `left` more lines stand in the annex under the same `key`.

    `level` 2 is a chapter within the one before it; with `new_page` it begins on a page of its own.
    """

    heading: str
    blocks: tuple[Block, ...]
    key: str = ""
    left: int = 0
    level: Literal[1, 2] = 1
    new_page: bool = False


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper: what it is for, what stands on its first page, and what is added behind it.

    `on` is the day as of which it speaks (ISO 8601), `language` that of its words (ISO 639-1). The
    claims and references that its parts name are in `citations` and `references`.
    """

    sort: Sort
    title: str
    subtitle: str = ""
    on: str
    language: str
    purpose: Line
    front: tuple[Chapter, ...]
    annex: tuple[Chapter, ...]
    citations: dict[str, Citation]
    references: dict[str, Reference] = {}

    def parts(self) -> Iterator[Part]:
        """Every sentence, in the order of reading."""
        for line in self.lines():
            yield from line.parts

    def lines(self) -> Iterator[Line]:
        """Every line, those beneath others and in tables and pictures among them."""
        yield from _with_notes(self.purpose)
        for chapter in (*self.front, *self.annex):
            for block in chapter.blocks:
                for line in _lines(block):
                    yield from _with_notes(line)


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Line):
        yield block
    elif isinstance(block, Grid):
        yield from (cell for row in block.rows for cell in row)
    else:
        yield block.caption


def _with_notes(line: Line) -> Iterator[Line]:
    yield line
    for note in line.notes:
        yield from _with_notes(note)
