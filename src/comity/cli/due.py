"""`comity due`: the days ahead that agreements, promises and rules tell, and what rules ask of a locality."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.cli.days import day, far
from comity.cli.naming import country as country_code
from comity.cli.naming import locality
from comity.cli.options import Register, Rules
from comity.cli.papers import Desk, Language, desk
from comity.cli.sheet import console, print_page
from comity.insight.chronicle import chronicle
from comity.insight.dates import Dates, ahead, dates, within
from comity.insight.encounters import encounters
from comity.publish.dates_page import dates_page
from comity.publish.days_calendar import entries
from comity.publish.ical import ical
from comity.publish.whole import whole
from comity.reference import gazetteer
from comity.reference.duties import with_own

_SHORT = 20  # days shown without --full


def due(
    name: Annotated[
        str | None, typer.Argument(metavar="LOCALITY", help="A locality by name or id. Nothing: all.")
    ] = None,
    ahead_for: Annotated[
        str, typer.Option("--within", metavar="TIME", help="How far ahead: 90d, 12w, 6m, 2y.")
    ] = "90d",
    on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day from which is looked ahead.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Days that concern this country (vn, kr).")
    ] = None,
    rules: Rules = None,
    ics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A calendar for other programs to read.")
    ] = None,
    remind: Annotated[
        int | None,
        typer.Option(metavar="DAYS", min=0, max=366, help="The calendar reminds so many days before."),
    ] = None,
    language: Language = "en",
    register: Register = None,
    full: Annotated[bool, typer.Option("--full", help="Every day.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="As JSON, with rules, records and claims.")] = False,
) -> None:
    """List days that must not be missed: terms, notice, promises, what rules ask for, anniversaries."""
    with desk(register, language) as at:
        found = _found(at, name, ahead_for, on, country, rules)
        page = dates_page(found)
        if ics is not None:
            with whole(ics) as part:
                part.write_bytes(ical(page.title, entries(found, remind), ""))
        elif json_:
            sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
        else:
            print_page(page, console(), None if full else _SHORT)


def _found(
    at: Desk, name: str | None, ahead_for: str, on: str | None, country: str | None, rules: Path | None
) -> Dates:
    duties = with_own(rules or settings.load().rules, gazetteer.load())
    around = at.around(on=day(on))
    of = locality(at.view, name) if name else None
    until = far(ahead_for, around.on, "--within")
    every = ahead(chronicle(around, encounters(around)).agreed, around, duties)
    asked = within(every, around, until, of, country_code(country) if country else None)
    return dates(asked, around, duties, until, of=of)
