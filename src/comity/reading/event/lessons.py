"""People who are taught something on behalf of their place, told by a verb."""

from __future__ import annotations

import re

from comity.model.dates import precision
from comity.reading.event.occasion import Occasion
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_NEXT = 10
_STRETCHES = frozenset({"rel_unit", "rel_month", "month", "season"})
_OBJECT = 40
_FEW = 60
_COUNTED = re.compile(r"[AJTx]{0,2}[LY]?x{1,2}[if]t?[LYC]|[LY]x")


def lesson(sentence: Sentence, hit: Hit) -> Occasion | None:
    """The training a sentence tells of: people are named with it, and a place or a date."""
    word = hit.words[0]
    if not (_of_people(sentence) or _goes_on(sentence)) or (
        word.attr("stay") and not _for_some_time(sentence)
    ):
        return None
    if word.attr("object") and not _of_people(sentence, hit.end, hit.end + _OBJECT):
        return None
    taught = Occasion(sentence, "training", hit.start, hit.end, "asserted")
    told = [mark.edtf for mark in sentence.dates() if mark.edtf and not taught.of_paper(mark)]
    somewhere = any(chunk.data.get("where") or chunk.label == "O" for chunk in sentence.of("L", "Y", "O"))
    firmness = modality(sentence.page, hit.start, hit.end)
    if word.attr("aim") and not any(mark.edtf and mark.start > hit.end for mark in sentence.dates()):
        return None
    ahead = firmness == "planned" and any(chunk.data.get("where") for chunk in sentence.of("L", "Y"))
    if firmness == "wished" or not (ahead or told):
        return None
    if not (somewhere or any(precision(day) > 1 for day in told)):
        return None
    return Occasion(sentence, "training", hit.start, hit.end, firmness)


def _of_people(sentence: Sentence, start: int | None = None, end: int | None = None) -> bool:
    """Whether people are named in a sentence, between two characters if so asked."""
    low, high = start or sentence.start, min(end or sentence.end, sentence.end)
    words = sentence.page.hits("gatherings", low, high)
    return any(hit.words[0].code == "delegation" for hit in words) or counted_people(sentence, low, high)


def _goes_on(sentence: Sentence) -> bool:
    """Whether "they" are the people of the sentence before."""
    opens = sentence.chunks[:1]
    before = sentence.page.sentences[sentence.index - 1] if sentence.index else None
    return bool(opens) and opens[0].label in "zq" and before is not None and _of_people(before)


def counted_people(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a few of a kind are said to be from a place ("twelve scouts from Lyon")."""
    for count in sentence.quantities():
        if not (start <= count.start < end and count.unit == "count" and 1 < count.value <= _FEW):
            continue
        behind = "".join(chunk.label for chunk in sentence.chunks if chunk.start >= count.end)
        if _COUNTED.match(behind):
            return True
    return False


def _for_some_time(sentence: Sentence) -> bool:
    """Whether it takes days or months, so that more than a look round is meant."""
    spans = any(hit.words[0].code == "span" for hit in sentence.words("gatherings"))
    return spans or any(count.unit == "duration" for count in sentence.quantities())


def how_long(sentence: Sentence, start: int) -> int | None:
    """Where a length of time that begins right behind a character ends ("four days", "the summer")."""
    for count in sentence.quantities():
        if count.unit == "duration" and 0 <= count.start - start < _NEXT:
            return count.end
    for mark in sentence.page.dates_within(start, start + _NEXT):
        if mark.edtf and mark.shape in _STRETCHES:
            return mark.end
    spans = sentence.page.hits("gatherings", start, start + _NEXT)
    return next((hit.end for hit in spans if hit.words[0].code == "span"), None)
