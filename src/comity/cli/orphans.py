"""`comity orphans`: ties whose party was merged, renamed, abolished or moved."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.atlas import Atlas
from comity.cli.days import day, today
from comity.cli.naming import entity
from comity.cli.options import Register
from comity.cli.sheet import console, print_page
from comity.errors import AmbiguousName, UnknownName
from comity.insight.orphans import orphans as find
from comity.insight.surroundings import Surroundings
from comity.publish.pages import orphans_page
from comity.reference import gazetteer
from comity.reference.succession import Succession
from comity.register.view import View, opened

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
        around = Surroundings(view, Succession(tables), Atlas(tables).parent, then or today(), then)
        found = find(around, of=_locality(view, of) if of else None, country=_country(country))
    if json_:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        print_page(orphans_page(found), console(), None if full else _SHORT)


def _locality(view: View, name: str) -> str:
    """The id of the locality a name means, be it one that no document names: ties of what lies in it count.

    Raises UnknownName or AmbiguousName.
    """
    try:
        found = entity(view, name)
    except UnknownName:
        tables = gazetteer.load()
        ids = dict.fromkeys(reading.id for reading in tables.readings(name) if "/" in reading.id)
        if len(ids) > 1:
            raise AmbiguousName(name, ((id_, Atlas(tables).name(id_) or id_) for id_ in ids)) from None
        if not ids:
            raise
        return next(iter(ids))
    if found.type != "locality":
        raise UnknownName(name, "is no locality")
    return found.id


def _country(code: str | None) -> str | None:
    """The country's code in lower case; UnknownName where there is none."""
    return gazetteer.load().country(code.lower()).id if code else None
