"""`comity claims`: documents to claims on standard output, without a register."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.cli.console import note
from comity.errors import DocumentRefused
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.sources.open import open_document
from comity.sources.places import find_files


def claims(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders of files.", show_default=False)],
    everything: Annotated[
        bool, typer.Option("--all", help="Read documents that are not about international cooperation too.")
    ] = False,
) -> None:
    """Turn documents into cited claims, one JSON line each, without a register.

    Refused and not relevant documents are told on standard error. Exit code 1 where some documents were
    refused, 2 where all were.
    """
    limit, found = settings.load().max_bytes, find_files(paths)
    reader = Reader(gazetteer.load())
    if found.passed_over:
        files = "1 file" if len(found.passed_over) == 1 else f"{len(found.passed_over)} files"
        note(f"{files} passed over: in no format that Comity reads")
    refused = 0
    for path in found.files:
        try:
            document = open_document(path, limit)
        except DocumentRefused as refusal:
            refused += 1
            note(f"refused: {refusal}")
            continue
        reading = reader.read(document, everything=everything)
        if not reading.relevant and not everything:
            note(f"not relevant: {path}: {reading.reason}")
        for claim in reading.claims:
            sys.stdout.write(msgspec.json.encode(claim).decode() + "\n")
    if refused:
        raise typer.Exit(2 if refused == len(found.files) else 1)
