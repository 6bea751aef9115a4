"""One mention of something people attend: its words, its kind and what they say of it."""

from __future__ import annotations

import re

import msgspec

from comity.model.claim import EventType, Modality
from comity.reading.marks.dates import DateMark
from comity.reading.marks.particles import particles
from comity.reading.page import Page, Sentence
from comity.reading.setting.whens import told_date

_NUMBERED = 28
_SEVERAL = 2
_WORDS = re.compile(r"(?: [\w-]+){0,3} ")
_OF = " of "
_SINCE = 8
_LEAVING = 36
_BEHIND = 16
_NEAR = 30
_REACH = 90
_FROM_TO = len("2024-05-14/2024-05-16")
_DAYS = frozenset({"weekday", "dayword", "bare_day", "month_day", "day_month"})
_PAPER = 60
_NEXT = 2
_MADE = ("sign", "conclude", "renew", "establish")
_WHICH_WAS = re.compile(r",? (?:which|that) (?:was|were|had been) ")
_NEXT_CLAUSE = re.compile(r",&")


def _being() -> frozenset[str]:
    return particles("event_grammar", "being")


class Occasion(msgspec.Struct, frozen=True):
    """One mention of something people attend, at `at`-`to` of its sentence.

    `name` is its proper name where it has one; `known` says the words point back to one told before;
    `noun` that they name it rather than tell it; `held` that a verb says it takes place; `weak` that only
    a place and a date make it one; `listed` that it is one stop of a programme; `present` that it
    may still be to come; `manner` what sort of
    journey it is ("home", "return", "back", "of", "whose", "guest") or that it only shows two sides
    together ("pair"), or that a ceremony opens something ("opens");
    `sees` that what is visited may be in no table; `host` which side receives ("subject", "object" or "").
    """

    sentence: Sentence
    type: EventType
    at: int
    to: int
    modality: Modality
    name: str | None = None
    known: bool = False
    noun: bool = False
    held: bool = False
    weak: bool = False
    listed: bool = False
    present: bool = False
    manner: str = ""
    host: str = ""
    sees: bool = False

    @property
    def page(self) -> Page:
        """The page it stands on."""
        return self.sentence.page

    @property
    def in_headline(self) -> bool:
        """Whether it stands in a heading, whose capitals may be no name."""
        sentence = self.sentence
        return sentence.index <= 1 and sentence.page.text[sentence.end - 1].isalnum()

    @property
    def number(self) -> int | None:
        """Which of a series it is ("the 4th Annual Conference"), where that is said."""
        for count in self.sentence.quantities():
            if count.ordinal and self.at - _NUMBERED < count.start < self.to:
                return int(count.value)
        return None

    def date(self) -> str | None:
        """When it is said to take place: the date nearest to its words, unless that only bounds a state."""
        start, end = self._clause()
        told = told_date(self.sentence, self.at, self.to, start, end, self.asides())
        if self.type == "visit":
            told = self._day(since=True) or self._stay() or told or self._day(since=False)
        return told or self._put_off()

    def _put_off(self) -> str | None:
        """The date to which it is said to be moved ("has been put off until October")."""
        moved = next((hit for hit in self.sentence.words("limits") if hit.words[0].code == "later"), None)
        if moved is None:
            return None
        if not 0 <= moved.start - self.to < _REACH:
            return None
        return next((mark.edtf for mark in self.sentence.dates() if mark.start >= moved.end), None)

    def _stay(self) -> str | None:
        """From which day to which guests are somewhere: that says more than a single day beside it."""
        spans = [mark for mark in self.sentence.dates() if mark.edtf and len(mark.edtf) == _FROM_TO]
        spans = [mark for mark in spans if mark.shape == "interval" and mark.start - self.to < _REACH]
        return spans[0].edtf if len(spans) == 1 and not spans[0].as_of else None

    def _day(self, since: bool) -> str | None:
        """The day since which guests are somewhere, or else any day beside the words, if only the last."""
        days = [
            mark
            for mark in self.sentence.dates()
            if mark.edtf
            and mark.shape in _DAYS
            and not self._of_next_plan(mark)
            and (self._begins(mark) if since else not self._of_parting(mark))
        ]
        nearest = min(days, key=lambda mark: max(mark.start - self.to, self.at - mark.end), default=None)
        return nearest.edtf if nearest is not None else None

    def _begins(self, day: DateMark) -> bool:
        before = self.page.hits("gatherings", day.start - _SINCE, day.start)
        return any(hit.words[0].code == "since" for hit in before)

    def asides(self) -> tuple[int, ...]:
        """Where dates stand that belong to something else ("the 2017 expo", "a pact signed on May 3")."""
        return tuple(
            mark.start
            for mark in self.sentence.dates()
            if self._of_somebody(mark)
            or self._of_next_plan(mark)
            or self._of_parting(mark)
            or self._of_line(mark)
            or self.of_paper(mark)
            or (self.type != "visit" and self._of_arrival(mark))
            or (self.type == "meeting" and mark.shape in _DAYS and self._begins(mark))
            or (mark.shape == "year" and self._of_another(mark))
        )

    def _of_somebody(self, mark: DateMark) -> bool:
        """Whether it is told of somebody in a clause that ends before the words ("who came Monday, …")."""
        if mark.end > self.at:
            return False
        text = self.page.text
        clauses = self.page.hits("gatherings", self.sentence.start, mark.start)
        who = next((hit for hit in reversed(clauses) if hit.words[0].code == "relative"), None)
        return who is not None and "," not in text[who.end : mark.start] and "," in text[mark.end : self.at]

    def _of_next_plan(self, mark: DateMark) -> bool:
        """Whether a plan is told between ("visited the port and will go on to Lyon on May 17")."""
        if self.modality != "asserted" or mark.start < self.to:
            return False
        ands = [chunk.end for chunk in self.page.marks_within(self.to, mark.start) if chunk.label == "&"]
        plans = self.page.hits("modality", self.to, mark.start) if ands else []
        return any(hit.words[0].code == "planned" and hit.start - ands[0] <= _NEXT for hit in plans)

    def of_paper(self, mark: DateMark) -> bool:
        """Whether it is the date of a paper: its year, or the day on which it is told to have been signed."""
        return self._of_signed_paper(mark) or (mark.shape == "year" and self._of_paper(mark))

    def _of_signed_paper(self, mark: DateMark) -> bool:
        """Whether it tells when a paper was signed that is named in passing ("a pact signed on May 3")."""
        page = self.page
        low = self.to if mark.start >= self.to else self.sentence.start
        verbs = page.hits("signing", low, mark.start)
        verb = next((hit for hit in reversed(verbs) if hit.words[0].code in _MADE), None)
        if verb is None or "," in page.text[verb.end : mark.start]:
            return False
        paper = page.hits("instruments", max(low, verb.start - _PAPER), verb.start)
        if not paper:
            return False
        between = page.marks_within(paper[-1].end, verb.start)
        bare = all(chunk.label not in ",&" and page.word(chunk) not in _being() for chunk in between)
        return bare or _WHICH_WAS.fullmatch(page.text, paper[-1].end, verb.start) is not None

    def _of_arrival(self, mark: DateMark) -> bool:
        """Whether it is told right behind of guests that they came ("in the country since Monday")."""
        before = self.page.hits("gatherings", mark.start - _NEAR, mark.start)
        return any(hit.words[0].attr("since") and mark.start - hit.end <= 1 for hit in before)

    def _of_parting(self, mark: DateMark) -> bool:
        """Whether it is the day on which guests leave, where nothing tells how long they stayed."""
        if not parts(self.sentence, mark):
            return False
        lasts = any(count.unit == "duration" for count in self.sentence.quantities())
        return not lasts and not self.to <= mark.start < self.to + _BEHIND

    def _of_line(self, mark: DateMark) -> bool:
        """Whether it stands in brackets where a line begins, as the day of the report."""
        text = self.page.text
        low = text.rfind("\n", 0, mark.start) + 1
        return text[low : mark.start].strip() == "(" and text[mark.end : mark.end + 1] == ")"

    def _of_another(self, year: DateMark) -> bool:
        return any(
            _WORDS.fullmatch(self.page.text, year.end, head.start) and head.start > self.to
            for head in self.page.hits("events", year.end, year.end + _NUMBERED)
        )

    def _of_paper(self, year: DateMark) -> bool:
        """Whether it is the year of an agreement ("the 1995 pact", "the pact of 1995")."""
        page = self.page
        before = page.hits("instruments", year.start - _NUMBERED, year.start)
        if before and page.text[before[-1].end : year.start] == _OF:
            return True
        return any(
            _WORDS.fullmatch(page.text, year.end, paper.start)
            for paper in page.hits("instruments", year.end, year.end + _NUMBERED)
        )

    def _clause(self) -> tuple[int, int]:
        """The characters of its own clause: as far as "and" and another verb, or a comma and "and"."""
        start, end = self.sentence.start, self.sentence.end
        if len(self.sentence.dates()) < _SEVERAL:
            return start, end
        for found in _NEXT_CLAUSE.finditer(self.sentence.labels):
            at = self.sentence.chunks[found.start()].start
            if at < self.at:
                start = at
            elif at >= self.to:
                end = at
                break
        return max(start, self._parted(start, self.at)), min(end, self._parted(self.to, end) or end)

    def _parted(self, low: int, high: int) -> int:
        """Where "and" parts it from another verb that stands between these characters."""
        verbs = [
            hit
            for hit in self.page.hits("gatherings", low, high)
            if hit.words[0].code in ("visit", "meeting") and not hit.words[0].attr("noun")
        ]
        if not verbs:
            return 0
        ands = [chunk.start for chunk in self.sentence.chunks if chunk.label == "&"]
        if high == self.at:
            return max((at for at in ands if verbs[-1].end <= at < high), default=0)
        return min((at for at in ands if low <= at < verbs[0].start), default=0)


def parts(sentence: Sentence, mark: DateMark) -> bool:
    """Whether a date stands right behind a word of leaving, so that it is the last day of a stay."""
    before = sentence.page.hits("gatherings", mark.start - _LEAVING, mark.start)
    return any(
        any(word.code == "leaves" for word in hit.words) and mark.start - hit.end < _BEHIND for hit in before
    )
