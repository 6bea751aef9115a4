"""What people attend: meetings, visits, signings, forums …, each once, with who was there and where."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Event, Modality
from comity.model.dates import bounds, may_agree, precision
from comity.reading.agreement.agreements import ledger_of
from comity.reading.event.attendance import Attendance
from comity.reading.event.company import company
from comity.reading.event.encounters import Encounters
from comity.reading.event.event_dates import dated, when
from comity.reading.event.event_entry import (
    Entry,
    exactness,
    headlined,
    is_jubilee,
    may_mean,
    same,
    told_once,
)
from comity.reading.event.hints import Hints
from comity.reading.event.journeys import Journeys
from comity.reading.event.occasion import Occasion
from comity.reading.event.occasions import occasions
from comity.reading.event.programmes import Stop, chronicle, of_year, stops
from comity.reading.event.retold import date_journey, day_of_journey, end_journey
from comity.reading.event.signings import is_signing, signings
from comity.reading.event.worth import is_worth
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

_LEAD = 6
_OPENING = 30
_NEWS = 16
_SOON = 4
_SEVERAL = 2
_SUBJECT = 45
_TOLD = ("meeting", "visit", "ceremony", "event", "then")
_SERIES = ("forum", "exhibition")


def events(page: Page) -> Iterator[Event]:
    """Every event the page tells of, one claim each."""
    if not (page.has("gatherings") or page.has("events") or page.has("signing")):
        return
    yield from Diary(page).claims()


class Diary:
    """Collects the events of one page, merging mentions of one and the same."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._ledger = ledger_of(page)
        self._attendance = Attendance(page, self._ledger.delegates, self._ledger.counterparts)
        self._hints = Hints(self._ledger, self._attendance)
        self._encounters = Encounters(self._ledger, self._attendance, self._hints)
        self._journeys = Journeys(self._ledger, self._attendance)
        self._signed = [draft for draft in self._ledger.drafts if is_signing(draft, self._ledger)]
        self.entries: list[Entry] = []
        self._stops: list[str] = []
        self._line: Stop | None = None
        lines, self._years = stops(page), chronicle(page)
        for sentence in page.sentences:
            line = lines.get(sentence.index)
            if line is None:
                self._read_sentence(sentence)
            else:
                self._read_line(sentence, line)
        told_enough = [entry for entry in self.entries if self._says_enough(entry)]
        self.entries += list(self._hints.entries(told_enough, bool(self._signed)))
        self._date_by_the_news()
        self._span_trips()

    def claims(self) -> Iterator[Event]:
        """The events as claims."""
        yield from signings(self._signed, self._ledger, self._attendance, self._years)
        for entry in self.entries:
            if self._says_enough(entry):
                yield self._claim(entry)

    def _claim(self, entry: Entry) -> Event:
        start, end = entry.quote
        first, _, last = (entry.date or "").partition("/")
        places = list(entry.places.values())
        everybody = company(entry, self._attendance)
        return Event(
            document=self._page.document.name,
            quote=self._page.text[start:end],
            span=(start, end),
            modality=entry.modality,
            type=entry.type,
            name=entry.name,
            start=None if entry.until else first or None,
            end=last or first or None,
            places=tuple(places),
            participants=self._attendance.roles(entry.occasion, everybody, places),
        )

    def _read_sentence(self, sentence: Sentence) -> None:
        words, heads = sentence.words("gatherings"), sentence.words("events")
        if not (words or heads):
            return
        for occasion in occasions(sentence, words, heads, self._ledger.quoted):
            self._read(occasion)
        if self.entries and words:
            end_journey(sentence, words, self.entries)
            self._again(sentence, words)
            date_journey(sentence, words, self.entries)

    def _read_line(self, sentence: Sentence, line: Stop) -> None:
        """A line of a programme: what it tells is on its day and at its place, or else a visit there."""
        before = len(self.entries)
        self._stops.append(line.date)
        self._line = line
        self._read_sentence(sentence)
        told = self.entries[before:]
        for entry in told:
            entry.date = line.date if precision(line.date) > precision(entry.date) else entry.date
            if line.place is not None and not entry.places:
                entry.places[line.place.key] = line.place
        if not told and line.place is not None:
            ahead = bool(self._page.published and line.date > self._page.published)
            firmness: Modality = "planned" if ahead else "asserted"
            self._read(Occasion(sentence, "visit", line.to - 1, line.to, firmness, listed=True))
        for entry in self.entries[before:]:
            entry.date = entry.date or line.date
        self._line = None

    def _date_by_the_news(self) -> None:
        """What has no date of its own and is told as news happened on the day of the news."""
        for entry in self.entries:
            entry.date = of_year(entry.date, entry.occasion.sentence, self._years)
            if entry.date and entry.type == "visit":
                entry.date = self._narrowed(entry.date, entry.occasion.sentence)
            if entry.date or entry.modality != "asserted" or entry.occasion.manner in ("back", "stop"):
                continue
            if dated(entry.occasion, self._ledger.news_date) or _at_some_time(entry.occasion):
                continue
            if entry.type in ("meeting", "visit", "ceremony") and entry.occasion.sentence.index < _NEWS:
                entry.date = self._ledger.news_date

    def _narrowed(self, date: str, sentence: Sentence) -> str:
        """A visit of which only "this week" is told begins with the first meeting of that week."""
        first, _, last = date.partition("/")
        if not any(mark.edtf == date and mark.shape == "rel_unit" for mark in sentence.dates()):
            return date
        days = [old.date for old in self.entries if old.type == "meeting" and precision(old.date) == 3]
        inside = [day for day in days if day and "/" not in day and first <= day <= last]
        return f"{min(inside)}/{last}" if inside else date

    def _span_trips(self) -> None:
        """A journey to a country whose stops a programme lists lasts from the first to the last of them."""
        if len(self._stops) < _SEVERAL:
            return
        first, last = min(self._stops).partition("/")[0], max(self._stops).rpartition("/")[2]
        for trip in self.entries:
            if trip.type != "visit":
                continue
            if trip.until or (not trip.date and any(end.type == "country" for end in trip.places.values())):
                trip.date, trip.until = f"{first}/{last}", False
                return

    def _says_enough(self, entry: Entry) -> bool:
        """Whether it is an event at all: none that did not happen, nor a meeting somebody wants some day."""
        if entry.modality == "denied":
            return False
        if entry.date or entry.type not in ("meeting", "visit"):
            return True
        sentence = entry.occasion.sentence
        news = sentence.index < _NEWS and (
            entry.type == "visit" or not dated(entry.occasion, self._ledger.news_date)
        )
        if entry.modality == "wished" and entry.occasion.manner == "away":
            return False
        return news if entry.modality == "asserted" else entry.type == "visit"

    def _read(self, occasion: Occasion) -> None:
        if occasion.type == "meeting":
            self._meeting(occasion)
        elif occasion.type == "visit":
            self._visit(occasion)
        elif occasion.type != "signing":
            self._occasion(occasion)

    def _meeting(self, occasion: Occasion) -> None:
        if occasion.known and self._of_forum(occasion):
            return
        entry = self._encounters.read(occasion)
        if entry is None:
            return
        if entry.date is None and entry.modality == "planned":
            entry.date = day_of_journey(entry, self.entries)
        told = self._beside(entry, "visit") or self._meant(occasion, entry)
        if told is not None:
            self._merge(told, entry)
            return
        if not any(old.type == "meeting" for old in self.entries):
            sides = list(entry.sides.values())
            entry.people |= {person.key: person for person in self._attendance.leaders(sides)}
        self._enter(entry)

    def _meant(self, occasion: Occasion, entry: Entry) -> Entry | None:
        """The meeting told before that "the talks" without a day of their own means."""
        if not (occasion.known and entry.date in (None, self._ledger.news_date)):
            return None
        told = [old for old in self.entries if old.type == "meeting" and old.modality == entry.modality]
        if not told or occasion.number is not None:
            return None
        entry.sides, entry.date = {}, None
        return told[-1]

    def _of_forum(self, occasion: Occasion) -> bool:
        """Whether "the meeting" is the forum told just before, as nobody is told to have met at it."""
        if not self.entries or self.entries[-1].group not in ("forum", "exhibition"):
            return False
        last = self.entries[-1].occasion.sentence.index
        return occasion.sentence.index - last <= 1 and not any(old.type == "meeting" for old in self.entries)

    def _visit(self, occasion: Occasion) -> None:
        entry = self._journeys.read(occasion)
        if entry is None:
            return
        if self._is_onward(entry):
            return
        if self._is_mission(entry):
            entry.type = "promotion"
        told = (None if occasion.sees else self._beside(entry, "meeting")) or self._whole(entry)
        if told is not None:
            self._merge(told, entry)
        else:
            self._enter(entry)

    def _whole(self, entry: Entry) -> Entry | None:
        """The stay its sentence tells of, of which a place looked at is but a part."""
        stay = self._beside(entry, "visit")
        if stay is None or not stay.places:
            return None
        looked_at = entry.occasion.sees and entry.date == stay.date and "/" in (stay.date or "")
        if entry.occasion.manner != "home" and stay.occasion.manner != "home" and not looked_at:
            return None
        entry.places = {}
        entry.sides = {key: side for key, side in entry.sides.items() if key in stay.sides}
        return stay

    def _is_onward(self, entry: Entry) -> bool:
        """Whether guests only travel on in the land they are in, in the days of the news."""
        published, occasion = self._page.published, entry.occasion
        ahead = occasion.present or entry.modality == "planned"
        if not (published and entry.date and ahead) or occasion.listed or occasion.sees:
            return False
        if not 0 <= (bounds(entry.date)[0] - bounds(published)[1]).days <= _SOON:
            return False
        country = self._ledger.counterparts.country
        lands = {country(place) for place in entry.places.values() if place.type == "locality"}
        been = [place for old in self.entries if old.modality == "asserted" for place in old.places.values()]
        return any(country(place) in lands for place in been if place.type == "locality")

    def _beside(self, entry: Entry, kind: str) -> Entry | None:
        """What the same sentence tells of the same day: who travels to meet, or celebrate, is told once."""
        return next(
            (
                old
                for old in self.entries
                if old.type == kind
                and not (kind == "visit" and entry.type == "meeting" and old.occasion.sees)
                and old.quote[0] == entry.occasion.sentence.start
                and may_agree(old.date, entry.date)
            ),
            None,
        )

    def _is_mission(self, entry: Entry) -> bool:
        """Whether those who travel are a trade mission, as the text has called them, and nobody in office."""
        words = entry.occasion.sentence.words("gatherings")
        before = self._page.hits("events", 0, entry.occasion.at - _SUBJECT)
        named = [hit for hit in before if hit.words[0].code == "promotion"]
        if not named or not any(hit.words[0].attr("trade") for hit in words):
            return False
        earlier = self._page.sentences[: entry.occasion.sentence.index + 1]
        first = next(one for one in reversed(earlier) if one.start <= named[-1].start)
        return not first.of("Q")

    def _occasion(self, occasion: Occasion) -> None:
        date = of_year(when(occasion), occasion.sentence, self._years)
        places = self._attendance.places(occasion)
        sides = self._attendance.sides(occasion)
        if self._line is not None:
            date, sides = date or self._line.date, self._attendance.completed(sides)
            places = places or ([self._line.place] if self._line.place else [])
        if date is None and self._of_the_day(occasion):
            date = self._ledger.news_date
        entry = Entry(occasion, date, sides, self._attendance.people(occasion), places)
        if self._told_otherwise(occasion, entry):
            return
        if occasion.known:
            same = next((old for old in reversed(self.entries) if may_mean(entry, old)), None)
            if same is not None and may_agree(same.date, date):
                self._merge(same, entry)
                return
            if not (date and (places or occasion.held or occasion.number)):
                self._hints.add(entry.group, occasion)
                return
        if not is_worth(entry, date, places, self._attendance):
            if occasion.name is not None or occasion.known or not self._follows_on(occasion):
                return
            entry.date = date or self._ledger.news_date
        if not entry.sides:
            entry.sides = {side.key: side for side in self._attendance.completed([])}
        if entry.date is None and occasion.sentence.index < _LEAD and occasion.type == "ceremony":
            entry.date = self._ledger.news_date
        self._enter(entry)

    def _told_otherwise(self, occasion: Occasion, entry: Entry) -> bool:
        """Whether it is but the dress of a signing, part of a visit told beside, or goes nowhere."""
        ceremony = occasion.type == "ceremony" and occasion.name is None and occasion.noun
        if ceremony and self._signing_told(occasion):
            return True
        heads = self._page.hits("events", occasion.at, occasion.to)
        mission = any(head.words[0].attr("travels") for head in heads)
        apart = (occasion.noun and not mission) or occasion.manner == "opens"
        travelled = None if apart else self._beside(entry, "visit")
        if travelled is None and occasion.type == "training":
            travelled = self._beside(entry, "visit") or self._beside(entry, "meeting")
        if travelled is not None and is_jubilee(occasion):
            entry.date, entry.places = travelled.date or entry.date, travelled.places
            entry.sides = travelled.sides | entry.sides
            return False
        if travelled is not None and _only_for(travelled, occasion):
            self._is_for(travelled, entry)
            return False
        if travelled is not None and not occasion.noun and travelled.occasion.manner != "home":
            return True
        if travelled is not None and mission:
            return True
        return occasion.manner == "away" and not self._attendance.destinations(occasion)

    def _is_for(self, visit: Entry, ceremony: Entry) -> None:
        """Who only is at a place to open something, or is sent to a course, is told of by that."""
        self.entries.remove(visit)
        ceremony.date = ceremony.date or visit.date
        ceremony.places = ceremony.places or visit.places
        ceremony.sides = visit.sides | ceremony.sides

    def _of_the_day(self, occasion: Occasion) -> bool:
        """Whether only the hour of the day of the news is told ("told a seminar in the afternoon")."""
        words = occasion.sentence.words("gatherings")
        hour = occasion.held and any(hit.words[0].code == "daypart" for hit in words)
        return hour and occasion.modality == "asserted" and not occasion.sentence.dates()

    def _again(self, sentence: Sentence, words: list[Hit]) -> None:
        """Another one of the series told before: "it was held there in November 2010"."""
        for hit in words:
            if hit.words[0].code != "again":
                continue
            before = next((old for old in reversed(self.entries) if old.group in _SERIES), None)
            if before is None:
                continue
            occasion = Occasion(sentence, before.type, hit.start, hit.end, "asserted", noun=True, held=True)
            date = when(occasion)
            places = self._attendance.places(occasion) or self._attendance.sides(occasion)[:1]
            if date and places and not may_agree(date, before.date):
                self.entries = [old for old in self.entries if old.quote[0] != sentence.start]
                self._enter(Entry(occasion, date, places, [], places))

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
        return 0 < comma - start < _OPENING and bool(words) and occasion.sentence.index < _NEWS

    def _enter(self, entry: Entry) -> None:
        told = next((old for old in self.entries if same(old, entry)), None)
        again = next((old for old in self.entries if told_once(old, entry)), None)
        head = next((old for old in self.entries if headlined(old, entry)), None)
        if told is not None:
            self._merge(told, entry)
            told.quote = entry.quote if told is head else told.quote
        elif again is not None:
            self._join(again, entry)
        elif head is not None:
            self.entries[self.entries.index(head)] = entry
        else:
            self.entries.append(entry)

    def _merge(self, old: Entry, new: Entry) -> None:
        if exactness(new.date) > exactness(old.date) and may_agree(old.date, new.date):
            old.date, old.until = new.date, new.until
        if old.name is None and new.name is not None:
            old.name, old.quote = new.name, new.quote
        if new.modality == "asserted" and old.modality in ("planned", "wished"):
            old.modality = "asserted"
        self._join(old, new)

    def _join(self, old: Entry, new: Entry) -> None:
        """Who takes part and where, as both tell it."""
        for mine, theirs in ((old.sides, new.sides), (old.people, new.people), (old.places, new.places)):
            for key, entity in theirs.items():
                mine.setdefault(key, entity)


def _only_for(visit: Entry, occasion: Occasion) -> bool:
    """Whether a visit is nothing but the way to what is told with it: an opening, or a course."""
    if occasion.type == "training":
        return visit.occasion.manner == "away" or visit.occasion.host == "subject"
    return visit.occasion.weak and occasion.type == "ceremony"


def _at_some_time(occasion: Occasion) -> bool:
    """Whether it is said to have been at no time in particular ("recently", "over the years")."""
    return any(hit.words[0].code == "undated" for hit in occasion.sentence.words("gatherings"))
