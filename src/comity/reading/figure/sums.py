"""Sums, shares and areas: which indicator money, a percentage or a surface is where it stands."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.reading.figure.counting import (
    AFTER_REACH,
    AREAS,
    BEFORE_REACH,
    NO_FIGURE,
    UNLISTED,
    Count,
    Measure,
    Told,
    measured,
    of_what,
    words,
)
from comity.reading.marks.quantities import Quantity
from comity.reading.page import Page, Sentence

_INDICATORS = (
    "grdp_per_capita",
    "grdp",
    "import_turnover",
    "export_turnover",
    "trade_turnover",
    "fdi_capital_disbursed",
    "fdi_share_purchases",
    "fdi_projects_adjusted",
    "fdi_registered_capital",
)


_MONEY_REACH = 150
_OTHER_SUMS = {"aid": "aid", "budget": "budget", "deal": "value of contracts", "cost": "cost", "pay": "pay"}


def is_sum(mark: Quantity) -> bool:
    """Whether a number is money."""
    return mark.unit not in AREAS and mark.unit not in NO_FIGURE and mark.unit not in ("count", "percent")


def with_units(page: Page, sentence: Sentence) -> list[Quantity]:
    """The numbers of a sentence; a large bare one after money is money too ("and 974 million")."""
    marks: list[Quantity] = []
    earlier: Quantity | None = None
    for mark in sentence.quantities():
        if (
            mark.unit == "count"
            and mark.value >= 1_000_000
            and earlier is not None
            and Count(page, sentence, mark).noun() is None
        ):
            mark = msgspec.structs.replace(mark, unit=earlier.unit)
        earlier = mark if is_sum(mark) else earlier
        marks.append(mark)
    return marks


def money(count: Count, told: list[Told]) -> Measure | None:
    """What a sum of money is: a flow or stock named beside it, else the capital of projects."""
    codes = [code for code in [*of_what(count), *measured(count, _MONEY_REACH, 0)] if code != "-"]
    if count.mark.value < _PRICE and _each().match(count.after):
        return None
    told_of = any(code in _INDICATORS for code in codes)
    for at, code in enumerate(codes):
        if code in _INDICATORS:
            return Measure(code, sum=True)
        weak = (code == "deal" and "spend" in codes[:at]) or (code in ("cost", "pay") and told_of)
        if code in _OTHER_SUMS and not weak:
            return Measure("other", _OTHER_SUMS[code], noun=code, sum=True)
    return _value_of(count, codes, told) or _capital(count, codes, told) or _fund(count)


def _value_of(count: Count, codes: list[str], told: list[Told]) -> Measure | None:
    """What the talks, deals or goods counted just before it are worth."""
    counted = [one.measure for one in told if one.sentence == count.sentence.index]
    if codes[:1] == ["worth"] and counted and counted[-1].indicator in ("other", "agreements"):
        return Measure("other", f"value of {counted[-1].label}", noun="value", sum=True)
    return None


def _fund(count: Count) -> Measure | None:
    """What a sum right before it pays for: "a 3-million-euro programme", "the $2 million scheme"."""
    paid = _paid_for().match(count.after)
    return (
        Measure("other", " ".join(paid.group().strip(" -").split()), noun="cost", sum=True) if paid else None
    )


@cache
def _paid_for() -> re.Pattern[str]:
    return words().compiled(r"[\s-](?:(?!{stop}\b)[^\s,;.]+\s){0,2}{paid_for}\b")


_PRICE = 1000


@cache
def _each() -> re.Pattern[str]:
    """ "$1.10 a kilo": a price, no sum."""
    return words().compiled(r"\s(?:{article}|{each})\s")


def _into_projects(count: Count) -> bool:
    """Whether counted projects stand right behind the sum ("US$8.5 billion into 102 projects")."""
    end = count.mark.end
    behind = [mark for mark in count.sentence.quantities() if end < mark.start < end + _INTO_REACH]
    nouns = [Count(count.page, count.sentence, mark).noun() for mark in behind]
    return any(noun is not None and noun[0].code == "project" for noun in nouns)


_INTO_REACH = 30
_CAPITAL_OF = {
    "fdi_projects": "fdi_registered_capital",
    "fdi_projects_new": "fdi_capital_attracted",
    "fdi_projects_adjusted": "fdi_projects_adjusted",
    "fdi_share_purchases": "fdi_share_purchases",
}


def _capital(count: Count, codes: list[str], told: list[Told]) -> Measure | None:
    """Capital of the projects counted just before it; else what came in, stands registered or is put in."""
    projects = [
        one.measure.indicator
        for one in told
        if one.sentence == count.sentence.index and one.measure.indicator in _CAPITAL_OF
    ]
    if projects:
        return Measure(_CAPITAL_OF[projects[-1]], sum=True)
    codes += measured(count, 0, AFTER_REACH)
    if "take" in codes:
        return Measure("fdi_capital_attracted", sum=True)
    cues = count.cues(count.sentence.start, count.sentence.end)
    foreign = "invest" in cues or bool(count.sentence.of("A", "C", "c"))
    if "capital" in codes or "invest" in cues or (foreign and _into_projects(count)):
        return Measure("fdi_registered_capital", sum=True, loose=not _into_projects(count))
    return Measure("investment", sum=True) if "spend" in codes else None


@cache
def _rising() -> re.Pattern[str]:
    return words().compiled(r"(?:[,(;–-]\s?|\b{copula}\s){rising}\s$")


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
        return Measure("other", "change", noun=UNLISTED) if told else None
    if _owning().search(count.before):
        return None
    codes = measured(count, 60, 40)
    if "grdp_growth" in codes:
        return Measure("grdp_growth")
    return (
        Measure("other", "share")
        if "share" in codes or "worth" in codes or _share_of().match(count.after)
        else None
    )


def surface(count: Count) -> Measure:
    """An area: of a venue where one is spoken of, else of land."""
    codes = measured(count, BEFORE_REACH, AFTER_REACH)
    inside = count.mark.unit == "m2" and any(chunk.data.get("venue") for chunk in count.sentence.of("O"))
    venue = inside or ("floor" in codes and count.mark.unit != "km2")
    return Measure("venue_area" if venue else "area")


def freight(count: Count) -> Measure | None:
    """Goods that a place handles, makes or ships, by weight or in containers."""
    text = count.page.text
    if not _handled().search(
        text[max(count.sentence.start, count.mark.start - BEFORE_REACH) : count.mark.start]
    ):
        return None
    told = _NUMBERLESS.sub("", text[count.mark.core : count.mark.end]).strip()
    return Measure("other", " ".join(told.split()), noun=UNLISTED)


_NUMBERLESS = re.compile(r"^[0-9.,\s]+(?:(?:[mb]illion|thousand)\s)?")


@cache
def _handled() -> re.Pattern[str]:
    return words().compiled(r"\b{handled}\s")


def spends(count: Count) -> bool:
    """Whether the words around a sum say that somebody puts it in."""
    return bool({"spend", "take"} & {*measured(count, BEFORE_REACH, 20)[:4]})
