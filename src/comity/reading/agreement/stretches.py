"""A sentence cut into stretches that each speak of one agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import attrgetter

from comity.lexicon.load import lexicon
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence

_RELATIVE = re.compile(r",\s(?:which|who|whose|whom|where)\b")
_WITH_WHICH = re.compile(r",\s(?:with|to)\s(?:which|whom)\b")
_WHILE = re.compile(r",\s(?:while|whereas|whilst)\s")
ANOTHER_WITH = re.compile(r"another,?\swith\s")
"""A further paper of the same kind, told with its partner."""
_CLAUSE_END = re.compile(r",(?!\s\d)")
_NAMING = 45
_APPOSED = 4
_ASIDE = len(", ")
_DATED = 60
"""Within how many characters behind a paper its own date stands."""
_DOERS = frozenset("LYZOQXCqhz")
_START = attrgetter("start")
_BESIDE = 30
_AND = 25
_WITH = " with"
_OF = " of "


def stretches(sentence: Sentence, heads: list[Hit], ties: list[Hit]) -> list[tuple[int, int]]:
    """The sentence cut at semicolons, and before every further agreement that names its own partner.

    A tie told in an aside ("Busan, Hue's sister since 1997, signed …") is a stretch of its own.
    """
    aside = _aside(sentence, heads, ties)
    if aside is not None:
        return [aside, (sentence.start if heads else aside[1], sentence.end)]
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
    cuts += _mergers(sentence, words)
    cuts += _years_after(sentence, heads)
    cuts += _another_one(sentence, heads)
    acting = list(_next_acts(page, sorted([*heads, *ties], key=_START)))
    cuts += acting
    cuts += [
        cut for cut in _after_ties(page, ties, heads) if not any(0 < at - cut < _NAMING for at in acting)
    ]
    cuts += _before_ties(page, ties, heads)
    cuts += _clauses(sentence, heads)
    cuts += _contrasts(page, sorted([*heads, *ties], key=_START))
    for before, word in pairwise(words):
        if word.start - before.end <= _APPOSED or word.words[0].code == "generic":
            continue
        if _has_partner(page, before, word.start) and _has_partner(page, word, sentence.end):
            cuts.append(_phrase_start(page, before.end, word.start))
    cuts += _next_kinds(page, sorted([*heads, *ties], key=_START), sentence.end)
    cuts = sorted(set(cuts))
    return list(zip(cuts, [*cuts[1:], sentence.end], strict=True))


def _next_acts(page: Page, words: list[Hit]) -> Iterator[int]:
    """Where the same parties do the next thing ("became friends in 2016 and signed a pact in 2019")."""
    for before, word in pairwise(words):
        acts = page.hits("signing", before.end, word.start)
        if not acts:
            continue
        dates = page.dates_within(before.end, acts[-1].start)
        dated = bool(dates) and bool(page.dates_within(word.end, word.end + _DATED))
        if not dated and not _signs_a_new_one(page, before, acts[-1], word):
            continue
        link = _and_then().search(page.text, before.end, acts[-1].start)
        start = dates[0].end if dated else acts[-1].start - _AND
        others = [chunk for chunk in page.marks_within(start, acts[-1].start) if chunk.label in _DOERS]
        if link is not None and not others:
            yield link.start("then")


def _signs_a_new_one(page: Page, before: Hit, act: Hit, word: Hit) -> bool:
    """Whether one paper is dealt with, another signed ("prolonged their pact and signed a protocol")."""
    if word.layer != "instruments" or act.words[0].code not in ("sign", "conclude"):
        return False
    anew = next((mark for mark in page.marks_within(act.end, word.start) if mark.label == "t"), None)
    done = page.hits("signing", before.start - _NAMING, before.start)
    new = anew is not None and page.text[anew.start] in "aA" and anew.start - act.end < _APPOSED
    return new and bool(done) and not act.words[0].attr("weak")


@cache
def _and_then() -> re.Pattern[str]:
    words = Fragments(lexicon("en").page("clauses"))
    return words.compiled(r"(?:,|,?\s{addition})\s(?P<then>(?:\w+\s){0,2})$")


def _another_one(sentence: Sentence, heads: list[Hit]) -> Iterator[int]:
    """Where, behind a paper, somebody signs another ("…, and Hue also signed one with Lyon")."""
    page = sentence.page
    for hit in sentence.words("allusions"):
        before = [head.end for head in heads if head.end < hit.start]
        comma = page.text.find(",", before[-1], hit.start) if before else -1
        signs = hit.words[0].code == "one" and page.hits("signing", hit.start, hit.end)
        if before and hit.words[0].code == "one" and ANOTHER_WITH.match(page.text, hit.start):
            yield hit.start
        if comma > 0 and signs and page.hits("signing", sentence.start, comma):
            yield comma + 1


def _years_after(sentence: Sentence, heads: list[Hit]) -> Iterator[int]:
    """Where, behind one paper, it is told how long after an earlier one it came (", two years after …")."""
    page = sentence.page
    for before, head in pairwise(heads):
        for count in page.quantities_within(before.end, head.start):
            links = page.hits("linking", count.end, count.end + _APPOSED)
            behind = bool(links) and links[0].words[0].code == "after"
            if count.unit == "duration" and behind and page.text[count.start - _ASIDE : count.start] == ", ":
                yield count.start


def _next_kinds(page: Page, words: list[Hit], end: int) -> Iterator[int]:
    """Where a tie of another kind follows, each with a partner ("is twinned with A and has ties to B")."""
    for before, word in pairwise(words):
        if word.start - before.end <= _APPOSED or word.layer == before.layer:
            continue
        link = _and_has().search(page.text, before.end, word.start)
        both = _has_partner(page, before, word.start) and _has_partner(page, word, end)
        if link is not None and both:
            yield link.start("then")


@cache
def _and_has() -> re.Pattern[str]:
    words = Fragments(lexicon("en").page("clauses"))
    return words.compiled(r"(?:,|,?\s{addition})\s(?P<then>(?:{perfect}|{being})\s(?:\w+\s){0,4})$")


def _mergers(sentence: Sentence, words: list[Hit]) -> Iterator[int]:
    """Where it is told what became of a place, behind an agreement or ahead of it ("After X was merged, …").

    Whoever took the place over agreed to nothing there.
    """
    page = sentence.page
    opened = any(link.words[0].code in ("after", "when") for link in page.hits("linking", *_first(sentence)))
    for hit in sentence.words("limits"):
        if hit.words[0].code != "merger":
            continue
        if all(word.end <= hit.start for word in words):
            yield hit.start
        elif opened and all(word.start >= hit.end for word in words):
            yield clause_end(page, hit.end, words[0].start)


def clause_end(page: Page, start: int, end: int) -> int:
    """Where the clause around a character ends: behind the next comma that is no date's, else at `end`."""
    comma = _CLAUSE_END.search(page.text, start, end)
    return comma.end() if comma is not None else end


def _first(sentence: Sentence) -> tuple[int, int]:
    """The characters of the sentence's first letter."""
    return sentence.start, sentence.start + 1


def _aside(sentence: Sentence, heads: list[Hit], ties: list[Hit]) -> tuple[int, int] | None:
    """A description between commas that tells of a tie and since when, with the name before it."""
    page = sentence.page
    for tie in ties:
        opening = page.text.rfind(", ", sentence.start, tie.start)
        closing = page.text.find(",", tie.end, sentence.end)
        if opening < 0 or closing < 0 or not any(word.start > closing for word in heads or ties):
            continue
        acts = page.hits("signing", opening, closing)
        since = [hit for hit in acts if hit.words[0].attr("since") or hit.words[0].code == "end"]
        named = [chunk for chunk in sentence.chunks if chunk.label in "LY" and 0 <= opening - chunk.end <= 1]
        dated = any(opening < mark.start < closing for mark in page.dates)
        if since and dated and named and not any(opening < head.start < closing for head in heads):
            return _row_start(sentence, named[0]), closing
    return None


def _row_start(sentence: Sentence, last: Chunk) -> int:
    """Where the name before begins that an "and" joins to this one, or this one itself."""
    before = [chunk for chunk in sentence.chunks if chunk.end <= last.start][-2:]
    joined = len(before) > 1 and before[1].label == "&" and before[0].label in "LYTc)"
    return sentence.start if joined else last.start


def _clauses(sentence: Sentence, heads: list[Hit]) -> Iterator[int]:
    """Where, between two papers, others begin to act ("A sealed a pact, while B and C renewed a treaty")."""
    page = sentence.page
    for before, head in pairwise(heads):
        comma = page.text.find(",", before.end, head.start)
        if comma > 0 and page.hits("prospects", head.end, sentence.end) and _is_contrasted(page, comma, head):
            yield comma + 1
            continue
        if comma > 0 and _is_done_apart(page, sentence, comma, head):
            yield comma + 1
            continue
        acts = page.hits("signing", comma, head.start) if comma > 0 else []
        if not acts or acts[-1].words[0].attr("weak"):
            continue
        actors = [chunk for chunk in sentence.chunks if comma < chunk.start < acts[-1].start]
        if any(chunk.label in "LYZOQ" for chunk in actors) and page.hits("signing", sentence.start, comma):
            yield comma + 1


def _contrasts(page: Page, words: list[Hit]) -> Iterator[int]:
    """Where others' agreement is set against the one before (", while Lahore has been a sister of …")."""
    for before, word in pairwise(words):
        found = _WHILE.search(page.text, before.end, word.start)
        row = page.marks_within(found.end(), word.start) if found is not None else []
        if found is not None and any(one.label in "LYOq" for one in row):
            yield found.end()


def _is_done_apart(page: Page, sentence: Sentence, comma: int, head: Hit) -> bool:
    """Whether a new paper opens the clause behind a comma and is itself done (", a pact is to be signed")."""
    if head.start - comma > _BESIDE or page.hits("determiners", comma, head.start):
        return False
    behind = page.hits("signing", head.end, min(head.end + _BESIDE, sentence.end))
    return bool(behind) and bool(page.hits("signing", sentence.start, comma))


def _is_contrasted(page: Page, comma: int, head: Hit) -> bool:
    """Whether the clause behind a comma opens with the paper itself (", but a memorandum is in view")."""
    return head.start - comma < _BESIDE and not page.hits("determiners", comma, head.start)


def _after_ties(page: Page, ties: list[Hit], heads: list[Hit]) -> list[int]:
    """Where, behind a tie that began ("became sisters in 2004, …"), a paper is told of on its own."""
    cuts: list[int] = []
    for tie in ties:
        head = next((head for head in heads if head.start - tie.end > _NAMING), None)
        head = head or next((head for head in heads if _has_own_date(page, tie.end, head.start)), None)
        comma = _clause_comma(page, tie.end, head.start) if head else -1
        if comma > 0 and any(
            gap(act, tie) < _NAMING // 2 and act.end <= tie.start
            for act in page.hits("signing", tie.start - 30, tie.start)
        ):
            cuts.append(comma + 1)
    return cuts


def _clause_comma(page: Page, low: int, high: int) -> int:
    """The comma a clause begins behind; one that only closes a description of its subject is none.

    "…, and Daegu, whose port is small, signed …" begins before Daegu, as "…, and Daegu, with which …" does.
    """
    last = page.text.rfind(",", low, high)
    if last > 0 and _WITH_WHICH.match(page.text, last):
        return max(page.text.rfind(",", low, last), page.text.rfind(" and ", low, last))
    opening = page.text.rfind(",", low, max(last, low))
    begun = page.text.rfind(",", low, max(opening, low))
    return begun if begun > 0 and _RELATIVE.match(page.text, opening) else last


def _before_ties(page: Page, ties: list[Hit], heads: list[Hit]) -> list[int]:
    """Where, behind a paper and a comma, others become partners ("after a 2018 letter, A and B became …")."""
    cuts: list[int] = []
    for tie in ties:
        acts = page.hits("signing", tie.start - _BESIDE, tie.start)
        head = next((head for head in reversed(heads) if head.end < tie.start), None)
        if head is None or not acts or acts[-1].words[0].code != "become":
            continue
        comma = page.text.find(",", head.end, acts[-1].start)
        if 0 < comma < head.end + _NAMING:
            cuts.append(comma + 1)
    return cuts


def _has_own_date(page: Page, low: int, high: int) -> bool:
    """Whether a comma and then a date stand between two words ("…, and in 2010 a memorandum")."""
    comma = page.text.find(",", low, high)
    return comma > 0 and any(comma < mark.start < high for mark in page.dates)


def _has_partner(page: Page, word: Hit, end: int) -> bool:
    links = page.hits("linking", word.end, min(end, word.end + 25))
    partnered = bool(word.words[0].attr("partner")) and page.text.startswith(_OF, word.end)
    told = partnered or page.text.endswith(_WITH, word.start, word.end)
    return told or any(link.words[0].code in ("with", "between") for link in links)


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
