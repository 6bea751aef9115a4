"""`comity export`: a register, or what is selected of it, as JSON Lines, CSV, Excel workbook or Parquet."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

import typer

from comity import settings
from comity.cli import naming
from comity.cli.options import Register
from comity.errors import BadSetting
from comity.lexicon.language import OTHER, languages
from comity.model.claim import KINDS
from comity.model.dates import bounds
from comity.model.vocabularies import sectors as every_sector
from comity.publish import export as exports
from comity.publish.selection import Selection
from comity.publish.tables.files import Format as TableFormat
from comity.publish.tables.files import Tables
from comity.publish.tables.labels import Language as Words
from comity.publish.whole import whole
from comity.register.view import View, opened

Told = TypeVar("Told", bound=str)
Format = Literal["jsonl", "csv", "xlsx", "parquet"]
_ENDINGS: dict[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}


def export(
    to: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file, or folder, to write; standard output without it."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="jsonl, csv, xlsx or parquet; else by the ending."),
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only records of this kind: agreement, event …")
    ] = None,
    locality: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only what names it, or something in it.")
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only what names a country (vn, kr) or part of it."),
    ] = None,
    sector: Annotated[
        list[str] | None,
        typer.Option(metavar="SECTOR", help="Only what is about a sector: trade, education …"),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only what a document in a language tells: en, ko, vi."),
    ] = None,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="Only what is dated to that year.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only from a year, month or day on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only up to a year, month or day.")
    ] = None,
    words: Annotated[
        str, typer.Option(metavar="LANGUAGE", help="The language of CSV and Excel tables: en, ko or vi.")
    ] = "en",
    register: Register = None,
) -> None:
    """Write a register out: as JSON Lines, or its records as CSV, Excel workbook or Parquet.

    The same documents, reference tables and decisions give the same bytes of JSON Lines.
    """
    if year is not None and (since or until):
        raise BadSetting("--year", str(year), "stands for --since and --until, give the one or the others")
    chosen = _format(to, format_)
    tables_in = _one_of("--words", words, get_args(Words))
    with opened(register or settings.load().register) as view:
        selection = Selection(
            kinds=tuple(_one_of("--kind", one, KINDS) for one in kind or ()),
            localities=tuple(naming.locality(view, one) for one in locality or ()),
            countries=tuple(map(naming.country, country or ())),
            sectors=tuple(_one_of("--sector", one, every_sector()) for one in sector or ()),
            languages=tuple(_one_of("--language", one, (*languages(), OTHER)) for one in language or ()),
            since=_day("--since", str(year) if year is not None else since, last=False),
            until=_day("--until", str(year) if year is not None else until, last=True),
        )
        if chosen == "jsonl":
            _write_lines(view, selection, to)
        else:
            _write_tables(Tables(view, selection, tables_in), selection, to, chosen)


def _write_lines(view: View, selection: Selection, to: Path | None) -> None:
    lines = exports.export(view) if selection.everything else exports.export_of(view, selection)
    if to is None:
        sys.stdout.buffer.writelines(lines)
        return
    with whole(to) as part, part.open("wb") as file:
        file.writelines(lines)


def _write_tables(tables: Tables, selection: Selection, to: Path | None, format_: TableFormat) -> None:
    """Writes one file, a file a kind into a folder, or CSV on standard output."""
    one = len(selection.kinds) == 1
    if to is None:
        if format_ != "csv":
            raise BadSetting("--format", format_, "is no text: name a file with -o")
        if not one:
            raise BadSetting("--format", format_, f"holds one table: name its kind with --kind ({_KINDS})")
        tables.stream_csv(sys.stdout.buffer, selection.kinds[0])
    elif format_ == "xlsx":
        tables.write(to, format_)
    elif to.is_dir() or not to.suffix:
        tables.write_into(to, format_)
    elif one:
        tables.write(to, format_)
    else:
        reason = f"holds one table: name its kind with --kind ({_KINDS}), or a folder for one file a kind"
        raise BadSetting("--output", str(to), reason)


_KINDS = ", ".join(KINDS)


def _format(to: Path | None, told: str | None) -> Format:
    """The format asked for: by its name, by the file's ending, else JSON Lines."""
    if told is not None:
        return _one_of("--format", told, get_args(Format))
    if to is None or not to.suffix:
        return "jsonl"
    if to.suffix.lower() not in _ENDINGS:
        reason = f"has an ending that tells no format ({', '.join(_ENDINGS)}); name one with --format"
        raise BadSetting("--output", str(to), reason)
    return _ENDINGS[to.suffix.lower()]


def _one_of(option: str, value: str, known: Iterable[Told]) -> Told:
    """The value where it is one of those there are; BadSetting where it is none."""
    allowed = list(known)
    found = next((one for one in allowed if one == value), None)
    if found is None:
        raise BadSetting(option, value, f"is none of {', '.join(allowed)}")
    return found


def _day(option: str, told: str | None, last: bool) -> date | None:
    """The first or the last day of a year, month or day; BadSetting for anything else."""
    try:
        return bounds(told)[last] if told else None
    except ValueError:
        raise BadSetting(
            option, str(told), "is no year, month or day; write 2024, 2024-05 or 2024-05-31"
        ) from None
