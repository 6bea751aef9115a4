"""Tables as an Excel workbook: a sheet a kind, written row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from comity.publish.tables.columns import columns
from comity.publish.tables.rows import Row
from comity.publish.tables.shown import Shown

_MOST_ROWS = 1_000_000  # a sheet takes 1,048,576; what is more goes on a second sheet
_LONGEST = 32_767  # characters of a cell
_FIRST_YEAR = 1901  # Excel counts days from 1900, and has one that never was
_WIDTHS = {"text": 24, "entities": 32, "people": 32, "sectors": 24, "quote": 60, "id": 14}
_WIDTH = 14


def write(path: Path, tables: Iterable[tuple[str, str, Iterable[Row], Shown]]) -> None:
    """Writes a workbook of tables, each with its kind, title and rows; those without rows are left out."""
    book = Workbook(write_only=True)
    with path.open("wb") as file:
        try:
            for kind, title, rows, shown in tables:
                _write_table(book, kind, title, iter(rows), shown)
            if not book.worksheets:
                book.create_sheet()
            book.save(file)
        except BaseException:
            for sheet in book.worksheets:
                sheet.close()  # else it complains of not being finished when it is cleared away
            raise


def _write_table(book: Workbook, kind: str, title: str, rows: Iterator[Row], shown: Shown) -> None:
    number = 1
    while (first := next(rows, None)) is not None:
        sheet = book.create_sheet(title if number == 1 else f"{title} {number}")
        sheet.freeze_panes = "B2"
        for place, column in enumerate(columns(kind), start=1):
            width = _WIDTHS.get(column.name, _WIDTHS.get(column.shape, _WIDTH))
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.append([header(sheet, shown.header(column)) for column in columns(kind)])
        for row in chain([first], islice(rows, _MOST_ROWS - 1)):
            values = ((shown.value(column, row), column.shape == "day") for column in columns(kind))
            sheet.append([cell(sheet, value, is_day) for value, is_day in values])
        number += 1


def header(sheet: Any, name: str) -> WriteOnlyCell:
    """The head of a column."""
    head = WriteOnlyCell(sheet, name)
    head.data_type = "s"  # an office may call a column what it likes
    head.font = Font(bold=True)
    return head


def cell(sheet: Any, value: str | float | None, is_day: bool = False) -> object:
    """A cell that computes nothing: text stays text, whatever it begins with; a whole day is a day."""
    if not isinstance(value, str):
        return value
    if is_day and (day := _day(value)):
        dated = WriteOnlyCell(sheet, day)
        dated.number_format = "yyyy-mm-dd"
        return dated
    text = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", value)[:_LONGEST])
    text.data_type = "s"
    return text


def _day(edtf: str) -> date | None:
    try:
        day = date.fromisoformat(edtf)
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None
