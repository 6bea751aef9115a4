"""The body a number's clause speaks of: a park that houses, a firm that employs, a fair that draws."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.counting import Count, words
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page, Sentence

_RUN = re.compile(r"[NSWOLCAPVTEpc]{2,8}|[LYOqQXhC]|^N(?=,t)")
_NAMING = frozenset("NSEO")
_LOCAL = frozenset("LYC")
_NEAR = 2


def spoken_of(count: Count) -> Entity | None:
    """The organisation or venue the clause of a number speaks of; None where that is a place or a person."""
    return (
        _counted_off(count)
        or _antecedent(count)
        or _speaks_of(count.page, count.sentence, opening(count), count.mark.start, _NEAR)
    )


def takes_in(count: Count) -> bool:
    """Whether a park, zone or port is spoken of, whose capital is not the whole place's."""
    found = spoken_of(count)
    return found is not None and bool(_a_site().search(found.name.lower()))


@cache
def _a_site() -> re.Pattern[str]:
    return words().compiled(r"\b{site}$")


def opening(count: Count) -> int:
    """Where the clause begins, behind the words of whoever tells it ("Kim said the park …")."""
    said = count.page.hits("speech", count.sentence.start, count.mark.start)
    if not said:
        return count.clause
    end = said[-1].end
    told = _that().match(count.page.text[end : count.mark.start])
    return max(count.clause, end + told.end() if told else end)


@cache
def _that() -> re.Pattern[str]:
    """Whom somebody told, up to "that" ("told the council that …")."""
    return words().compiled(r"[^,;:.]{0,60}?\s{that}\s")


def housed_at(count: Count) -> Entity | None:
    """The school or park behind those counted, that they are at ("90 students at the Hoa Institute")."""
    text = count.page.text
    for chunk in count.sentence.of("O"):
        if chunk.start > count.mark.end:
            gap = text[count.mark.end : chunk.start].lower()
            return chunk.entities[0] if _at().search(gap) and not _PAUSE.search(gap) else None
    return None


_PAUSE = re.compile(r"[,;:.]")


@cache
def _at() -> re.Pattern[str]:
    return words().compiled(r"\s{housed}\s(?:{article}\s)?$")


def _counted_off(count: Count) -> Entity | None:
    """The body a measure stands right before ("the 588-ha Hoa Sen Park", "the 90-bed clinic")."""
    for chunk in count.sentence.of("O"):
        if 0 < chunk.start - count.mark.end <= 2:
            return chunk.entities[0]
    return None


def apposed(count: Count) -> Entity | None:
    """Whom an apposition with the number describes: "Ambo, a town of 9,000", "the WTA, a 27-member body"."""
    start = count.sentence.start
    match = _described().search(count.page.text[start : count.mark.start].lower())
    if match is None:
        return None
    row = count.sentence.chunks[: count.sentence.mark_index(start + match.start())]
    labels = "".join(chunk.label for chunk in row)
    name = _LAST_NAME.search(labels)
    return _described_by(count.page, row[name.start(1) : name.end(1)]) if name else None


_LAST_NAME = re.compile(r"([NSWOLCAPVTE]{0,6}[LONSTEV])(?:\(a\))?$")


def _described_by(page: Page, run: list[Chunk]) -> Entity | None:
    """The place or organisation a run of names is."""
    named = [chunk for chunk in run if chunk.label in "LO" and chunk.entities]
    if len(run) == 1:
        return named[0].entities[0] if named else None
    if not any(chunk.label in _NAMING for chunk in run) or run[0].label == "W":
        return None
    return Entity("organisation", " ".join(page.text[run[0].start : run[-1].end].split()))


@cache
def _described() -> re.Pattern[str]:
    return words().compiled(r",\s{article}\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}(?:{possessive}\s)?$")


def _antecedent(count: Count) -> Entity | None:
    """The common noun a relative clause is about ("a cluster which hosts 190 firms", "a park with 12")."""
    match = _site_that().search(count.page.text[count.sentence.start : count.mark.start].lower())
    if match is None:
        return None
    start, end = count.sentence.start + match.start("site"), count.sentence.start + match.end("site")
    if end < opening(count):
        return None
    named = [
        chunk for chunk in count.sentence.chunks if chunk.start < end and start < chunk.end and chunk.entities
    ]
    if named:
        return named[-1].entities[0] if named[-1].label == "O" else None
    return Entity("organisation", count.page.text[start:end])


@cache
def _site_that() -> re.Pattern[str]:
    return words().compiled(
        r"\b{article}\s(?P<site>(?:(?!{stop}\b|{article}\b|{and}\b)[^\s,;:.]+\s){0,2}(?:{site}|{fellowship}))"
        r",?\s(?:{relative}|{having})\s(?:(?!{relative}\b)[^\s,;:]+\s){0,4}(?:{article}\s)?$"
    )


def _speaks_of(page: Page, sentence: Sentence, low: int, high: int, back: int) -> Entity | None:
    """The body among the first names of a clause; of the clauses before it, where it has none."""
    starts = [low] if low == sentence.start else [low, sentence.start]
    for start in starts:
        found = _first_name(sentence, start, high)
        if found is not None:
            return _as_body(page, sentence, found, back)
        if pointed := _pointed(page, sentence, start):
            return pointed
    return None


def _first_name(sentence: Sentence, low: int, high: int) -> list[Chunk] | None:
    """The first names of a stretch that no preposition leads in."""
    chunks = sentence.chunks
    first, last = sentence.mark_index(low), sentence.mark_index(high)
    labels = "".join(chunk.label for chunk in chunks[first:last])
    for match in _RUN.finditer(labels):
        run = chunks[first + match.start() : first + match.end()]
        before, behind = labels[: match.start()], labels[match.end() :]
        if "x" not in behind or behind[0] == "." or (run[0].label == "W" and before[-1:] != "t"):
            continue
        if _before_a_number(sentence, run[-1].end) or (before[-1:] == "(" and behind[:1] == ")"):
            continue
        if not _LEADING.search(before):
            return run
    return None


def _before_a_number(sentence: Sentence, end: int) -> bool:
    """Whether a number opens what a name only sets the scene for ("under the Pass Scheme (PS), 900 went")."""
    behind = _SETTING.match(sentence.page.text, end)
    return behind is not None and any(mark.start == behind.end() for mark in sentence.quantities())


_SETTING = re.compile(r"(?:\s\(\w+\))?,\s")
_LEADING = re.compile(r"""(?:i|f)t?"?(?:x|[VWJNCALE]{0,3}\.?)"?$""")


def _as_body(page: Page, sentence: Sentence, run: list[Chunk], back: int) -> Entity | None:
    """The run's organisation, known or new; what "it" heads goes back to the sentence before."""
    head = run[0]
    known = head.entities[0] if len(run) == 1 and head.entities else None
    if known is not None and known.type == "organisation" and head.label != "q":
        return known
    if head.label == "q":
        return _before(page, sentence, back) or (known if known and known.type == "organisation" else None)
    if known is not None:
        return None
    if run[-1].label == "T" or not any(chunk.label in _NAMING for chunk in run):
        return None
    return Entity("organisation", " ".join(page.text[head.start : run[-1].end].split()))


def _before(page: Page, sentence: Sentence, back: int) -> Entity | None:
    """The body the sentence before speaks of, within one paragraph."""
    if not back or not sentence.index:
        return None
    earlier = page.sentences[sentence.index - 1]
    if earlier.paragraph != sentence.paragraph:
        return None
    return _speaks_of(page, earlier, earlier.start, earlier.end, back - 1)


def _pointed(page: Page, sentence: Sentence, start: int) -> Entity | None:
    """The body that "The market", "The network" points back to, the last named so; else the noun itself."""
    opening = page.text[start : start + 60].lower()
    match = _the_site().match(opening)
    if match is None:
        return _last_gathering(page, sentence) if _of_a_gathering().match(opening) else None
    named = _named_so(match["noun"]).findall(page.text[: sentence.start])
    if named:
        return Entity("organisation", " ".join(named[-1].split()))
    if match["noun"] in words().group("fellowship"):
        return _last_body(page, sentence)
    if match["noun"] not in words().group("site"):
        return None
    return Entity("organisation", page.text[start + match.start("what") : start + match.end("what")])


def _last_body(page: Page, sentence: Sentence) -> Entity | None:
    """The organisation named last, in this sentence's paragraph or just before it."""
    for earlier in reversed(page.sentences[max(0, sentence.index - _NEAR) : sentence.index]):
        bodies = earlier.of("O")
        if bodies:
            return bodies[-1].entities[0]
    return None


@cache
def _the_site() -> re.Pattern[str]:
    return words().compiled(
        r"\W*{definite_article}\s(?P<what>(?:(?!{stop}\b)[^\s,;:.'’]+\s){0,2}?(?P<noun>{site}|{fellowship}|{gathering}))\b"
    )


def _last_gathering(page: Page, sentence: Sentence) -> Entity | None:
    """The fair or festival named last."""
    named = list(_gatherings().finditer(page.text[: sentence.start]))
    return Entity("organisation", " ".join(named[-1].group().split())) if named else None


@cache
def _of_a_gathering() -> re.Pattern[str]:
    """ "The organisers expect …", "At the last edition, …": words a fair or festival alone has."""
    return words().compiled(
        r"\W*(?:{into}\s)?(?:{article}|{own})\s(?:(?!{stop}\b)[^\s,;:.]+\s)?{of_gathering}\b"
    )


@cache
def _gatherings() -> re.Pattern[str]:
    words_for = "|".join(word.capitalize() for word in words().group("gathering"))
    return re.compile(rf"\b(?:(?!The\s)[A-Z][\w’'&-]+\s){{1,6}}(?:{words_for})\b")


@cache
def _named_so(noun: str) -> re.Pattern[str]:
    """Names that end in a noun or begin with it ("Hoa Sen Park", "the Port of Hull")."""
    word, capital = re.escape(noun), re.escape(noun.capitalize())
    name = r"[A-Z][\w’'&-]+"
    return re.compile(
        rf"\b(?:{name}\s){{1,6}}(?:[a-z]+\s)?(?:{word}|{capital})\b|\b(?:{name}\s){{0,3}}{capital}\sof(?:\sthe)?(?:\s{name})+"
    )
