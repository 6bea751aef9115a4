"""Days ahead, what rules ask for among them, as a list and as a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta

from comity.insight.cursor import behind, written
from comity.insight.dates import MONTHS, Ahead, Dates, dates, place_of, within
from comity.insight.surroundings import Surroundings
from comity.publish.dates_page import dates_page
from comity.publish.days_calendar import entries
from comity.publish.ical import ical
from comity.reference.deadline import months_on
from comity.reference.duties import Duties
from comity.web.answer import Answer, Route, Table
from comity.web.attention import ahead_in, code_of, meant
from comity.web.filters import After, Code, Most, country_choices
from comity.web.site import Here

_IN_CALENDAR = 500  # days, at most


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`months`: how far ahead. `of`: that concern one locality, or what lies in it; an id or a name."""

    months: Annotated[int, Meta(ge=1, le=1200)] = MONTHS
    of: str | None = None
    country: Code | None = None
    after: After | None = None
    most: Most = 20


def days(here: Here, asked: Asked) -> Answer:
    """The days ahead, the next first."""
    around = here.around()
    of, country = meant(here, asked.of), code_of(asked.country)
    until = months_on(around.on, asked.months)
    every = within(ahead_in(here), around, until, of, country)
    left = behind(every, asked.after, place_of)
    shown = left[: asked.most]
    found = dates(shown, around, here.duties, until, len(every), of)
    page = dates_page(found)
    return Answer(
        finding=found,
        page=page,
        template="attention.html",
        more={"asked": asked, "countries": country_choices(here)},
        table=Table(
            columns=("on", "what", "record", "rule", "party", "since"),
            rows=((one.on, one.what, one.record.id, one.rule, one.party, one.since) for one in found.dates),
        ),
        forms={"ics": partial(_calendar, page.title, every[:_IN_CALENDAR], around, here.duties)},
        after=written(place_of(shown[-1])) if len(left) > len(shown) else None,
    )


def _calendar(name: str, every: Sequence[Ahead], around: Surroundings, duties: Duties, site: str) -> bytes:
    """All of the days, not those of one page."""
    return ical(name, entries(dates(every, around, duties)), site)


ROUTES = (
    Route(
        path="/dates",
        make=days,
        asked=Asked,
        gives=Dates,
        about="Days ahead: ends of terms, notice, signings, promises, what rules ask for, anniversaries.",
        also=("csv", "ics"),
        whole=ahead_in,
    ),
)
