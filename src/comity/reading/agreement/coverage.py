"""What an agreement covers, where the sentences behind its signing tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_ITEM = re.compile(r"\s*(?:[-–—•○●▪*·]|\(?\d{1,2}[.)]|\(?[a-z]\))(?:\s|$)")
_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}|[a-z])[.)]\s*$")
_LIST = 12
_REACH = 90
_BESIDE = 14
_PARTICIPLE = "ing"


def covered(sentence: Sentence) -> int | None:
    """Where a sentence begins to tell what was agreed on; None where it does not."""
    for hit in sentence.words("coverage"):
        code = hit.words[0].code
        if code == "before":
            return sentence.start
        if code == "heading" and not sentence.page.text.startswith(":", hit.end):
            continue
        if code != "names" or _is_subject(sentence, hit):
            return hit.end
    return None


def _is_subject(sentence: Sentence, verb: Hit) -> bool:
    """Whether "it", "they" or a word for the paper stands before a verb ("the accord covers ports")."""
    page = sentence.page
    low = max(sentence.start, verb.start - _REACH)
    stands = page.hits("allusions", low, verb.start)
    if any(hit.words[0].code == "it" and verb.start - hit.end < _BESIDE for hit in stands):
        return True
    finite = not page.text.endswith(_PARTICIPLE, verb.start, verb.end)
    if (
        finite
        and sentence.chunks[0].label == "q"
        and page.hits("allusions", sentence.start, sentence.start + 1)
    ):
        return True
    if any(one.label in "zZ" and 0 < verb.start - one.end < _BESIDE for one in sentence.chunks):
        return True
    return any(hit.words[0].code != "none" for hit in page.hits("instruments", low, verb.start))


def is_item(sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list: a dash, a bullet or a number stands before it."""
    text = sentence.page.text
    if _ITEM.match(text, sentence.start, sentence.end):
        return True
    before = sentence.page.sentences[sentence.index - 1] if sentence.index else None
    return before is not None and bool(_NUMBER.match(text, before.start, before.end))


def listed_under(sentence: Sentence) -> Iterator[Sentence]:
    """The items of the list that a sentence with a colon at its end opens."""
    if not sentence.text.rstrip().endswith(":"):
        return
    for item in sentence.page.sentences[sentence.index + 1 : sentence.index + 1 + _LIST]:
        if not is_item(item):
            return
        yield item


def opened_by(sentence: Sentence) -> Sentence | None:
    """The sentence with a colon at its end whose list an item stands in."""
    if not is_item(sentence):
        return None
    for before in reversed(sentence.page.sentences[max(0, sentence.index - _LIST) : sentence.index]):
        if not is_item(before):
            return before if before.text.rstrip().endswith(":") else None
    return None
