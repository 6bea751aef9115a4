"""A sentence cut into stretches that each speak of one agreement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

_NAMING = 45
_APPOSED = 4
_BESIDE = 30


def stretches(sentence: Sentence, heads: list[Hit], ties: list[Hit]) -> list[tuple[int, int]]:
    """The sentence cut at semicolons, and before every further agreement that names its own partner."""
    page = sentence.page
    cuts = [
        sentence.start,
        *(chunk.end for chunk in sentence.chunks if page.text[chunk.start : chunk.end] == ";"),
    ]
    words = heads or ties
    among = [link.start for link in sentence.words("linking") if link.words[0].code == "among"]
    cuts += [
        cut
        for cut in among
        if any(head.start >= cut for head in heads) and any(head.end <= cut for head in heads)
    ]
    cuts += _after_ties(page, ties, heads)
    cuts += _clauses(sentence, heads)
    for before, word in pairwise(words):
        if word.start - before.end <= _APPOSED or word.words[0].code == "generic":
            continue
        if _has_partner(page, before, word.start) and _has_partner(page, word, sentence.end):
            cuts.append(_phrase_start(page, before.end, word.start))
    cuts = sorted(set(cuts))
    return list(zip(cuts, [*cuts[1:], sentence.end], strict=True))


def _clauses(sentence: Sentence, heads: list[Hit]) -> Iterator[int]:
    """Where, between two papers, others begin to act ("A sealed a pact, while B and C renewed a treaty")."""
    page = sentence.page
    for before, head in pairwise(heads):
        comma = page.text.find(",", before.end, head.start)
        acts = page.hits("signing", comma, head.start) if comma > 0 else []
        if not acts or acts[-1].words[0].attr("weak"):
            continue
        actors = [chunk for chunk in sentence.chunks if comma < chunk.start < acts[-1].start]
        if any(chunk.label in "LYZOQ" for chunk in actors) and page.hits("signing", sentence.start, comma):
            yield comma + 1


def _after_ties(page: Page, ties: list[Hit], heads: list[Hit]) -> list[int]:
    """Where, behind a tie that began ("became sisters in 2004, …"), a paper is told of on its own."""
    cuts: list[int] = []
    for tie in ties:
        head = next((head for head in heads if head.start - tie.end > _NAMING), None)
        comma = page.text.rfind(",", tie.end, head.start) if head else -1
        if comma > 0 and any(
            gap(act, tie) < _NAMING // 2 and act.end <= tie.start
            for act in page.hits("signing", tie.start - 30, tie.start)
        ):
            cuts.append(comma + 1)
    return cuts


def _has_partner(page: Page, word: Hit, end: int) -> bool:
    links = page.hits("linking", word.end, min(end, word.end + 25))
    return any(link.words[0].code in ("with", "between") for link in links)


def _phrase_start(page: Page, low: int, at: int) -> int:
    """Where the words that belong to a noun begin: after the last comma or link before it."""
    last = max((page.text.rfind(mark, low, at) for mark in (", ", " and ", " – ", ": ")), default=-1)
    known = page.hits("limits", low, at)
    if known:
        return max(last, known[-1].start)
    return last + 1 if last > low else at


def gap(one: Hit, other: Hit) -> int:
    """How many characters lie between two words."""
    return max(one.start - other.end, other.start - one.end, 0)
