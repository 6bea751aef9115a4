"""`comity review`: what waits for a person."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.cli.sheet import console, print_page
from comity.insight.review import review as reviewed
from comity.publish.reviewing import review_page
from comity.register.view import opened

_SHORT = 20  # questions shown without --full


def review(
    decided: Annotated[bool, typer.Option("--decided", help="Every decision in force, too.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Every question and candidate.")] = False,
    register: Annotated[Path | None, typer.Option(help="The register file.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List what waits for a person: names that stay ambiguous, decisions that lost their ground."""
    with opened(register or settings.load().register) as view:
        found = reviewed(view)
    if json_:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        print_page(review_page(found, decided), console(), None if full else _SHORT)
