"""Which way a date lies: whether what is told beside it is over or yet to come."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from comity.reading.marks.date_shapes import words
from comity.reading.marks.particles import particles

_SENTENCE_END = re.compile(r"[.!?](?=[\s”\"’'])|\n")
_SENTENCE = 600
"""Characters behind a date within which its sentence is taken to end."""
_BACK = 300
"""Characters before a date within which its sentence is taken to begin."""
_LEAD = 24
_BESIDE = 3
_ASIDE = 20
"""Characters of what only stands between an opening date and its clause ("In June, he said, …")."""


def lies_ahead(text: str, plain: str, start: int, end: int, narrated: bool = False) -> bool | None:
    """Whether a date at these characters belongs to what is to come (True) or to what is over (False).

    None where nothing tells. `plain` is the folded text. Where the sentence has told of a past year
    (`narrated`), its present tense is the storyteller's.
    """
    lead = plain[max(0, start - _LEAD) : start]
    if _begun().search(lead):
        return False
    if _told_before().search(lead) and not _yet_to_be().search(lead):
        return False
    first, last = sentence_around(text, start, end - text.startswith(".", end - 1))
    clause = _clause_around(plain, first, start, end, last)
    if _ahead_words().search(plain, *clause) or _asking_words().search(plain, clause[0], start):
        return True
    meant = _meant_for().search(plain, clause[0], start)
    if _is_over(text, plain, clause, but=meant):
        return None if meant or _asking().search(plain, clause[0], start) else False
    if meant or _lasting().search(lead) or _is_asked(text, plain, first, start):
        return True
    due = _due().search(lead) and not _had().search(plain, first, start)
    if not narrated and (due or _timetable().search(plain, clause[0], start)):
        return True
    if _ahead_words().search(plain, first, last) or _announcing().search(plain, first, last):
        return True
    present = not narrated and _timetable().search(plain, first, start)
    return True if present and not _is_over(text, plain, (first, last)) else None


def _is_over(text: str, plain: str, clause: tuple[int, int], but: re.Match[str] | None = None) -> bool:
    """Whether a verb there is in the past: no part of a name ("Fermented Foods Festival"), no infinitive.

    `but`: a participle that only says what a day is meant for.
    """
    start, end = clause
    for verb in _past_words().finditer(plain, start, end):
        at = verb.start()
        named = text[at].isupper() and bool(text[start:at].strip())
        spared = but is not None and but.start() <= at < but.end()
        if not (named or spared or _infinitive().search(plain, max(0, at - _BESIDE), at)):
            return True
    return False


def _is_asked(text: str, plain: str, start: int, end: int) -> bool:
    """Whether somebody was asked to do it ("invited them to set up a stall and a tent in May")."""
    asked = _asking_words().search(plain, start, end)
    return asked is not None and not _is_over(text, plain, (asked.end(), end))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters between the sentence ends before `start` and after `end`, roughly."""
    starts, ends = _stops(text)
    before, after = bisect_left(ends, start) - 1, bisect_left(starts, end)
    low, high = max(0, start - _BACK), min(len(text), end + _SENTENCE)
    if before >= 0:
        low = max(low, ends[before])
    if after < len(starts):
        high = min(high, starts[after])
    return low, high


@lru_cache(maxsize=2)
def _stops(text: str) -> tuple[list[int], list[int]]:
    """Where the signs that end a text's sentences begin and end."""
    stops = [stop.span() for stop in _SENTENCE_END.finditer(text) if not _abbreviates(text, stop)]
    return [start for start, _ in stops], [end for _, end in stops]


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    """Whether a point belongs to a word cut short ("Mr. Kim", "Oct. 5")."""
    if stop.group() != ".":
        return False
    word = text[text.rfind(" ", 0, stop.start()) + 1 : stop.end()].lower()
    return word in particles("name_words", "abbreviation") or _is_short_month(word[:-1])


def _is_short_month(word: str) -> bool:
    month = words().group("month").get(word)
    return month is not None and month.forms[0] != word


def _clause_around(plain: str, low: int, start: int, end: int, high: int) -> tuple[int, int]:
    """The characters of the clause that a date stands in, within its sentence.

    A date that opens a clause with a comma behind it ("By May, firms had …") belongs to what follows.
    """
    opening = low
    for stop in _clause_ends().finditer(plain, low, start):
        opening = stop.end()
    after = _clause_ends().search(plain, end, high)
    if _leading_in().fullmatch(plain, opening, start):
        opens = end
        while after is not None and after.group() == "," and after.start() - opens < _ASIDE:
            opens = after.end()
            after = _clause_ends().search(plain, opens, high)
    return opening, (after.start() if after else high)


@cache
def _clause_ends() -> re.Pattern[str]:
    return words().compiled(r"[,;:()|]|\b{joining}\b")


@cache
def _leading_in() -> re.Pattern[str]:
    """What may stand before a date that opens a clause ("By the end of May, …")."""
    return words().compiled(r"\W*(?:(?:{monthlead}|{on_day}|{asof}|{the})[\s-])*")


@cache
def _past_words() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{past}|[a-z]{2,}ed)\b")


@cache
def _ahead_words() -> re.Pattern[str]:
    return words().compiled(r"\b{ahead}\b")


@cache
def _asking() -> re.Pattern[str]:
    """A word for what one would have ("proposed a fair in May")."""
    return words().compiled(r"\b{asking}\b")


@cache
def _asking_words() -> re.Pattern[str]:
    """What somebody is asked or has agreed to do is still to come ("agreed to open it in January")."""
    return words().compiled(r"\b{asking}\s(?:\S+\s){0,5}?{asked_to}\s(?=\w)")


@cache
def _timetable() -> re.Pattern[str]:
    """The present tense of a timetable: "the fair opens on Friday"."""
    return words().compiled(r"\b{timetable}\b")


@cache
def _due() -> re.Pattern[str]:
    return words().compiled(r"\b{due_by}\s(?:{on_day}\s)?$")


@cache
def _had() -> re.Pattern[str]:
    return words().compiled(r"\b{had}\b")


@cache
def _lasting() -> re.Pattern[str]:
    """What leads in the end of something that goes on: "brings together 90 firms until Sunday"."""
    return words().compiled(r"\b{lasting}\s$")


@cache
def _announcing() -> re.Pattern[str]:
    return words().compiled(r"\b{announcing}\b")


@cache
def _told_before() -> re.Pattern[str]:
    """A verb in the past right before a date: it happened, whatever else the sentence announces."""
    return words().compiled(r"\b(?:{past}|[a-z]{2,}ed)\s(?:{on_day}\s)?$")


@cache
def _yet_to_be() -> re.Pattern[str]:
    """ "(Is to) be opened on": the participle of a passive that is still to come."""
    return words().compiled(r"\b{still_to_be}\s(?:[a-z]+ly\s)?(?:{past}|[a-z]{2,}ed)\s(?:{on_day}\s)?$")


@cache
def _meant_for() -> re.Pattern[str]:
    """ "Is booked for", "put off to": a day something is meant to be."""
    moved = r"(?:(?:{past}|{still_to_be})\s(?:[a-z]+\s)?)?{moved}\s{to}"
    return words().compiled(rf"\b(?:(?:[a-z]{{2,}}ed|set)\s(?:in\s)?{{meant_for}}|{moved})\s(?:{{the}}\s)?$")


@cache
def _begun() -> re.Pattern[str]:
    return words().compiled(r"\b{begun}\s(?:(?:early|late|mid)[\s-])?$")


@cache
def _infinitive() -> re.Pattern[str]:
    return words().compiled(r"{asked_to}\s$")
