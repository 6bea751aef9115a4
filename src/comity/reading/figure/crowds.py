"""People a number counts, told by no calling: inhabitants, guests, citizens of a land, "those who"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.reading.figure.counting import Count, Measure, Told, elliptic, measured, words
from comity.reading.figure.parties import (
    ALONG,
    COMING_REACH,
    JOURNEYS,
    MANY,
    PARTY,
    cumulative,
    on_the_way,
    they_come,
    yearly,
)
from comity.reading.marks.scanner import Hit

TOWN = 10_000
"""People enough to be a town's."""


def people(count: Count, hit: Hit) -> str | None:
    """People of no further kind: what they do tells, and of many people nothing else, how many there are."""
    end = _behind_aside(count, hit.end)
    near, after = count.around(60, 0), count.cues(hit.end, end + 90)
    value = count.mark.value
    if _served().search(count.before):
        return None
    if _at_work(count, hit, end):
        return "workers"
    if _went_to_a_fair().match(count.page.text[hit.end :][:60].lower()):
        return "attendees"
    came = "visit" in after or "visit" in count.around(24, 0) or _brought().search(count.before)
    if value >= TOWN and came:
        return "visitors"
    if value >= TOWN and (count.holds or "population" in measured(count, 60, 0)):
        return "population"
    if "live" in after:
        return "population" if value >= TOWN and not _of_origin(count, hit) else "residents"
    if "attend" in after or "attend" in near:
        return _of_an_event(count, hit)
    if "study" in count.cues(hit.end, min(end + 90, _next_number(count))):
        return "students"
    if _asked_for().search(count.before) and count.page.has("counted", "worker"):
        return "workers"
    if "labour" in count.cues(hit.end, hit.end + COMING_REACH):
        return "workers"
    along = bool(JOURNEYS & (after | count.cues(count.mark.start - ALONG, count.mark.start)))
    if (along and value < MANY and not yearly(count)) or on_the_way(count, hit):
        return "delegation_size"
    told_off = elliptic().match(count.page.text[hit.end :][:40]) or _whose().search(count.before)
    return "population" if value >= _MULTITUDE and told_off else None


def _at_work(count: Count, hit: Hit, end: int) -> bool:
    """Whether people are told to work: before, right behind, behind an aside or their home."""
    cues = count.around(60, 0) | count.cues(hit.end, hit.end + 24) | count.cues(end, end + 24)
    rest = count.page.text[hit.end : count.sentence.end].lower()
    return "work" in cues or bool(_are_at_work().match(rest))


@cache
def _served() -> re.Pattern[str]:
    """ "will supply 30,000 people with water": whom something is for, not who there are."""
    return words().compiled(r"\b{serving}\s(?:\w+\s){0,2}$")


@cache
def _are_at_work() -> re.Pattern[str]:
    """ "15,000 people from Hue are currently working abroad"."""
    return words().compiled(
        r"\s(?:{origin}|{aged}|{into})\s[^;:.]{2,60}?\s(?:{being_done}\s(?:\w+\s)?|{shall}\s)?{at_work}\b"
    )


@cache
def _went_to_a_fair() -> re.Pattern[str]:
    """ "300,000 people visited the fair"."""
    return words().compiled(r"\s{seeing}\s{article}\s(?:[\w’'-]+\s){0,3}?{gathering}\b")


@cache
def _brought() -> re.Pattern[str]:
    """ "the festival draws a million people": whom a place or an event brings in are no inhabitants."""
    return words().compiled(r"\b{bringing_in}\s(?:\w+\s){0,2}$")


@cache
def _whose() -> re.Pattern[str]:
    """ "Pune, whose three million people …", "the city's two million people"."""
    return words().compiled(r"(?:\b{whose}|['’]s?)\s$")


_MULTITUDE = 100_000


@cache
def _asked_for() -> re.Pattern[str]:
    return words().compiled(r"\b{asking_for}\s(?:{another}\s)?$")


def _next_number(count: Count) -> int:
    """Where the next number of the sentence stands, which has its own deeds."""
    behind = [mark.start for mark in count.numbers if mark.start > count.mark.end]
    return min(behind, default=count.sentence.end)


def _behind_aside(count: Count, end: int) -> int:
    """Where the sentence goes on behind what commas set off ("900 people, most of them women, work …")."""
    text = count.page.text
    closing = (
        text.find(", ", end + 2, min(count.sentence.end, end + _ASIDE)) if text[end : end + 2] == ", " else -1
    )
    return closing if closing > 0 else end


_ASIDE = 50


def guests(count: Count, _: Hit) -> str:
    """Guests of an event; many thousands where none is told of are those of the place."""
    of_event = {"event", "fair", "attend"} & count.cues(count.sentence.start, count.sentence.end)
    return "visitors" if count.mark.value >= _THRONG and not of_event else "attendees"


_THRONG = 20_000


def those_who(count: Count, told: list[Told]) -> Measure | None:
    """ "the 600 who packed the theatre": people told only by what they did, or told of before."""
    if not _who().match(count.after):
        return None
    cues = count.cues(count.mark.end, count.mark.end + 60)
    for cue, indicator in (*_DOING, ("placed", "workers")):
        if cue in cues and cue in _BY_DEED:
            return Measure(indicator, noun="person")
    people = [
        one.measure
        for one in told[-4:]
        if one.measure.indicator in _OF_PEOPLE and one.value >= count.mark.value
    ]
    return msgspec.structs.replace(people[-1], back=True) if people else None


_BY_DEED = frozenset({"attend", "study", "travel", "placed"})


_OF_PEOPLE = frozenset({"workers", "students", "visitors", "delegation_size"})


@cache
def _who() -> re.Pattern[str]:
    return words().compiled(r"\s{who}\s")


def residents(count: Count, hit: Hit) -> str | None:
    """People of one origin; a large number of residents of no origin is the population."""
    if _served().search(count.before):
        return None
    if "attend" in count.cues(hit.end, hit.end + 150):
        return _of_an_event(count, hit)
    few = count.mark.value < PARTY and "travel" in count.cues(hit.end, hit.end + COMING_REACH)
    if few and not cumulative().match(count.page.text[hit.end :][:40]):
        return "delegation_size"
    part = _of_its().match(count.after)
    return "residents" if part or _of_origin(count, hit) or count.mark.value < TOWN else "population"


@cache
def _of_its() -> re.Pattern[str]:
    """ "250,000 of its residents are Russians": a part is not the whole."""
    return words().compiled(r"\s{possessive}\s")


def _of_an_event(count: Count, hit: Hit) -> str | None:
    """Attendees, unless nobody had them all at once ("1,200 had taken part since 1991")."""
    behind = count.page.text[hit.end : count.sentence.end].lower()
    return None if _have_ever().match(behind) else "attendees"


@cache
def _have_ever() -> re.Pattern[str]:
    return words().compiled(r"[^;:.]*?\b{have}\s[^;:.]*\b{ever_since}\b")


def _of_origin(count: Count, hit: Hit) -> bool:
    """Whether the people counted are told to come from somewhere ("80,000 Korean residents")."""
    between = any(count.mark.end <= chunk.start < hit.start for chunk in count.sentence.of("A", "C"))
    return between or bool(_origin().match(count.page.text[hit.end : hit.end + 8].lower()))


@cache
def _origin() -> re.Pattern[str]:
    return words().compiled(r"\s{origin}\s")


def nationals(count: Count) -> Measure | None:
    """ "100,000 Koreans live in the city": people told by their country and what they do."""
    start = count.mark.end
    demonym = next((c for c in count.sentence.of("A") if start < c.start <= start + 20), None)
    if demonym is None and (indicator := _a_people(count)):
        return Measure(indicator, noun="resident")
    if demonym is None or not _directly().fullmatch(count.page.text[start : demonym.start].lower()):
        return None
    cues = count.cues(demonym.end, demonym.end + 60)
    if count.follows("giving_work"):
        return Measure("workers", noun="worker")
    if count.follows("home_to"):
        return Measure("residents", noun="resident")
    for cue, indicator in _DOING:
        if cue in cues:
            return Measure(indicator, noun="resident")
    return None


def _a_people(count: Count) -> str | None:
    """What a capitalised plural does ("2,700 Walloons live there", "he came with eleven Virginians")."""
    people = _CAPITAL_PLURAL.match(count.page.text, count.mark.end)
    if people is None:
        return None
    if "live" in count.cues(people.end(), people.end() + 24):
        return "residents"
    travels = "travel" in count.around(70, 0) | count.cues(people.end(), people.end() + 60)
    high = min(count.sentence.end, people.end() + COMING_REACH)
    stays = they_come().search(count.page.text[people.end() : high].lower())
    few = count.mark.value < PARTY and not yearly(count)
    return "delegation_size" if few and (travels or stays) else None


_CAPITAL_PLURAL = re.compile(r"\s[A-Z]\w+s\b")


@cache
def _directly() -> re.Pattern[str]:
    return words().compiled(r"[\s-](?:(?!{stop}\b)[\w-]+\s)?")


_DOING = (
    ("live", "residents"),
    ("work", "workers"),
    ("visit", "visitors"),
    ("study", "students"),
    ("attend", "attendees"),
    ("travel", "delegation_size"),
)
