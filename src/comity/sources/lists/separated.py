"""Lists with commas, semicolons or tabs between their values: CSV and TSV, as many programs write them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from comity.errors import DocumentRefused
from comity.model.document import Original
from comity.sources.charset import Undecodable, decode
from comity.sources.lists.columns import Columns
from comity.sources.lists.layout import Row
from comity.sources.lists.listing import MOST_COLUMNS, MOST_ROWS, Listing, Sheet, too_long
from comity.sources.lists.listing import documents as listed
from comity.sources.lists.shown import one_line
from comity.sources.open import Opened, too_large

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 60  # rows that tell the delimiter
_TOLD = re.compile(r"sep=(.)\r?\n")  # the line by which Excel is told
_ENCODINGS = {"ko": "euc-kr", "vi": "windows-1258"}  # those of older programs, by language
_MEDIA_TYPE = "text/csv"


def documents(
    file: BinaryIO, name: str, source: str, limit: int, columns: Columns | None = None
) -> Iterator[Opened]:
    """The rows of a file, each a document; DocumentRefused where it is no table, or one no mapping fits."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise DocumentRefused(source, too_large(limit))
    listing = Listing(name, source, Original(data=data, media_type=_MEDIA_TYPE), columns)
    refused: DocumentRefused | None = None
    for text in _texts(data, source, columns):
        try:
            yield from _read(text, listing)
            return
        except DocumentRefused as reason:
            refused = refused or reason
    raise refused or DocumentRefused(source, "is empty")


def _texts(data: bytes, source: str, columns: Columns | None) -> Iterator[str]:
    """The text of a file; of one too short to tell its encoding for certain, what others make of it, too.

    A wrong encoding gives headers that no mapping knows, so which it is shows then.
    """
    tried = [_ENCODINGS.get(columns.language or "")] if columns else [None, *_ENCODINGS.values()]
    seen = set()
    for declared in tried:
        try:
            text, encoding = decode(data, declared)
        except Undecodable as error:
            if declared is tried[0]:
                raise DocumentRefused(source, str(error)) from error
            continue
        if encoding not in seen and text.strip():
            yield text
        seen.add(encoding)


def _read(text: str, listing: Listing) -> Iterator[Opened]:
    if text.count("\n") > MOST_ROWS:
        raise DocumentRefused(listing.source, too_long())
    told = _TOLD.match(text)
    delimiter = told[1] if told else delimiter_of(text)
    try:
        yield from listed([Sheet(None, _rows(text, delimiter, told.end() if told else 0))], listing)
    except csv.Error as error:
        reason = f"is no table of values between “{delimiter}” ({error})"
        raise DocumentRefused(listing.source, reason) from error


def delimiter_of(text: str) -> str:
    r"""What stands between the values: what most rows have equally often.

    >>> delimiter_of("a;b;c\n1,5;2;3\n"), delimiter_of("a\tb\n1\t2\n")
    (';', '\t')
    """
    return max(_DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the width that most have, when that is more than one, and that width."""
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE))
    except csv.Error:
        return 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, number = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return number, width


def _rows(text: str, delimiter: str, start: int) -> Iterator[Row]:
    """The rows, each under the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter)
    before = text.count("\n", 0, start)
    line = before + 1
    for cells in reader:
        yield Row(line, tuple(map(one_line, cells[:MOST_COLUMNS])))
        line = before + reader.line_num + 1
