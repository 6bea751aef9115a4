"""The numbers of a sentence that may be figures, each with its clause and the sort of thing it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from comity.lexicon.load import page_of
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.marks.quantities import Quantity

CUES = "figure_cues"
_MEASURES = {"percent": "percent", "m2": "area", "km2": "area", "ha": "area"}
_CURRENCY = 3
_SMALL = 5
_DIGIT = re.compile(r"\d")
_VALUE = re.compile(r"[\d,.\s만억조천백십여수]+")
_SIGNS = ";()"
_SUM = "+"
_NOUN_BEHIND = 3
_RIGHT_BEHIND = 6
_BRACKET = 40
_MOST = 60
"""Numbers that a sentence has at most; what has more is a table's."""
_TOP = frozenset({"top"})
_NTH = frozenset({"nth"})
_ANYTHING = frozenset({"people", "companies", "localities", "countries", "things"})


class Count:
    """A number in its sentence. `sorts` are what it may count or measure (attrs.of of the page `measured`).

    `told` are the characters from the number or sign before it to the one behind it: told of it alone.
    """

    __slots__ = ("clause", "mark", "passage", "sentence", "sorts", "told")

    def __init__(
        self, sentence: Sentence, mark: Quantity, numbers: list[Quantity], sorts: frozenset[str]
    ) -> None:
        self.passage: Passage = sentence.passage
        self.sentence, self.mark, self.sorts = sentence, mark, sorts
        self.clause = _clause(sentence, mark.core)
        self.told = _told(sentence, mark, numbers)

    @property
    def is_sum(self) -> bool:
        """Whether it is an amount of money."""
        return "money" in self.sorts

    @property
    def deals(self) -> bool:
        """Whether its counter is one for dealings, not for firms or places ("87건")."""
        written = self.passage.text[self.mark.core : self.mark.end]
        return written.endswith(_for_deals(self.passage.language))

    @property
    def is_part(self) -> bool:
        """Whether it is told to be some of the number right before it ("7천 명 가운데")."""
        low = self.told[0]
        hits = self.passage.hits(CUES, low, min(low + _RIGHT_BEHIND, self.mark.start))
        among = any(word.code == "among" and hit.start - low <= 1 for hit in hits for word in hit.words)
        return among or self.has("whereof")

    def has(self, *codes: str) -> bool:
        """Whether what is told of it alone has a cue of any of these codes."""
        return any(self.passage.tells(CUES, code, *self.told) for code in codes)

    def around(self, *codes: str) -> bool:
        """Whether its clause has a cue of any of these codes."""
        span = self.clause.start, self.clause.end
        return any(self.passage.tells(CUES, code, *span) for code in codes)


def counts_in(sentence: Sentence) -> Iterator[Count]:
    """The numbers of a sentence that count or measure something, in order; places in an order are none."""
    numbers = sentence.quantities()
    for mark in numbers[:_MOST]:
        sorts = _sorts(sentence.passage, mark)
        if sorts:
            yield Count(sentence, mark, numbers, sorts)


def _sorts(passage: Passage, mark: Quantity) -> frozenset[str]:
    """What a number may count; nothing where it is no figure ("두 도시", "수십 명", "hai bên", "3 giờ")."""
    if mark.unit in _MEASURES:
        return frozenset({_MEASURES[mark.unit]})
    if mark.unit != "count":
        return frozenset({"money"}) if len(mark.unit) == _CURRENCY and mark.unit.isupper() else frozenset()
    written = passage.text[mark.core : mark.end]
    if _SUM in (passage.text[mark.start - 1 : mark.start], passage.text[mark.end : mark.end + 1]):
        return frozenset()  # "2+2 복수학위"
    if not _DIGIT.search(passage.text[mark.start : mark.end]) and mark.value < _SMALL:
        return frozenset()
    if written.startswith(_several(passage.language)):
        return frozenset()
    sorts = _counted(passage.language, written)
    if sorts == _TOP:
        return frozenset() if is_among_first(passage, mark) else frozenset({"things"})
    return sorts if mark.ordinal == (sorts == _NTH) else frozenset()


def is_among_first(passage: Passage, mark: Quantity) -> bool:
    """Whether it tells a place in an order by a noun behind it ("3대 도시", "5번째 투자국")."""
    sorts = _counted(passage.language, passage.text[mark.core : mark.end])
    return sorts in (_TOP, _NTH) and passage.tells(CUES, "ranked", mark.end, mark.end + _NOUN_BEHIND)


@lru_cache(maxsize=4096)
def _counted(language: str, written: str) -> frozenset[str]:
    """The sort of its counter; anything where the language has none, or the number stands without."""
    counters = _counters(language)
    counter = (
        _VALUE.sub("", written, count=1) if counters and _DIGIT.match(written) else written.split(" ")[-1]
    )
    longest = next((form for form in counters if counter.startswith(form)), None)
    if longest is None:
        return _ANYTHING
    sort = counters[longest]
    return frozenset({sort}) if sort != "none" else frozenset()


@cache
def _counters(language: str) -> dict[str, str]:
    """The longest first."""
    found = {form: word.code for word in page_of(language, "counters") for form in word.forms}
    return dict(sorted(found.items(), key=lambda told: -len(told[0])))


@cache
def _for_deals(language: str) -> tuple[str, ...]:
    words = (word for word in page_of(language, "counters") if word.attr("deals"))
    return tuple(form for word in words for form in word.forms)


@cache
def _several(language: str) -> tuple[str, ...]:
    words = (word for word in page_of(language, "numbers") if word.attr("group") == "several")
    return tuple(form for word in words for form in word.forms)


def _clause(sentence: Sentence, at: int) -> Clause:
    """The smallest clause around a character that tells a whole: not the one that only describes its noun."""
    innermost = sentence.clause_at(at)
    if innermost is not None and innermost.link != "modifying":
        return innermost
    around = [one for one in sentence.clauses if one.start <= at < one.end]
    whole = [one for one in around if one.link != "modifying"] or around or sentence.clauses
    return min(whole, key=lambda one: one.length)


def _told(sentence: Sentence, mark: Quantity, numbers: list[Quantity]) -> tuple[int, int]:
    text = sentence.passage.text
    begins = _before_bracket(text, mark.start, sentence.start)
    first = mark.start
    for one in reversed(numbers):  # "3개국 5개 도시": both are told of by what stands before
        if one.end < first and not text[one.end : first].strip():
            first = one.start
    low = max((one.end for one in numbers if one.end <= first and not one.ordinal), default=sentence.start)
    high = min(
        (one.start for one in numbers if one.start >= mark.end and not one.ordinal), default=sentence.end
    )
    low = max([low, *(text.rfind(sign, low, begins) + 1 for sign in _SIGNS)])
    ends = [at for sign in _SIGNS if (at := text.find(sign, mark.end, high)) >= 0]
    return low, min([high, *ends])


def _before_bracket(text: str, at: int, low: int) -> int:
    """Where what leads to a number ends: before the bracket it opens, or one closed right before it."""
    if text[at - 1 : at] == "(":
        return at - 1
    closed = text[max(low, at - _BRACKET) : at].rstrip()
    return max(low, at - _BRACKET) + closed.rfind("(") if closed.endswith(")") and "(" in closed else at


def has_counters(language: str) -> bool:
    """Whether a word stands behind every number that says what sort of thing it counts."""
    return bool(_counters(language))
