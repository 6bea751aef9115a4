"""Meetings as events: who met whom, or that a text only points to a meeting."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.agreement.agreements import Ledger
from comity.reading.event.attendance import Attendance
from comity.reading.event.event_dates import beside, when
from comity.reading.event.event_entry import Entry
from comity.reading.event.hints import Hints
from comity.reading.event.occasion import Occasion
from comity.reading.marks.scanner import Hit

_GUESTS = 25
_PARTNER = 45


class Encounters:
    """Reads the meetings of one page; what only points to one becomes a hint."""

    def __init__(self, ledger: Ledger, attendance: Attendance, hints: Hints) -> None:
        self._ledger, self._attendance, self._hints = ledger, attendance, hints

    def read(self, occasion: Occasion) -> Entry | None:
        """The meeting this mention tells of, if it says who met."""
        if occasion.manner == "pair":
            self._facing(occasion)
            return None
        sides, people = self._attendance.sides(occasion), self._attendance.presence.people(occasion)
        if not self._attendance.presence.foreign(sides):
            if not self._partner_told(occasion, sides, people):
                if not _with_others(occasion):
                    self._hints.add("meeting", occasion)
                return None
            envoys = self._attendance.presence.of_nations(people)
            if envoys and not sides:
                return None
            sides = sides if envoys else self._with_partner(sides)
        bodies = [side for side in sides if side.type == "organisation"]
        across = self._attendance.presence.foreign(sides) or self._attendance.presence.of_nations(people)
        if not across and not (bodies and len(sides) > 1):
            return None
        # A meeting spoken of as known already takes only a date right beside it.
        date = when(occasion)
        told = beside(occasion) or occasion.number is not None
        if occasion.known and not told and date != self._ledger.news_date:
            date = None
        return Entry(occasion, date, sides, people, self._attendance.places(occasion))

    def _with_partner(self, sides: list[Entity]) -> list[Entity]:
        """The sides with the foreign one; where only a body is named, with the two the page is about."""
        if any(side.type == "locality" for side in sides):
            return self._attendance.completed(sides)
        return [*sides, *self._attendance.completed([])]

    def _facing(self, occasion: Occasion) -> None:
        """Two people of two sides shown together have met, if nothing else in the text says how."""
        if self._attendance.presence.foreign(self._attendance.facing(occasion)):
            self._hints.add("meeting", occasion)

    def _partner_told(self, occasion: Occasion, sides: list[Entity], people: list[Entity]) -> bool:
        """Whether somebody is named to have met: right behind "meeting with", or as the verb's own object."""
        if not occasion.noun:
            return bool(people or sides or occasion.date())
        if occasion.date() and (occasion.held or len(people) > 1):
            return True
        if occasion.number is not None and occasion.date():
            return True
        if _linked(occasion) and (_named_behind(occasion) or _guests_behind(occasion)):
            return True
        guests = _guests_behind(occasion)
        gap = occasion.page.text[occasion.to : guests[0].start] if guests else ","
        return bool(guests) and guests[0].words[0].code == "delegation" and "," not in gap


def _linked(occasion: Occasion) -> bool:
    """Whether "with" or "between" stands right behind the noun."""
    links = occasion.page.hits("linking", occasion.to, occasion.to + 3)
    return any(hit.words[0].code in ("with", "between") for hit in links)


def _named_behind(occasion: Occasion) -> bool:
    return any(
        chunk.entities and 0 <= chunk.start - occasion.to < _PARTNER for chunk in occasion.sentence.chunks
    )


def _guests_behind(occasion: Occasion) -> list[Hit]:
    return occasion.page.hits("gatherings", occasion.to, occasion.to + _GUESTS)


def _with_others(occasion: Occasion) -> bool:
    """Whether it is with somebody the page does not know ("talks with a bank")."""
    return _linked(occasion) and not (_named_behind(occasion) or _guests_behind(occasion))
