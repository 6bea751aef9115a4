"""The text of an office document's XML: paragraphs and tables in order, whatever they are wrapped in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec
from lxml import etree

_CELLS = " | "


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """What a format calls its elements, by local name: its namespaces change with its editions."""

    paragraph: str = "p"
    texts: frozenset[str] = frozenset(["t"])
    table: str = "tbl"
    caption: str = "caption"
    row: str = "tr"
    cell: str = "tc"
    characters: dict[str, str]
    """Elements that stand for a character: a tab, a line break, a hyphen."""
    left_out: frozenset[str]
    """Elements that hold nothing of the text, as what was deleted, or stands there twice."""
    deleted: tuple[str, str] | None = None
    """Elements between which text was deleted, where the format keeps it in its place."""
    notes: frozenset[str] = frozenset()
    """Elements that hold a footnote, or the number of one."""
    filled_in: frozenset[str] = frozenset()
    """Elements of a paragraph that the program fills in, as the number of the page."""

    def leaves_out(self, name: str) -> bool:
        """Whether an element holds nothing of the text; `…Pr` are properties, in every format."""
        return name in self.left_out or name.endswith("Pr")


class Writing:
    """The lines of a document's elements, and the footnotes met in them, as elements, in order."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._in_deleted = False
        self.notes: list[etree._Element] = []

    def lines(self, element: etree._Element) -> list[str]:
        """The lines below an element: one for each paragraph, row of a table, and line break."""
        found: list[str] = []
        for child in element:
            name = local_name(child)
            if self._markup.leaves_out(name):
                continue
            if name == self._markup.paragraph:
                found += self._paragraph(child)
            elif name == self._markup.table:
                found += self._table(child)
            else:
                found += self.lines(child)
        return found

    def authored(self, element: etree._Element) -> list[str]:
        """The lines below an element that an author wrote, without those the program fills in."""
        kept: list[str] = []
        for paragraph in element.iter(f"{{*}}{self._markup.paragraph}"):
            if not any(local_name(part) in self._markup.filled_in for part in paragraph.iter()):
                kept += [line for line in self._paragraph(paragraph) if line.strip()]
        return kept

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        """Its own line, then those of boxes and tables anchored in it, or before where they come first."""
        pieces: list[str] = []
        before: list[str] = []
        after: list[str] = []
        for piece in self._inline(paragraph):
            if isinstance(piece, str):
                pieces.append(piece)
            else:
                (after if any(map(str.strip, pieces)) else before).extend(piece)
        own = "".join(pieces)
        if not own.strip() and (before or after):
            return before + after
        return [*before, *own.split("\n"), *after]

    def _inline(self, element: etree._Element) -> Iterator[str | list[str]]:
        """The characters of a paragraph, and the lines of the blocks within it."""
        markup = self._markup
        for child in element:
            name = local_name(child)
            if name in markup.notes:
                self.notes.append(child)
            elif markup.leaves_out(name):
                continue
            elif name in markup.texts:
                yield self._characters(child)
            elif name in markup.characters:
                yield markup.characters[name]
            elif name == markup.paragraph:
                yield self._paragraph(child)
            elif name == markup.table:
                yield self._table(child)
            else:
                yield from self._inline(child)

    def _characters(self, text: etree._Element) -> str:
        written = [self._kept(text.text)]
        for child in text:
            name = local_name(child)
            if self._markup.deleted and name in self._markup.deleted:
                self._in_deleted = name == self._markup.deleted[0]
            written.append(self._kept(self._markup.characters.get(name)))
            written.append(self._kept(child.tail))
        return "".join(written)

    def _kept(self, characters: str | None) -> str:
        return "" if self._in_deleted or not characters else characters

    def _table(self, table: etree._Element) -> list[str]:
        """A line for each row of short cells; cells of several paragraphs, that lay out a page, keep them."""
        captions = (child for child in table if local_name(child) == self._markup.caption)
        found = [line for caption in captions for line in self.lines(caption)]
        for row in self._below(table, self._markup.row):
            cells = [
                [line for line in self.lines(cell) if line.strip()]
                for cell in self._below(row, self._markup.cell)
            ]
            if all(len(cell) <= 1 for cell in cells):
                found.append(_CELLS.join(line for cell in cells for line in cell))
            else:
                found += [line for cell in cells for line in cell]
        return [line for line in found if line]

    def _below(self, element: etree._Element, name: str) -> Iterator[etree._Element]:
        """The rows of a table or the cells of a row, whatever they are wrapped in."""
        for child in element:
            local = local_name(child)
            if local == name:
                yield child
            elif not self._markup.leaves_out(local):
                yield from self._below(child, name)


def text_of(lines: list[str]) -> str:
    """The lines as one text, blank ones at its ends left out and several together made one.

    >>> text_of(["", "They met.", "", " ", "They signed."])
    'They met.\\n\\nThey signed.'
    """
    groups = groupby(lines, key=lambda line: not line.strip())
    kept = [line for blank, group in groups for line in ([""] if blank else group)]
    return "\n".join(kept).strip("\n")


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace, which changes with a format's editions; none of a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
