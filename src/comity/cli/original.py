"""`comity original`: the bytes a document was read from, as they came."""

from __future__ import annotations

import sys
from errno import EEXIST
from pathlib import Path
from typing import Annotated

import typer

from comity import settings
from comity.cli.options import Register
from comity.errors import AmbiguousName, UnknownName
from comity.model.document import Original
from comity.register.view import opened


def original(
    document: Annotated[str, typer.Argument(help="A document, by name or id.", show_default=False)],
    register: Register = None,
    to: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; standard output without it.")
    ] = None,
    of: Annotated[str | None, typer.Option(help="Of several originals the one whose hash begins so.")] = None,
) -> None:
    """Give back the bytes a document was read from."""
    with opened(register or settings.load().register) as view:
        kept = view.document(document)
        found = [one for one in view.originals(kept.id) if one[1].id.startswith(of or "")]
    if not found:
        reason = "has no original here: it was read before originals were kept, or --of fits none"
        raise UnknownName(document, reason)
    if len(found) > 1:
        raise AmbiguousName(document, ((one.id[:12], f"{name}, {one.media_type}") for name, one in found))
    _write(found[0][1], to)


def _write(original: Original, to: Path | None) -> None:
    if to is None:
        sys.stdout.buffer.write(original.data)
        return
    if to.exists():
        raise FileExistsError(EEXIST, "is there already; an original overwrites nothing", str(to))
    to.write_bytes(original.data)
