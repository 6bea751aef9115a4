"""`comity digest`: what is new, told anew, decided, due and told differently since a day."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from comity import settings
from comity.cli.days import day, far
from comity.cli.naming import locality
from comity.cli.options import Register, Rules
from comity.cli.papers import Language, desk
from comity.errors import BadSetting
from comity.insight.digest import digest as told
from comity.publish.digest import digest_paper
from comity.publish.paper.files import Manner, write, written
from comity.reference import gazetteer
from comity.reference.duties import with_own

ENDINGS = (".txt", ".html", ".eml")
_LENGTH = re.compile(r"\d+[dwmy]")


def digest(
    name: Annotated[
        str | None, typer.Argument(metavar="LOCALITY", help="A locality by name or id. Nothing: all.")
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="TIME", help="Since when: 7d, 2w, 1m, or a day as 2024-05-31.")
    ] = "7d",
    ahead_for: Annotated[
        str, typer.Option("--within", metavar="TIME", help="How far ahead days are told: 30d, 6m.")
    ] = "30d",
    to: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=f"The file: {', '.join(ENDINGS)} by its ending."),
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day up to which is told.")] = None,
    rules: Rules = None,
    language: Language = "en",
    register: Register = None,
) -> None:
    """Tell what is new since a day, what is due and what differs: as text, page or a mail to send."""
    if to is not None and to.suffix.lower() not in ENDINGS:
        raise BadSetting("--output", str(to), f"ends with none of {', '.join(ENDINGS)}")
    with desk(register, language) as at:
        around = at.around(on=day(on))
        first = _first(since, around.on)
        found = told(
            around,
            with_own(rules or settings.load().rules, gazetteer.load()),
            first,
            far(ahead_for, around.on, "--within"),
            locality(at.view, name) if name else None,
            at.atlas.boundaries,
        )
        paper = digest_paper(found)
    if to is None:
        sys.stdout.write(written(paper, ".txt").decode())
    else:
        write(paper, to, Manner())


def _first(since: str, on: date) -> date:
    """The first day told of."""
    if _LENGTH.fullmatch(since):
        return far(since, on, "--since", back=True)
    first = day(since, "--since")
    if first is None or first > on:
        raise BadSetting("--since", since, f"is no time before {on}; write it as 7d or as a day")
    return first
