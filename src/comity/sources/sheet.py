"""Excel workbooks: the rows of each visible sheet, with the values its formulas had when it was saved."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from typing import BinaryIO

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from comity.errors import DocumentRefused
from comity.model.document import Original
from comity.sources.columns import Columns
from comity.sources.layout import Row
from comity.sources.listing import Listing, Sheet
from comity.sources.listing import documents as listed
from comity.sources.open import Opened, too_large
from comity.sources.package import check
from comity.sources.shown import one_line, shown

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OLD = b"\xd0\xcf\x11\xe0"  # the container of old Excel files, and of new ones under a password
_MOST_COLUMNS, _MOST_ROWS = 256, 200_000


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
    listing = Listing(name, source, Original(data=data, media_type=_MEDIA_TYPE), columns, limit)
    yield from listed(_sheets(data, source), listing)


def _sheets(data: bytes, source: str) -> Iterator[Sheet]:
    with _refusing(source):
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with closing(book):
        for sheet in book.worksheets:
            if isinstance(sheet, ReadOnlyWorksheet) and sheet.sheet_state == "visible":
                yield Sheet(str(sheet.title), _rows(sheet, source))


def _rows(sheet: ReadOnlyWorksheet, source: str) -> Iterator[Row]:
    # A sheet may claim a million rows or none; what is there is read.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=_MOST_COLUMNS)
    for number in count(1):
        with _refusing(source):
            cells = next(rows, None)
            if cells is None:
                return
            if number > _MOST_ROWS:
                raise DocumentRefused(source, f"has a sheet of more than {_MOST_ROWS:,} rows")
            told = [shown(cell.value, str(cell.number_format or "")) for cell in cells]
        while told and not told[-1]:
            told.pop()
        yield Row(number, tuple(told))


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
        told = f"{type(error).__name__}: {one_line(str(error))[:120]}"
        raise DocumentRefused(source, f"is no Excel workbook that can be read ({told})") from error
