"""Where a text speaks of something people attend: the words that tell it, its kind and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import msgspec

from comity.model.claim import EventType, Modality
from comity.reading.chunks import Chunk
from comity.reading.event_names import name_of
from comity.reading.modality import modality
from comity.reading.page import Page, Sentence
from comity.reading.quotations import Quotations
from comity.reading.scanner import Hit
from comity.reading.whens import told_date

_PLURAL = re.compile(r"(?:s|fora|symposia)$")
_REACH = 60
_OBJECT = 70
_BESIDE = 30
_BULLET = 4
_NUMBERED = 28


class Occasion(msgspec.Struct, frozen=True):
    """One mention of something people attend, at `at`-`to` of its sentence.

    `name` is its proper name where it has one; `known` says the words point back to one told before;
    `noun` that they name it rather than tell it; `held` that a verb says it takes place; `weak` that only
    a place and a date make it one; `listed` that it is one stop of a programme;
    `host` which side receives ("subject", "object" or "").
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
    host: str = ""

    @property
    def page(self) -> Page:
        """The page it stands on."""
        return self.sentence.page

    @property
    def number(self) -> int | None:
        """Which of a series it is ("the 4th Annual Conference"), where that is said."""
        for count in self.sentence.quantities():
            if count.ordinal and self.at - _NUMBERED < count.start < self.to:
                return int(count.value)
        return None

    def date(self) -> str | None:
        """When it is said to take place: the date nearest to its words, unless that only bounds a state."""
        return told_date(self.sentence, self.at, self.to)


def occasions(sentence: Sentence, quoted: Quotations) -> Iterator[Occasion]:
    """Meetings, visits and events a sentence tells of in its own voice, in order."""
    words = sentence.words("gatherings")
    for hit in words:
        if hit.words[0].code in ("meeting", "visit", "ceremony") and not quoted.covers(hit.start):
            found = _gathering(sentence, hit)
            if found is not None:
                yield found
    yield from _named(sentence, words, quoted)
    yield from _stop(sentence)


def _stop(sentence: Sentence) -> Iterator[Occasion]:
    """A line of a programme: "- Dec. 12: Dong Nai, …"."""
    mark = next(iter(sentence.dates()), None)
    if (
        mark is None
        or mark.start - sentence.start > _BULLET
        or sentence.page.text[mark.end : mark.end + 1] != ":"
    ):
        return
    ahead = bool(sentence.page.published and mark.edtf and mark.edtf > sentence.page.published)
    yield Occasion(sentence, "visit", mark.end, mark.end + 1, "planned" if ahead else "asserted", listed=True)


def _gathering(sentence: Sentence, hit: Hit) -> Occasion | None:
    page, word = sentence.page, hit.words[0]
    if word.attr("object") and not _object(sentence, hit):
        return None
    if word.attr("motion") and not _travels(sentence):
        return None
    if word.attr("anniversary") and not _marks_anniversary(sentence, hit):
        return None
    noun = bool(word.attr("noun"))
    if noun and (
        _listed(sentence, hit)
        or any(mode.start <= hit.start < mode.end for mode in sentence.words("signing_modes"))
    ):
        return None
    return Occasion(
        sentence,
        cast(EventType, word.code),
        hit.start,
        hit.end,
        modality(page, hit.start, hit.start if word.attr("urges") else hit.end),
        known=noun and definite(sentence, hit.start),
        noun=noun,
        weak=bool(word.attr("weak")),
        host=str(word.attr("host", "")),
    )


def _listed(sentence: Sentence, hit: Hit) -> bool:
    """Whether the noun is one of a list of things ("MICE (meeting, incentive, …)")."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return before is not None and before.label in ',(&"'


def _object(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody who can be met stands after the verb, before any comma."""
    page = sentence.page
    if not hit.words[0].attr("host") and _together(sentence, hit):
        return True
    end = min(hit.end + _OBJECT, sentence.end)
    after = [chunk for chunk in sentence.chunks if hit.end <= chunk.start < end]
    comma = next((chunk.start for chunk in after if chunk.label == ","), end)
    met = next((chunk for chunk in after if _is_met(chunk) and chunk.start < comma), None)
    group = next(
        (word for word in page.hits("gatherings", hit.end, comma) if word.words[0].code == "delegation"), None
    )
    if met is None and group is None:
        return False
    start = min(mark.start for mark in (met, group) if mark is not None)
    urged = hit.words[0].attr("urges") and any(
        chunk.label == "i" and page.text[chunk.start : chunk.end] == "to"
        for chunk in after
        if chunk.start > start
    )
    return not urged


def _is_met(chunk: Chunk) -> bool:
    return chunk.label in "QXLYO" and not chunk.data.get("where")


def _travels(sentence: Sentence) -> bool:
    """Whether the sentence names people on a mission, and not just anybody who comes and goes."""
    people = any(chunk.label in "QXh" for chunk in sentence.chunks)
    return people or any(hit.words[0].code == "delegation" for hit in sentence.words("gatherings"))


def _together(sentence: Sentence, hit: Hit) -> bool:
    """Whether both sides stand before the verb: "the two governments talked", "A and B met"."""
    before = [chunk for chunk in sentence.chunks if hit.start - _OBJECT * 2 < chunk.start < hit.start]
    labels = "".join(chunk.label for chunk in before)
    return bool(re.search(r"Z[^,]*$", labels) or re.search(r"[QX][^&]*&[^&]*[QX][^QX]{0,6}$", labels))


def _marks_anniversary(sentence: Sentence, hit: Hit) -> bool:
    after = sentence.page.hits("limits", hit.end, min(hit.end + _REACH, sentence.end))
    return any(word.words[0].code == "mark" for word in after)


def _named(sentence: Sentence, words: list[Hit], quoted: Quotations) -> Iterator[Occasion]:
    page = sentence.page
    held = [word for word in words if word.words[0].code == "held"]
    bodies = [(chunk.start, chunk.end) for chunk in sentence.chunks if chunk.label == "O"]
    reached = sentence.start
    for hit in sentence.words("events"):
        if hit.start < reached or any(start <= hit.start and hit.end <= end for start, end in bodies):
            continue
        name, start, end = name_of(sentence, hit)
        plural = _PLURAL.search(page.text[hit.start : hit.end]) and hit.words[0].code not in (
            "signing",
            "ceremony",
            "promotion",
        )
        if end == start or (name is None and plural) or (name is None and quoted.covers(hit.start)):
            continue
        reached = end
        verb = _nearest(held, hit)
        mark = verb or hit
        yield Occasion(
            sentence,
            cast(EventType, hit.words[0].code),
            start,
            end,
            modality(page, mark.start, mark.end),
            name=name,
            known=name is None and definite(sentence, start),
            noun=True,
            held=verb is not None,
        )


def _nearest(held: list[Hit], hit: Hit) -> Hit | None:
    def gap(word: Hit) -> int:
        return max(word.start - hit.end, hit.start - word.end)

    return min((word for word in held if gap(word) < _REACH), key=gap, default=None)


def definite(sentence: Sentence, at: int) -> bool:
    """Whether "the", "this" or the like stands before the noun at these characters."""
    page = sentence.page
    before = [chunk for chunk in sentence.chunks if at - _BESIDE < chunk.start < at]
    for chunk in reversed(before):
        if chunk.label == "t":
            return page.text[chunk.start : chunk.end].lower() == "the"
        if chunk.label in "qhz":
            return True
        if any(
            hit.words[0].code == "known" and hit.start == chunk.start
            for hit in page.hits("determiners", chunk.start, chunk.end)
        ):
            return True
        if chunk.label in ",.iLYOQC":
            return False
    return False
