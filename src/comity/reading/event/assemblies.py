"""Forums, fairs, ceremonies and lessons as events: whatever people gather for but to meet or to visit."""

from __future__ import annotations

from comity.model.dates import may_agree
from comity.model.entity import Entity
from comity.reading.agreement.agreements import Ledger
from comity.reading.agreement.drafts import Draft
from comity.reading.event.attendance import Attendance
from comity.reading.event.entries import Entries
from comity.reading.event.event_dates import when
from comity.reading.event.event_entry import Entry, is_jubilee, may_mean
from comity.reading.event.hints import Hints
from comity.reading.event.news_days import NEWS
from comity.reading.event.occasion import Occasion
from comity.reading.event.programmes import Stop, of_year
from comity.reading.event.worth import is_worth
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

_LEAD = 6
_OPENING = 30
_TOLD = ("meeting", "visit", "ceremony", "event", "then")
_SERIES = ("forum", "exhibition")


class Assemblies:
    """Enters the assemblies of one page; `signed` are the agreements that are signings of their own."""

    def __init__(
        self,
        ledger: Ledger,
        attendance: Attendance,
        hints: Hints,
        entries: Entries,
        signed: list[Draft],
        years: dict[int, str],
    ) -> None:
        self._ledger, self._attendance, self._hints = ledger, attendance, hints
        self._entries, self._signed, self._years = entries, signed, years
        self._page: Page = ledger.page

    def read(self, occasion: Occasion, line: Stop | None) -> None:
        """Enter what this mention tells of; `line` is that of the programme it stands in."""
        entry = self._entry(occasion, line)
        if self._told_otherwise(occasion, entry) or (occasion.known and self._pointed(occasion, entry)):
            return
        if not is_worth(entry, entry.date, list(entry.places.values()), self._attendance):
            if occasion.name is not None or occasion.known or not self._follows_on(occasion):
                return
            entry.date = entry.date or self._ledger.news_date
        if not entry.sides:
            entry.sides = {side.key: side for side in self._attendance.completed([])}
        if entry.date is None and occasion.sentence.index < _LEAD and occasion.type == "ceremony":
            entry.date = self._ledger.news_date
        self._entries.enter(entry)

    def _entry(self, occasion: Occasion, line: Stop | None) -> Entry:
        date = of_year(when(occasion), occasion.sentence, self._years)
        places, sides = self._attendance.places(occasion), self._attendance.sides(occasion)
        if line is not None:
            date, sides = date or line.date, self._attendance.completed(sides)
            places = places or ([line.place] if line.place else [])
        if date is None and self._of_the_day(occasion):
            date = self._ledger.news_date
        return Entry(occasion, date, sides, self._attendance.presence.people(occasion), places)

    def _pointed(self, occasion: Occasion, entry: Entry) -> bool:
        """Whether "the conference" means one told before, or says too little to be one."""
        same = next((old for old in reversed(self._entries.told) if may_mean(entry, old)), None)
        if same is not None and may_agree(same.date, entry.date):
            self._entries.merge(same, entry)
            return True
        if entry.date and (entry.places or occasion.held or occasion.number):
            return False
        self._hints.add(entry.group, occasion)
        return True

    def _told_otherwise(self, occasion: Occasion, entry: Entry) -> bool:
        """Whether it is but the dress of a signing, part of a visit told beside, or goes nowhere."""
        ceremony = occasion.type == "ceremony" and occasion.name is None and occasion.noun
        if ceremony and self._signing_told(occasion):
            return True
        heads = self._page.hits("events", occasion.at, occasion.to)
        mission = any(head.words[0].attr("travels") for head in heads)
        apart = (occasion.noun and not mission) or occasion.manner == "opens"
        travelled = None if apart else self._entries.beside(entry, "visit")
        if travelled is None and occasion.type == "training":
            travelled = self._entries.beside(entry, "visit") or self._entries.beside(entry, "meeting")
        if travelled is not None:
            return self._is_of_journey(occasion, entry, travelled, mission)
        return occasion.manner == "away" and not self._attendance.ends.every(occasion)

    def _is_of_journey(self, occasion: Occasion, entry: Entry, trip: Entry, mission: bool) -> bool:
        """Whether the journey told beside says it all; else it lends what it is for its day and place."""
        if is_jubilee(occasion):
            entry.date, entry.places, entry.trip = trip.date or entry.date, trip.places, trip
            entry.sides = trip.sides | entry.sides
            return False
        if _only_for(trip, occasion):
            self._is_for(trip, entry)
            return False
        if mission or (not occasion.noun and trip.occasion.manner != "home"):
            return True
        return occasion.manner == "away" and not self._attendance.ends.every(occasion)

    def _is_for(self, visit: Entry, ceremony: Entry) -> None:
        """Who only is at a place to open something, or is sent to a course, is told of by that."""
        self._entries.told.remove(visit)
        ceremony.date = ceremony.date or visit.date
        ceremony.places = ceremony.places or visit.places
        ceremony.sides = visit.sides | ceremony.sides

    def _of_the_day(self, occasion: Occasion) -> bool:
        """Whether only the hour of the day of the news is told ("told a seminar in the afternoon")."""
        words = occasion.sentence.words("gatherings")
        hour = occasion.held and any(hit.words[0].code == "daypart" for hit in words)
        return hour and occasion.modality == "asserted" and not occasion.sentence.dates()

    def read_again(self, sentence: Sentence, words: list[Hit]) -> None:
        """Another one of the series told before: "it was held there in November 2010"."""
        for hit in words:
            if hit.words[0].code != "again":
                continue
            before = next((old for old in reversed(self._entries.told) if old.group in _SERIES), None)
            if before is None:
                continue
            occasion = Occasion(sentence, before.type, hit.start, hit.end, "asserted", noun=True, held=True)
            date = when(occasion)
            places: list[Entity] = self._attendance.places(occasion) or self._attendance.sides(occasion)[:1]
            if date and places and not may_agree(date, before.date):
                told = self._entries.told
                told[:] = [old for old in told if old.quote[0] != sentence.start]
                self._entries.enter(Entry(occasion, date, places, [], places))

    def _signing_told(self, occasion: Occasion) -> bool:
        """Whether "a ceremony" only dresses up the signing its sentence, or the text before, tells."""
        surface = self._page.text[occasion.at : occasion.to]
        verbs = [hit for hit in occasion.sentence.words("signing") if hit.words[0].code == "sign"]
        if occasion.known or (verbs and verbs[-1].end <= occasion.at):
            return " " not in surface and "-" not in surface and bool(self._signed)
        return any(draft.mention.sentence is occasion.sentence for draft in self._signed)

    def _follows_on(self, occasion: Occasion) -> bool:
        """Whether the sentence opens by pointing to what was just told ("After the signing, …")."""
        start = occasion.sentence.start
        comma = self._page.text.find(",", start, occasion.at)
        told = self._page.hits("gatherings", start, comma)
        told = [hit for hit in told if hit.words[0].code in _TOLD]
        words = [*self._page.hits("signing", start, comma), *told]
        return 0 < comma - start < _OPENING and bool(words) and occasion.sentence.index < NEWS


def _only_for(visit: Entry, occasion: Occasion) -> bool:
    """Whether a visit is nothing but the way to what is told with it: an opening, or a course."""
    if occasion.type == "training":
        led = visit.occasion.manner == "away" and not _led_for(visit, occasion)
        return led or visit.occasion.host == "subject"
    return visit.occasion.weak and occasion.type == "ceremony"


def _led_for(visit: Entry, occasion: Occasion) -> bool:
    """Whether "for" parts a journey from its aim, so that both are told ("leads ten there for a course")."""
    between = occasion.page.marks_within(visit.occasion.to, occasion.at)
    return any(occasion.page.word(chunk) == "for" for chunk in between)
