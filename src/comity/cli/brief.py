"""`comity brief`: a paper on a locality, or on two for whoever meets one for the other."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.days import day
from comity.cli.options import On, Register
from comity.cli.papers import Desk, Language, LayoutOption, Output, Purpose, Template, checked, desk, put
from comity.errors import BadSetting
from comity.insight.briefing.meeting import meeting
from comity.insight.briefing.situation import situation
from comity.publish.briefs.locality import locality_brief
from comity.publish.briefs.relation import relation_brief
from comity.publish.paper.files import Manner
from comity.publish.paper.paper import Paper

_PAGES = 1  # of what stands before the annex


def brief(
    one: Annotated[str, typer.Argument(help="A locality by name or id.")],
    other: Annotated[
        str | None, typer.Argument(help="The locality it meets. Nothing: a brief of the one and its ties.")
    ] = None,
    to: Output = "-",
    purpose: Purpose = "",
    on: On = None,
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="What changed since that day, the last meeting.")
    ] = None,
    language: Language = "en",
    layout: LayoutOption = "plain",
    template: Template = None,
    register: Register = None,
) -> None:
    """Write a brief of a locality, or of two that meet: one page and an annex, every sentence cited."""
    checked(to)
    with desk(register, language) as at:
        paper = _paper(at, one, other, purpose, on, since)
        put(paper, to, Manner(layout, template, _PAGES))


def _paper(at: Desk, one: str, other: str | None, purpose: str, on: str | None, since: str | None) -> Paper:
    then, last = day(on), day(since, "--since")
    around = at.around(then)
    if last and last >= around.on:
        raise BadSetting("--since", str(since), f"is not before {around.on}")
    if other is None:
        return locality_brief(situation(around, at.locality(one), at.atlas, last, at.duties), purpose)
    two = at.localities(one, other)
    return relation_brief(meeting(around, *two, at.atlas, last, at.duties), purpose)
