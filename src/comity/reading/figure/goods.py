"""Goods told by where they went: sold abroad, brought in, passed through a gate; freight by its weight."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.figure.counting import BEFORE_REACH, Count, Measure, words

LINE = 80


def goods_moved(count: Count) -> str | None:
    """Goods told by where they went: "$12 billion went out", "goods worth $2 million crossed the border"."""
    tail = count.after[:40]
    if _out().match(tail) or _earned_abroad(count) or _sold_to_a_land(count):
        return "export_turnover"
    if _in().match(tail):
        return "import_turnover"
    if _passed_before(count):
        return "trade_turnover"
    if not _goods().search(count.before):
        return None
    return "trade_turnover" if _across().match(tail) or _gate_handled().search(count.before) else None


def _passed_before(count: Count) -> bool:
    """Whether goods and where they passed are told before ("goods through its gates were worth …")."""
    lead = count.page.text[max(count.sentence.start, count.mark.start - BEFORE_REACH) : count.mark.start]
    return bool(_passing_by().search(lead.lower()))


@cache
def _passing_by() -> re.Pattern[str]:
    return words().compiled(
        r"\b{goods}\s(?:{relative}\s)?(?:\w+\s){0,2}?(?:{crossed}|{across})\s[^;:.]*\b(?:{amounts}|{worth})\s$"
    )


def _earned_abroad(count: Count) -> bool:
    """Whether goods are told to be sold abroad ("it earned $1.1 billion abroad with seafood")."""
    sold = _selling().search(count.before)
    return sold is not None and bool(_overseas().match(count.after))


def _sold_to_a_land(count: Count) -> bool:
    """Whether goods are told to be sold to a country ("sold 310 million dollars worth of goods to Japan")."""
    if not _selling().search(count.before):
        return False
    text = count.page.text
    return any(
        _goods_to().fullmatch(text[count.mark.end : chunk.start].lower())
        for chunk in count.sentence.of("C")
        if chunk.start > count.mark.end
    )


@cache
def _goods_to() -> re.Pattern[str]:
    return words().compiled(r"\s(?:[\w-]+\s){0,6}{destination}\s(?:{article}\s)?")


@cache
def _selling() -> re.Pattern[str]:
    return words().compiled(r"\b{selling}\s(?:[^\s,;:.]+\s){0,4}$")


@cache
def _overseas() -> re.Pattern[str]:
    return words().compiled(r"(?:\s[^\s,;:.]+){0,8}?\s{abroad}\b")


def from_a_place(count: Count) -> bool:
    """Whether goods were bought from a locality, whose exports they are."""
    text = count.page.text
    return any(
        count.mark.end < chunk.start < count.mark.end + LINE
        and _from().search(text[count.mark.end : chunk.start].lower())
        for chunk in count.sentence.of("L", "Y")
    )


@cache
def _from() -> re.Pattern[str]:
    return words().compiled(r"\b{whence}\s(?:{article}\s)?$")


@cache
def goods_bought() -> re.Pattern[str]:
    """ "Kansas bought goods of 62 million"."""
    return words().compiled(r"\b{bought}\s(?:[^\s,;]+\s){0,4}$")


@cache
def _out() -> re.Pattern[str]:
    return words().compiled(r"\s{went_out}\b")


@cache
def _in() -> re.Pattern[str]:
    return words().compiled(r"\s{came_in}(?:$|[.,;])")


@cache
def _goods() -> re.Pattern[str]:
    return words().compiled(r"\b{goods}\s{worth}\s$")


@cache
def _gate_handled() -> re.Pattern[str]:
    return words().compiled(r"\b{passing}\s{goods}\b")


@cache
def _across() -> re.Pattern[str]:
    return words().compiled(r"\s(?:\w+\s)?{crossed}\b")


def freight(count: Count) -> Measure | None:
    """Goods that a place handles, makes or ships, by weight or in containers."""
    text = count.page.text
    if not _handled().search(
        text[max(count.sentence.start, count.mark.start - BEFORE_REACH) : count.mark.start]
    ):
        return None
    told = _NUMBERLESS.sub("", text[count.mark.core : count.mark.end]).strip()
    return Measure("other", " ".join(told.split()), noun="freight")


_NUMBERLESS = re.compile(r"^[0-9.,\s]+(?:(?:[mb]illion|thousand)\s)?")


@cache
def _handled() -> re.Pattern[str]:
    return words().compiled(r"\b{handled}\s")
