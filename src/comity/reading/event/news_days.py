"""The days that only the whole page tells: of the news, of a week's first meeting, of a programme's stops."""

from __future__ import annotations

from comity.model.dates import may_agree, precision
from comity.reading.event.event_dates import dated
from comity.reading.event.event_entry import Entry
from comity.reading.event.occasion import Occasion
from comity.reading.event.programmes import of_year
from comity.reading.page import Sentence

NEWS = 16
"""How many sentences of a text tell its news."""
_SEVERAL = 2
_ON_THE_DAY = ("meeting", "visit", "ceremony")


def date_by_the_news(entries: list[Entry], news: str | None, years: dict[int, str]) -> None:
    """What has no date of its own and is told as news happened on the day of the news."""
    for entry in entries:
        occasion = entry.occasion
        entry.date = of_year(entry.date, occasion.sentence, years)
        if entry.date and entry.type == "visit":
            entry.date = _narrowed(entry.date, occasion.sentence, entries)
        if entry.date or entry.modality != "asserted" or occasion.manner in ("back", "stop"):
            continue
        if dated(occasion, news) or _at_some_time(occasion):
            continue
        if entry.type in _ON_THE_DAY and occasion.sentence.index < NEWS:
            entry.date = news


def _narrowed(date: str, sentence: Sentence, entries: list[Entry]) -> str:
    """A visit of which only "this week" is told begins with the first meeting of that week."""
    first, _, last = date.partition("/")
    if not any(mark.edtf == date and mark.shape == "rel_unit" for mark in sentence.dates()):
        return date
    days = [old.date for old in entries if old.type == "meeting" and precision(old.date) == 3]
    inside = [day for day in days if day and "/" not in day and first <= day <= last]
    return f"{min(inside)}/{last}" if inside else date


def settle_aims(entries: list[Entry]) -> None:
    """An anniversary people came for is on the days of their stay, unless one of them has a ceremony."""
    for entry in [one for one in entries if one.trip is not None]:
        days = entry.trip.date if entry.trip is not None else None
        held = [old for old in entries if old.type == "ceremony" and old.occasion.noun]
        if any(old.date and may_agree(old.date, days) for old in held):
            entries.remove(entry)
        else:
            entry.date = days


def span_trips(entries: list[Entry], stops: list[str]) -> None:
    """A journey to a country whose stops a programme lists lasts from the first to the last of them."""
    if len(stops) < _SEVERAL:
        return
    first, last = min(stops).partition("/")[0], max(stops).rpartition("/")[2]
    for trip in entries:
        if trip.type != "visit":
            continue
        if trip.until or (not trip.date and any(end.type == "country" for end in trip.places.values())):
            trip.date, trip.until = f"{first}/{last}", False
            return


def _at_some_time(occasion: Occasion) -> bool:
    """Whether it is said to have been at no time in particular ("recently", "over the years")."""
    return any(hit.words[0].code == "undated" for hit in occasion.sentence.words("gatherings"))
