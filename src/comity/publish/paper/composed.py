"""A paper composed: every line with the numbers of its sources, and the list of them, for all writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from comity.publish.lines import shortened
from comity.publish.page import Line, Reference
from comity.publish.paper.layout import Marks
from comity.publish.paper.numbering import Numbering, Source
from comity.publish.paper.paper import Block, Chapter, Grid, Paper, Picture
from comity.publish.words import count, date, say, speaking, wording

_LONG = 300  # characters of a quote in the list of sources


class Mark(msgspec.Struct, frozen=True):
    """A number, or several that follow each other, and the first of them."""

    text: str
    to: int


class Run(msgspec.Struct, frozen=True):
    """Some words, the numbers of their sources, and the punctuation behind both."""

    text: str
    marks: tuple[Mark, ...] = ()
    end: str = ""

    @property
    def words(self) -> str:
        """What is read of it, but for the numbers."""
        return f"{self.text}{self.end}"


Runs = tuple[Run, ...]


class Item(msgspec.Struct, frozen=True, tag="item", kw_only=True):
    """A line: what stands before it (a date), its words, and lines beneath it."""

    margin: str = ""
    runs: Runs
    notes: tuple[Item, ...] = ()


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table: words over the columns, their shares of the width, rows of cells."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Item, ...], ...]


class Drawing(msgspec.Struct, frozen=True, tag="drawing"):
    """A picture: the name of its file, the file, millimetres of its width, words for who cannot see it."""

    name: str
    svg: str
    width: float
    words: str
    caption: Item


Piece = Item | Table | Drawing


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Pieces under a heading, and what is said of those that stand elsewhere.

    `sign` is what the layout has before the heading, `level` 2 a part within the one before.
    """

    heading: str
    sign: str = ""
    level: int = 1
    new_page: bool = False
    pieces: tuple[Piece, ...]
    more: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered source: where something is told, its words there, its address."""

    number: int
    where: str
    quote: str = ""
    url: str = ""


class Composed(msgspec.Struct, frozen=True, kw_only=True):
    """A paper with everything in words: `known` says as of which day, `annexed` and `listed` are headings."""

    title: str
    subtitle: str
    on: str
    language: str
    known: str
    purpose: Item
    front: tuple[Part, ...]
    annex: tuple[Part, ...]
    annexed: str
    sources: tuple[Entry, ...]
    listed: str

    def drawings(self) -> Iterator[Drawing]:
        """Every picture."""
        for part in (*self.front, *self.annex):
            yield from (piece for piece in part.pieces if isinstance(piece, Drawing))


def composed(paper: Paper, signs: Marks | None = None) -> Composed:
    """The paper in the words and with the numbers it is printed with; headings with signs, if any."""
    with speaking(paper.language):
        return _Composer(paper, signs).compose()


class _Composer:
    """Numbers sources in the order of reading."""

    def __init__(self, paper: Paper, signs: Marks | None) -> None:
        self._paper, self._signs, self._pictures = paper, signs, 0
        self._numbering = Numbering(paper.citations, paper.references)

    def compose(self) -> Composed:
        paper = self._paper
        return Composed(
            title=_flat(paper.title),
            subtitle=_flat(paper.subtitle),
            on=paper.on,
            language=paper.language,
            known=say("as_known", date=date(paper.on)),
            purpose=self._item(paper.purpose),
            front=tuple(self._parts(paper.front, 1)),
            annex=tuple(self._parts(paper.annex, 2)),
            annexed=wording().headings["annex"],
            sources=tuple(_entry(number, source) for number, source in self._numbering.listed()),
            listed=wording().headings["sources"],
        )

    def _parts(self, chapters: Iterable[Chapter], depth: int) -> Iterator[Part]:
        """Chapters of the front (depth 1) or the annex (depth 2), counted within what they belong to."""
        numbers = {1: 0, 2: 0}
        for chapter in chapters:
            numbers = {1: numbers[1] + 1, 2: 0} if chapter.level == 1 else {**numbers, 2: numbers[2] + 1}
            sign = (
                self._signs.before(numbers[chapter.level], depth + chapter.level - 1) if self._signs else ""
            )
            yield self._part(chapter, sign)

    def _part(self, chapter: Chapter, sign: str) -> Part:
        return Part(
            heading=_flat(chapter.heading),
            sign=sign,
            level=chapter.level,
            new_page=chapter.new_page,
            pieces=tuple(self._piece(block) for block in chapter.blocks),
            more=say("more_annex", number=count(chapter.left)) if chapter.left else "",
        )

    def _piece(self, block: Block) -> Piece:
        if isinstance(block, Line):
            return self._item(block)
        if isinstance(block, Grid):
            rows = tuple(once_a_row(tuple(self._item(cell) for cell in row)) for row in block.rows)
            return _filled(Table(tuple(map(_flat, block.heads)), block.shares, rows))
        return self._drawing(block)

    def _drawing(self, picture: Picture) -> Drawing:
        self._pictures += 1
        name = f"picture-{self._pictures}.svg"
        return Drawing(name, picture.svg, picture.width, _flat(picture.words), self._item(picture.caption))

    def _item(self, line: Line) -> Item:
        runs: list[Run] = []
        for part in line.parts:
            apart = " " if runs and not runs[-1].words.endswith(" ") else ""
            runs.append(Run(apart + _flat(part.text), self._marks(part.claims), _flat(part.end)))
        notes = tuple(self._item(note) for note in line.notes)
        return Item(margin=_flat(line.margin), runs=once_a_sentence(runs), notes=notes)

    def _marks(self, claims: Iterable[str]) -> tuple[Mark, ...]:
        numbers, _ = self._numbering.of(claims)
        return tuple(marks(numbers))


def marks(numbers: Iterable[int]) -> Iterator[Mark]:
    """Numbers in their order, three and more that follow each other as one.

    >>> [mark.text for mark in marks((1, 2, 4, 5, 6, 9))]
    ['1', '2', '4–6', '9']
    """
    for _, following in groupby(enumerate(numbers), lambda placed: placed[1] - placed[0]):
        run = [number for _, number in following]
        if len(run) > 2:
            yield Mark(f"{run[0]}–{run[-1]}", run[0])
        else:
            yield from (Mark(str(number), number) for number in run)


def once_a_sentence(runs: Sequence[Run]) -> Runs:
    """Words with their numbers behind the last of those within a sentence that have the same.

    >>> one = (Mark("1", 1),)
    >>> found = once_a_sentence((Run("Signed", one), Run(", in force", one, "."), Run(" Since", one)))
    >>> [run.text for run in found if run.marks]
    [', in force', ' Since']
    """
    following = (*runs, Run(""))[1:]
    return tuple(
        msgspec.structs.replace(run, marks=()) if run.marks == after.marks and not _ends(run) else run
        for run, after in zip(runs, following, strict=True)
    )


def _ends(run: Run) -> bool:
    return run.words.rstrip().endswith((".", "?", "!"))


def once_a_row(cells: tuple[Item, ...]) -> tuple[Item, ...]:
    """The cells of a row that rests on the same sources in all its cells: with their numbers in the last."""
    filled = [cell for cell in cells if _says(cell)]
    different = {run.marks for cell in filled for run in cell.runs if run.marks}
    bare = any(cell.notes or not any(run.marks for run in cell.runs) for cell in filled)
    if len(different) != 1 or bare:
        return cells
    return tuple(cell if cell is filled[-1] else _without_marks(cell) for cell in cells)


def _says(cell: Item) -> bool:
    return bool(cell.margin or cell.notes or any(run.words for run in cell.runs))


def _without_marks(cell: Item) -> Item:
    runs = tuple(msgspec.structs.replace(run, marks=()) for run in cell.runs)
    return msgspec.structs.replace(cell, runs=runs)


def _filled(table: Table) -> Table:
    """The table without columns that say nothing."""
    kept = [at for at in range(len(table.heads)) if any(_says(row[at]) for row in table.rows)]
    return Table(
        tuple(table.heads[at] for at in kept),
        tuple(table.shares[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in table.rows),
    )


def _entry(number: int, source: Source) -> Entry:
    if isinstance(source, Reference):
        url = source.url if source.url.startswith(("https://", "http://")) else ""
        return Entry(number=number, where=_flat(source.title), quote=_flat(source.read), url=url)
    told = date(source.published) if source.published else say("undated")
    quote = f"“{shortened(_flat(source.quote), _LONG)}”"
    return Entry(number=number, where=_flat(f"{source.document}, {told}"), quote=quote)


def _flat(text: str) -> str:
    """The text in one line and without what no file of words may hold; blanks at its ends are kept.

    >>> _flat("one\\n two\\x00 ")
    'one two '
    """
    kept = text.translate(_BLANK)
    while "  " in kept:
        kept = kept.replace("  ", " ")
    return kept


_BLANK = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " "),
    **dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"),
}
