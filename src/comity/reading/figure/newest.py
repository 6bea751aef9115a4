"""Counts told by the newest's place in their order: "its 12th sister city", "its second office abroad"."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.counting import Count, Measure, words


def nth_office(count: Count) -> Measure | None:
    """Offices abroad, told by the newest's place in their order: "its second office abroad", "its fifth"."""
    nth = _nth_abroad().match(count.after)
    if nth is None or count.mark.value < 2 or not _owned().search(count.before):
        return None
    if not nth["office"] and not _office().search(count.sentence.text.lower()):
        return None
    return Measure("other", "offices abroad", noun="office")


def nth_partner(count: Count) -> Measure | None:
    """Partners, told by the newest's place in their order ("its 12th sister city")."""
    if count.mark.value < 2 or count.follows("indefinite"):
        return None
    if newcomers_partner(count) is not None:
        return Measure("partner_localities", noun="sister")
    told = count.noun()
    if told is None:
        return None
    word, hit = told
    told_of_ties = word.code == "sister" or "tie" in count.sentence.codes("figure_cues")
    if word.code not in ("sister", "locality", "small_place") or not told_of_ties:
        return None
    between = count.page.text[count.mark.end : hit.end].lower()
    return None if _by_size().search(between) else Measure("partner_localities", noun="sister")


def newcomers_partner(count: Count) -> Entity | None:
    """Whose newest partner it is by what it did ("the third Polish city to become a partner of Lviv")."""
    joined = _to_join().match(count.after)
    if joined is None:
        return None
    start = count.mark.end + joined.end()
    for chunk in count.sentence.of("L", "Y"):
        if chunk.start > start and chunk.entities:
            gap = count.page.text[start : chunk.start].lower()
            return chunk.entities[0] if _partner_of().fullmatch(gap) else None
    return None


def bearer(count: Count) -> Entity | None:
    """Whose newest tie it is, told behind the noun ("the 14th partnership for Gothenburg")."""
    told = count.noun()
    for chunk in count.sentence.of("L", "Y") if told is not None else ():
        if told is not None and chunk.start > told[1].end and chunk.entities:
            gap = count.page.text[told[1].end : chunk.start].lower()
            return chunk.entities[0] if _for().fullmatch(gap) else None
    return None


@cache
def _for() -> re.Pattern[str]:
    return words().compiled(
        r"\s(?:{destination}|{possessive})\s(?:{article}\s)?(?:{settlement}\s{possessive}\s)?"
    )


@cache
def _to_join() -> re.Pattern[str]:
    return words().compiled(r"(?:\s[^\s,;:.]+){0,3}?\s{ally}\s(?:to|that\shas|that)\s{tying}\b")


@cache
def _partner_of() -> re.Pattern[str]:
    return words().compiled(
        r"\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,6}?(?:{possessive}|with|to)\s(?:{article}\s)?(?:[^\s,;:.]+\s){0,2}"
    )


@cache
def _by_size() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{greatest}|{trade})\b")


@cache
def _nth_abroad() -> re.Pattern[str]:
    return words().compiled(r"\s(?P<office>(?:\w+\s)?{office}\s)?{abroad}\b")


@cache
def _office() -> re.Pattern[str]:
    return words().compiled(r"\b{office}\b")


@cache
def _owned() -> re.Pattern[str]:
    return words().compiled(r"(?:\b{own}|['’]s?)\s$")
