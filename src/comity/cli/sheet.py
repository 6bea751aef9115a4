"""Pages on a terminal or in a file: 80 columns, a number after every value, its source below."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.cli.console import out
from comity.publish.lines import shortened
from comity.publish.page import Line, Page, Reference, Section, shortest
from comity.publish.paper.numbering import Numbering, Source
from comity.publish.words import date, say, wording

_MARGIN = 16  # columns for the date beside a line
_QUOTE = 100  # characters of a quote in the list of sources
_REF = 10  # characters of a record's id that are shown; more are needed only where two begin alike
_MARKS = 4  # sources numbered for one value
_WIDEST = 100


_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def printable(text: str) -> str:
    """The text, character for character, with what would steer a terminal replaced.

    >>> printable("a\x1b[2Jb") == "a\ufffd[2Jb"
    True
    """
    return text.translate(_CONTROLS)


def console() -> Console:
    """The console for pages: as wide as the terminal, up to a readable width."""
    made = out()
    made.width = min(made.width, _WIDEST)
    return made


def print_page(page: Page, on: Console, most: int | None) -> None:
    """Prints a page; of each section and each line's notes `most`, all of them for None."""
    _Sheet(Numbering(page.citations, page.references, _MARKS if most else None), most).print(page, on)


class _Sheet:
    """Lays out the lines of one page; numbers its sources on the way."""

    def __init__(self, sources: Numbering, most: int | None) -> None:
        self._sources, self._most = sources, most

    def print(self, page: Page, on: Console) -> None:
        title, subtitle = printable(page.title), printable(page.subtitle)
        on.print(Text.assemble((title, "bold"), ("  " + subtitle if subtitle else "", "dim")))
        for found in page.lead:
            on.print(self._line(found))
        for section in page.sections:
            self._under(section.heading, self._lines(section), on)
        if self._sources.listed():
            self._under(wording().headings["sources"], self._quotes(), on)

    def _under(self, heading: str, body: RenderableType, on: Console) -> None:
        on.print()
        on.print(Text(heading, style="bold"))
        on.print(Padding(body, (0, 0, 0, 2)))

    def _lines(self, section: Section) -> RenderableType:
        kept, left = shortest(section.lines, self._most)
        dated = any(found.margin for found in kept)
        return Group(*(self._line(found, dated) for found in kept), *_more(left + section.left))

    def _line(self, found: Line, dated: bool = False) -> RenderableType:
        kept, left = shortest(found.notes, self._most)
        notes = [Padding(note, (0, 0, 0, 2)) for note in (*map(self._words, kept), *_more(left))]
        body = Group(self._words(found), *notes)
        if not dated and not found.margin:
            return body
        grid = Table.grid(padding=(0, 2))
        grid.add_column(width=_MARGIN)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(Text(printable(found.margin), style="green"), body)
        return grid

    def _words(self, found: Line) -> Text:
        text = Text()
        for part in found.parts:
            if text.plain and not text.plain.endswith(" "):
                text.append(" ")
            text.append(printable(part.text))
            if marks := self._marks(part.claims):
                text.append(f" {marks}", style="cyan")
            text.append(part.end)
        if found.record:
            text.append(f"  {found.record[:_REF]}", style="dim")
        return text

    def _marks(self, claims: Iterable[str]) -> str:
        """The numbers of these claims' sources, as `[1][4]` or `[1][2][3][4]+7`."""
        numbers, left = self._sources.of(claims)
        return "".join(f"[{number}]" for number in numbers) + (f"+{left}" if left else "")

    def _quotes(self) -> Table:
        """The list of the sources numbered so far: document, date, words."""
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", style="cyan", no_wrap=True)
        table.add_column(overflow="fold")
        for number, source in self._sources.listed():
            table.add_row(Text(f"[{number}]"), _quoted(source))
        return table


def _quoted(source: Source) -> Text:
    """Where something is told, and its words there."""
    if isinstance(source, Reference):
        return Text(printable(", ".join(told for told in (source.title, source.url) if told)))
    when = date(source.published) if source.published else say("undated")
    where = printable(f"{source.document}, {when}: ")
    return Text.assemble((where, "dim"), printable(f"“{shortened(source.quote, _QUOTE)}”"))


def _more(left: int) -> list[Text]:
    return [Text(say("more", number=left), style="dim")] if left else []
