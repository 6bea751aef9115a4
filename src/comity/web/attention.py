"""What needs attention in the register served: looked for in all of it once, until it changes."""

from __future__ import annotations

from comity.errors import UnknownName
from comity.insight import dates, orphans
from comity.insight.chronicle import Chronicle, chronicle
from comity.insight.contested import Contested, contested
from comity.insight.dates import Ahead
from comity.insight.encounters import Encounters, encounters
from comity.insight.orphans import Touched
from comity.insight.promises import every as promises
from comity.insight.promises.every import Promised
from comity.register.counting import Coverage
from comity.web.pages.entity import entity_of
from comity.web.site import Here


def encounters_in(here: Here) -> Encounters:
    """What brought localities of different countries together."""
    return here.once("encounters", lambda: encounters(here.around()))


def chronicle_of(here: Here) -> Chronicle:
    """Every agreement and every tie."""
    return here.once("chronicle", lambda: chronicle(here.around(), encounters_in(here)))


def touched_in(here: Here) -> tuple[Touched, ...]:
    """The agreements a party of which changed."""
    return here.once("touched", lambda: orphans.touched(chronicle_of(here).agreed, here.around()))


def ahead_in(here: Here) -> tuple[Ahead, ...]:
    """Every day ahead."""
    return here.once("ahead", lambda: dates.ahead(chronicle_of(here).agreed, here.around(), here.duties))


def promised_in(here: Here) -> tuple[Promised, ...]:
    """Every promise."""
    return here.once("promised", lambda: promises.every(here.around()))


def contested_in(here: Here) -> Contested:
    """Where sources may disagree."""
    return here.once("contested", lambda: contested(here.view))


def coverage_of(here: Here) -> Coverage:
    """What was looked through."""
    return here.once("coverage", here.view.coverage)


def meant(here: Here, name: str | None) -> str | None:
    """The id of the place a name means, be it one that no document names; None where none is given."""
    if not name:
        return None
    try:
        return entity_of(here, name).id
    except UnknownName:
        if here.atlas.name(name) is None:
            raise
        return name


def code_of(country: str | None) -> str | None:
    """A country's code as ids begin with it."""
    return country.lower() if country else None
