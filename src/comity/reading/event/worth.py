"""Whether a mention says enough of an event to be one of its own."""

from __future__ import annotations

from comity.model.dates import precision
from comity.model.entity import Entity
from comity.reading.event.attendance import Attendance
from comity.reading.event.event_entry import Entry
from comity.reading.event.occasion import Occasion

_BESIDE = 30


def is_worth(entry: Entry, date: str | None, places: list[Entity], attendance: Attendance) -> bool:
    """Whether a mention says enough of an event of its own: when or where it is held."""
    occasion = entry.occasion
    if not occasion.noun:
        told = bool(entry.sides or entry.people) or precision(date) == 3 or bool(date and places)
        told = told or bool(places and entry.type == "ceremony" and not _is_aim(occasion))
        ahead = occasion.present and date is None
        return told and not ahead and not _national(occasion, attendance)
    if occasion.name is not None:
        beside = _date_beside(occasion)
        numbered = any(mark.isdigit() for mark in occasion.name) and attendance.presence.foreign(
            list(entry.sides.values())
        )
        placed = places and entry.sides and _placed(occasion) and not occasion.in_headline
        return bool(beside or occasion.held or numbered or placed)
    sent = occasion.type == "promotion" and bool(entry.sides)
    return bool(date and (places or occasion.held or entry.sides)) or bool(places and (occasion.held or sent))


def _date_beside(occasion: Occasion) -> bool:
    """Whether the sentence tells a date outside the event's own name."""
    return any(
        not occasion.at <= mark.start < occasion.to
        for mark in occasion.sentence.dates()
        if mark.edtf and not mark.as_of
    )


def _is_aim(occasion: Occasion) -> bool:
    """Whether it is only what something else is for ("held to mark the anniversary")."""
    before = [chunk for chunk in occasion.sentence.chunks if chunk.end <= occasion.at]
    return bool(before) and before[-1].label == "i"


def _placed(occasion: Occasion) -> bool:
    """Whether a place stands right behind the event's name."""
    return any(
        chunk.data.get("where") and 0 <= chunk.start - occasion.to < _BESIDE
        for chunk in occasion.sentence.chunks
    )


def _national(occasion: Occasion, attendance: Attendance) -> bool:
    words = occasion.sentence.words("limits")
    return any(hit.words[0].code == "national" for hit in words) and not attendance.presence.foreign(
        list(attendance.sides(occasion))
    )
