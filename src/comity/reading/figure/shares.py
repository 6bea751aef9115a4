"""Shares and areas: what a percentage or a surface is."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.figure.counting import AFTER_REACH, BEFORE_REACH, Count, Measure, Told, measured, words


@cache
def _rising() -> re.Pattern[str]:
    return words().compiled(r"(?:[,:(;–-]\s?|\b{copula}\s){rising}\s$")


@cache
def _of_them() -> re.Pattern[str]:
    """ "170,000 inhabitants, of whom only 45 percent have water"."""
    return words().compiled(r"\b{of_them}\s(?:\w+\s)?$")


@cache
def _owning() -> re.Pattern[str]:
    """Who "owns 49 percent" of a firm tells nothing of a place."""
    return words().compiled(r"\b{owning}\s(?:{article}\s)?$")


@cache
def _share_of() -> re.Pattern[str]:
    return words().compiled(r"\s{share_of}\b")


def percentage(count: Count, told: list[Told]) -> Measure | None:
    """What a share, a rate or a change against an earlier time is."""
    if _rising().search(count.before) or "rise" in measured(count, 12, 30):
        if "grdp" in measured(count, _GROWTH_REACH, 0)[:2]:
            return Measure("grdp_growth")
        return Measure("other", "change", noun="change")
    if _owning().search(count.before):
        return None
    codes = measured(count, 60, 40)
    if "grdp_growth" in codes:
        if told and told[-1].sentence == count.sentence.index and told[-1].measure.indicator == "population":
            return None
        if _of_less().search(count.page.text[count.sentence.start : count.mark.start].lower()):
            return Measure("other", "change", noun="change")
        return Measure("grdp_growth")
    if _in_words(count) and not _of_a_land(count):
        return None
    if _of_them().search(count.before) and told and told[-1].sentence == count.sentence.index:
        return Measure("other", "share", noun="share")
    told_of = "share" in codes or "worth" in codes or _share_of().match(count.after)
    return Measure("other", "share", noun="share") if told_of else None


@cache
def _of_less() -> re.Pattern[str]:
    """ "its industrial output grew by 30 percent": not the whole economy."""
    return words().compiled(r"\b{less_than_all}\s(?:[^\s,;:.]+\s){0,4}?{growing}\s[^,;:]*$")


_GROWTH_REACH = 30


def _in_words(count: Count) -> bool:
    """Whether a share is a fraction in words ("four fifths of")."""
    return not any(sign.isdigit() for sign in count.page.text[count.mark.core : count.mark.end])


def _of_a_land(count: Count) -> bool:
    """Whether it is one of a country's, or a place's, whole ("four fifths of Korea's abalone")."""
    low, high = count.mark.end, count.mark.end + _OF_REACH
    return any(
        low < chunk.start < high and count.page.text[chunk.end : chunk.end + 2] in ("'s", "’s")
        for chunk in count.sentence.of("C", "L", "c")
    )


_OF_REACH = 14


def surface(count: Count) -> Measure:
    """An area: of a venue where one is spoken of, else of land."""
    codes = measured(count, BEFORE_REACH, AFTER_REACH)
    inside = count.mark.unit == "m2" and any(chunk.data.get("venue") for chunk in count.sentence.of("O"))
    venue = inside or ("floor" in codes and count.mark.unit != "km2")
    return Measure("venue_area" if venue else "area")
