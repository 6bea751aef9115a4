"""Days as a calendar that other programs subscribe to (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import msgspec

from comity import __version__

_MAKER = f"-//Comity//Comity {__version__}//EN"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: its days, the first and the last, what it is and where, more about it, and its page.

    `id` stays that of the same thing. `told` is the day on which it was last told. `tentative`: planned or
    hoped for. `remind`: so many days before, programs are to say so.
    """

    id: str
    first: date
    last: date
    title: str
    where: str = ""
    about: str = ""
    path: str
    told: date | None = None
    tentative: bool = False
    remind: int | None = None


def ical(name: str, entries: Iterable[Entry], site: str) -> bytes:
    """The calendar of this name; `site` is where the site stands, for the links: without one there are none.

    The same entries give the same bytes: nothing in it tells when it was asked for.
    """
    made = icalendar.Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    for place in ("name", "x-wr-calname"):
        made.add(place, icalendar.vText(_text(name)))
    for entry in entries:
        made.add_component(_event(entry, site))
    written: bytes = made.to_ical()
    return written


def _text(words: str) -> str:
    """Words without what a calendar has no place for: other line breaks than its own, control characters."""
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_TEXT)


_NO_TEXT = {code: None for code in (*range(32), 127) if chr(code) not in "\t\n"}


def _event(entry: Entry, site: str) -> icalendar.Event:
    told = datetime.combine(entry.told or entry.first, time(), UTC)
    event = icalendar.Event()
    event.add("uid", f"{entry.id}@comity")
    event.add("dtstamp", told)
    event.add("dtstart", entry.first)
    # The end is the day on which it is over.
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("summary", _text(entry.title))
    if entry.where:
        event.add("location", _text(entry.where))
    if entry.about:
        event.add("description", _text(entry.about))
    if site:
        event.add("url", f"{site}{entry.path}")
    event.add("status", "TENTATIVE" if entry.tentative else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if entry.remind is not None:
        event.add_component(_alarm(entry.title, entry.remind))
    return event


def _alarm(title: str, days: int) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(title))
    alarm.add("trigger", -timedelta(days=days))
    return alarm
