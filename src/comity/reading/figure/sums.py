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
    Count,
    Measure,
    Told,
    done_with,
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


_DOLLARS = {"au": "AUD", "ca": "CAD", "nz": "NZD", "sg": "SGD", "hk": "HKD"}
_BARE_DOLLAR = re.compile(r"(?<![A-Za-z])\$|^[0-9.,]+(?:\s\w+)?\sdollars?$")


def at_home(count: Count, country: str | None) -> str:
    """The unit of a sum; plain dollars of a place with dollars of its own are those."""
    unit = count.mark.unit
    if unit != "USD" or country not in _DOLLARS:
        return unit
    written = count.page.text[count.mark.start : count.mark.end]
    return _DOLLARS[country] if _BARE_DOLLAR.search(written) else unit


def with_units(page: Page, sentence: Sentence, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers of a sentence; a large bare one after money is money too ("and 974 million")."""
    marks: list[Quantity] = []
    earlier: Quantity | None = None
    for mark in numbers:
        if (
            mark.unit == "count"
            and mark.value >= 1_000_000
            and earlier is not None
            and Count(page, sentence, mark).noun() is None
        ):
            mark = msgspec.structs.replace(mark, unit=earlier.unit)
        if earlier is not None and is_sum(mark) and _converts(page.text, earlier, mark):
            continue
        earlier = mark if is_sum(mark) else earlier
        marks.append(mark)
    return marks


def _converts(text: str, earlier: Quantity, mark: Quantity) -> bool:
    """Whether it tells the sum before it over again in another currency ("90 million won ($70,000)")."""
    return mark.unit != earlier.unit and bool(_BRACKET.fullmatch(text[earlier.end : mark.start]))


_BRACKET = re.compile(r"\s?\((?:[A-Z]{0,3}|\w+\s)?")


def money(count: Count, told: list[Told]) -> Measure | None:
    """What a sum of money is: a flow or stock named beside it, else the capital of projects."""
    listed = _listed(count) if count.heads and count.after.startswith(":") else []
    codes = [*of_what(count), *done_with(count), *listed, *measured(count, _MONEY_REACH, 0)]
    codes = [code for code in codes if code != "-"]
    if _bought().search(count.before) and _from_a_place(count):
        return Measure("export_turnover", noun="sold", sum=True)
    if moved := _moved(count):
        return Measure(moved, sum=True)
    if _totalling(count) and (whole := _sum_of_parts(count, told)):
        return whole
    if count.mark.value < _PRICE and _each().match(count.after):
        return None
    told_of = any(code in _INDICATORS for code in codes)
    if codes[:1] == ["outlay"]:
        opens = _OPENING_PLACE.match(count.sentence.labels)
        return Measure("other", _OTHER_SUMS["cost"], noun="cost", sum=True) if opens else None
    if _costly().match(count.after) and set(of_what(count)) <= {"spend"}:
        return Measure("investment", sum=True)
    for at, code in enumerate(codes):
        if code in _INDICATORS and not (code == "export_turnover" and "spend" in codes[:at]):
            return Measure(code, sum=True)
        if code == "cost" and _built(count):
            return Measure("investment", sum=True)
        weak = (code == "deal" and "spend" in codes[:at]) or (code in ("cost", "pay") and told_of)
        if code in _OTHER_SUMS and not weak:
            return Measure("other", _OTHER_SUMS[code], noun=code, sum=True)
    return (
        _value_of(count, codes, told)
        or _pointed(count, told)
        or _price(count)
        or _site(count)
        or _capital(count, codes, told)
        or _scheme(count)
        or _fund(count)
    )


_OPENING_PLACE = re.compile(r"t?L")
"""What a place spends is told of it where it opens the sentence; else it may be anybody's."""
_LINE = 80


def _listed(count: Count) -> list[str]:
    """Codes of the measuring words behind a sum that opens its line ("$1 billion: exports of the region")."""
    hits = count.page.hits("measured", count.mark.end, min(count.sentence.end, count.mark.end + _LINE))
    return [word.code for hit in hits for word in hit.words]


def _moved(count: Count) -> str | None:
    """Goods told by where they went: "$12 billion went out", "goods worth $2 million crossed the border"."""
    tail = count.after[:40]
    if _out().match(tail) or _earned_abroad(count) or _sold_to_a_land(count):
        return "export_turnover"
    if _in().match(tail):
        return "import_turnover"
    if not _goods().search(count.before):
        return None
    return "trade_turnover" if _across().match(tail) or _gate_handled().search(count.before) else None


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


def _totalling(count: Count) -> bool:
    """Whether it sums up what was told ("This makes $1.5 billion", "…, or $1.5 billion in all")."""
    return bool(_makes().search(count.before))


@cache
def _makes() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{pronoun}\s{making}|{sum_up})\s$")


_PARTS = frozenset(
    {"fdi_capital_attracted", "fdi_projects_adjusted", "fdi_share_purchases", "fdi_registered_capital"}
)


def _sum_of_parts(count: Count, told: list[Told]) -> Measure | None:
    """New, added and bought capital told before, together."""
    near = [one.measure for one in told if one.measure.sum and one.sentence >= count.sentence.index - 1]
    parts = {one.indicator for one in near}
    if len(near) < 2 or not parts <= _PARTS:
        return None
    return Measure(
        "fdi_capital_attracted" if parts - {"fdi_registered_capital"} else near[0].indicator, sum=True
    )


def _from_a_place(count: Count) -> bool:
    """Whether goods were bought from a locality, whose exports they are."""
    text = count.page.text
    return any(
        count.mark.end < chunk.start < count.mark.end + _LINE
        and _from().search(text[count.mark.end : chunk.start].lower())
        for chunk in count.sentence.of("L", "Y")
    )


@cache
def _from() -> re.Pattern[str]:
    return words().compiled(r"\b{whence}\s(?:{article}\s)?$")


@cache
def _bought() -> re.Pattern[str]:
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
    if projects in _CAPITAL_OF:
        return Measure(_CAPITAL_OF[projects], sum=True)
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


def _price(count: Count) -> Measure | None:
    """What one firm pays another: "delivers 50 looms for $1 million", "at a price of $2 million"."""
    text = count.page.text[count.sentence.start : count.sentence.end].lower()
    if not count.follows("price_lead") or not _trading().search(text):
        return None
    return Measure("other", "value of the contract", noun="deal", sum=True)


@cache
def _trading() -> re.Pattern[str]:
    return words().compiled(r"\b{trading}\b")


def _site(count: Count) -> Measure | None:
    """What a works or a house costs, told before it: "a $70-million research centre"."""
    worth = _works_worth().search(count.page.text[count.sentence.start : count.mark.start].lower())
    return Measure("investment", sum=True) if worth or _costly().match(count.after) else None


@cache
def _works_worth() -> re.Pattern[str]:
    """ "a mill of Hana Foods worth 18 million"."""
    return words().compiled(r"\b{site}\s{possessive}\s[^,;:.]{2,60}\s{worth}\s$")


@cache
def _costly() -> re.Pattern[str]:
    return words().compiled(r"[\s-](?:(?!{stop}\b|{and}\s)[^\s,;.]+\s){0,2}{site}\b")


def _built(count: Count) -> bool:
    """Whether what cost the sum is a works or a house ("the mill cost $5 million", "built for …")."""
    lead = count.page.text[max(count.sentence.start, count.mark.start - _BUILT_REACH) : count.mark.start]
    return bool(_works().search(lead.lower()))


_BUILT_REACH = 90


@cache
def _works() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{site}|{built})\b")


def _value_of(count: Count, codes: list[str], told: list[Told]) -> Measure | None:
    """What the talks, deals or goods counted just before it are worth."""
    counted = [one.measure for one in told if one.sentence == count.sentence.index]
    if codes[:1] == ["worth"] and counted and counted[-1].indicator in ("other", "agreements"):
        return Measure("other", f"value of {counted[-1].label}", noun="value", sum=True)
    return None


def _scheme(count: Count) -> Measure | None:
    """What a project costs, told before it: "the EUR 2.4 million project"."""
    return Measure("investment", noun="project", sum=True) if _project().match(count.after) else None


@cache
def _project() -> re.Pattern[str]:
    return words().compiled(r"[\s-](?:(?!{stop}\b|{and}\s)[^\s,;.]+\s){0,2}{undertaking}\b")


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
    behind = [mark for mark in count.numbers if end < mark.start < end + _INTO_REACH]
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
    into_projects = _into_projects(count)
    if into_projects and {"take", "pledged"} & {*codes} and not _licensing(count):
        return Measure("fdi_registered_capital", sum=True)
    if "take" in codes:
        return Measure("fdi_capital_attracted", sum=True)
    cues = count.cues(count.sentence.start, count.sentence.end)
    foreign = "invest" in cues or bool(count.sentence.of("A", "C", "c")) or _of_projects(count, told)
    pledged = "pledged" in codes and foreign
    if "capital" in codes or "invest" in cues or pledged or (foreign and into_projects):
        return Measure("fdi_registered_capital", sum=True, loose=not pledged and not into_projects)
    return Measure("investment", sum=True) if "spend" in codes else None


_RECENT = 3


def _of_projects(count: Count, told: list[Told]) -> bool:
    """Whether foreign capital or projects were told of shortly before."""
    low = count.sentence.index - _RECENT
    return any(one.sentence >= low and one.measure.indicator.startswith("fdi_") for one in told)


def _licensing(count: Count) -> bool:
    """Whether the projects are new, whose capital came in."""
    return bool({"new", "licensed"} & count.around(40, 60))


@cache
def _rising() -> re.Pattern[str]:
    return words().compiled(r"(?:[,:(;–-]\s?|\b{copula}\s){rising}\s$")


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


def spends(count: Count) -> bool:
    """Whether the words around a sum say that somebody puts it in."""
    return bool({"spend", "take"} & {*measured(count, BEFORE_REACH, 20)[:4]})
