"""What a number counts or measures: the indicator, told by its noun, its unit and the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import msgspec

from comity.lexicon.load import Word, lexicon
from comity.reading.fragments import Fragments
from comity.reading.page import Page, Sentence
from comity.reading.quantities import Quantity
from comity.reading.scanner import Hit

AREAS = frozenset({"m2", "km2", "ha"})
_NO_FIGURE = frozenset(
    {"km", "tonne", "duration", "mile", "metre", "power", "volume", "degree", "acre", "sqmile"}
)
_NOUN_REACH, _BEFORE_REACH, _AFTER_REACH = 70, 110, 60


class Measure(msgspec.Struct, frozen=True):
    """An indicator of the model, the words that say what is counted, and the class of noun it was told by (or that it is a sum)."""

    indicator: str
    label: str = ""
    noun: str = ""
    sum: bool = False


class Count:
    """One number in its sentence, and the words around it that the rules ask for."""

    __slots__ = ("after", "before", "mark", "page", "sentence")

    def __init__(self, page: Page, sentence: Sentence, mark: Quantity) -> None:
        self.page, self.sentence, self.mark = page, sentence, mark
        self.before = page.text[max(sentence.start, mark.start - 40) : mark.start].lower()
        self.after = page.text[mark.end : min(sentence.end, mark.end + _NOUN_REACH)].lower()

    def cues(self, start: int, end: int) -> set[str]:
        """Codes of the cue words between two characters of the sentence."""
        low, high = max(start, self.sentence.start), min(end, self.sentence.end)
        return {word.code for hit in self.page.hits("figure_cues", low, high) for word in hit.words}

    def around(self, before: int = 90, after: int = 120) -> set[str]:
        return self.cues(self.mark.start - before, self.mark.end + after)

    def noun(self) -> tuple[Word, Hit] | None:
        """The counted noun: the first after the number, with nothing but modifiers between."""
        low, high = self.mark.end, min(self.sentence.end, self.mark.end + _NOUN_REACH)
        for hit in self.page.hits("counted", low, high):
            if _modifiers().fullmatch(self.page.text[low : hit.start].lower()):
                return hit.words[0], hit
            return None
        return None

    @property
    def definite(self) -> bool:
        """Whether "the", "these" … before it refer back to a number already told."""
        return bool(_definite().search(self.before))


@cache
def words() -> Fragments:
    """Small words that tie numbers to their surroundings."""
    return Fragments(lexicon("en").page("figure_grammar"))


@cache
def _modifiers() -> re.Pattern[str]:
    """What may stand between a number and its noun: "of the", adjectives, names; no verb or preposition."""
    return words().compiled(r"(?:\s{partitive})?(?:[\s-]*(?!{stop}\b)[^\s,;:()]+,?){0,6}[\s-]*")


@cache
def _definite() -> re.Pattern[str]:
    return words().compiled(r"\b{definite}\s$")


@cache
def _opener() -> re.Pattern[str]:
    return words().compiled(r"\b{opener}\s$")


@cache
def _group_of() -> re.Pattern[str]:
    return words().compiled(r"\b{group_of}\s$")


@cache
def _elliptic() -> re.Pattern[str]:
    return words().compiled(r"\s(?:{partitive}|{stop})\b|[.,;:)]|$")


class Told(msgspec.Struct, frozen=True):
    """A count told before, to which a number without a noun may go back."""

    measure: Measure
    value: int | float
    sentence: int


def measure(count: Count, told: list[Told]) -> Measure | None:
    """What the number of `count` measures, or None where it is no figure; `told` are the counts before it."""
    mark = count.mark
    if mark.ordinal or mark.unit in _NO_FIGURE:
        return None
    if mark.unit == "percent":
        return _percentage(count)
    if mark.unit in AREAS:
        return _surface(count)
    if mark.unit != "count":
        return _sum(count)
    return _number(count, told)


# --- counts ---------------------------------------------------------------------------------------------


def _number(count: Count, told: list[Told]) -> Measure | None:
    found = count.noun()
    if found is None:
        return _without_noun(count, told)
    word, hit = found
    if count.mark.value < int(word.attr("least", 2)) or (count.definite and count.mark.value < 10):
        return None
    rule = _RULES.get(word.code)
    indicator = rule(count, hit) if rule else word.attr("indicator")
    if indicator in (None, "none"):
        return None
    return Measure(indicator, _label(count, hit), word.code)


def _label(count: Count, hit: Hit) -> str:
    return " ".join(count.page.text[count.mark.end : hit.end].split()).strip(" -")


def _without_noun(count: Count, told: list[Told]) -> Measure | None:
    if _group_of().search(count.before):
        return Measure("delegation_size", noun="delegation")
    nationals = _nationals(count)
    if nationals:
        return nationals
    if count.mark.value >= 10_000 and "population" in _measured(count, _BEFORE_REACH, 0):
        return Measure("population", noun="person")
    if count.definite or not _elliptic().match(count.after):
        return None
    return _antecedent(count, told)


def _antecedent(count: Count, told: list[Told]) -> Measure | None:
    """What a number without a noun goes on counting: parts of the sentence's last whole, else of the topic before."""
    adding = bool(_adding().search(count.before))
    told = [one for one in told if one.measure.noun]
    here = [one for one in told if one.sentence == count.sentence.index]
    wholes = [one for one in reversed(here) if adding or one.value > count.mark.value]
    if not here:
        before = [one for one in told if one.sentence >= count.sentence.index - 2]
        wholes = [one for one in before if adding or one.value > count.mark.value]
    opened = adding or _opener().search(count.before) or count.mark.start == count.sentence.start
    parted = _partitive().match(count.after)
    return wholes[0].measure if wholes and (opened or parted) else None


@cache
def _adding() -> re.Pattern[str]:
    return words().compiled(r"\b{adding}\s$")


@cache
def _partitive() -> re.Pattern[str]:
    return words().compiled(r"\s{partitive}\b")


def _nationals(count: Count) -> Measure | None:
    """ "100,000 Koreans live in the city": people told by their country."""
    start = count.mark.end
    demonym = next((c for c in count.sentence.of("A") if start < c.start <= start + 20), None)
    if demonym is None:
        return None
    cues = count.cues(demonym.end, demonym.end + 60)
    indicator = "workers" if "work" in cues else "residents" if "live" in cues else None
    return Measure(indicator, noun="resident") if indicator else None


def _projects(count: Count, hit: Hit) -> str | None:
    modifying = count.cues(count.mark.end, hit.end)
    following = count.cues(hit.start, hit.end + 60)
    if "purchase" in following and not _other_number(count, hit.end, 60):
        return "fdi_share_purchases"
    if "adjusted" in modifying or ("adjusted" in following and not _other_number(count, hit.end, 40)):
        return "fdi_projects_adjusted"
    if "new" in modifying or "new" in count.cues(hit.end, hit.end + 90):
        return "fdi_projects_new"
    foreign = "invest" in count.around(160, 160) or bool(count.sentence.of("A", "C", "c"))
    return "fdi_projects" if foreign and (count.mark.value >= 5 or count.sentence.of("A")) else None


def _other_number(count: Count, start: int, reach: int) -> bool:
    return any(start < mark.start < start + reach for mark in count.sentence.quantities())


def _countries(count: Count, _: Hit) -> str | None:
    if count.mark.value < 5:
        return None
    if "invest" in count.around(200, 120):
        return "investor_countries"
    return "other"


def _localities(count: Count, hit: Hit) -> str | None:
    if "tie" in count.around(90, 60) or count.cues(hit.start, hit.end + 60) & {"tie"}:
        return "partner_localities"
    return None


def _sisters(count: Count, _: Hit) -> str | None:
    near = count.around(60, 60)
    return "partner_localities" if near & {"possess", "tie"} else None


def _bodies(count: Count, _: Hit) -> str | None:
    return "multilateral_memberships" if "member" in count.around(120, 60) else None


def _people(count: Count, hit: Hit) -> str | None:
    near, after = count.around(60, 0), count.cues(hit.end, hit.end + 90)
    if "work" in near:
        return "workers"
    if count.mark.value >= 10_000 and ("possess" in near or "population" in _measured(count, 60, 0)):
        return "population"
    if "live" in after:
        return "residents"
    if "attend" in after or "attend" in near:
        return "attendees"
    return "delegation_size" if after & {"travel"} and count.mark.value < 2000 else None


def _officials(count: Count, hit: Hit) -> str | None:
    after, before = count.cues(hit.end, hit.end + 140), count.around(70, 0)
    if "attend" in after or "attend" in before:
        return "attendees"
    if "travel" in after or "travel" in before:
        return "delegation_size"
    return None


def _team(count: Count, hit: Hit) -> str | None:
    return "delegation_size" if count.page.text[count.mark.end : count.mark.end + 1] in "-‐‑" else None


def _members(count: Count, _: Hit) -> str | None:
    return "other" if count.sentence.of("O") else None


def _companies(count: Count, hit: Hit) -> str | None:
    if "attend" in count.cues(hit.end, hit.end + 150) or "attend" in count.around(60, 0):
        return "attendees"
    return "companies" if count.mark.value >= 5 else None


def _agreements(count: Count, hit: Hit) -> str | None:
    return "agreements" if "sign" in count.around(90, 90) and count.mark.value >= 5 else None


_RULES: dict[str, Callable[[Count, Hit], str | None]] = {
    "project": _projects,
    "country": _countries,
    "locality": _localities,
    "sister": _sisters,
    "body": _bodies,
    "delegate": lambda count, hit: "attendees",
    "person": _people,
    "resident": lambda count, hit: "residents",
    "official": _officials,
    "team_member": _team,
    "member": _members,
    "company": _companies,
    "agreement": _agreements,
}


# --- sums, shares, areas --------------------------------------------------------------------------------


def _measured(count: Count, before: int, after: int) -> list[str]:
    """Codes of the measuring words before the number, nearest first, then of those after it."""
    text, mark, sentence = count.page.text, count.mark, count.sentence
    low, high = max(sentence.start, mark.start - before), min(sentence.end, mark.end + after)
    back = [
        hit for hit in count.page.hits("measured", low, mark.start) if ";" not in text[hit.end : mark.start]
    ]
    ahead = [
        hit for hit in count.page.hits("measured", mark.end, high) if not _cut(text[mark.end : hit.start])
    ]
    return [hit.words[0].code for hit in [*reversed(back), *ahead]]


def _cut(gap: str) -> bool:
    return any(sign in gap for sign in ";,.:")


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


_OTHER_SUMS = {"aid": "aid", "budget": "budget", "deal": "value of contracts"}


def is_sum(mark: Quantity) -> bool:
    """Whether a number is money."""
    return mark.unit not in AREAS and mark.unit not in _NO_FIGURE and mark.unit not in ("count", "percent")


def with_units(page: Page, sentence: Sentence) -> list[Quantity]:
    """The numbers of a sentence; a large bare one after a sum of money is money too ("and as much as 974 million")."""
    marks: list[Quantity] = []
    for mark in sentence.quantities():
        earlier = [other for other in marks if is_sum(other)]
        if (
            mark.unit == "count"
            and mark.value >= 1_000_000
            and earlier
            and Count(page, sentence, mark).noun() is None
        ):
            mark = msgspec.structs.replace(mark, unit=earlier[-1].unit)
        marks.append(mark)
    return marks


def _sum(count: Count) -> Measure | None:
    close = [code for code in _measured(count, 0, 40) if code != "-"]
    codes = close[:1] + [code for code in _measured(count, _BEFORE_REACH, 0) if code != "-"]
    for code in codes:
        if code in _INDICATORS:
            return Measure(code, sum=True)
        if code in _OTHER_SUMS:
            return Measure("other", _OTHER_SUMS[code], sum=True)
    return _capital(count, codes)


def _capital(count: Count, codes: list[str]) -> Measure | None:
    cues = count.cues(count.sentence.start, count.sentence.end)
    codes += _measured(count, 0, _AFTER_REACH)
    if {"take", "fdi_projects_new"} & {*codes}:
        return Measure("fdi_capital_attracted", sum=True)
    if "capital" in codes or "worth" in codes or "invest" in cues:
        return Measure("fdi_registered_capital", sum=True)
    return Measure("investment", sum=True) if "spend" in codes else None


def _percentage(count: Count) -> Measure | None:
    if "rise" in _measured(count, 12, 30):
        return None
    codes = _measured(count, 60, 40)
    if "grdp_growth" in codes:
        return Measure("grdp_growth")
    return Measure("other", "share") if "share" in codes or "worth" in codes else None


def _surface(count: Count) -> Measure:
    codes = _measured(count, _BEFORE_REACH, _AFTER_REACH)
    venue = "floor" in codes or any(chunk.data.get("venue") for chunk in count.sentence.of("O"))
    return Measure("venue_area" if venue and count.mark.unit != "km2" else "area")


@cache
def _breaks() -> re.Pattern[str]:
    return words().compiled(r"{clause_break}")


def clause_start(count: Count) -> int:
    """Where the clause of the number begins: after the last break before it."""
    text = count.page.text[count.sentence.start : count.mark.start].lower()
    breaks = list(_breaks().finditer(text))
    return count.sentence.start + (breaks[-1].end() if breaks else 0)


def spends(count: Count) -> bool:
    """Whether the words around a sum say that somebody puts it in."""
    return "spend" in _measured(count, _BEFORE_REACH, 20)[:3]
