"""Hits on the terminal: each with its date, its heading and the words around what was looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.cli.sheet import printable
from comity.insight.evidence import Evidence, evidence
from comity.model.record import Record
from comity.publish.lines import record_line
from comity.publish.words import date, say, term, wording
from comity.register.search.excerpt import Excerpt
from comity.register.search.hit import Hit, Page, What
from comity.register.view import View

_MARGIN = 16  # columns for the date beside a hit
_MARKED = "bold yellow"
_ID = 10  # characters of a record's id


def print_found(view: View, found: Mapping[What, Page], on: Console) -> None:
    """Prints pages of hits, each kind of thing under its heading, and how to go on."""
    filled = {what: page for what, page in found.items() if page.hits or page.after}
    if not filled:
        on.print(say("nothing_found"))
    for number, (what, page) in enumerate(filled.items()):
        if number:
            on.print()
        on.print(Text(wording().headings[f"found_{what}"], style="bold"))
        for row in _rows(view, page.hits):
            on.print(Padding(row, (0, 0, 0, 2)))
        if page.after:
            on.print(Padding(Text(say("go_on", cursor=page.after), style="dim"), (0, 0, 0, 2)))


def _rows(view: View, hits: Iterable[Hit]) -> Iterable[RenderableType]:
    hits = tuple(hits)
    records = {
        record.id: record for record in view.records_of(hit.id for hit in hits if hit.what == "records")
    }
    stand = evidence(view, records.values())
    for hit in hits:
        lines = [_heading(hit, records.get(hit.id), stand)]
        if hit.excerpt is not None:
            lines.append(_marked(hit.excerpt))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(width=_MARGIN)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(Text(_when(hit), style="green"), Group(*lines))
        yield grid


def _when(hit: Hit) -> str:
    if hit.what == "entities":
        return term("type", hit.kind)
    return date(hit.date) if hit.date else say("undated")


def _heading(hit: Hit, record: Record | None, stand: Evidence) -> Text:
    match hit.what:
        case "entities":
            told, beside = str(hit.title), hit.id
        case "records" if record is not None and record.kind != "figure":
            told, beside = " ".join(part.text for part in record_line(record, stand).parts), hit.id[:_ID]
        case "records":
            told, beside = term("kind", hit.kind), hit.id[:_ID]
        case "claims":
            told, beside = term("kind", hit.kind), str(hit.name)
        case _:
            told, beside = hit.title or str(hit.name), str(hit.name) if hit.title else ""
    return Text.assemble(printable(told), ("  " + printable(beside) if beside else "", "dim"))


def _marked(excerpt: Excerpt) -> Text:
    """The words of an excerpt on one line, what was looked for marked."""
    text = Text(printable(excerpt.text.replace("\n", " ").replace("\t", " ")))
    for start, end in excerpt.marks:
        text.stylize(_MARKED, start, end)
    return Text.assemble("… " if excerpt.before else "", text, " …" if excerpt.behind else "")
