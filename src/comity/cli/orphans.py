"""`comity orphans`: ties whose party was merged, renamed, abolished or moved."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.atlas import Atlas
from comity.cli.days import day, today
from comity.cli.naming import country as country_code
from comity.cli.naming import locality
from comity.cli.options import Register
from comity.cli.sheet import console, print_page
from comity.insight.orphans import orphans as find
from comity.insight.surroundings import Surroundings
from comity.publish.pages import orphans_page
from comity.reference import gazetteer
from comity.reference.succession import Succession
from comity.register.view import opened

_SHORT = 20  # ties shown without --full


def orphans(
    of: Annotated[
        str | None,
        typer.Option(
            metavar="LOCALITY", help="Ties of one locality, of what lies in it, or that it inherited."
        ),
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Ties whose party changed in this country (vn, kr).")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="As they were known and stood on that day.")
    ] = None,
    register: Register = None,
    full: Annotated[bool, typer.Option("--full", help="Every tie.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="As JSON, with rules and claims.")] = False,
) -> None:
    """List ties whose party was merged, renamed, abolished or moved, and what is missing."""
    tables, then = gazetteer.load(), day(on)
    with opened(register or settings.load().register) as view:
        around = Surroundings(view, Succession(tables), Atlas(tables), then or today(), then)
        found = find(
            around, of=locality(view, of) if of else None, country=country_code(country) if country else None
        )
    if json_:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        print_page(orphans_page(found), console(), None if full else _SHORT)
