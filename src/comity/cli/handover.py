"""`comity handover`: everything on a relation, for those who take it over."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.days import day
from comity.cli.options import On, Register
from comity.cli.papers import Language, LayoutOption, Output, Purpose, Template, checked, desk, put
from comity.insight.briefing.meeting import meeting
from comity.insight.handover import handover as told
from comity.publish.briefs.handover import handover_pack
from comity.publish.paper.files import Manner

_PAGES = 1  # of what stands before the annex


def handover(
    one: Annotated[str, typer.Argument(help="A locality by name or id.")],
    other: Annotated[str, typer.Argument(help="The locality it has to do with.")],
    to: Output = "-",
    purpose: Purpose = "",
    on: On = None,
    language: Language = "en",
    layout: LayoutOption = "plain",
    template: Template = None,
    register: Register = None,
) -> None:
    """Write a handover pack: how it began, who is who, what was promised, what to mind, sources."""
    checked(to)
    with desk(register, language) as at:
        around = at.around(day(on))
        found = meeting(around, *at.localities(one, other), at.atlas, duties=at.duties)
        put(handover_pack(told(found, around), purpose), to, Manner(layout, template, _PAGES))
