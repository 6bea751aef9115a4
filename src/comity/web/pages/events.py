"""The calendar: the events of a month, day by day and as a list, and for other programs to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, get_args
from urllib.parse import urlencode

import msgspec

from comity.errors import BadSetting
from comity.insight.calendar import Calendar, Wanted, calendar, days_of, newest_events, newest_month
from comity.insight.evidence import Evidence, shown
from comity.model.claim import EventType
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.publish.calendar_page import calendar_page, event_words, sheet, where_words
from comity.publish.ical import Entry, ical
from comity.publish.page import Page
from comity.web.answer import Answer, Route
from comity.web.filters import country_choices
from comity.web.pages.entity import entity_of
from comity.web.paths import record_path
from comity.web.site import Here, today

_SUBSCRIBED = 500  # events that a calendar to subscribe to has, the newest
_TYPES = get_args(EventType)

Month = Annotated[str, msgspec.Meta(pattern=r"^(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])$", max_length=7)]
Day = Annotated[str, msgspec.Meta(pattern=r"^(?:0[1-9]|[12]\d|3[01])$", max_length=2)]
Country = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z]{2}$", max_length=2)]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`month`: YYYY-MM, else the newest; `day` of it: DD. `of`: an id or a name. `after`: an event's id."""

    month: Month | None = None
    day: Day | None = None
    of: str | None = None
    type: EventType | None = None
    country: Country | None = None
    after: str | None = None


def month(here: Here, asked: Asked) -> Answer:
    """The events of a month; as a calendar to subscribe to those of all time, the newest."""
    wanted = Wanted(
        entity=entity_of(here, asked.of) if asked.of else None,
        type=asked.type,
        country=asked.country.lower() if asked.country else None,
    )
    which = asked.month or newest_month(here.view, wanted, today())
    day = f"{which}-{asked.day}" if asked.day else None
    if day and not is_edtf(day):
        raise BadSetting("day", day, "is no day of the calendar")
    found = calendar(here.view, which, wanted, day, asked.after)
    page = calendar_page(found)
    return Answer(
        finding=found,
        page=page,
        template="calendar.html",
        more={
            "found": found,
            "asked": asked,
            "sheet": sheet(found),
            "types": _TYPES,
            "countries": country_choices(here),
            "filters": _address(wanted),
            "month": partial(_month, wanted),
        },
        forms={"ics": lambda site: _subscribed(here, wanted, page, site)},
        after=found.after,
    )


def _address(wanted: Wanted, **other: str) -> str:
    """The part of an address that asks for these events."""
    told = {"of": wanted.entity.id if wanted.entity else "", "type": wanted.type, "country": wanted.country}
    return urlencode({name: value for name, value in (told | other).items() if value})


def _month(wanted: Wanted, which: str, day: str = "") -> str:
    """The address of a month, or of a day of it, with the same events."""
    return f"/calendar?{_address(wanted, month=which, day=day)}"


def _subscribed(here: Here, wanted: Wanted, page: Page, site: str) -> bytes:
    events = newest_events(here.view, wanted, _SUBSCRIBED)
    return ical(f"Comity: {page.title}", _entries(events, here.evidence(events)), site)


def _entries(events: tuple[Record, ...], evidence: Evidence) -> Iterator[Entry]:
    """The events of which the day is told; none that is told not to be."""
    for event in events:
        days, modality = days_of(event), shown(event, "modality")
        if days is None or modality == "denied":
            continue
        quotes = [evidence.citations[claim] for claim in event.claims]
        told = [day for quote in quotes if (day := quote.published) and is_edtf(day)]
        yield Entry(
            id=event.id,
            first=days[0],
            last=days[1],
            title=event_words(event, evidence),
            where=where_words(event, evidence),
            about="\n\n".join(f"{quote.quote}\n({quote.document})" for quote in quotes[:3]),
            path=record_path(event.id),
            told=max((bounds(day)[1] for day in told), default=None),
            tentative=modality != "asserted",
        )


ROUTES = (
    Route(
        path="/calendar",
        make=month,
        asked=Asked,
        gives=Calendar,
        about="The events of a month, or of a day of it; .ics has those of all time for calendar programs.",
        also=("ics",),
    ),
)
