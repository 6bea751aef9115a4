"""`comity visit`: the pack for a journey to several localities, from an itinerary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli import itinerary
from comity.cli.days import day
from comity.cli.options import On, Register
from comity.cli.papers import Language, LayoutOption, Output, Purpose, Template, checked, desk, put
from comity.insight.visit import visit as told
from comity.publish.briefs.visit import visit_pack
from comity.publish.paper.files import Manner

_PAGES = 1  # of the itinerary, and of each relation


def visit(
    journey: Annotated[
        Path, typer.Argument(metavar="ITINERARY", help="A YAML file: who travels, and the calls day by day.")
    ],
    to: Output = "-",
    purpose: Purpose = "",
    on: On = None,
    language: Language = "en",
    layout: LayoutOption = "plain",
    template: Template = None,
    register: Register = None,
) -> None:
    """Write the pack for a journey: the itinerary, a page for each relation, people, promises."""
    checked(to)
    plan = itinerary.read(journey)
    with desk(register, language) as at:
        calls = itinerary.calls(plan, at.view)
        found = told(at.around(day(on)), at.locality(plan.of), calls, at.atlas, at.duties, plan.title)
        put(visit_pack(found, purpose), to, Manner(layout, template, _PAGES))
