"""What an agreement covers, where the sentences behind its signing tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.reading.page import Sentence

_ITEM = re.compile(r"\s*(?:[-–—•○●▪*·]|\(?\d{1,2}[.)]|\(?[a-z]\))(?:\s|$)")
_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}|[a-z])[.)]\s*$")
_LIST = 12


def covered(sentence: Sentence) -> int | None:
    """Where a sentence begins to tell what was agreed on; None where it does not."""
    hits = sentence.words("coverage")
    if not hits:
        return None
    return sentence.start if hits[0].words[0].code == "before" else hits[0].end


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
