"""What people attend: meetings, visits, signings, forums …, each once, with who was there and where."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import Event, EventType
from comity.model.dates import bounds, may_agree, precision
from comity.model.entity import Entity
from comity.reading.agreements import Draft, ledger_of
from comity.reading.attendance import Attendance
from comity.reading.counterparts import key_of
from comity.reading.event_entry import Entry, may_mean, same
from comity.reading.occasions import Occasion, occasions
from comity.reading.page import Page, Sentence
from comity.reading.scanner import Hit
from comity.reading.sectors import sectors_in
from comity.reading.whens import behind

_LEAD = 6
_BESIDE = 30
_OPENING = 30
_NEWS = 10


def events(page: Page) -> Iterator[Event]:
    """Every event the page tells of, one claim each."""
    yield from Diary(page).claims()


class Diary:
    """Collects the events of one page, merging mentions of one and the same."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._ledger = ledger_of(page)
        self._attendance = Attendance(page, self._ledger.delegates, self._ledger.counterparts)
        self.entries: list[Entry] = []
        self._hints: dict[str, Occasion] = {}
        for sentence in page.sentences:
            for occasion in occasions(sentence, self._ledger.quoted):
                self._read(occasion)
            self._again(sentence)
        self._follow_hints()
        self._follow_event()
        self._follow_guests()

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
        if occasion.type == "meeting":
            self._meeting(occasion)
        elif occasion.type == "visit":
            self._visit(occasion)
        elif occasion.type != "signing":
            self._occasion(occasion)

    def _when(self, occasion: Occasion) -> str | None:
        """The date of a mention; one that points back takes only a date right beside it."""
        marks = [
            mark
            for mark in occasion.sentence.dates()
            if mark.edtf and abs(mark.start - occasion.to) < _BESIDE
        ]
        date = occasion.date() if marks or not occasion.known else None
        return (
            behind(date, occasion.sentence, self._page.published) if occasion.modality == "asserted" else date
        )

    def _meeting(self, occasion: Occasion) -> None:
        sides, people = self._attendance.sides(occasion), self._attendance.people(occasion)
        if not self._attendance.foreign(sides):
            if not self._partner_told(occasion):
                self._hint("meeting", occasion)
                return
            sides = self._attendance.completed(sides)
        if not self._attendance.foreign(sides) and not any(side.type == "organisation" for side in sides):
            return
        entry = Entry(occasion, self._when(occasion), sides, people, self._attendance.places(occasion))
        told = next(
            (old for old in self.entries if old.type == "visit" and old.quote[0] == occasion.sentence.start),
            None,
        )
        if told is not None and may_agree(told.date, entry.date):
            self._merge(told, entry)
            return
        if not any(old.type == "meeting" for old in self.entries):
            entry.people |= {key_of(person): person for person in self._attendance.leaders(sides)}
        self._enter(entry)

    def _partner_told(self, occasion: Occasion) -> bool:
        """Whether somebody is named to have met: right behind "meeting with", or as the verb's own object."""
        page = self._page
        if not occasion.noun:
            return bool(self._attendance.people(occasion) or self._attendance.sides(occasion))
        links = page.hits("linking", occasion.to, occasion.to + 3)
        return any(hit.words[0].code in ("with", "between") for hit in links) or page.text.startswith(
            " for a ", occasion.to
        )

    def _visit(self, occasion: Occasion) -> None:
        end = self._attendance.destination(occasion)
        if end is None or (occasion.weak and not occasion.date()):
            return
        sides = self._attendance.sides(occasion)
        people = self._attendance.people(occasion)
        travels = bool(people) or any(
            hit.words[0].code == "delegation" for hit in occasion.sentence.words("gatherings")
        )
        others = [side for side in sides if key_of(side) != key_of(end)]
        if not others and not travels and not occasion.listed:
            return
        if not self._attendance.foreign([*others, end]) and end.type == "locality":
            if not travels and not occasion.listed:
                return
            sides = self._attendance.completed([end, *others])
        if end.type == "locality" and not self._attendance.foreign([*sides, end]):
            return
        same = next(
            (
                old
                for old in self.entries
                if old.type == "meeting" and old.quote[0] == occasion.sentence.start
            ),
            None,
        )
        entry = Entry(occasion, self._when(occasion), sides, people, self._attendance.places(occasion))
        if same is not None and may_agree(same.date, entry.date):
            self._merge(same, entry)
        else:
            self._enter(entry)

    def _occasion(self, occasion: Occasion) -> None:
        date, places = occasion.date(), self._attendance.places(occasion)
        entry = Entry(
            occasion, date, self._attendance.sides(occasion), self._attendance.people(occasion), places
        )
        if (
            occasion.type == "ceremony"
            and occasion.name is None
            and occasion.noun
            and self._signing_told(occasion)
        ):
            return
        if occasion.known:
            same = next((old for old in reversed(self.entries) if may_mean(entry, old)), None)
            if same is not None and may_agree(same.date, date):
                self._merge(same, entry)
                return
            if not (date and (places or occasion.held or occasion.number)):
                self._hint(entry.group, occasion)
                return
        if not self._worth(occasion, date, places, entry):
            if occasion.name is not None or occasion.known or not self._follows_on(occasion):
                return
            entry.date = date or self._ledger.news_date
        if not entry.sides:
            entry.sides = {key_of(side): side for side in self._attendance.completed([])}
        if entry.date is None and occasion.sentence.index < _LEAD and occasion.type == "ceremony":
            entry.date = self._ledger.news_date
        self._enter(entry)

    def _again(self, sentence: Sentence) -> None:
        """Another one of the series told before: "it was held there in November 2010"."""
        before = next((old for old in reversed(self.entries) if old.group in ("forum", "exhibition")), None)
        for hit in sentence.words("gatherings"):
            if hit.words[0].code != "again" or before is None:
                continue
            occasion = Occasion(sentence, before.type, hit.start, hit.end, "asserted", noun=True, held=True)
            date = occasion.date()
            places = self._attendance.places(occasion) or self._attendance.sides(occasion)[:1]
            if date and places and not may_agree(date, before.date):
                self.entries = [old for old in self.entries if old.quote[0] != sentence.start]
                self._enter(Entry(occasion, date, places, [], places))

    def _signing_told(self, occasion: Occasion) -> bool:
        """Whether "a ceremony" only dresses up the signing its sentence, or the text before, tells."""
        surface = self._page.text[occasion.at : occasion.to]
        if occasion.known:
            return (
                " " not in surface
                and "-" not in surface
                and any(draft.signed for draft in self._ledger.drafts)
            )
        return any(
            hit.words[0].code in ("sign", "conclude", "renew") for hit in occasion.sentence.words("signing")
        )

    def _worth(self, occasion: Occasion, date: str | None, places: list[Entity], entry: Entry) -> bool:
        """Whether a mention says enough of an event of its own: when or where it is held."""
        if not occasion.noun:
            return bool(entry.sides) and not self._national(occasion)
        if occasion.name is not None:
            beside = self._date_beside(occasion)
            numbered = any(mark.isdigit() for mark in occasion.name) and self._attendance.foreign(
                list(entry.sides.values())
            )
            return bool(
                beside or occasion.held or numbered or (places and entry.sides and self._placed(occasion))
            )
        sent = occasion.type == "promotion" and bool(entry.sides)
        return bool(date and (places or occasion.held or entry.sides)) or bool(
            places and (occasion.held or sent)
        )

    def _follows_on(self, occasion: Occasion) -> bool:
        """Whether the sentence opens by pointing to what was just told ("After the signing, …")."""
        start = occasion.sentence.start
        comma = self._page.text.find(",", start, occasion.at)
        words = [*self._page.hits("signing", start, comma), *self._page.hits("gatherings", start, comma)]
        return 0 < comma - start < _OPENING and bool(words) and occasion.sentence.index < _NEWS

    def _date_beside(self, occasion: Occasion) -> bool:
        """Whether the sentence tells a date outside the event's own name."""
        return any(
            not occasion.at <= mark.start < occasion.to
            for mark in occasion.sentence.dates()
            if mark.edtf and not mark.as_of
        )

    def _placed(self, occasion: Occasion) -> bool:
        """Whether a place stands right behind the event's name."""
        return any(
            chunk.data.get("where") and 0 <= chunk.start - occasion.to < _BESIDE
            for chunk in occasion.sentence.chunks
        )

    def _national(self, occasion: Occasion) -> bool:
        words = occasion.sentence.words("limits")
        return any(hit.words[0].code == "national" for hit in words) and not self._attendance.foreign(
            list(self._attendance.sides(occasion))
        )

    def _hint(self, group: str, occasion: Occasion) -> None:
        if occasion.modality in ("asserted", "planned"):
            self._hints.setdefault(group, occasion)

    def _follow_hints(self) -> None:
        """An event only pointed to ("speaking at the conference") is the one the text is about."""
        for group, occasion in self._hints.items():
            if any(
                entry.group == group or (group == "meeting" and entry.type == "visit")
                for entry in self.entries
            ):
                continue
            sides = self._attendance.completed(self._attendance.sides(occasion))
            if not sides or (group == "meeting" and not self._attendance.foreign(sides)):
                continue
            date = occasion.date() or self._ledger.news_date
            self.entries.append(
                Entry(
                    occasion, date, sides, self._attendance.leaders(sides), self._attendance.places(occasion)
                )
            )

    def _follow_event(self) -> None:
        """Where a text only speaks of "the event", it is a forum, or one that promotes investment."""
        if self.entries or any(_is_ceremony(draft) for draft in self._ledger.drafts):
            return
        words = self._page.hits("gatherings", 0, len(self._page.text))
        hit = next((hit for hit in words if hit.words[0].code == "event"), None)
        if hit is None:
            return
        sentence = next(one for one in self._page.sentences if one.start <= hit.start < one.end)
        sectors = sectors_in(self._page, 0, len(self._page.text))
        kind: EventType = "promotion" if "investment" in sectors else "forum"
        occasion = Occasion(sentence, kind, hit.start, hit.end, "asserted", known=True, noun=True)
        sides = self._attendance.sides(occasion) or self._ledger.counterparts.early()[:2]
        if sides:
            people = self._attendance.people(occasion)
            self.entries.append(Entry(occasion, occasion.date() or self._ledger.news_date, sides, people, []))

    def _follow_guests(self) -> None:
        """Where people of both sides are named and no event is told, the two sides met."""
        if self.entries or any(_is_ceremony(draft) for draft in self._ledger.drafts):
            return
        sides = list(self._ledger.counterparts.pair())
        leaders = self._attendance.leaders(sides)
        words = self._page.hits("gatherings", 0, len(self._page.text))
        told = next((hit for hit in words if _tells_of_guests(hit)), None)
        if told is None or not leaders or (len(leaders) < len(sides) and not told.words[0].attr("guests")):
            return
        sentence = next(one for one in self._page.sentences if one.start <= told.start < one.end)
        occasion = Occasion(sentence, "meeting", told.start, told.end, "asserted", noun=True)
        self.entries.append(Entry(occasion, self._ledger.news_date, sides, leaders, []))

    def _enter(self, entry: Entry) -> None:
        told = next((old for old in self.entries if same(old, entry)), None)
        if told is None:
            self.entries.append(entry)
        else:
            self._merge(told, entry)

    def _merge(self, old: Entry, new: Entry) -> None:
        if precision(new.date) > precision(old.date) and may_agree(old.date, new.date):
            old.date = new.date
        if old.name is None and new.name is not None:
            old.name, old.quote = new.name, new.quote
        if new.modality == "asserted" and old.modality in ("planned", "wished"):
            old.modality = "asserted"
        for mine, theirs in ((old.sides, new.sides), (old.people, new.people), (old.places, new.places)):
            for key, entity in theirs.items():
                mine.setdefault(key, entity)

    def _signings(self) -> Iterator[Event]:
        told: list[list[Draft]] = []
        news = next(
            (draft for draft in self._ledger.drafts if draft.signed and draft.modality == "asserted"), None
        )
        ceremony = any(
            word.code == "signing"
            for hit in self._page.hits("events", 0, len(self._page.text))
            for word in hit.words
        )
        for draft in self._ledger.drafts:
            if not _is_ceremony(draft) and not (ceremony and draft is news and not draft.date):
                continue
            same = next((group for group in told if group[0].date == draft.date), None)
            if same is None:
                told.append([draft])
            else:
                same.append(draft)
        for group in told:
            yield self._signing(group)

    def _signing(self, group: list[Draft]) -> Event:
        first = group[0]
        start, end = first.quote
        parties = {key_of(party): party for draft in group for party in draft.parties}
        people = {key_of(person): person for draft in group for person in draft.signatories}
        places = [draft.place for draft in group if draft.place is not None]
        occasion = Occasion(first.mention.sentence, "signing", start, end, first.modality)
        low, high = bounds(first.date) if first.date else (None, None)
        exact = precision(first.date) == 3 or "/" in (first.date or "")
        return Event(
            document=self._page.document.name,
            quote=self._page.text[start:end],
            span=(start, end),
            modality=first.modality,
            type="signing",
            start=str(low) if exact else first.date,
            end=str(high) if exact else first.date,
            places=tuple(dict.fromkeys(places)),
            participants=self._attendance.roles(occasion, [*parties.values(), *people.values()], places),
        )


def _tells_of_guests(hit: Hit) -> bool:
    word = hit.words[0]
    return bool(word.attr("guests")) or (word.code == "visit" and not word.attr("weak"))


def _is_ceremony(draft: Draft) -> bool:
    """Whether people came together to sign: a day is told, or a month with the place or the signatories."""
    if (
        not draft.signed
        or draft.modality != "asserted"
        or draft.stage not in ("signed", "renewed", "upgraded")
    ):
        return False
    known = precision(draft.date)
    if not draft.date:
        return draft.place is not None and draft.mention.sentence.index < _NEWS
    return (
        known == 3
        or (known == 2 and bool(draft.place or draft.signatories))
        or (draft.date or "").count("-") > 3
    )
