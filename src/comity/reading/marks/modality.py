"""How firmly a clause is said: it happened, is planned, is wished for, or is denied."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from comity.lexicon.load import lexicon
from comity.model.claim import Modality
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page

_REACH = 90
"""How far before a verb, in characters, an auxiliary may stand."""
_FAR = 300
_NEAR = 16
_FRONT = 40
_CODES: dict[str, Modality] = {"planned": "planned", "wished": "wished", "denied": "denied"}


@cache
def _words() -> Fragments:
    return Fragments(lexicon("en").page("clauses"))


@cache
def _break() -> re.Pattern[str]:
    return _words().compiled(
        r"[;:.!?\n]|,\s(?:{addition}|{contrast}|{relative})\s|\s{addition}\s(?:{past}|{perfect})\s"
    )


@cache
def _turn() -> re.Pattern[str]:
    return _words().compiled(r"[;\n]|,\s{contrast}\s")


@cache
def _relative() -> re.Pattern[str]:
    return _words().compiled(r"\b{relative}(?:\s\S+){0,2}\s$")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(_words().fill(r"(?:\w{2,}ed|{irregular_past})\b"), re.IGNORECASE)


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(_words().fill(r"\b{being}\s(?:\w+\s)?$"), re.IGNORECASE)


def modality(page: Page, start: int, end: int) -> Modality:
    """How firmly the text says what stands at these characters: asserted, planned, wished or denied.

    Give the verb of the matter ("signed", "will visit") or the narrowest clause around it: a verb that says
    by its own form that it happened ("signed") is only undone by a denial before it. In a longer clause the
    first word of modality outside relative clauses decides.
    """
    before = page.hits("modality", max(_sentence_start(page, start), start - _FAR), start)
    if before:
        finished = _finished(page, start, end)
        for hit in reversed(before):
            code = _code(hit)
            if (code == "denied" or not finished) and _governs(page, hit, start):
                return _outermost(page, before, hit, start)
    for hit in page.hits("modality", start, end):
        opens = max(start, hit.start - _FRONT)
        if _code(hit) != "asserted" and not _relative().search(page.text, opens, hit.start):
            return _code(hit)
    return "asserted"


def _code(hit: Hit) -> Modality:
    return _CODES.get(hit.words[0].code, "asserted")


def _sentence_start(page: Page, at: int) -> int:
    index = bisect_right(page.sentences, at, key=lambda sentence: sentence.start)
    return page.sentences[index - 1].start if index else 0


def _finished(page: Page, start: int, end: int) -> bool:
    """Whether the words begin with a past form that nothing makes a passive ("signed", not "be signed")."""
    passive = _passive().search(page.text, max(0, start - _FRONT), start)
    return passive is None and bool(_past().match(page.text, start, end))


def _governs(page: Page, hit: Hit, start: int) -> bool:
    """Whether a word of modality before these characters still holds for them."""
    word = hit.words[0]
    gap = page.text[hit.end : start]
    if word.attr("near"):
        return len(gap) < _NEAR and not _break().search(gap)
    if word.attr("governs"):
        return not _turn().search(gap)
    return len(gap) <= _REACH and not _break().search(gap)


def _outermost(page: Page, before: list[Hit], found: Hit, start: int) -> Modality:
    """A wish further out makes a plan a wish ("hopes that the two sides will sign")."""
    if _code(found) == "planned":
        for hit in before:
            if hit is not found and hit.words[0].attr("governs") and _governs(page, hit, start):
                return _code(hit)
    return _code(found)
