"""Posts that a verb tells of: "X, who chairs the board", "X became mayor of Y", "the office, led by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.post.antecedents import Antecedents
from comity.reading.post.headings import heading
from comity.reading.post.tenure import Tenure
from comity.reading.post.title_readings import OWNERS, TitleReadings
from comity.reading.profile.offices_abroad import office_abroad

_TITLED = re.compile(rf"[tx]{{0,2}}(?:[{OWNERS}]'?)?[MJ]*H")
# "the office will be headed by Ms. X", "the Tourism Board, led by X"
_LED = re.compile(r"(?P<body>O|(?<=t)x),?x{0,3}$")
_LEADER = re.compile(r"R{0,2}Q")
# "X, a plant manager who chairs …"
_DESCRIBED = re.compile(r"Q,t[xNVAJMHB]{1,4}$")
_REACH = 9
"""How many chunks may stand between a person and the verb that tells of the post."""


class ToldByVerbs:
    """Reads the verbs of one text that say who holds what."""

    def __init__(self, page: Page, readings: TitleReadings, antecedents: Antecedents) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels
        self._readings, self._antecedents = readings, antecedents

    def told(self, spans: list[tuple[int, int]]) -> Iterator[Tenure]:
        """As in "who chairs the council of …", "he became Mayor of …", "X, who is also Secretary of …".

        `spans` are those of the tellings found otherwise; a title within one tells nothing new.
        """
        for sentence in self._page.sentences:
            for hit in sentence.words("tenure"):
                at = self._page.mark_index(hit.end)
                if at >= len(self._row) or self._row[at].start >= sentence.end:
                    continue
                tenure = self._by_verb(sentence, hit, at, spans)
                if tenure is not None:
                    yield tenure

    def _by_verb(self, sentence: Sentence, verb: Hit, at: int, spans: list[tuple[int, int]]) -> Tenure | None:
        """The post that one verb tells of; `at` is what stands behind it."""
        code = verb.words[0].code
        if code == "headed":
            return self._headed_by(sentence, verb.start, at)
        if code == "heading":
            who = self._before_who(sentence, verb.start)
            if who is None:
                who = self._subject_of(sentence, verb.start, verb.end)
            return heading(self._page, self._antecedents, at, who, verb.start) if who is not None else None
        if code == "being" and _TITLED.match(self._labels, at):
            who = self._person_before(sentence, verb.start)
            return self._being(at, who, spans) if who is not None else None
        return None

    def _headed_by(self, sentence: Sentence, verb: int, at: int) -> Tenure | None:
        """As in "the Tourism Board, led by Ms. X", "The office will be headed by X"."""
        after = _LEADER.match(self._labels, at)
        first, before = self._page.mark_index(sentence.start), self._page.mark_index(verb)
        led = _LED.search(self._labels, first, before)
        if after is None or led is None or not self._row[after.end() - 1].entities:
            return None
        body: Chunk | None = self._row[led.start("body")]
        if led["body"] == "x":
            if self._page.word(self._row[led.start("body")]) not in particles("houses", "post"):
                return None
            body = office_abroad(self._page, self._labels, 0, first)
        if body is None or not body.entities or body.data.get("council"):
            return None
        person = self._row[after.end() - 1]
        return Tenure(
            person=person.entities[0],
            role="head",
            code="head",
            kind="body",
            of=body.entities[0],
            at=after.end() - 1,
            start=min(self._row[led.start()].start, person.start),
            end=person.end,
        )

    def _before_who(self, sentence: Sentence, before: int) -> int | None:
        """The person that a "who" right before the verb follows."""
        at, first = self._page.mark_index(before) - 1, self._page.mark_index(sentence.start)
        if at > first and self._is(at, "adverb"):
            at -= 1
        if at > first and self._labels[at] == "&":
            at = next(
                (back for back in range(at, first, -1) if self._is(back, "who")),
                at,
            )
        if at <= first or not self._is(at, "who"):
            return None
        at -= 1 + (self._labels[at - 1] == ",")
        described = _DESCRIBED.search(self._labels, first, at + 1)
        if described is not None:
            at = described.start()
        return at if at >= first and self._labels[at] in "QX" and self._row[at].entities else None

    def _subject_of(self, sentence: Sentence, start: int, end: int) -> int | None:
        """Who heads something now: "X chairs the harbour board"; what somebody chaired may be a meeting."""
        now = self._page.text[start:end].lower().split(" ")[0] in particles("tenure", "now")
        at, first = self._page.mark_index(start) - 1, self._page.mark_index(sentence.start)
        if not now or at < first:
            return None
        at -= self._labels[at] == ","
        return at if at >= first and self._labels[at] == "Q" and self._row[at].entities else None

    def _person_before(self, sentence: Sentence, before: int) -> int | None:
        """The person named or pointed to nearest before the verb."""
        at, first = self._page.mark_index(before) - 1, self._page.mark_index(sentence.start)
        for place in range(at, max(first, at - _REACH) - 1, -1):
            if self._labels[place] in "Qh" and self._row[place].entities:
                return place
        return None

    def _being(self, at: int, who: int, spans: list[tuple[int, int]]) -> Tenure | None:
        while at < len(self._row) and (self._labels[at] == "t" or self._is(at, "adverb")):
            at += 1
        tenure = self._readings.title_at(at, who)
        if tenure is None:
            return None
        if tenure.of is None:
            if tenure.kind == "locality":
                return tenure  # "he was elected mayor in 2018"
            again = self._labels[self._page.mark_index(tenure.end) :][:3] in ("ftx", "ftB")
            return tenure if again and tenure.kind == "body" and tenure.code != "head" else None
        if tenure.code == "head" and tenure.of.type == "locality":
            return None
        inside = any(start <= tenure.end - 1 < end for start, end in spans)
        return None if inside else tenure

    def _is(self, at: int, code: str) -> bool:
        return self._page.word(self._row[at]) in particles("pointers", code)
