"""Days ahead: ends of terms, days of notice, signings and promises, as a list and as a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta

from comity.insight.cursor import behind, written
from comity.insight.dates import MONTHS, Ahead, Dates, DueDate, dates, place_of, within
from comity.insight.surroundings import Surroundings
from comity.model.dates import bounds
from comity.publish.attention import dates_page, due_line
from comity.web.answer import Answer, Route, Table
from comity.web.attention import ahead_in, code_of, meant
from comity.web.filters import After, Code, Most, country_choices
from comity.web.ical import Entry, ical
from comity.web.paths import record_path
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
    every = within(ahead_in(here), around, asked.months, of, country)
    left = behind(every, asked.after, place_of)
    shown = left[: asked.most]
    found = dates(shown, around, asked.months, len(every))
    page = dates_page(found)
    return Answer(
        finding=found,
        page=page,
        template="attention.html",
        more={"asked": asked, "countries": country_choices(here)},
        table=Table(
            columns=("on", "what", "record"),
            rows=((one.on, one.what, one.record.id) for one in found.dates),
        ),
        forms={"ics": partial(_calendar, page.title, every[:_IN_CALENDAR], around)},
        after=written(place_of(shown[-1])) if len(left) > len(shown) else None,
    )


def _calendar(name: str, every: Sequence[Ahead], around: Surroundings, site: str) -> bytes:
    """All of the days, not those of one page."""
    found = dates(every, around)
    return ical(name, [_entry(one, found) for one in found.dates], site)


def _entry(one: DueDate, found: Dates) -> Entry:
    """A day in a calendar: the last it can mean, for what is told by month or year."""
    day = bounds(one.on)[1]
    quotes = [found.evidence.citations[id_].quote for id_ in one.record.claims[:2]]
    return Entry(
        id=f"{one.what}-{one.record.id}",
        first=day,
        last=day,
        title="".join(part.text for part in due_line(one, found.evidence).parts),
        about="\n".join(f"“{quote}”" for quote in quotes),
        path=record_path(one.record.id),
        tentative=one.what in ("signing", "promise"),
    )


ROUTES = (
    Route(
        path="/dates",
        make=days,
        asked=Asked,
        gives=Dates,
        about="Days ahead: ends of terms, last days of notice, signings planned and promises due.",
        also=("csv", "ics"),
        whole=ahead_in,
    ),
)
