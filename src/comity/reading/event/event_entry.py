"""An event while a page is read: what the mentions met so far say of it."""

from __future__ import annotations

import re

from comity.model.claim import EventType, Modality
from comity.model.dates import bounds, may_agree, precision
from comity.model.entity import Entity
from comity.reading.event.event_dates import is_end
from comity.reading.event.occasion import Occasion

_LONG = 60
_COUNT = re.compile(r"\b\d+(?:st|nd|rd|th)?\b\s*")
_GROUP = {"promotion": "forum"}
_FROM_TO = len("2024-05-14/2024-05-16")


class Entry:
    """One event of a page; further mentions are merged into it.

    `trip`: the journey of which it is the aim, and whose days it takes.
    """

    def __init__(
        self,
        occasion: Occasion,
        date: str | None,
        sides: list[Entity],
        people: list[Entity],
        places: list[Entity],
    ) -> None:
        self.occasion = occasion
        self.type: EventType = occasion.type
        self.name, self.date = occasion.name, date
        self.until = is_end(occasion, date)
        self.modality: Modality = _firmness(occasion, date)
        self.sides = {side.key: side for side in sides}
        self.people = {person.key: person for person in people}
        self.places = {place.key: place for place in places}
        self.quote = (occasion.sentence.start, occasion.sentence.end)
        self.trip: Entry | None = None

    @property
    def group(self) -> str:
        """Types told by the same words are one group."""
        return _GROUP.get(self.type, self.type)


def _firmness(occasion: Occasion, date: str | None) -> Modality:
    """What was over when the text appeared is no plan any more, and what lay ahead is still one."""
    published = occasion.page.published
    if not (published and date):
        return occasion.modality
    first, last = bounds(date)
    if occasion.modality == "planned" and last < bounds(published)[0]:
        return "asserted"
    if occasion.modality == "asserted" and first > bounds(published)[1]:
        return "planned"
    return occasion.modality


def exactness(edtf: str | None) -> int:
    """How exactly a date is known, where days from and to say more than a month or year."""
    return 3 if edtf and len(edtf) == _FROM_TO else precision(edtf)


def may_mean(entry: Entry, old: Entry) -> bool:
    """Whether "the conference" can be this one: not where both are numbered, and otherwise."""
    numbers = (entry.occasion.number, old.occasion.number)
    return old.group == entry.group and (None in numbers or numbers[0] == numbers[1])


def same(old: Entry, new: Entry) -> bool:
    """Whether two tellings can be one event: its kind, day, name and sides agree."""
    if not may_mean(new, old):
        return False
    if not may_agree(old.date, new.date) and not (_goes_on(old, new) or _goes_on(new, old)):
        return False
    if (old.modality == "denied") != (new.modality == "denied"):
        return False
    if _one_ahead(old, new) or (new.type == "ceremony" and _opened_and_kept(old, new)):
        return False
    if old.name and new.name and not _one_name(old.name, new.name):
        return False
    if new.type == "visit" and new.occasion.sees and not old.occasion.sees and _within(new.date, old.date):
        return False
    if new.type == "visit" and old.places and new.places and old.places.keys().isdisjoint(new.places):
        return False
    mine, theirs = set(old.sides), set(new.sides)
    return mine <= theirs or theirs <= mine


def _goes_on(long: Entry, day: Entry) -> bool:
    """Whether one of which only the end is told was still on when the other was ("runs until 24 June")."""
    named = bool(long.name and day.name and long.until and long.date and day.date)
    return named and 0 <= (bounds(long.date or "")[0] - bounds(day.date or "")[0]).days <= _LONG


def _one_name(old: str, new: str) -> bool:
    """Whether two names are one, be it with or without its number ("the 59th Tea Festival")."""
    mine, theirs = (_COUNT.sub("", name.lower()) for name in (old, new))
    return old.lower() == new.lower() or (
        mine == theirs and bool(_COUNT.search(old)) != bool(_COUNT.search(new))
    )


def headlined(old: Entry, new: Entry) -> bool:
    """Whether a headline told in short what the text then tells: alike in kind, place or side, and day."""
    if not old.occasion.in_headline or new.occasion.in_headline or old.group != new.group:
        return False
    if old.name or not may_agree(old.date, new.date) or "denied" in (old.modality, new.modality):
        return False
    mine, theirs = old.sides.keys() | old.places.keys(), new.sides.keys() | new.places.keys()
    there = new.type == "visit" and bool(old.places.keys() & new.places.keys())
    return there or len(mine & theirs) > 1 or mine <= theirs


def told_once(old: Entry, new: Entry) -> bool:
    """Whether one sentence only says in two ways what it tells of once ("spend a week there as guests")."""
    if old.quote != new.quote or old.type != new.type or old.name or new.name:
        return False
    if new.type == "ceremony":
        return True
    return new.type == "visit" and old.date == new.date and not old.places.keys().isdisjoint(new.places)


def _within(day: str | None, stay: str | None) -> bool:
    """Whether a day is one of several: what is seen on it is told beside the stay."""
    return bool(day and stay) and "/" in (stay or "") and "/" not in (day or "")


def is_jubilee(occasion: Occasion) -> bool:
    """Whether a verb tells of an anniversary ("arrived to celebrate 20 years of the tie")."""
    words = occasion.page.hits("gatherings", occasion.at, occasion.to)
    return occasion.type == "ceremony" and any(hit.words[0].attr("anniversary") for hit in words)


def _opened_and_kept(old: Entry, new: Entry) -> bool:
    """Whether one tells of a stone or house that is opened, and the other of an anniversary."""
    told = (old.occasion, new.occasion)
    return not any(one.noun for one in told) and is_jubilee(told[0]) != is_jubilee(told[1])


def _one_ahead(old: Entry, new: Entry) -> bool:
    """Whether one has been and the other is to come on a day that is told."""
    firm = {old.modality, new.modality}
    encounter = old.type in ("meeting", "visit")
    return encounter and firm == {"asserted", "planned"} and (old.date is None) != (new.date is None)
