"""The ties of a locality as a workbook: a row for each agreement, in the columns of an office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from comity.insight.encounters import country
from comity.insight.evidence import Evidence, members, shown
from comity.insight.yearly import Year, YearTie
from comity.model.record import Record
from comity.publish.calendar_page import event_words
from comity.publish.selection import Told, sourced
from comity.publish.tables.columns import Value
from comity.publish.tables.labels import Labels
from comity.publish.tables.office import DAYS, Cell, Office
from comity.publish.tables.rows import first_source
from comity.publish.tables.workbook import cell, header
from comity.publish.whole import whole
from comity.publish.words import date, scope, term
from comity.register.view import View

_BETWEEN = "; "
_A4 = 9  # as Excel numbers sizes of paper
_UNTOUCHED = "unaffected"


def rows(found: Year, view: View, labels: Labels) -> Iterator[dict[Cell, Value]]:
    """What can stand in the columns, a row for each agreement of each tie, in the words of a language."""
    ties = sorted((*found.ties, *found.quiet), key=lambda tie: (country(tie.partner), tie.partner, tie.party))
    told = {one.record.id: one for one in sourced(view, _agreements(ties))}
    row = _Row(found, labels, told)
    every = ((tie, agreement) for tie in ties for agreement in tie.agreements)
    for number, (tie, agreement) in enumerate(every, 1):
        yield row.of(number, tie, agreement.record)


class _Row:
    """Makes rows of one report."""

    def __init__(self, found: Year, labels: Labels, told: Mapping[str, Told]) -> None:
        self._axes, self._evidence = found.lifecycles, found.evidence
        self._labels, self._told = labels, told

    def of(self, number: int, tie: YearTie, agreement: Record) -> dict[Cell, Value]:
        """The row of an agreement, the so-many-th of the list."""
        axes = self._axes[agreement.id]
        name, first = self._evidence.name, first_source(self._told[agreement.id])
        signed, until = shown(agreement, "date"), axes.legal.until
        return {
            "number": number,
            "kind": self._labels.code("agreement", str(shown(agreement, "type"))),
            "locality": name(tie.party),
            "country": scope(country(tie.partner), {}),
            "partner": name(tie.partner),
            "signed": str(signed) if signed else None,
            "fields": _BETWEEN.join(self._labels.code("sector", one) for one in members(agreement, "fields")),
            "acts": _BETWEEN.join(self._act(act) for act in tie.acts),
            "last": tie.last.day if tie.last else None,
            "legal": term("legal", axes.legal.state),
            "valid_until": until,
            "succession": None if axes.succession == _UNTOUCHED else term("succession", axes.succession),
            "sources": first.get("sources"),
            "source": first.get("source"),
            "quote": first.get("quote"),
            "link": first.get("link"),
            "empty": None,
        }

    def _act(self, act: Record) -> str:
        day = date(act.day) if act.day else ""
        return f"{day} {_words(act, self._evidence, self._labels)}".strip()


def _words(act: Record, evidence: Evidence, labels: Labels) -> str:
    """An act in a few words."""
    if act.kind == "event":
        return event_words(act, evidence)
    kind, stage = (
        labels.code("agreement", str(shown(act, "type"))),
        labels.code("stage", str(shown(act, "stage"))),
    )
    return f"{kind} {stage}"


def _agreements(ties: Iterable[YearTie]) -> list[Record]:
    return list({one.record.id: one.record for tie in ties for one in tie.agreements}.values())


def write(path: Path, office: Office, told: Iterable[Mapping[Cell, Value]]) -> None:
    """Writes the workbook: one sheet that prints on paper laid across, its head on every page."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(office.sheet)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for place, column in enumerate(office.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    with whole(path) as part, part.open("wb") as file:
        try:
            sheet.append([header(sheet, column.head) for column in office.columns])
            for row in told:
                sheet.append([_cell(sheet, row.get(column.of), column.of) for column in office.columns])
            book.save(file)
        except BaseException:
            sheet.close()  # else it complains of not being finished when it is cleared away
            raise


def _cell(sheet: object, value: Value, of: Cell) -> object:
    """A cell whose words go on in a second line where they are long."""
    if not isinstance(value, str):
        return value
    made = cell(sheet, value, of in DAYS)
    made.alignment = _WRAPPED  # type: ignore[attr-defined]
    return made


_WRAPPED = Alignment(wrap_text=True, vertical="top")
