"""Ties of which no source tells anything of late."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from comity.insight.chronicle import place_of
from comity.insight.cursor import behind, written
from comity.insight.quiet import YEARS, Quiet, are_quiet, quiet
from comity.publish.attention import quiet_page
from comity.web.answer import Answer, Route, Table
from comity.web.attention import chronicle_of, code_of, coverage_of, meant
from comity.web.filters import After, Code, Most, country_choices
from comity.web.site import Here


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`years`: for how long nothing is told. `of`: with one locality, or what lies in it; an id or a name."""

    years: Annotated[int, Meta(ge=0, le=500)] = YEARS
    of: str | None = None
    country: Code | None = None
    after: After | None = None
    most: Most = 20


def ties(here: Here, asked: Asked) -> Answer:
    """The quiet ties, those for longest first."""
    around = here.around()
    of, country = meant(here, asked.of), code_of(asked.country)
    every = are_quiet(chronicle_of(here).ties, around, asked.years, of, country)
    left = behind(every, asked.after, place_of)
    shown = left[: asked.most]
    found = quiet(shown, coverage_of(here), around, asked.years, len(every))
    return Answer(
        finding=found,
        page=quiet_page(found),
        template="quiet.html",
        more={"asked": asked, "countries": country_choices(here), "found": found},
        table=_table(found),
        after=written(place_of(shown[-1])) if len(left) > len(shown) else None,
    )


def _table(found: Quiet) -> Table:
    name = found.evidence.name
    return Table(
        columns=("one", "one_name", "other", "other_name", "last", "last_record", "agreements"),
        rows=(
            (
                tie.one,
                name(tie.one),
                tie.other,
                name(tie.other),
                tie.last.day if tie.last else None,
                tie.last.id if tie.last else None,
                tie.number,
            )
            for tie in found.ties
        ),
    )


ROUTES = (
    Route(
        path="/quiet",
        make=ties,
        asked=Asked,
        gives=Quiet,
        about="Ties of localities of different countries of which nothing dated is told for some years.",
        also=("csv",),
        whole=chronicle_of,
    ),
)
