"""Counts of things and people: what a bare number counts, told by its noun or the count before."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.lexicon.load import Word
from comity.reading.figure.antecedents import VENTURES, antecedent, first_of, part_of
from comity.reading.figure.candidates import aside
from comity.reading.figure.counted_nouns import FEW, MATTERS, RULES
from comity.reading.figure.counting import (
    BEFORE_REACH,
    UNLISTED,
    Count,
    Measure,
    Told,
    elliptic,
    measured,
    words,
)
from comity.reading.figure.crowds import TOWN, nationals, those_who
from comity.reading.figure.leads import is_free
from comity.reading.figure.parties import in_company
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
    if _ratio().match(count.after) or count.follows("one_in", "excepting") or _an_age(count):
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
    rule = RULES.get(word.code)
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
    return count.definite and count.mark.value < FEW


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
    if alike := _of_a_second_place(count, told):
        return alike
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
    if count.definite or not (count.ends or count.follows("part_of_them")):
        return None
    return antecedent(count, told)


def _of_a_second_place(count: Count, told: list[Told]) -> Measure | None:
    """The same of a second place ("Hull has 260,000 people, Lyon 520,000", "while Lyon had 40")."""
    last = told[-1] if told else None
    if last is None or last.sentence != count.sentence.index or not count.ends:
        return None
    before = [mark.end for mark in count.numbers if mark.end <= count.mark.start]
    low = before[-1] if before else count.sentence.start
    places = [chunk for chunk in count.sentence.of("L") if low <= chunk.start < count.mark.start]
    if not places or aside(count.page.text, places[-1]) or not is_free(count, places[-1]):
        return None
    if last.measure.indicator == "population":
        return last.measure if count.mark.value >= _HAMLET else None
    gap = count.page.text[places[-1].end : count.mark.start].lower()
    alike = last.measure.indicator in _OF_A_PLACE and _has_only().fullmatch(gap)
    return msgspec.structs.replace(last.measure, back=False) if alike else None


_OF_A_PLACE = frozenset(
    {"fdi_projects", "workers", "students", "visitors", "companies", "residents", "partner_localities"}
)


@cache
def _has_only() -> re.Pattern[str]:
    """What ties a number without a noun to a second place: its verb, or nothing."""
    return words().compiled(r"\s(?:{possess}\s)?(?:\w+\s)?")


def _staffed(count: Count) -> Measure | None:
    """ "a staff of 64", "92,000 came through the gates": workers and visitors told by number alone."""
    if count.mark.value >= MATTERS and _workforce_of().search(count.before):
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


def _an_age(count: Count) -> bool:
    """Whether it tells how old people are ("60 farmers aged 25 to 45")."""
    return bool(_aged().search(count.before))


@cache
def _aged() -> re.Pattern[str]:
    return words().compiled(r"\b{aged}\s(?:\w+\s(?:{range_to}|{and})\s)?$")


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
    covered = count.follows("covering")
    if things is None or count.definite or covered or count.mark.value < MATTERS:
        return None
    return Measure("other", " ".join(things.group().split()), noun=UNLISTED)


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{2}")


@cache
def _things() -> re.Pattern[str]:
    return words().compiled(
        r"\s(?!{and}\s)(?:(?!{stop}\b|{article}\s|{partitive}\b)[a-z-]+\s){0,2}?(?!{stop}\b)[a-z-]{3,}[^su\W]s\b"
    )
