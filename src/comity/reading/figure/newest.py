"""Counts told by the newest's place in their order: "its 12th sister city", "its second office abroad"."""

from __future__ import annotations

import re
from functools import cache

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
    told = count.noun()
    if told is None or count.mark.value < 2 or count.follows("indefinite"):
        return None
    word, hit = told
    told_of_ties = word.code == "sister" or "tie" in count.sentence.codes("figure_cues")
    if word.code not in ("sister", "locality", "small_place") or not told_of_ties:
        return None
    between = count.page.text[count.mark.end : hit.end].lower()
    return None if _by_size().search(between) else Measure("partner_localities", noun="sister")


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
