"""What people attend where a noun names it ("the forum", "a fair", "the 4th Annual Conference")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from comity.lexicon.load import Word
from comity.model.claim import EventType
from comity.reading.event.event_names import event_words, name_of
from comity.reading.event.firmness import firmness
from comity.reading.event.occasion import Occasion
from comity.reading.marks.quotations import Quotations
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_REACH = 60
_BESIDE = 30
_INVITED = 60
_ARTICLE = 6
_TOPIC = 30
_DOER = 40
_CLAUSE = 30
_LEADING = ("pair", "visit", "sends")
_ONE_IN_PLURAL = frozenset({"signing", "ceremony", "promotion"})


def named(sentence: Sentence, words: list[Hit], heads: list[Hit], quoted: Quotations) -> Iterator[Occasion]:
    """What the nouns of events in a sentence name; `words` are its words of gathering."""
    page = sentence.page
    held = [word for word in words if any(_holds(meaning) for meaning in word.words)]
    beside = [word for word in words if word.words[0].code in _LEADING]
    bodies = [(chunk.start, chunk.end) for chunk in sentence.chunks if chunk.label == "O"]
    reached = sentence.start
    for hit in heads:
        if hit.start < reached or any(start <= hit.start and hit.end <= end for start, end in bodies):
            continue
        if hit.words[0].code == "none" or (hit.words[0].attr("travels") and not own_day(sentence, hit)):
            continue
        if _is_paper(sentence, hit):
            continue
        name, start, end = name_of(sentence, hit)
        if name is not None and _is_organiser(sentence, start):
            continue
        if (
            end == start
            or (name is None and _several(sentence, hit))
            or (name is None and (quoted.covers(hit.start) or _is_topic(sentence, start)))
        ):
            continue
        reached = end
        verb = _nearest(held, hit) or _leading(beside, start)
        mark = verb or hit
        yield Occasion(
            sentence,
            cast(EventType, hit.words[0].code),
            start,
            end,
            "planned" if _invited(sentence, start) else firmness(page, mark.start, mark.end),
            name=name,
            known=name is None and definite(sentence, start),
            noun=True,
            held=verb is not None,
            present=bool(mark.words[0].attr("present")),
        )


def _is_paper(sentence: Sentence, hit: Hit) -> bool:
    """Whether the noun names what is signed ("the new convention was signed")."""
    if not sentence.words("signing"):
        return False
    papers = sentence.page.hits("instruments", hit.start, hit.end)
    return any(paper.start == hit.start and paper.end == hit.end for paper in papers)


def _is_organiser(sentence: Sentence, at: int) -> bool:
    """Whether a name stands for those who do something ("organised by the Cultural Forum")."""
    before = sentence.page.hits("linking", max(sentence.start, at - _DOER), at)
    doer = next((link for link in reversed(before) if link.words[0].code == "by"), None)
    return doer is not None and "," not in sentence.page.text[doer.end : at]


def _is_topic(sentence: Sentence, at: int) -> bool:
    """Whether it is only talked about ("to discuss an internship")."""
    before = sentence.page.hits("gatherings", max(sentence.start, at - _TOPIC), at)
    near = [hit for hit in before if at - hit.end < _ARTICLE]
    return any(word.code == "topic" for hit in near for word in hit.words)


def _holds(word: Word) -> bool:
    """Whether a word tells that an event takes place, or that people go to it."""
    return word.code == "held" or bool(word.attr("attends"))


@cache
def plural_ending() -> re.Pattern[str]:
    """How a form ends that tells of several."""
    return event_words().compiled(r"(?:[^s]s|{irregular_plural})$")


def _several(sentence: Sentence, hit: Hit) -> bool:
    """Whether a plural tells of several events, not of one ("the talks", "the Games")."""
    plural = plural_ending().search(sentence.page.text[hit.start : hit.end])
    return bool(plural) and hit.words[0].code not in _ONE_IN_PLURAL and not hit.words[0].attr("plural")


def _invited(sentence: Sentence, at: int) -> bool:
    """Whether people are only invited to it."""
    before = sentence.page.hits("gatherings", max(sentence.start, at - _INVITED), at)
    return any(hit.words[0].code == "invites" for hit in before)


def _leading(beside: list[Hit], start: int) -> Hit | None:
    """The verb right before the noun: what people told, or went to ("told a seminar", "visited the fair")."""
    return next((word for word in beside if 0 <= start - word.end < _ARTICLE), None)


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


def own_day(sentence: Sentence, hit: Hit) -> bool:
    """Whether a clause with "who" tells a day of its own, so that it does not take that of its sentence."""
    before = sentence.page.hits("gatherings", hit.start - _CLAUSE, hit.start)
    who = next((word for word in reversed(before) if word.words[0].code == "relative"), None)
    if who is None or "," in sentence.page.text[who.end : hit.start]:
        return True
    end = sentence.page.text.find(",", hit.end, sentence.end)
    end = end if end >= 0 else sentence.end
    return any(mark.edtf and hit.end <= mark.start < end for mark in sentence.dates())
