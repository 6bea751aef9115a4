"""`comity review`: what waits for a person."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.cli.naming import entity
from comity.cli.options import Register
from comity.cli.sheet import console, print_page
from comity.insight.identity import Identity, identity
from comity.insight.review import Review
from comity.insight.review import review as reviewed
from comity.publish.reviewing import identity_page, review_page
from comity.register.view import opened

_SHORT = 20  # questions shown without --full


def review(
    name: Annotated[
        str | None, typer.Argument(help="An entity, to see why names were taken to mean it.")
    ] = None,
    decided: Annotated[bool, typer.Option("--decided", help="Every decision in force, too.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Every question and candidate.")] = False,
    register: Register = None,
    json_: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List what waits for a person: names that stay ambiguous, decisions that lost their ground.

    With a NAME: each spelling taken to mean it, what was compared, and what else it could have meant.
    """
    finding: Review | Identity
    with opened(register or settings.load().register) as view:
        if name is None:
            finding = reviewed(view)
            page = review_page(finding, decided)
        else:
            finding = identity(view, entity(view, name))
            page = identity_page(finding)
    if json_:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(finding), indent=2).decode() + "\n")
    else:
        print_page(page, console(), None if full else _SHORT)
