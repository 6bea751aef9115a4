"""People counted by office, trade or learning: officials, experts, farmhands, trainees, pupils."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.figure.counting import Count, words
from comity.reading.figure.parties import (
    COMING_REACH,
    JOURNEYS,
    PARTY,
    at_the_head,
    away_from_home,
    cumulative,
    inviting,
    on_the_way,
    to_be_taught,
)
from comity.reading.figure.travellers import of_one_home
from comity.reading.marks.scanner import Hit


def hands(count: Count, hit: Hit) -> str | None:
    """People named by a labourer's trade: workers where they are sent or taken in."""
    if count.mark.value < _HANDFUL and inviting().search(count.before):
        return None
    if {"placed", "work"} & count.cues(count.sentence.start, count.sentence.end):
        return "workers"
    return officials(count, hit)


_HANDFUL = 10


def learners(count: Count, _: Hit) -> str | None:
    """Trainees are workers where they are sent or taken in to work."""
    return "workers" if {"placed", "work"} & count.cues(count.sentence.start, count.sentence.end) else None


def pupils(count: Count, hit: Hit) -> str | None:
    """Students; few of them who go abroad together are a party, who go with somebody part of one."""
    behind = count.page.text[hit.end : min(count.sentence.end, hit.end + _WITH_HIM_REACH)].lower()
    if count.mark.value < _CLASS and _joining().search(behind):
        return None
    if _granted_to().search(count.before) or inviting().search(count.before):
        return None
    return "delegation_size" if count.mark.value < _CLASS and _away_together(count, hit) else "students"


def _away_together(count: Count, hit: Hit) -> bool:
    """Whether students are on a journey together; of those of no home told, none that is only planned."""
    behind = count.page.text[hit.end : min(count.sentence.end, hit.end + COMING_REACH)].lower()
    at_home = of_one_home(count, hit.end)
    if not at_home and _some_day().search(behind):
        return False
    if "study" in count.cues(hit.end, hit.end + COMING_REACH):
        return False
    guests = at_home and bool({"attend", "travel"} & count.cues(hit.end, hit.end + 140))
    return guests or on_the_way(count, hit)


@cache
def _some_day() -> re.Pattern[str]:
    return words().compiled(r"\b{shall}\s")


@cache
def _granted_to() -> re.Pattern[str]:
    """ "would offer scholarships to ten students": what is promised tells of nobody who studies."""
    return words().compiled(r"\b{shall}\s[^;:.]*\b{grants}\s$")


_CLASS = 40


_WITH_HIM_REACH = 30


@cache
def _joining() -> re.Pattern[str]:
    return words().compiled(r"\b{with_him}\b")


def experts(count: Count, hit: Hit) -> str | None:
    """Experts, of whom a body may also consist."""
    made_of = "possess" in count.around(40, 0) and not count.sentence.of("L")
    return officials(count, hit) or ("other" if made_of else None)


def officials(count: Count, hit: Hit) -> str | None:
    """People named by their office or calling: guests, travellers or workers by what they do."""
    if _told_to().search(count.before):
        return None
    after, before = count.cues(hit.end, hit.end + 140), count.around(70, 0)
    if "attend" in after or "attend" in before or met_there(count):
        return "attendees"
    travels = bool(JOURNEYS & (after | before)) or away_from_home(count, hit) or on_the_way(count, hit)
    travels = travels or (count.mark.value >= _SEVERAL and count.follows("sending"))
    travels = travels and not cumulative().match(count.page.text[hit.end :][:40])
    gathers = bool({"event", "fair"} & count.cues(count.sentence.start, count.mark.start))
    if travels and count.mark.value >= PARTY and (gathers or not at_the_head(count, hit)):
        return "attendees"
    if travels:
        return None if to_be_taught(count, hit) else "delegation_size"
    if "work" in count.cues(hit.end, hit.end + 60):
        return "workers"
    held = {"event", "fair"} & count.cues(count.sentence.start, count.sentence.end)
    return "attendees" if held and count.mark.value >= _AUDIENCE else None


_AUDIENCE, _SEVERAL = 50, 5


def met_there(count: Count) -> bool:
    """Whether people are met or spoken to at an event ("met 120 companies at a conference in Ansan")."""
    if not _meeting().search(count.before):
        return False
    return bool({"event", "fair"} & count.cues(count.sentence.start, count.sentence.end))


@cache
def _meeting() -> re.Pattern[str]:
    return words().compiled(r"\b{meeting}\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}$")


@cache
def _told_to() -> re.Pattern[str]:
    """ "He told the 23 councillors that …": who listens is no party."""
    return words().compiled(r"\b{telling}\s(?:{article}\s)?$")
