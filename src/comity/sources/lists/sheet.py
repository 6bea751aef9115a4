"""Excel workbooks: the rows of each visible sheet, with the values its formulas had when it was saved."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from typing import Any, BinaryIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from comity.errors import DocumentRefused
from comity.model.document import Original
from comity.sources.lists.columns import Columns
from comity.sources.lists.layout import Row
from comity.sources.lists.listing import LAST_ROW, MOST_COLUMNS, MOST_ROWS, Listing, Sheet, too_long
from comity.sources.lists.listing import documents as listed
from comity.sources.lists.shown import one_line, shown
from comity.sources.office.package import check
from comity.sources.open import Opened, too_large

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OLD = b"\xd0\xcf\x11\xe0"  # the container of old Excel files, and of new ones under a password
_MOST_MARKS = 2_000_000  # a cell takes four; half a million are read in some seconds
_MOST_BYTES, _STEP = 100_000_000, 1 << 20
_AT_ONCE = 500  # rows taken from the library together


def documents(
    file: BinaryIO, name: str, source: str, limit: int, columns: Columns | None = None
) -> Iterator[Opened]:
    """The rows of a workbook, each a document; DocumentRefused where it is none, or no mapping fits."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise DocumentRefused(source, too_large(limit))
    if data.startswith(_OLD):
        raise DocumentRefused(source, "is an old Excel file, or has a password; save it as .xlsx without one")
    check(data, source)
    _check_marks(data, source)
    listing = Listing(name, source, Original(data=data, media_type=_MEDIA_TYPE), columns)
    yield from listed(_sheets(data, source), listing)


def _sheets(data: bytes, source: str) -> Iterator[Sheet]:
    with _refusing(source):
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with closing(book):
        for sheet in book.worksheets:
            if isinstance(sheet, ReadOnlyWorksheet) and sheet.sheet_state == "visible":
                yield Sheet(str(sheet.title), _rows(sheet, source))


def _check_marks(data: bytes, source: str) -> None:
    """Refuses a workbook that holds far more than a list of ties; the library reads parts of it whole."""
    marks = size = 0
    with ZipFile(io.BytesIO(data)) as package:
        for part in package.infolist():
            with package.open(part) as file:
                while step := file.read(_STEP):
                    marks, size = marks + step.count(b"<"), size + len(step)
                    if marks > _MOST_MARKS or size > _MOST_BYTES:
                        raise DocumentRefused(source, "holds far more cells than a list of ties has")


def _rows(sheet: ReadOnlyWorksheet, source: str) -> Iterator[Row]:
    """The rows that say something; a sheet may claim a million, and what it leaves out costs little."""
    sheet.reset_dimensions()
    rows = enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1)
    left_out: object = None  # the library gives one and the same row for all that are not in the file
    present = 0
    while some := _some(rows, source):
        for number, cells in some:
            if cells is left_out:
                continue
            if told := _told(cells):
                yield Row(number, told)
            else:
                left_out = cells
            present += 1
        if present > MOST_ROWS or some[-1][0] > LAST_ROW:
            raise DocumentRefused(source, too_long())


def _told(cells: tuple[Any, ...]) -> tuple[str, ...]:
    """What a row's cells show, up to the last that is there."""
    width = len(cells)
    while width and cells[width - 1] is EMPTY_CELL:
        width -= 1
    return tuple(shown(cell.value, str(cell.number_format or "")) for cell in cells[:width])


def _some(rows: Iterator[tuple[int, Any]], source: str) -> list[tuple[int, Any]]:
    with _refusing(source):
        return list(islice(rows, _AT_ONCE))


@contextmanager
def _refusing(source: str) -> Iterator[None]:
    """What openpyxl trips over, said in a sentence: broken workbooks make it raise nearly anything."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except DocumentRefused:
        raise
    except Exception as error:
        told = one_line(str(error))[:120]
        raise DocumentRefused(source, f"is no Excel workbook that can be read ({told})") from error
