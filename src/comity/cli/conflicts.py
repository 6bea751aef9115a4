"""`comity conflicts`: where sources disagree, who says what, and why they may differ."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.atlas import Atlas
from comity.cli.naming import entity
from comity.cli.options import Register
from comity.cli.sheet import console, print_page
from comity.errors import BadSetting
from comity.insight.conflicts import conflicts as found_in
from comity.model.claim import KINDS
from comity.publish.conflict_page import conflicts_page
from comity.reference import gazetteer
from comity.register.view import opened

_SHORT = 20  # conflicts of a kind shown without --full


def conflicts(
    name: Annotated[
        str | None,
        typer.Argument(help="A locality, country, organisation or person. Nothing: the whole register."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only records of this kind: figure, agreement …")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Every conflict.")] = False,
    register: Register = None,
    json_: Annotated[bool, typer.Option("--json", help="As JSON, with every value and source.")] = False,
) -> None:
    """Show where sources disagree: who says what, which value is shown, and why they may differ."""
    if kind is not None and kind not in KINDS:
        raise BadSetting("--kind", kind, f"is no kind; the kinds are {', '.join(KINDS)}")
    with opened(register or settings.load().register) as view:
        about = entity(view, name) if name else None
        found = found_in(view, about, kind, Atlas(gazetteer.load()).boundaries)
    if json_:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        print_page(conflicts_page(found), console(), None if full else _SHORT)
