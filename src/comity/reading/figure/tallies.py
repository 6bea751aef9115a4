"""Counts of things: projects, countries, people, firms … and which indicator each is where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import msgspec

from comity.lexicon.load import Word
from comity.reading.figure.antecedents import VENTURES, antecedent, first_of, part_of
from comity.reading.figure.counting import (
    BEFORE_REACH,
    UNLISTED,
    Count,
    Measure,
    Told,
    elliptic,
    measured,
    points_back,
    words,
)
from comity.reading.figure.crowds import (
    TOWN,
    experts,
    guests,
    hands,
    in_company,
    learners,
    met_there,
    nationals,
    officials,
    people,
    pupils,
    residents,
    team,
    those_who,
)
from comity.reading.figure.heads import spoken_of
from comity.reading.figure.travellers import of_one_home
from comity.reading.marks.scanner import Hit


def tally(count: Count, told: list[Told]) -> Measure | None:
    """What a bare number counts, told by its noun; without one, what it goes on counting of `told`."""
    if count.follows("group_of") and not _of_things(count):
        return Measure("delegation_size", noun="delegation")
    if count.follows("audience_of"):
        return Measure("attendees", noun="delegate")
    if company := in_company(count):
        return company
    if _populated().search(count.before):
        return Measure("population", noun="person")
    whole = _whole(count) or _paired(count)
    found = (whole or count).noun() or count.noun_before()
    if _ratio().match(count.after) or count.follows("one_in", "excepting"):
        return None
    if found is None:
        return part_of(whole, told) if whole else _without_noun(count, told)
    word, hit = found
    if word.code == "ones":
        return _ones(count, hit, told)
    if _in_a_name(count, hit):
        return None
    return _of_noun(count, word, hit, told)


def _of_noun(count: Count, word: Word, hit: Hit, told: list[Told]) -> Measure | None:
    """What a number of these is: the noun's own indicator, or what its class's rule finds around it."""
    if (
        word.code == "party"
        and _travellers().match(count.page.text[hit.start : hit.end].lower())
        and hit.end < count.mark.start
    ):
        return Measure("delegation_size", noun="delegation")
    if word.code == "delegate" and hit.end < count.mark.start and count.mark.value < _MANY_GUESTS:
        return Measure("delegation_size", noun="delegation")
    if count.mark.value < int(word.attr("least", 2)) or (_of_a_few(count) and word.code != "team_member"):
        return None
    rule = _RULES.get(word.code)
    indicator = rule(count, hit) if rule else word.attr("indicator")
    if indicator is None and word.code == "project" and _told_of_capital(count, told):
        indicator = "fdi_projects"
    if indicator == "workers" and count.follows("home_to"):
        indicator = "residents"
    if indicator in (None, "none") or (indicator == "population" and _changing().search(count.before)):
        return None
    granted = word.code == "project" and bool({"new", "licensed"} & count.around(40, 0))
    return Measure(indicator, _label(count, hit), word.code, loose=granted)


def _told_of_capital(count: Count, told: list[Told]) -> bool:
    """Whether a sum of foreign capital was told of just before, so that projects are those it went into."""
    low = count.sentence.index - 1
    near = [one.measure for one in told if one.sentence >= low]
    return any(one.indicator.startswith("fdi_") for one in near[-2:])


def _of_a_few(count: Count) -> bool:
    """Whether "the two", "their three" only points back to what was told."""
    return count.definite and count.mark.value < _FEW


_FEW = 10
_MANY_GUESTS = 100
"""Guests told before their number ("the guests, 14 in all") are a party up to so many."""
_THINGS = frozenset(
    {"small_place", "locality", "country", "sister", "party", "other", "park", "member", "company"}
)


def _of_things(count: Count) -> bool:
    """Whether no people are grouped ("a group of five municipalities"), or firms that nobody leads."""
    found = count.noun()
    return found is not None and found[0].code in _THINGS


def _whole(count: Count) -> Count | None:
    """The whole a number is a part of, where its number follows ("eight of the 13 parks")."""
    match = _partitive().match(count.after)
    if match is None:
        return None
    start = count.mark.end + match.end()
    for mark in count.numbers:
        if mark.start == start:
            return Count(count.page, count.sentence, mark) if mark.unit == "count" else None
    return None


def _paired(count: Count) -> Count | None:
    """The number that shares its noun ("38,000 and 27,000 students")."""
    match = _and().match(count.after)
    if match is None or count.follows("range"):
        return None
    start = count.mark.end + match.end()
    for mark in count.numbers:
        if mark.start == start:
            return Count(count.page, count.sentence, mark) if mark.unit == "count" else None
    return None


@cache
def _and() -> re.Pattern[str]:
    return words().compiled(r"\s{and}\s")


def _in_a_name(count: Count, hit: Hit) -> bool:
    """Whether a number is part of a name ("Hoa Phu 2 Industrial Park")."""
    text = count.page.text
    return text[hit.start].isupper() and bool(_CAPITAL_BEFORE.search(text[: count.mark.core][-24:]))


_CAPITAL_BEFORE = re.compile(r"[^.:;\n]\s[A-Z][^\s,;:.()]*\s$")


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


def _ones(count: Count, hit: Hit, told: list[Told]) -> Measure | None:
    """ "40 existing ones": of what was counted before, and perhaps what they did."""
    known = [one.measure for one in told if one.sentence == count.sentence.index and one.measure.noun]
    if not known:
        return None
    near = count.cues(count.mark.start - 60, hit.end + 40)
    if known[-1].noun in VENTURES and "adjusted" in near:
        return msgspec.structs.replace(known[-1], indicator="fdi_projects_adjusted", back=True)
    return msgspec.structs.replace(known[-1], back=True)


def _label(count: Count, hit: Hit) -> str:
    return " ".join(count.page.text[count.mark.end : hit.end].split()).strip(" -")


def _without_noun(count: Count, told: list[Told]) -> Measure | None:
    if doing := nationals(count):
        return doing
    if _populates(count):
        return Measure("population", noun="person")
    if _as_populous(count, told):
        return Measure("population", noun="person")
    if (count.ends or _and().match(count.after)) and count.follows("giving_work"):
        return Measure("workers", noun="worker")
    if staff := _staffed(count):
        return staff
    if those := those_who(count, told) or (first_of(count, told) if count.ends else None):
        return those
    if unlisted := _unlisted(count):
        return unlisted
    if not _worded().search(count.sentence.text):
        return None
    if count.definite or not count.ends:
        return None
    return antecedent(count, told)


def _as_populous(count: Count, told: list[Told]) -> bool:
    """Whether it tells the people of a second place ("Hull has 260,000 people, Lyon 520,000")."""
    last = told[-1] if told else None
    if last is None or last.measure.indicator != "population" or last.sentence != count.sentence.index:
        return False
    before = [mark.end for mark in count.numbers if mark.end <= count.mark.start]
    low = before[-1] if before else count.sentence.start
    placed = any(low <= chunk.start < count.mark.start for chunk in count.sentence.of("L"))
    return placed and count.ends and count.mark.value >= _HAMLET


def _staffed(count: Count) -> Measure | None:
    """ "a staff of 64", "92,000 came through the gates": workers and visitors told by number alone."""
    if count.mark.value >= _MATTERS and _workforce_of().search(count.before):
        return Measure("workers", noun="worker")
    came = (
        count.ends
        and count.mark.value >= _CROWD
        and "visit" in count.cues(count.mark.end, count.mark.end + 24)
    )
    return Measure("visitors", noun="visitor") if came else None


_CROWD = 1_000


@cache
def _workforce_of() -> re.Pattern[str]:
    return words().compiled(r"\b{workforce}\s{possessive}\s$")


@cache
def _travellers() -> re.Pattern[str]:
    return words().compiled(r"{party}s?$")


def _populates(count: Count) -> bool:
    """Whether a number tells the people of a place: "population: 312", "a county of 21,000"."""
    if (
        count.mark.value >= _HAMLET
        and _settlement_of().search(count.before)
        and elliptic().match(count.after)
    ):
        return True
    return count.mark.value >= TOWN and "population" in measured(count, BEFORE_REACH, 0)


_HAMLET = 300


@cache
def _changing() -> re.Pattern[str]:
    """ "has lost 9,000 inhabitants": a change is no population."""
    return words().compiled(r"\b{changing}\s(?:\w+\s)?$")


@cache
def _settlement_of() -> re.Pattern[str]:
    return words().compiled(r"\b{home_ground}\s{possessive}\s$")


@cache
def _ratio() -> re.Pattern[str]:
    """ "nine out of ten": a share, no count."""
    return words().compiled(r"\s{out_of}\s")


@cache
def _populated() -> re.Pattern[str]:
    return words().compiled(r"\b{populace}:?\s(?:(?:{amounts}|{possessive})\s)?$")


@cache
def _partitive() -> re.Pattern[str]:
    """ "eight of the 13 parks", "eight of 13"."""
    return words().compiled(r"\s(?:{partitive}|{possessive})\s")


def _unlisted(count: Count) -> Measure | None:
    """Things no page lists, told by a plural right behind: "handled 20 million containers"."""
    things = _things().match(count.after)
    if things is None or count.definite or count.mark.value < _MATTERS:
        return None
    return Measure("other", " ".join(things.group().split()), noun=UNLISTED)


_MATTERS = 5


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{2}")


@cache
def _things() -> re.Pattern[str]:
    return words().compiled(
        r"\s(?!{and}\s)(?:(?!{stop}\b|{article}\s|{partitive}\b)[a-z-]+\s){0,2}?(?!{stop}\b)[a-z-]{3,}[^su\W]s\b"
    )


_FOREIGN = frozenset({"invest", "new", "stands"})


def _newcomers(count: Count, _: Hit) -> str | None:
    """Newcomers are new projects where capital is told of."""
    moneyed = any(mark.unit not in ("count", "percent") for mark in count.numbers)
    return "fdi_projects_new" if moneyed or "invest" in count.around(160, 120) else None


def _projects(count: Count, hit: Hit) -> str | None:
    modifying = count.cues(count.mark.end, hit.end)
    following = count.cues(hit.start, hit.end + 60)
    if "purchase" in following and not _other_number(count, hit.end, 60):
        return "fdi_share_purchases"
    if "adjusted" in modifying or ("adjusted" in following and not _other_number(count, hit.end, 40)):
        return "fdi_projects_adjusted"
    behind = count.cues(hit.end, hit.end + 90)
    granted = "licensed" in behind or ("licensed" in count.around(40, 0) and not count.possessed)
    if "new" in modifying or "new" in behind or granted:
        return "fdi_projects_new"
    foreign = bool(_FOREIGN & count.around(160, 160)) or bool(count.sentence.of("A", "C", "c"))
    foreign = foreign or hit.words[0].attr("foreign", False) or "country" in count.sentence.codes("counted")
    return "fdi_projects" if foreign and (count.mark.value >= 5 or count.sentence.of("A")) else None


def _other_number(count: Count, start: int, reach: int) -> bool:
    return any(start < mark.start < start + reach for mark in count.numbers)


def _countries(count: Count, _: Hit) -> str | None:
    if count.mark.value < 5:
        return None
    near = count.around(200, 120)
    if points_back(count.sentence) and count.sentence.index:
        before = count.page.sentences[count.sentence.index - 1]
        near |= before.codes("figure_cues")
    if near & {"invest", "project"}:
        return "investor_countries"
    linked = {"member", "locality", "sister", "agreement"} & count.sentence.codes("counted")
    return "other" if linked or count.around(200, 60) & {"tie", "member"} else None


def _localities(count: Count, hit: Hit) -> str | None:
    if count.mark.value < _SEVERAL:
        return None
    if "tie" in count.around(90, 60) or count.cues(hit.start, hit.end + 60) & {"tie"}:
        return "partner_localities"
    return None


_SEVERAL = 3


def _small_places(count: Count, hit: Hit) -> str | None:
    """Towns and communes: partners where ties are told of, else parts of a larger place."""
    return _localities(count, hit) or ("other" if count.mark.value >= _MATTERS else None)


def _sisters(count: Count, _: Hit) -> str | None:
    told = count.mark.value >= 5 or count.possessed or "tie" in count.around(60, 60)
    return "partner_localities" if told else None


def _bodies(count: Count, _: Hit) -> str | None:
    return "multilateral_memberships" if "member" in count.around(120, 60) else None


def _quota(count: Count, _: Hit) -> str | None:
    """A quota is one of workers where the page tells of workers."""
    told = (word.code for hit in count.page.hits("counted", 0, len(count.page.text)) for word in hit.words)
    return "workers" if "worker" in told or "hand" in told else None


def _members(count: Count, _: Hit) -> str | None:
    if count.mark.value < _FEW and _further().match(count.after):
        return None
    if "travel" in count.around(60, 0):
        return "delegation_size"
    return "other" if count.sentence.of("O") or spoken_of(count) is not None else None


@cache
def _further() -> re.Pattern[str]:
    """ "two other members of the network": whom the text goes on to name."""
    return words().compiled(r"\s{other}\s")


def _companies(count: Count, hit: Hit) -> str | None:
    before = count.around(60, 0)
    if "travel" in before or "travel" in count.cues(hit.end, hit.end + 40):
        return "companies" if count.mark.value >= 5 else None
    if count.holds and count.mark.value >= _MATTERS:
        return "companies"
    attending = "attend" in before or "attend" in count.cues(hit.end, hit.end + 150)
    if attending or _drawn(count) or met_there(count):
        return "companies" if count.mark.value >= _MATTERS and of_one_home(count, hit.end) else "attendees"
    invested = "invest" in count.cues(hit.end, hit.end + _INVESTED_REACH) and bool(count.sentence.of("A"))
    return "companies" if count.mark.value >= 5 or invested else None


_INVESTED_REACH = 20


def _drawn(count: Count) -> bool:
    """Whether an event drew them, not a locality: told of here, or of "it" in the sentence before."""
    if "drawn" not in count.around(40, 0):
        return False
    index = count.sentence.index
    told = count.sentence if not points_back(count.sentence) or not index else count.page.sentences[index - 1]
    return bool({"event", "fair"} & told.codes("figure_cues"))


def _agreements(count: Count, hit: Hit) -> str | None:
    if _worth().match(count.page.text[hit.end : hit.end + 30].lower()):
        return "agreements"
    held = bool({"sign", "stands"} & count.around(90, 90)) or count.possessed
    return "agreements" if held and count.mark.value >= 5 else None


@cache
def _worth() -> re.Pattern[str]:
    """ "three contracts worth 40 million", "nine contracts for US$3 million": few, but with their sum."""
    return words().compiled(r"\s(?:{worth}\b|{sum_lead}\s(?:[a-z]{2,3})?[$€£₩₫])")


_RULES: dict[str, Callable[[Count, Hit], str | None]] = {
    "project": _projects,
    "newcomer": _newcomers,
    "country": _countries,
    "locality": _localities,
    "small_place": _small_places,
    "sister": _sisters,
    "body": _bodies,
    "delegate": guests,
    "person": people,
    "resident": residents,
    "official": officials,
    "hand": hands,
    "quota": _quota,
    "expert": experts,
    "learner": learners,
    "student": pupils,
    "team_member": team,
    "member": _members,
    "company": _companies,
    "agreement": _agreements,
}
