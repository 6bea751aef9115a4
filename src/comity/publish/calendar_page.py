"""The events of a month in words: the list with its citations, and the days of the month."""

from __future__ import annotations

from calendar import Calendar as Weeks
from datetime import date
from typing import Literal

import msgspec
from babel.core import Locale, get_global
from babel.dates import get_day_names

from comity.insight.calendar import Calendar, days_of
from comity.insight.evidence import Evidence, members, shown
from comity.model.record import Record
from comity.publish.lines import governments_first, record_line
from comity.publish.page import Page, section
from comity.publish.words import date as day_words
from comity.publish.words import listed, say, term, wording


class Named(msgspec.Struct, frozen=True):
    """An event in a few words, and its record; `goes_on`: it began on a day before."""

    words: str
    record: str
    goes_on: bool


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the calendar: its number, its date in EDTF and in words, and its events."""

    number: int
    day: str
    words: str
    inside: bool
    begin: int
    events: tuple[Named, ...]


class Sheet(msgspec.Struct, frozen=True):
    """A month: the names of the days of a week, short and whole, and its weeks."""

    days: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Day, ...], ...]


def calendar_page(found: Calendar) -> Page:
    """The events of a month, or of a day of it, as lines."""
    when = day_words(found.day or found.month)
    lines = [record_line(event, found.evidence) for event in found.events]
    entity = found.wanted.entity
    what = wording().headings["events"]
    return Page(
        title=say("of_whom", what=what, names=entity.name) if entity else what,
        subtitle=when,
        sections=section(when, lines),
        citations=found.evidence.citations,
    )


def sheet(found: Calendar) -> Sheet:
    """The month week by week; a week begins as it does in the country of the language."""
    first = _first_day()
    named = {event.id: event for event in found.named}
    weeks = Weeks(first).monthdatescalendar(int(found.month[:4]), int(found.month[5:]))
    names = [(_name(first + at, "abbreviated"), _name(first + at, "wide")) for at in range(7)]
    return Sheet(tuple(names), tuple(tuple(_day(day, found, named) for day in week) for week in weeks))


def event_words(event: Record, evidence: Evidence) -> str:
    """An event in a few words: its name, else what it is and of whom."""
    if name := shown(event, "name"):
        return str(name)
    ids = sorted(dict.fromkeys(one["entity"] for one in _participants(event)), key=governments_first)
    who = list(dict.fromkeys(map(evidence.name, ids)))
    where = [evidence.name(place) for place in members(event, "places")]
    what = term("event", shown(event, "type"))
    about = listed((who or where)[:2])
    return say("of_whom", what=what, names=about) if about else what


def where_words(event: Record, evidence: Evidence) -> str:
    """The places of an event."""
    return listed([evidence.name(place) for place in members(event, "places")])


def _first_day() -> int:
    """The day a week begins with where most speak the language, 0 for Monday."""
    locale = wording().cldr
    there = get_global("likely_subtags").get(str(locale), str(locale))
    return Locale.parse(there).first_week_day


def _day(day: date, found: Calendar, named: dict[str, Record]) -> Day:
    told = day.isoformat()
    return Day(
        number=day.day,
        day=told,
        words=day_words(told),
        inside=told.startswith(found.month),
        begin=found.days.get(told, 0),
        events=tuple(_named(named[id_], day, found.evidence) for id_ in found.grid.get(told, ())),
    )


def _named(event: Record, day: date, evidence: Evidence) -> Named:
    days = days_of(event)
    return Named(event_words(event, evidence), event.id, bool(days and days[0] < day))


def _name(day: int, width: Literal["abbreviated", "wide"]) -> str:
    names = get_day_names(width, "stand-alone", wording().cldr)
    return str(names[day % len(names)])


def _participants(event: Record) -> list[dict[str, str]]:
    told = event.fields.get("participants")
    return list(told.shown) if told else []
