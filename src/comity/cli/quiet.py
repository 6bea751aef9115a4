"""`comity quiet`: ties of which no source tells anything of late, with the last that was told."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.atlas import Atlas
from comity.cli.days import today
from comity.cli.naming import country as country_code
from comity.cli.naming import locality
from comity.cli.options import Register
from comity.cli.sheet import console, print_page
from comity.insight.chronicle import chronicle
from comity.insight.encounters import encounters
from comity.insight.quiet import YEARS, are_quiet
from comity.insight.quiet import quiet as told
from comity.insight.surroundings import Surroundings
from comity.publish.attention import quiet_page
from comity.reference import gazetteer
from comity.reference.succession import Succession
from comity.register.view import opened

_SHORT = 20  # ties shown without --full


def quiet(
    years: Annotated[
        int, typer.Option(metavar="NUMBER", min=0, max=500, help="For how many years nothing is told.")
    ] = YEARS,
    of: Annotated[
        str | None, typer.Option(metavar="LOCALITY", help="Ties of one locality, or of what lies in it.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Ties with localities of this country (vn, kr).")
    ] = None,
    register: Register = None,
    full: Annotated[bool, typer.Option("--full", help="Every tie.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="As JSON, with records and claims.")] = False,
) -> None:
    """List ties of which no source tells anything of late, with the last that was told."""
    tables = gazetteer.load()
    with opened(register or settings.load().register) as view:
        around = Surroundings(view, Succession(tables), Atlas(tables), today())
        place = locality(view, of) if of else None
        code = country_code(country) if country else None
        ties = chronicle(around, encounters(around)).ties
        found = told(are_quiet(ties, around, years, place, code), view.coverage(), around, years)
    if json_:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        print_page(quiet_page(found), console(), None if full else _SHORT)
