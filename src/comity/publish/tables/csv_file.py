"""A table as CSV: for spreadsheets, so with a byte order mark and without anything they would compute."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable
from io import TextIOWrapper
from typing import BinaryIO

from comity.publish.tables.columns import columns
from comity.publish.tables.rows import Row
from comity.publish.tables.shown import Shown

_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula in one spreadsheet or another."""


def write(file: BinaryIO, kind: str, rows: Iterable[Row], shown: Shown) -> None:
    """Writes the table of a kind, row by row; the file stays open."""
    file.write(BOM_UTF8)
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text)
    writer.writerow(shown.header(column) for column in columns(kind))
    writer.writerows([harmless(shown.value(column, row)) for column in columns(kind)] for row in rows)
    text.detach()


def harmless(value: str | float | None) -> str | float | None:
    """A value that no spreadsheet takes for a formula: text that begins like one gets an apostrophe.

    >>> harmless("=1+1"), harmless("Hue"), harmless(-5)
    ("'=1+1", 'Hue', -5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_COMPUTED) else value
