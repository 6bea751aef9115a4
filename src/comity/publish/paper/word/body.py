"""What a paper says, as paragraphs, tables and pictures of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from comity.publish.paper.composed import Composed, Drawing, Entry, Item, Part, Run, Table
from comity.publish.paper.word.elements import (
    Element,
    bookmarked,
    cell,
    link,
    made,
    paragraph,
    row,
    table,
    text,
)
from comity.publish.paper.word.pictures import picture

if TYPE_CHECKING:
    from docx.document import Document

_LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3")
_FIRST = 10_000  # number of the first bookmark; an office's file may have some
_TWENTIETHS = 20 * 72 / 25.4  # of a point, in a millimetre


class Body:
    """Puts a paper into elements; `styles` are ids by name, `width` the millimetres of a line."""

    def __init__(self, document: Document, styles: Mapping[str, str], width: float) -> None:
        self._document, self._styles, self._width = document, styles, width

    def of(self, paper: Composed) -> Iterator[Element]:
        """The paper from its title to its sources."""
        yield self._plain("Title", paper.title)
        yield self._plain("Subtitle", " · ".join(told for told in (paper.subtitle, paper.known) if told))
        yield self._paragraph("Purpose", paper.purpose)
        for part in paper.front:
            yield from self._part(part, 1)
        if paper.annex:
            yield self._heading(1, paper.annexed, new_page=True)
            for part in paper.annex:
                yield from self._part(part, 2)
        if paper.sources:
            yield self._heading(1, paper.listed)
            yield from map(self._source, paper.sources)

    def _part(self, part: Part, depth: int) -> Iterator[Element]:
        depth += part.level - 1
        yield self._heading(depth, part.sign + part.heading, more=part.more, new_page=part.new_page)
        for piece in part.pieces:
            if isinstance(piece, Item):
                yield from self._item(piece)
            elif isinstance(piece, Table):
                yield self._table(piece)
                yield self._plain("Below Table", "")  # else a table that follows would be the same one
            else:
                yield from self._drawing(piece)

    def _item(self, item: Item, depth: int = 0) -> Iterator[Element]:
        yield self._paragraph(_LISTS[min(depth, len(_LISTS) - 1)], item)
        for note in item.notes:
            yield from self._item(note, depth + 1)

    def _table(self, piece: Table) -> Element:
        full = round(self._width * _TWENTIETHS)
        widths = tuple(full * share // sum(piece.shares) for share in piece.shares)
        heads = (
            cell(width, [self._words("Cell", [text(head, self._styles["Margin"])])], shaded=True)
            for head, width in zip(piece.heads, widths, strict=True)
        )
        rows = (
            row(
                cell(width, (self._paragraph("Cell", line) for line in (item, *item.notes)))
                for item, width in zip(items, widths, strict=True)
            )
            for items in piece.rows
        )
        return table(self._styles["Table Grid"], widths, [row(heads, header=True), *rows])

    def _drawing(self, piece: Drawing) -> Iterator[Element]:
        yield self._words("Picture", [picture(self._document, piece, self._width)])
        yield self._paragraph("caption", piece.caption)

    def _source(self, entry: Entry) -> Element:
        number = bookmarked(text(str(entry.number)), _anchor(entry.number), _FIRST + entry.number)
        where = ": ".join(told for told in (entry.where, entry.quote) if told)
        words = [*number, made("r", made("tab")), text(where)]
        if entry.url:
            words += [text(" "), self._address(entry.url)]
        return self._words("Source", words)

    def _address(self, url: str) -> Element:
        relation = self._document.part.relate_to(url, _HYPERLINK, is_external=True)
        found = made("hyperlink", text(url, self._styles["Hyperlink"]))
        found.set(_RELATION, relation)
        return found

    def _paragraph(self, style: str, item: Item) -> Element:
        content: list[Element] = []
        if item.margin:
            content += [text(item.margin, self._styles["Margin"]), text("\u2002")]
        for run in item.runs:
            content += self._run(run)
        return self._words(style, content)

    def _run(self, run: Run) -> Iterator[Element]:
        if run.text:
            yield text(run.text)
        for at, mark in enumerate(run.marks, 1):
            apart = "," if at < len(run.marks) else ""
            yield link(mark.text + apart, _anchor(mark.to), self._styles["Citation"])
        if run.end:
            yield text(run.end)

    def _heading(self, depth: int, words: str, *, more: str = "", new_page: bool = False) -> Element:
        properties = [made("pageBreakBefore")] if new_page else []
        behind = [text(f"\u2002{more}", self._styles["More"])] if more else []
        return paragraph(self._styles[f"heading {depth}"], [text(words), *behind], *properties)

    def _plain(self, style: str, words: str) -> Element:
        return self._words(style, [text(words)] if words else [])

    def _words(self, style: str, content: Iterable[Element]) -> Element:
        return paragraph(self._styles[style], content)


def _anchor(number: int) -> str:
    return f"source_{number}"


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
