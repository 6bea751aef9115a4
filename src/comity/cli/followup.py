"""`comity followup`: what was promised, what is told since that may speak to it, what people decided."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from comity import settings
from comity.atlas import Atlas
from comity.cli.days import day, today
from comity.cli.naming import locality
from comity.cli.options import Register
from comity.cli.sheet import console, print_page
from comity.errors import BadSetting
from comity.insight.promises import every as promised
from comity.insight.promises.promise import STATES, State
from comity.insight.surroundings import Surroundings
from comity.publish.promise_page import followup_page
from comity.publish.words import listed
from comity.reference import gazetteer
from comity.reference.succession import Succession
from comity.register.view import opened

_SHORT = 20  # promises shown without --full


def followup(
    of: Annotated[
        str | None,
        typer.Argument(
            metavar="[LOCALITY]",
            help="Promises of one locality or of what lies in it, and those made to them.",
            show_default=False,
        ),
    ] = None,
    partner: Annotated[
        str | None, typer.Option(metavar="LOCALITY", help="Those between it and this one.")
    ] = None,
    state: Annotated[
        str | None, typer.Option(metavar="STATE", help="open, evidence_found, fulfilled, lapsed or changed.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="As they were known and stood on that day.")
    ] = None,
    register: Register = None,
    full: Annotated[bool, typer.Option("--full", help="Every promise.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="As JSON, with records and claims.")] = False,
) -> None:
    """List what was promised, by when, and what is told since that may speak to it."""
    tables, then, wanted = gazetteer.load(), day(on), _state(state)
    with opened(register or settings.load().register) as opened_view, opened_view.still() as view:
        around = Surroundings(view, Succession(tables), Atlas(tables), then or today(), then)
        place, other = (locality(view, name) if name else None for name in (of, partner))
        one = place or other
        found = promised.of_place(one, around) if one else promised.every(around)
        chosen = promised.asked_for(found, around, place, other, state=wanted)
        kept = chosen if full or json_ else chosen[:_SHORT]
        told = promised.followup(kept, promised.numbers(chosen), view.coverage(), around)
    if json_:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n")
    else:
        print_page(followup_page(told), console(), None if full else _SHORT)


def _state(told: str | None) -> State | None:
    """The state that is asked for; raises BadSetting for what is none."""
    found = next((state for state in STATES if state == told), None)
    if told is not None and found is None:
        raise BadSetting("--state", told, f"is no state; there are {listed(list(STATES))}")
    return found
