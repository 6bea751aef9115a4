"""Events a page only points to: "speaking at the conference", "the event", guests without a meeting told."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.claim import EventType
from comity.model.dates import precision
from comity.reading.agreement.agreements import Ledger
from comity.reading.event.attendance import Attendance
from comity.reading.event.event_dates import when
from comity.reading.event.event_entry import Entry
from comity.reading.event.occasion import Occasion
from comity.reading.marks.scanner import Hit
from comity.reading.marks.sectors import sectors_in
from comity.reading.page import Page, Sentence

_NONE = 14
_DAY = 3
_NEAR = 20


class Hints:
    """Collects what a page points to and makes events of it where nothing else tells them."""

    def __init__(self, ledger: Ledger, attendance: Attendance) -> None:
        self._page: Page = ledger.page
        self._ledger, self._attendance = ledger, attendance
        self._pointed: dict[str, Occasion] = {}

    def add(self, group: str, occasion: Occasion) -> None:
        """Keep the first mention of each kind."""
        if occasion.modality in ("asserted", "planned"):
            self._pointed.setdefault(group, occasion)

    def entries(self, told: list[Entry], signed: bool) -> Iterator[Entry]:
        """The events only pointed to; `told` are those the text tells, `signed` whether one is a signing."""
        pointed = [*self._followed(told)]
        yield from pointed
        if not (told or pointed or signed):
            entry = self._event() or self._guests()
            if entry is not None:
                yield entry

    def _followed(self, told: list[Entry]) -> Iterator[Entry]:
        """An event only pointed to ("speaking at the conference") is the one the text is about."""
        for group, occasion in self._pointed.items():
            visits = [entry for entry in told if entry.type == "visit" and group == "meeting"]
            been = [entry for entry in visits if _takes_in(entry, occasion)]
            if been or any(entry.group == group for entry in told):
                continue
            sides = self._attendance.completed(self._attendance.sides(occasion))
            if not sides or (group == "meeting" and not self._attendance.presence.foreign(sides)):
                continue
            own = when(occasion)
            if occasion.manner == "pair" and precision(own) < _DAY:
                own = None  # what is said there may tell of any year
            date = own or self._ledger.news_date
            if (date is None and group == "meeting") or (own is None and group == "exhibition"):
                continue
            people = self._attendance.leaders(sides)
            yield Entry(occasion, date, sides, people, self._attendance.places(occasion))

    def _event(self) -> Entry | None:
        """Where a text only speaks of "the event", it is a forum, or one that promotes investment."""
        words = [hit for hit in self._words() if hit.words[0].code == "event"]
        hit = next((hit for hit in words if not hit.words[0].attr("attended") or self._attended(hit)), None)
        if hit is None:
            return None
        sectors = sectors_in(self._page, 0, len(self._page.text))
        kind: EventType = "promotion" if "investment" in sectors else "forum"
        occasion = Occasion(self._sentence(hit), kind, hit.start, hit.end, "asserted", known=True, noun=True)
        sides = self._attendance.sides(occasion) or self._ledger.counterparts.early()[:2]
        if not sides:
            return None
        people = self._attendance.presence.people(occasion)
        return Entry(occasion, when(occasion) or self._ledger.news_date, sides, people, [])

    def _attended(self, hit: Hit) -> bool:
        """Whether people are said to be at it, or it to take place."""
        near = self._page.hits("gatherings", hit.start - _NEAR, hit.end + _NEAR)
        return any(word.words[0].code == "held" for word in near)

    def _guests(self) -> Entry | None:
        """Where people of both sides are named and no event is told, the two sides met."""
        sides = list(self._ledger.counterparts.pair())
        leaders = self._attendance.leaders(sides)
        told = next((hit for hit in self._words() if _tells_of_guests(hit) and not self._denied(hit)), None)
        if (
            told is None
            or not self._ledger.news_date
            or not leaders
            or (len(leaders) < len(sides) and not told.words[0].attr("guests"))
        ):
            return None
        occasion = Occasion(self._sentence(told), "meeting", told.start, told.end, "asserted", noun=True)
        return Entry(occasion, self._ledger.news_date, sides, leaders, [])

    def _denied(self, hit: Hit) -> bool:
        """Whether it is nobody who came ("no delegation")."""
        before = self._page.hits("determiners", hit.start - _NONE, hit.start)
        return any(word.words[0].code == "none" for word in before)

    def _words(self) -> list[Hit]:
        return self._page.hits("gatherings", 0, len(self._page.text))

    def _sentence(self, hit: Hit) -> Sentence:
        return next(one for one in self._page.sentences if one.start <= hit.start < one.end)


def _takes_in(visit: Entry, meeting: Occasion) -> bool:
    """Whether a visit is all that "the talks" tell: one told with them, or of that day alone."""
    one_day = visit.modality == "asserted" and not (meeting.noun and "/" in (visit.date or ""))
    return one_day or visit.occasion.sentence is meeting.sentence


def _tells_of_guests(hit: Hit) -> bool:
    word = hit.words[0]
    loose = word.attr("weak") or word.attr("motion") or word.attr("manner")
    return bool(word.attr("guests")) or (word.code == "visit" and not loose)
