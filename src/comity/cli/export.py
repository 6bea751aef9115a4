"""`comity export`: a register as JSON Lines."""

from __future__ import annotations

import sys
from errno import EISDIR
from pathlib import Path
from typing import Annotated

import typer

from comity import settings
from comity.cli.options import Register
from comity.publish import export as exports
from comity.register.view import opened


def export(
    to: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; standard output without it.")
    ] = None,
    register: Register = None,
) -> None:
    """Write a register as JSON Lines: documents, claims, entities, mentions, records and decisions.

    The same documents, reference tables and decisions give the same bytes.
    """
    with opened(register or settings.load().register) as view:
        if to is None:
            sys.stdout.buffer.writelines(exports.export(view))
            return
        if to.is_dir():
            raise IsADirectoryError(EISDIR, "is a folder; name a file", str(to))
        part = to.with_name(to.name + ".part")
        try:
            with part.open("wb") as file:
                file.writelines(exports.export(view))
            part.replace(to)
        finally:
            part.unlink(missing_ok=True)
