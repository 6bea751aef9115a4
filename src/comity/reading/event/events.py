"""What people attend: meetings, visits, signings, forums …, each once, with who was there and where."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Event, Modality
from comity.model.dates import precision
from comity.reading.agreement.agreements import ledger_of
from comity.reading.event.assemblies import Assemblies
from comity.reading.event.attendance import Attendance
from comity.reading.event.company import company
from comity.reading.event.encounters import Encounters
from comity.reading.event.entries import Entries
from comity.reading.event.event_dates import dated
from comity.reading.event.event_entry import Entry
from comity.reading.event.hints import Hints
from comity.reading.event.journeys import Journeys
from comity.reading.event.news_days import NEWS, date_by_the_news, settle_aims, span_trips
from comity.reading.event.occasion import Occasion
from comity.reading.event.occasions import occasions
from comity.reading.event.programmes import Stop, chronicle, stops
from comity.reading.event.retold import date_journey, day_of_journey, end_journey
from comity.reading.event.signings import is_signing, signings
from comity.reading.event.travels import Travels
from comity.reading.page import Page, Sentence


def events(page: Page) -> Iterator[Event]:
    """Every event the page tells of, one claim each."""
    if not (page.has("gatherings") or page.has("events") or page.has("signing")):
        return
    yield from Diary(page).claims()


class Diary:
    """Reads one page sentence by sentence, and each mention of an event with the reader for its kind."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._ledger = ledger_of(page)
        self._attendance = Attendance(page, self._ledger.delegates, self._ledger.counterparts)
        self._signed = [draft for draft in self._ledger.drafts if is_signing(draft, self._ledger)]
        lines, self._years = stops(page), chronicle(page)
        self._entries = Entries()
        self._hints = Hints(self._ledger, self._attendance)
        self._encounters = Encounters(self._ledger, self._attendance, self._hints)
        self._travels = Travels(self._ledger, Journeys(self._ledger, self._attendance), self._entries)
        self._assemblies = Assemblies(
            self._ledger, self._attendance, self._hints, self._entries, self._signed, self._years
        )
        self._line: Stop | None = None
        for sentence in page.sentences:
            line = lines.get(sentence.index)
            if line is None:
                self._read_sentence(sentence)
            else:
                self._read_line(sentence, line)
        told = self._entries.told
        told += list(self._hints.entries(self._worth_telling(), bool(self._signed)))
        date_by_the_news(told, self._ledger.news_date, self._years)
        settle_aims(told)
        span_trips(told, [line.date for line in lines.values()])

    def claims(self) -> Iterator[Event]:
        """The events as claims."""
        yield from signings(self._signed, self._ledger, self._attendance, self._years)
        for entry in self._worth_telling():
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
        if self._entries.told and words:
            end_journey(sentence, words, self._entries.told)
            self._assemblies.read_again(sentence, words)
            date_journey(sentence, words, self._entries.told)

    def _read_line(self, sentence: Sentence, line: Stop) -> None:
        """A line of a programme: what it tells is on its day and at its place, or else a visit there."""
        before = len(self._entries.told)
        self._line = line
        self._read_sentence(sentence)
        told = self._entries.told[before:]
        for entry in told:
            entry.date = line.date if precision(line.date) > precision(entry.date) else entry.date
            if line.place is not None and not entry.places:
                entry.places[line.place.key] = line.place
        if not told and line.place is not None:
            ahead = bool(self._page.published and line.date > self._page.published)
            firmness: Modality = "planned" if ahead else "asserted"
            self._read(Occasion(sentence, "visit", line.to - 1, line.to, firmness, listed=True))
        for entry in self._entries.told[before:]:
            entry.date = entry.date or line.date
        self._line = None

    def _read(self, occasion: Occasion) -> None:
        if occasion.type == "meeting":
            self._meeting(occasion)
        elif occasion.type == "visit":
            self._travels.read(occasion)
        elif occasion.type != "signing":
            self._assemblies.read(occasion, self._line)

    def _meeting(self, occasion: Occasion) -> None:
        entry = None if occasion.known and self._of_forum(occasion) else self._encounters.read(occasion)
        if entry is None:
            return
        if entry.date is None and entry.modality == "planned":
            entry.date = day_of_journey(entry, self._entries.told)
        told = self._entries.beside(entry, "visit") or self._meant(occasion, entry)
        if told is not None:
            self._entries.merge(told, entry)
            return
        if not self._entries.any_of("meeting"):
            sides = list(entry.sides.values())
            entry.people |= {person.key: person for person in self._attendance.leaders(sides)}
        self._entries.enter(entry)

    def _meant(self, occasion: Occasion, entry: Entry) -> Entry | None:
        """The meeting told before that "the talks" without a day of their own means."""
        if not (occasion.known and entry.date in (None, self._ledger.news_date)):
            return None
        before = [old for old in self._entries.told if old.type == "meeting"]
        told = [old for old in before if old.modality == entry.modality]
        if not told or occasion.number is not None:
            return None
        entry.sides, entry.date = {}, None
        return told[-1]

    def _of_forum(self, occasion: Occasion) -> bool:
        """Whether "the meeting" is the forum told just before, as nobody is told to have met at it."""
        told = self._entries.told
        if not told or told[-1].group not in ("forum", "exhibition"):
            return False
        last = told[-1].occasion.sentence.index
        return occasion.sentence.index - last <= 1 and not self._entries.any_of("meeting")

    def _worth_telling(self) -> list[Entry]:
        return [entry for entry in self._entries.told if self._says_enough(entry)]

    def _says_enough(self, entry: Entry) -> bool:
        """Whether it is an event at all: none that did not happen, nor a meeting somebody wants some day."""
        if entry.modality == "denied":
            return False
        if entry.date or entry.type not in ("meeting", "visit"):
            return True
        sentence = entry.occasion.sentence
        news = sentence.index < NEWS and (
            entry.type == "visit" or not dated(entry.occasion, self._ledger.news_date)
        )
        if entry.modality == "wished" and entry.occasion.manner == "away":
            return False
        return news if entry.modality == "asserted" else entry.type == "visit"
