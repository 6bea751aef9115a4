"""What people attend: meetings, visits, signings, forums and the like, each once, with who was there and where."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Event, Modality
from comity.model.dates import may_agree, precision
from comity.model.entity import Entity
from comity.reading.agreements import Draft, Ledger
from comity.reading.attendance import Attendance
from comity.reading.counterparts import key_of
from comity.reading.occasions import Occasion, occasions
from comity.reading.page import Page

_GROUP = {"meeting": "visit", "visit": "visit", "promotion": "forum"}


def events(page: Page) -> Iterator[Event]:
    """Every event the page tells of, one claim each."""
    yield from Diary(page).claims()


class Entry:
    """An event while a page is read: what the mentions met so far say of it."""

    def __init__(self, occasion: Occasion, date: str | None, sides: list[Entity], people: list[Entity], places: list[Entity]) -> None:
        self.occasion = occasion
        self.type, self.name, self.date = occasion.type, occasion.name, date
        self.modality: Modality = occasion.modality
        self.sides = {key_of(side): side for side in sides}
        self.people = {key_of(person): person for person in people}
        self.places = {key_of(place): place for place in places}
        self.quote = (occasion.sentence.start, occasion.sentence.end)

    @property
    def group(self) -> str:
        return _GROUP.get(self.type, self.type)


class Diary:
    """Collects the events of one page, merging mentions of one and the same."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._ledger = Ledger(page)
        self._attendance = Attendance(page, self._ledger.delegates, self._ledger.counterparts)
        self.entries: list[Entry] = []
        for sentence in page.sentences:
            for occasion in occasions(sentence):
                self._read(occasion)

    def claims(self) -> Iterator[Event]:
        """The events as claims."""
        yield from self._signings()
        for entry in self.entries:
            yield self._claim(entry)

    def _claim(self, entry: Entry) -> Event:
        start, end = entry.quote
        first, _, last = (entry.date or "").partition("/")
        places = list(entry.places.values())
        everybody = [*entry.sides.values(), *entry.people.values()]
        return Event(
            document=self._page.document.name,
            quote=self._page.text[start:end],
            span=(start, end),
            modality=entry.modality,
            type=entry.type,
            name=entry.name,
            start=first or None,
            end=last or first or None,
            places=tuple(places),
            participants=self._attendance.roles(entry.occasion, everybody, places),
        )

    def _read(self, occasion: Occasion) -> None:
        reads = {"meeting": self._meeting, "visit": self._visit, "signing": self._nothing}
        reads.get(occasion.type, self._occasion)(occasion)

    def _nothing(self, occasion: Occasion) -> None:
        """Signings are told by the agreements signed."""

    def _meeting(self, occasion: Occasion) -> None:
        if occasion.known:
            return
        sides = self._attendance.sides(occasion)
        people = self._attendance.people(occasion)
        if not self._attendance.foreign(sides):
            if occasion.noun or not (sides and people):
                return
            sides = self._attendance.completed(sides)
        if not self._attendance.foreign(sides) and len(sides) < 2:
            return
        self._enter(Entry(occasion, occasion.date(), sides, people, self._attendance.places(occasion)))

    def _visit(self, occasion: Occasion) -> None:
        places = self._attendance.places(occasion)
        sides = self._attendance.sides(occasion)
        if not places or len(sides) < 1:
            return
        if not self._attendance.foreign([*sides, *places]) and places[0].type != "country":
            return
        self._enter(Entry(occasion, occasion.date(), sides, self._attendance.people(occasion), places))

    def _occasion(self, occasion: Occasion) -> None:
        date, places = occasion.date(), self._attendance.places(occasion)
        sides = self._attendance.sides(occasion)
        entry = Entry(occasion, date, sides, self._attendance.people(occasion), places)
        if occasion.known:
            same = next((old for old in reversed(self.entries) if old.group == entry.group), None)
            if same is not None:
                self._merge(same, entry)
            return
        if occasion.name is None and not date and not places:
            return
        if not sides:
            entry.sides = {key_of(side): side for side in self._attendance.completed(sides)}
        self._enter(entry)

    def _enter(self, entry: Entry) -> None:
        same = next((old for old in self.entries if _same(old, entry)), None)
        if same is None:
            self.entries.append(entry)
        else:
            self._merge(same, entry)

    def _merge(self, old: Entry, new: Entry) -> None:
        if precision(new.date) > precision(old.date) and may_agree(old.date, new.date):
            old.date = new.date
        old.name = old.name or new.name
        for mine, theirs in ((old.sides, new.sides), (old.people, new.people), (old.places, new.places)):
            for key, entity in theirs.items():
                mine.setdefault(key, entity)

    def _signings(self) -> Iterator[Event]:
        told: list[tuple[Draft, list[Draft]]] = []
        for draft in self._ledger.drafts:
            if not _is_ceremony(draft):
                continue
            same = next((group for first, group in told if first.date == draft.date), None)
            if same is None:
                told.append((draft, [draft]))
            else:
                same.append(draft)
        for first, group in told:
            yield self._signing(first, group)

    def _signing(self, first: Draft, group: list[Draft]) -> Event:
        start, end = first.quote
        parties = {key_of(party): party for draft in group for party in draft.parties}
        people = {key_of(person): person for draft in group for person in draft.signatories}
        places = [draft.place for draft in group if draft.place is not None]
        occasion = Occasion(first.mention.sentence, "signing", start, end, first.modality)
        return Event(
            document=self._page.document.name, quote=self._page.text[start:end], span=(start, end), modality=first.modality,
            type="signing", start=first.date, end=first.date, places=tuple(dict.fromkeys(places)),
            participants=self._attendance.roles(occasion, [*parties.values(), *people.values()], places),
        )  # fmt: skip


def _is_ceremony(draft: Draft) -> bool:
    return draft.signed and draft.modality == "asserted" and draft.stage in ("signed", "renewed", "upgraded") and precision(draft.date) == 3


def _same(old: Entry, new: Entry) -> bool:
    if old.group != new.group or not may_agree(old.date, new.date):
        return False
    if (old.modality == "denied") != (new.modality == "denied"):
        return False
    if old.name and new.name and old.name.lower() != new.name.lower():
        return False
    mine, theirs = set(old.sides), set(new.sides)
    return mine <= theirs or theirs <= mine
