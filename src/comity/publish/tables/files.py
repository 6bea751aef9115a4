"""Where tables are written: one file for all, one for each kind in a folder, or a stream."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal

from comity.publish.selection import Selection
from comity.publish.tables import csv_file
from comity.publish.tables.labels import Language
from comity.publish.tables.rows import Row, Rows
from comity.publish.tables.shown import Shown
from comity.publish.whole import whole
from comity.register.view import View

Format = Literal["csv", "xlsx", "parquet"]


class Tables:
    """The tables of a register's records, as far as they are selected, in the words of a language."""

    def __init__(self, view: View, selection: Selection, language: Language = "en") -> None:
        self._rows, self._kinds = Rows(view, selection, language), selection.every_kind

    def stream_csv(self, file: BinaryIO, kind: str) -> None:
        """Writes the table of one kind as CSV into an open file."""
        csv_file.write(file, kind, self._rows.of(kind), self._shown(kind))

    def write(self, path: Path, format_: Format) -> None:
        """Writes a file: a workbook of every kind, or the table of the first kind."""
        with whole(path) as part:
            if format_ == "xlsx":
                self._write_workbook(part)
            else:
                self._write_one(part, format_, self._kinds[0], self._rows.of(self._kinds[0]))

    def write_into(self, folder: Path, format_: Format) -> None:
        """Writes a file a kind into a folder, made where there is none; kinds without records have none."""
        folder.mkdir(parents=True, exist_ok=True)
        for kind in self._kinds:
            rows = self._rows.of(kind)
            if (first := next(rows, None)) is not None:
                with whole(folder / f"{kind}.{format_}") as part:
                    self._write_one(part, format_, kind, chain([first], rows))

    def _write_one(self, part: Path, format_: Format, kind: str, rows: Iterator[Row]) -> None:
        if format_ == "csv":
            with part.open("wb") as file:
                csv_file.write(file, kind, rows, self._shown(kind))
        else:
            # Loaded where it is asked for: it takes a third of a second.
            import_module("comity.publish.tables.parquet").write(part, kind, rows)

    def _write_workbook(self, part: Path) -> None:
        tables = (
            (kind, self._rows.labels.sheets[kind], self._rows.of(kind), self._shown(kind))
            for kind in self._kinds
        )
        import_module("comity.publish.tables.workbook").write(part, tables)

    def _shown(self, kind: str) -> Shown:
        return Shown(kind, self._rows.labels, self._rows.names)
