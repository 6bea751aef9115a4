"""The noun beside a number that says what is counted or measured."""

from __future__ import annotations

import re

import msgspec

from comity.lexicon.load import Word
from comity.reading.kinds.figure.counts import Count, has_counters
from comity.reading.marks.scanner import Hit

LAYER = "measured"
_BEHIND = re.compile(r"의?\s?(?:[^\W\d]+의?\s?){0,2}")
_STOPS = re.compile(r"[,.;:()\"“”]|(?:^|[가-힣])(?:을|를|이|가|은|는|에|에서|으로|와|과)\s")
_LAST_WORD = re.compile(r"([가-힣]{2,})(?<![은는을를의에로와과도])\s$")
_LONGEST = 12
_BEST, _AFTER_COUNTER, _WITHIN, _LEAST, _FURTHER_ON = 98.0, 96.0, 95.0, 5.0, 30.0
_APART, _FAR, _GROWTH = 30, 30, 60


class Noun(msgspec.Struct, frozen=True):
    """Its characters, the lexicon's word, and how it is written."""

    span: tuple[int, int]
    word: Word
    written: str

    @property
    def code(self) -> str:
        """The indicator it tells, or what else the page's header says."""
        return self.word.code

    def has(self, attr: str) -> bool:
        """Whether the page says this of it."""
        return bool(self.word.attr(attr))


def noun_of(count: Count) -> Noun | None:
    """The noun that says what is counted: in or beside the counter, else the nearest that fits."""
    span = (count.sentence.start, count.clause.end) if count.is_sum else count.told
    best: tuple[float, Hit, Word] | None = None
    for hit in count.passage.hits(LAYER, *span):
        word = _fitting(count, hit)
        if word is not None:
            near = _nearness(count, hit, word)
            if near > 0 and (best is None or near > best[0]):
                best = near, hit, word
    if best is None:
        return None
    _, hit, word = best
    return Noun((hit.start, hit.end), word, count.passage.text[hit.start : hit.end])


def word_before(count: Count) -> str | None:
    """The word right before a number, where no noun of the lexicon tells what is counted ("양어장 45곳")."""
    low = max(count.told[0], count.mark.start - _LONGEST)
    found = _LAST_WORD.search(count.passage.text[low : count.mark.start])
    if found is None:
        return None
    start, end = low + found.start(1), low + found.end(1)
    named = any(one.start < end and start < one.end for one in count.sentence.mentions)
    dated = any(one.start < end and start < one.end for one in count.sentence.dates())
    return None if named or dated else found[1]


def _fitting(count: Count, hit: Hit) -> Word | None:
    """The word of a hit that goes with what a number counts."""
    for word in hit.words:
        if not count.sorts.isdisjoint(word.attr("of", ())) or ("nth" in count.sorts and word.attr("nth")):
            return word
    return None


def _nearness(count: Count, hit: Hit, word: Word) -> float:
    """How surely a noun is the number's: the nearer the better, what stands behind signs or cases less.

    Where numbers have counters, nouns stand on either side of them; else what is counted stands behind.
    """
    text, mark = count.passage.text, count.mark
    if hit.start < mark.end and mark.core < hit.end:
        return _WITHIN
    measured = mark.unit != "count" or has_counters(count.passage.language)
    behind = hit.start >= mark.end
    gap = text[mark.end : hit.start] if behind else text[hit.end : mark.start]
    if behind and _BEHIND.fullmatch(gap) and not _STOPS.search(gap):
        best = _AFTER_COUNTER if mark.unit == "count" and measured else _BEST
        return (_LEAST if word.attr("weak") else best) - len(gap) / 4
    if not measured and (behind or not word.attr("leads")):
        return 0
    found = (_FURTHER_ON if behind else _BEST) - len(gap)
    found -= _APART if "," in gap else 0
    found -= 0 if count.told[0] <= hit.start < count.told[1] else _FAR
    return found + (_GROWTH if word.code == "grdp_growth" else 0)
