"""Everybody an event's claim names as taking part."""

from __future__ import annotations

from comity.model.dates import bounds, precision
from comity.model.entity import Entity
from comity.reading.event.attendance import Attendance
from comity.reading.event.event_entry import Entry

_FRESH = 10


def company(entry: Entry, attendance: Attendance) -> list[Entity]:
    """The sides and people of an event, and whom the text lets one add to them."""
    people = {} if _only_invited(entry) else entry.people | _leading(entry, attendance)
    return [*(entry.sides | _at_home(entry)).values(), *people.values()]


def _leading(entry: Entry, attendance: Attendance) -> dict[str, Entity]:
    """Who leads the sides that came together in the days of the news, where the text names nobody."""
    if (
        entry.type not in ("meeting", "visit", "ceremony")
        or entry.modality != "asserted"
        or not _is_news(entry)
    ):
        return {}
    named = {side.key for side in attendance.presence.sides_of(list(entry.people.values()))}
    sides = [side for key, side in entry.sides.items() if key not in named]
    if entry.type == "visit":
        sides = [side for side in sides if side.key not in entry.places]
    return {person.key: person for person in attendance.leaders(sides)}


def _is_news(entry: Entry) -> bool:
    """Whether it was in the days before the text appeared."""
    published = entry.occasion.page.published
    if not published or precision(entry.date) != 3:
        return False
    return abs((bounds(published)[1] - bounds(entry.date or "")[0]).days) <= _FRESH


def _only_invited(entry: Entry) -> bool:
    """Whether it is a fair still to come: whoever speaks of it need not be there."""
    return entry.type == "exhibition" and entry.modality != "asserted"


def _at_home(entry: Entry) -> dict[str, Entity]:
    """The places where people of elsewhere are taught."""
    if entry.type != "training":
        return {}
    return {key: place for key, place in entry.places.items() if place.type == "locality"}
