"""Pages on a terminal or in a file: 80 columns, a number after every value, its source below."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.cli.console import out
from comity.insight.evidence import Citation
from comity.publish.lines import shortened
from comity.publish.page import Line, Page, Section
from comity.publish.words import date, say, wording

_MARGIN = 16  # columns for the date beside a line
_QUOTE = 100  # characters of a quote in the list of sources
_REF = 10  # characters of a record's id that are shown; more are needed only where two begin alike
_WIDEST = 100


class Sources:
    """Numbers the sources of a page in the order they are met; one number for one quote of one document."""

    def __init__(self, citations: dict[str, Citation]) -> None:
        self._citations = citations
        self._numbers: dict[tuple[str, str], int] = {}

    def mark(self, claims: Iterable[str]) -> str:
        """The numbers of these claims' sources, as `[1][4]`."""
        cited = [self._citations[claim] for claim in claims if claim in self._citations]
        keys = {(found.document_id, found.quote): found for found in sorted(cited, key=_place)}
        numbers = {self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys}
        return "".join(f"[{number}]" for number in sorted(numbers))

    def listed(self) -> Table:
        """The list of the sources numbered so far: document, date, words."""
        by_key = {(found.document_id, found.quote): found for found in self._citations.values()}
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", style="cyan", no_wrap=True)
        table.add_column(overflow="fold")
        for key, number in self._numbers.items():
            found = by_key[key]
            when = date(found.published) if found.published else say("undated")
            quote = f"“{shortened(found.quote, _QUOTE)}”"
            table.add_row(f"[{number}]", Text.assemble((f"{found.document}, {when}: ", "dim"), quote))
        return table


def console() -> Console:
    """The console for pages: as wide as the terminal, up to a readable width."""
    made = out()
    made.width = min(made.width, _WIDEST)
    return made


def print_page(page: Page, on: Console, most: int | None) -> None:
    """Prints a page; `most` lines of each section, all of them for None."""
    sources = Sources(page.citations)
    on.print(Text.assemble((page.title, "bold"), ("  " + page.subtitle, "dim")))
    for found in page.lead:
        on.print(_line(found, sources))
    for section in page.sections:
        on.print()
        on.print(Text(section.heading, style="bold"))
        on.print(Padding(_section(section, sources, most), (0, 0, 0, 2)))
    listed = sources.listed()
    if listed.row_count:
        on.print()
        on.print(Text(wording().headings["sources"], style="bold"))
        on.print(Padding(listed, (0, 0, 0, 2)))


def _section(section: Section, sources: Sources, most: int | None) -> RenderableType:
    kept, left = section.shortened(most) if most else (section.lines, 0)
    dated = any(found.margin for found in kept)
    rows: list[RenderableType] = [_line(found, sources, dated) for found in kept]
    if left:
        rows.append(Text(say("more", number=left), style="dim"))
    return Group(*rows)


def _line(found: Line, sources: Sources, dated: bool = False) -> RenderableType:
    body = Group(_words(found, sources), *(_note(note, sources) for note in found.notes))
    if not dated and not found.margin:
        return body
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=_MARGIN)
    grid.add_column(ratio=1)
    grid.add_row(Text(found.margin, style="green"), body)
    return grid


def _note(note: Line, sources: Sources) -> RenderableType:
    return Padding(_words(note, sources), (0, 0, 0, 2))


def _words(found: Line, sources: Sources) -> Text:
    text = Text()
    for part in found.parts:
        if text.plain and not text.plain.endswith(" "):
            text.append(" ")
        text.append(part.text)
        if marks := sources.mark(part.claims):
            text.append(f" {marks}", style="cyan")
        text.append(part.end)
    if found.record:
        text.append(f"  {found.record[:_REF]}", style="dim")
    return text


def _place(found: Citation) -> tuple[str, str, int, int]:
    return found.published or "", found.document_id, found.start, found.end
