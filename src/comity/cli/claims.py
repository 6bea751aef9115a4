"""`comity claims`: documents to claims on standard output, without a register."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.cli.console import note
from comity.cli.options import Private
from comity.errors import DocumentRefused
from comity.model.document import Document
from comity.pipeline import opened_at
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.sources.open import PassedOver
from comity.sources.opener import Opener
from comity.sources.places import find_files


def claims(
    places: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, patterns in quotes, addresses of pages and feeds, - for standard input.",
            show_default=False,
        ),
    ],
    everything: Annotated[
        bool, typer.Option("--all", help="Read documents that are not about international cooperation too.")
    ] = False,
    private: Private = False,
) -> None:
    """Turn documents into cited claims, one JSON line each, without a register.

    Refused and not relevant documents are told on standard error. Exit code 1 where some documents were
    refused, 2 where all were.
    """
    chosen, found = settings.load(), find_files(places)
    reader, opener = Reader(gazetteer.load()), Opener(chosen.max_bytes, private=private or chosen.private)
    if found.passed_over:
        files = "1 file" if len(found.passed_over) == 1 else f"{len(found.passed_over)} files"
        note(f"{files} passed over: in no format that Comity reads")
    refused = read = 0
    for opened in (one for place in found.places for one in opened_at(place, opener)):
        match opened:
            case DocumentRefused():
                refused += 1
                note(f"refused: {opened}")
            case PassedOver():
                note(f"passed over: {opened.number} {opened.reason}")
            case Document():
                read += 1
                _write(opened, reader, everything)
    if refused:
        raise typer.Exit(1 if read else 2)


def _write(document: Document, reader: Reader, everything: bool) -> None:
    reading = reader.read(document, everything=everything)
    if not reading.relevant and not everything:
        note(f"not relevant: {document.source}: {reading.reason}")
    for claim in reading.claims:
        sys.stdout.write(msgspec.json.encode(claim).decode() + "\n")
