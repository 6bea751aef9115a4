"""Partners told one after the other, the tie understood: "Zadar followed in 1959 and Lyon in 1962"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from comity.lexicon.load import lexicon
from comity.model.entity import Entity
from comity.reading.agreement.appositions import described_away
from comity.reading.agreement.instruments import Mention
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.fragments import Fragments
from comity.reading.page import Sentence
from comity.reading.setting.whens import happens

_BACK = 2
_OPENING = 20
_YEAR = len("1959")
_OF = "of"
_APART = re.compile(r",|\sand\s")


def rolled(sentence: Sentence, told: Mention | None, last: str | None) -> Iterator[tuple[Mention, Entity]]:
    """The partners a sentence adds to those just told, each with the date behind it.

    `told` is the tie told last, `last` its date, which "the same year" points to.
    """
    if told is None or not told.tie or not 0 < sentence.index - told.sentence.index <= _BACK:
        return
    word = next(iter(sentence.words("rolls")), None)
    if word is None or not _goes_on().match(sentence.page.text, word.end):
        return
    if sentence.words("instruments") or sentence.words("ties"):
        return
    partners = _partners(sentence)
    if not partners or not _opens(sentence, partners[0].start):
        return
    if word.start < partners[0].start and not _opens(sentence, word.start):
        return
    ends = [*(partner.start for partner in partners[1:]), sentence.end]
    for partner, end in zip(partners, ends, strict=True):
        date = _date(sentence, partner.end, end, last)
        if date is None:
            return
        last = date
        yield _like(told, sentence, partner, date), partner.entities[0]


def _partners(sentence: Sentence) -> list[Chunk]:
    """The localities of a sentence without those that only say where another lies or end its name."""
    row = described_away(sentence, sentence.chunks)
    bare = [chunk for chunk in row if chunk.label != "t"]
    around = {
        chunk.start for link, chunk in pairwise(bare) if link.label == "i" or sentence.page.word(link) == _OF
    }
    places = [chunk for chunk in row if chunk.label == "L" and chunk.entities and chunk.start not in around]
    text = sentence.page.text
    return places[:1] + [
        place for before, place in pairwise(places) if _APART.search(text, before.end, place.start)
    ]


def _opens(sentence: Sentence, start: int) -> bool:
    """Whether a word opens the sentence, but for a "then" or "the city of"."""
    return start - sentence.start <= _OPENING


def _date(sentence: Sentence, start: int, end: int, last: str | None) -> str | None:
    marks = sentence.page.dates_within(start, end)
    told = next((mark.edtf for mark in marks if mark.edtf and happens(mark)), None)
    same = _same().search(sentence.page.text, start, end)
    return last[:_YEAR] if same and last else told


@cache
def _words() -> Fragments:
    return Fragments(lexicon("en").page("rolls_grammar"))


@cache
def _goes_on() -> re.Pattern[str]:
    """What follows right behind the word: a date, a comma, a name."""
    return _words().compiled(r",?\s(?:{time}|(?:in\s)?{same}|\w+\s{later})\b|,|\s[A-Z]")


@cache
def _same() -> re.Pattern[str]:
    return _words().compiled(r"\b{same}\b")


def _like(told: Mention, sentence: Sentence, partner: Chunk, date: str) -> Mention:
    """A tie of the kind just told, with another partner."""
    return msgspec.structs.replace(
        told,
        sentence=sentence,
        start=sentence.start,
        end=sentence.end,
        at=partner.start,
        to=partner.end,
        act="",
        verb=None,
        modality="asserted",
        plural=False,
        known=False,
        more=True,
        generic=False,
        bare=False,
        alluded=True,
        dated=date,
    )
