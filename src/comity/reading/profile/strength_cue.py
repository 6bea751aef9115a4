"""Cue words that tell of a strength, and the sectors each speaks of."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.lexicon.load import Word, lexicon
from comity.model.claim import Sense
from comity.reading.figure.counting import words
from comity.reading.marks.fragments import Fragments
from comity.reading.marks.scanner import Hit
from comity.reading.page import Page, Sentence
from comity.reading.profile.makers import described

LAYER = "strength"
TOO_WIDE = frozenset({"economy", "investment", "information_exchange", "people_exchange", "administration"})
_RANKED_ANYWAY = frozenset({"trade", "labour"})
"""What a superlative or a number near it is told of without being a strength ("home to 300 workers")."""
_DIGIT = re.compile(r"[0-9]")
_LIST_GAP, _FIRST_GAP, _NEAR_GAP = 45, 70, 28
_LINK, _WHO = 45, 30
"""Within how many characters a cue's preposition follows, and those who wish go before."""


class Cue(msgspec.Struct, frozen=True):
    """A cue word in its clause, and the sectors it speaks of."""

    sense: Sense
    hit: Hit
    start: int
    end: int
    sectors: tuple[Hit, ...]


def strength_cues(page: Page, sentence: Sentence) -> list[Cue]:
    """The cue words of a sentence that have sectors to speak of."""
    hits = [hit for one in sentence.words(LAYER) if (hit := _linked(page, sentence, one)) is not None]
    found: list[Cue] = []
    for hit in hits:
        word = hit.words[0]
        if word.code == "joint" or _is_anybodys(page, hit):
            continue
        if not _borne_out(word, page.text[hit.end : min(sentence.end, hit.end + 120)].lower()):
            continue
        start, end = _clause(page.text, sentence, hit)
        sectors = _spoken_of(page, hit, start, end, hits)
        if sectors:
            found.append(Cue(_sense(word.code, found, start), hit, start, end, tuple(sectors)))
    return found + [more for cue in found if (more := _gapped(page, sentence, cue)) is not None]


def _linked(page: Page, sentence: Sentence, hit: Hit) -> Hit | None:
    """A cue up to the preposition it asks for ("known in Korea for"); None where none follows."""
    link = hit.words[0].attr("link")
    if not link:
        return hit
    behind = page.text[hit.end : min(sentence.end, hit.end + _LINK)].lower()
    found = re.match(rf"[^,;:.!?”\"]*?\s(?:{'|'.join(link)})\b", behind)
    return msgspec.structs.replace(hit, end=hit.end + found.end()) if found is not None else None


def _is_anybodys(page: Page, hit: Hit) -> bool:
    """Whether whoever wishes is nobody in particular ("anyone who wants to get to")."""
    return (
        hit.words[0].code == "seeks"
        and _anybody().search(page.text[max(0, hit.start - _WHO) : hit.start].lower()) is not None
    )


@cache
def _anybody() -> re.Pattern[str]:
    return strength_words().compiled(r"\b{anybody}\s(?:\w+\s)?$")


def _gapped(page: Page, sentence: Sentence, cue: Cue) -> Cue | None:
    """A next clause that leaves the cue out: "A is known for silk; B for ships"."""
    preposition = page.text[cue.hit.start : cue.hit.end].rsplit(" ", 1)[-1]
    for chunk in sentence.chunks:
        if chunk.label == "L" and cue.end < chunk.start <= cue.end + 12:
            opening = f" {preposition} "
            if page.text[chunk.end : chunk.end + len(opening)] != opening:
                return None
            hit = Hit(chunk.end + 1, chunk.end + len(opening), LAYER, cue.hit.words)
            _, end = _clause(page.text, sentence, hit)
            sectors = _run(page, described(page, hit.end, end), hit.end, _FIRST_GAP)
            return Cue(cue.sense, hit, chunk.start, end, tuple(sectors)) if sectors else None
    return None


def _sense(code: str, earlier: list[Cue], start: int) -> Sense:
    """A strength within what is aimed at is an aim ("wants to become a hub of logistics")."""
    if code == "has" and not (earlier and earlier[-1].sense == "seeks" and earlier[-1].start == start):
        return "has"
    return "seeks"


def _clause(text: str, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The characters of the clause around a cue: between semicolons, or full stops inside a quotation."""
    before = [part.end() for part in _clause_ends().finditer(text, sentence.start, hit.start)]
    after = _clause_ends().search(text, hit.end, sentence.end)
    return (before[-1] if before else sentence.start), (after.start() if after else sentence.end)


def _spoken_of(page: Page, cue: Hit, start: int, end: int, hits: list[Hit]) -> list[Hit]:
    """The sectors a cue speaks of: the list after it, else the list before it; for some cues both."""
    word = cue.words[0]
    near = _NEAR_GAP if (word.attr("near") or word.attr("both")) and not word.attr("wide") else _FIRST_GAP
    others = [hit.start for hit in hits if hit.start >= cue.end and hit.words[0].code != "has"]
    stop = min([end, *others])
    listed = [hit for hit in described(page, cue.end, stop) if hit.end <= stop and not _too_wide(hit)]
    after = _run(page, listed, cue.end, near)
    if word.attr("both") and not _leading().match(page.text[cue.end : cue.end + 5].lower()):
        after = []
    if word.attr("carries") and _shared(hits, start, cue.start):
        return []
    if word.attr("near"):
        return [hit for hit in after if hit.words[0].code not in _RANKED_ANYWAY]
    if after and not word.attr("both") and not word.attr("before"):
        return after
    if word.attr("money") or _goes_on(page, cue) or _names_else(page, cue, word):
        return after
    before = _run_back(described(page, start, cue.start), cue.start, bool(word.attr("both")))
    if before and word.attr("both") and not _predicate(page.text, start, before[0].start, cue.end):
        before = []
    if before and (_shared(hits, before[-1].end, cue.start) or _has_object(page, cue)):
        before = []
    return before if before and word.attr("before") else before + after


def _predicate(text: str, start: int, listed: int, end: int) -> bool:
    """Whether a list before its cue says what a place is: "is a logistics hub", not "the centre that …"."""
    if _limited().match(text[end : end + 7].lower()):
        return False
    return bool(_being().search(text[max(start, listed - 60) : listed].lower()))


def _too_wide(hit: Hit) -> bool:
    return hit.words[0].code in TOO_WIDE and not hit.words[0].attr("also")


@cache
def _limited() -> re.Pattern[str]:
    return words().compiled(r"\s{relative}\b")


@cache
def _leading() -> re.Pattern[str]:
    return words().compiled(r"\s(?:{possessive}|{within}|{destination})\s|:")


@cache
def _being() -> re.Pattern[str]:
    return words().compiled(
        r"^\s?(?:{article}\s)?(?:\w+\s)?$|(?:\b(?:{copula}|{being})\b|,\s{article}\b|[“\"(])\s?(?:[^\s,;:]+\s){0,5}$"
    )


def _goes_on(page: Page, cue: Hit) -> bool:
    """Whether a verb follows what is sought ("wants to try it out"), so that nothing before is."""
    following = page.text[cue.end : cue.end + 4].lower()
    return cue.words[0].code == "seeks" and _doing().match(following) is not None


def _names_else(page: Page, cue: Hit, word: Word) -> bool:
    """Whether something follows that is no sector, so that nothing before is ("the lack of classrooms")."""
    if word.attr("before") or word.attr("both") or word.attr("carries"):
        return False
    return _open().match(page.text[cue.end : cue.end + _OBJECT].lower()) is None


@cache
def _open() -> re.Pattern[str]:
    """Behind a cue that looks back ("is what it looks for in Korea")."""
    return strength_words().compiled(r"$|\s?[.,;:!?”\"’)\n–-]|\s{open}\b")


@cache
def _doing() -> re.Pattern[str]:
    return words().compiled(r"\s{destination}\s")


def _has_object(page: Page, cue: Hit) -> bool:
    """Whether what is sought follows and is no sector: "exports silk and needs a consul"."""
    word = cue.words[0]
    if word.code != "seeks" or word.attr("before") or word.attr("both"):
        return False
    return bool(_object().match(page.text[cue.end : cue.end + _OBJECT].lower()))


_OBJECT = 40


@cache
def _object() -> re.Pattern[str]:
    return words().compiled(r"\s{indefinite}\s(?!(?:[a-z-]+\s){0,2}{sought}\b)")


def _shared(hits: list[Hit], start: int, end: int) -> bool:
    """Whether a word of cooperation stands between: then the sector is what two sides share."""
    return any(hit.words[0].code == "joint" and start <= hit.start < end for hit in hits)


def _run(page: Page, hits: list[Hit], at: int, first: int) -> list[Hit]:
    """Sectors that follow one another closely, the first within reach of the cue."""
    run: list[Hit] = []
    reach = first
    for hit in hits:
        if hit.start - at > reach or (run and _DIGIT.search(page.text, at, hit.start)):
            break
        if run and _another_clause().search(page.text[at : hit.start].lower()):
            break
        run.append(hit)
        at, reach = hit.end, _LIST_GAP
    return run


@cache
def _another_clause() -> re.Pattern[str]:
    return strength_words().compiled(r"\s{elsewhere}\s")


def _run_back(hits: list[Hit], at: int, close: bool) -> list[Hit]:
    run: list[Hit] = []
    reach = _NEAR_GAP if close else _FIRST_GAP
    for hit in reversed(hits):
        if at - hit.end > reach:
            break
        run.insert(0, hit)
        at, reach = hit.start, _LIST_GAP
    return run


def _borne_out(word: Word, after: str) -> bool:
    """Whether what some cues ask for follows them: a share of the economy, whose the sectors are."""
    if word.attr("share"):
        return bool(_shared_out().search(after))
    if word.attr("money"):
        return bool(_money().match(after))
    return not word.attr("own") or bool(_of_ones_own().search(after))


@cache
def _money() -> re.Pattern[str]:
    """What is to come in: "attract more Korean investors into …"."""
    return strength_words().compiled(r"\s(?:[\w-]+\s){0,4}?{money}\s(?:[\w-]+\s){0,3}?{into}\b")


@cache
def _of_ones_own() -> re.Pattern[str]:
    """ "of his area", "of the city": the place that the words before speak of."""
    return words().compiled(r"\b{possessive}\s(?:{his}|{own}|{article})\s(?:\w+\s)?{home_ground}\b")


@cache
def _shared_out() -> re.Pattern[str]:
    """A share of what a place makes: "61 percent of the economy", "two thirds of exports"."""
    return words().compiled(r"{portion}\s{possessive}\s(?:\S+\s){0,3}{output}\b")


@cache
def _clause_ends() -> re.Pattern[str]:
    return words().compiled(r";|,\s{contrast}\s|[.!?][”\"’']?\s|”\s")


@cache
def strength_words() -> Fragments:
    """The small words beside strengths, and those beside numbers."""
    return Fragments(lexicon("en").page("strength_grammar"), lexicon("en").page("figure_grammar"))
