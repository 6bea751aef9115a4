"""Sums of money: a flow or stock named beside them, else capital, an outlay, goods that moved."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.reading.figure.capital import CAPITAL_OF, capital_told, sum_of_parts
from comity.reading.figure.counting import Count, Measure, Told, done_with, measured, of_what, words
from comity.reading.figure.goods import LINE, from_a_place, goods_bought, goods_moved
from comity.reading.figure.outlays import (
    contract_price,
    fund_size,
    is_built,
    names_a_works,
    scheme_cost,
    site_cost,
)

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


def money(count: Count, told: list[Told]) -> Measure | None:
    """What a sum of money is: a flow or stock named beside it, else the capital of projects."""
    listed = _listed(count) if count.heads and count.after.startswith(":") else []
    codes = [*of_what(count), *done_with(count), *listed, *measured(count, _MONEY_REACH, 0)]
    codes = [code for code in codes if code != "-"]
    if goods_bought().search(count.before) and from_a_place(count):
        return Measure("export_turnover", noun="sold", sum=True)
    if moved := goods_moved(count):
        return Measure(moved, sum=True)
    if _totalling(count) and (whole := sum_of_parts(count, told)):
        return whole
    if count.mark.value < _PRICE and _each().match(count.after):
        return None
    told_of = any(code in _INDICATORS for code in codes)
    if codes[:1] == ["outlay"]:
        opens = _OPENING_PLACE.match(count.sentence.labels)
        return Measure("other", _OTHER_SUMS["cost"], noun="cost", sum=True) if opens else None
    if names_a_works().match(count.after) and set(of_what(count)) <= {"spend"}:
        return Measure("investment", sum=True)
    for at, code in enumerate(codes):
        if code in _INDICATORS and not (code == "export_turnover" and "spend" in codes[:at]):
            return Measure(code, sum=True)
        if code == "cost" and is_built(count):
            return Measure("investment", noun="project", sum=True)
        weak = (code == "deal" and "spend" in codes[:at]) or (code in ("cost", "pay") and told_of)
        weak = weak or (code == "cost" and count.mark.value < _PRICE)
        if code in _OTHER_SUMS and not weak:
            return Measure("other", _OTHER_SUMS[code], noun=code, sum=True)
    return (
        _value_of(count, codes, told)
        or _pointed(count, told)
        or contract_price(count)
        or site_cost(count)
        or capital_told(count, codes, told)
        or scheme_cost(count)
        or fund_size(count)
    )


_OPENING_PLACE = re.compile(r"t?L")
"""What a place spends is told of it where it opens the sentence; else it may be anybody's."""


def _listed(count: Count) -> list[str]:
    """Codes of the measuring words behind a sum that opens its line ("$1 billion: exports of the region")."""
    hits = count.page.hits("measured", count.mark.end, min(count.sentence.end, count.mark.end + LINE))
    return [word.code for hit in hits for word in hit.words]


def _totalling(count: Count) -> bool:
    """Whether it sums up what was told ("This makes $1.5 billion", "…, or $1.5 billion in all")."""
    return bool(_makes().search(count.before))


@cache
def _makes() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{pronoun}\s{making}|{sum_up})\s$")


def _pointed(count: Count, told: list[Told]) -> Measure | None:
    """A sum that goes on measuring what was told: "$38 million of this", "it came to $31 million"."""
    index = count.sentence.index
    it = _it_came_to().search(count.before)
    if not it and not _of_this().match(count.after):
        return None
    last = next((one for one in reversed(told) if one.measure.sum and one.sentence >= index - 1), None)
    if last is not None:
        return msgspec.structs.replace(last.measure, back=True)
    if not it or not index:
        return None
    projects = next((one.measure.indicator for one in reversed(told) if one.sentence == index - 1), "")
    if projects in CAPITAL_OF:
        return Measure(CAPITAL_OF[projects], sum=True)
    before = count.page.sentences[index - 1]
    for hit in reversed(count.page.hits("measured", before.start, before.end)):
        if hit.words[0].code in _INDICATORS:
            return Measure(hit.words[0].code, sum=True)
    return None


@cache
def _of_this() -> re.Pattern[str]:
    return words().compiled(r"\s{possessive}\s{pronoun}\b")


@cache
def _it_came_to() -> re.Pattern[str]:
    return words().compiled(r"\b{pronoun}\s{amounts}\s$")


def _value_of(count: Count, codes: list[str], told: list[Told]) -> Measure | None:
    """What the talks, deals or goods counted just before it are worth."""
    counted = [one.measure for one in told if one.sentence == count.sentence.index]
    if codes[:1] == ["worth"] and counted and counted[-1].indicator in ("other", "agreements"):
        return Measure("other", f"value of {counted[-1].label}", noun="value", sum=True)
    return None


_PRICE = 1000


@cache
def _each() -> re.Pattern[str]:
    """ "$1.10 a kilo": a price, no sum."""
    return words().compiled(r"\s(?:{article}|{each})\s")
