"""`comity yearly`: the report of a year on what a locality did abroad, and the list of its ties."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

from comity.cli.days import today
from comity.cli.options import Register
from comity.cli.papers import Language, LayoutOption, Output, Purpose, Template, checked, desk, put
from comity.errors import BadSetting
from comity.insight.yearly import last_day
from comity.insight.yearly import yearly as told
from comity.publish.briefs.yearly import yearly_report
from comity.publish.paper.files import Manner
from comity.publish.tables import office, tie_list
from comity.publish.tables.labels import Language as Words
from comity.publish.tables.labels import labels

_SHEET = ".xlsx"
_PAGES = 1  # of what stands before the annex


def yearly(
    of: Annotated[str, typer.Argument(metavar="LOCALITY", help="A locality by name or id.")],
    year: Annotated[int, typer.Option(metavar="YEAR", help="The year; the present one up to today.")],
    to: Output = "-",
    sheet: Annotated[
        Path | None, typer.Option("--list", metavar="FILE", help="The list of its ties, too, as .xlsx.")
    ] = None,
    columns: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The columns of that list, as YAML.")
    ] = None,
    purpose: Purpose = "",
    language: Language = "en",
    layout: LayoutOption = "plain",
    template: Template = None,
    register: Register = None,
) -> None:
    """Write the report of a year: who travelled, what was signed and done, what is quiet and next."""
    checked(to)
    if sheet is not None and sheet.suffix.lower() != _SHEET:
        raise BadSetting("--list", str(sheet), f"does not end with {_SHEET}")
    page = office.read(columns) if columns else None
    on = last_day(year, today())
    with desk(register, language) as at:
        found = told(at.locality(of), year, at.around(on=on), at.duties)
        put(yearly_report(found, purpose), to, Manner(layout, template, _PAGES))
        if sheet is not None:
            words = cast(Words, language)
            rows = tie_list.rows(found, at.view, labels(words))
            tie_list.write(sheet, page or office.office(words), rows)
