"""People a number counts: guests, envoys, workers, visitors, inhabitants, by what they do where."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from comity.reading.figure.counting import Count, Measure, Told, elliptic, into, measured, words
from comity.reading.figure.travellers import of_one_home
from comity.reading.marks.scanner import Hit

TOWN = 10_000
"""People enough to be a town's."""


def people(count: Count, hit: Hit) -> str | None:
    """People of no further kind: what they do tells, and of many people nothing else, how many there are."""
    end = _behind_aside(count, hit.end)
    near, after = count.around(60, 0), count.cues(hit.end, end + 90)
    value = count.mark.value
    if "work" in near or "work" in count.cues(hit.end, hit.end + 24) | count.cues(end, end + 24):
        return "workers"
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
    if "labour" in count.cues(hit.end, hit.end + _COMING_REACH):
        return "workers"
    along = bool(_JOURNEYS & (after | count.cues(count.mark.start - _ALONG, count.mark.start)))
    if (along and value < _MANY and not yearly(count)) or on_the_way(count, hit):
        return "delegation_size"
    told_off = elliptic().match(count.page.text[hit.end :][:40]) or _whose().search(count.before)
    return "population" if value >= _MULTITUDE and told_off else None


@cache
def _brought() -> re.Pattern[str]:
    """ "the festival draws a million people": whom a place or an event brings in are no inhabitants."""
    return words().compiled(r"\b{bringing_in}\s(?:\w+\s){0,2}$")


@cache
def _whose() -> re.Pattern[str]:
    """ "Pune, whose three million people …", "the city's two million people"."""
    return words().compiled(r"(?:\b{whose}|['’]s?)\s$")


_JOURNEYS = frozenset({"travel", "visit"})
_ALONG = 14
_MANY = 2_000
_MULTITUDE = 100_000


@cache
def _asked_for() -> re.Pattern[str]:
    return words().compiled(r"\b{asking_for}\s(?:{another}\s)?$")


def _next_number(count: Count) -> int:
    """Where the next number of the sentence stands, which has its own deeds."""
    behind = [mark.start for mark in count.numbers if mark.start > count.mark.end]
    return min(behind, default=count.sentence.end)


def on_the_way(count: Count, hit: Hit) -> bool:
    """Whether a few people are told to come, go or stay together, or to be received."""
    if count.mark.value >= _PARTY or yearly(count) or _cumulative().match(count.page.text[hit.end :][:40]):
        return False
    if _hosting().search(count.before) or _coming_before().search(count.before):
        return True
    behind = count.page.text[hit.end : min(count.sentence.end, hit.end + _COMING_REACH)].lower()
    match = _coming().search(behind)
    return match is not None and not _SEMICOLON.search(behind[: match.start()])


_PARTY = 150
_COMING_REACH = 80
_SEMICOLON = re.compile(r"[;:.]\s")


@cache
def _hosting() -> re.Pattern[str]:
    return words().compiled(r"\b{hosting}\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}$")


@cache
def _coming_before() -> re.Pattern[str]:
    """ "From Hull came 24 singers", "he has with him 53 people"."""
    return words().compiled(r"\b(?:{came}|{with_him})\s(?:{article}\s)?$")


@cache
def _coming() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{coming}|{came}(?!\s{came_else}\b)|{with_him})\b")


@cache
def _cumulative() -> re.Pattern[str]:
    """ "37 officials have since travelled": all who ever went are no party."""
    return words().compiled(r"[^,;:.]*\s{ever_since}\s")


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


@cache
def _yearly() -> re.Pattern[str]:
    return words().compiled(r"(?:(?!\s{date_lead}\s)[^,;:.]){0,40}?\s{yearly}\b")


def yearly(count: Count) -> bool:
    """Whether it is a rate, true of no time ("30 students a year")."""
    return bool(_yearly().match(count.after))


def in_company(count: Count) -> Measure | None:
    """Travellers told by number alone: "and 13 others", "twelve in number", "is sending 40 for the feast"."""
    tail = count.after[:40]
    if count.follows("and", "other") and _of_others().match(tail):
        travels = "travel" in count.cues(count.sentence.start, count.sentence.end)
        return Measure("delegation_size", noun="delegation", plus=1) if travels else None
    numbering = _in_number().match(tail) and count.before.endswith(", ")
    sent = count.follows("sending") and _sent_along().match(tail)
    if numbering or sent or (count.mark.value < _MANY and _strong().match(tail)):
        return Measure("delegation_size", noun="delegation")
    return None


@cache
def _of_others() -> re.Pattern[str]:
    return words().compiled(r"\s{others}\b|\s{in_party}\b")


@cache
def _in_number() -> re.Pattern[str]:
    return words().compiled(r"[\s-]{in_number}\b")


@cache
def _strong() -> re.Pattern[str]:
    """ "a 25-strong French delegation", but "a 25-strong staff"."""
    return words().compiled(r"[\s-]{strong}\s(?!(?:\w+\s)?{workforce}\b)")


@cache
def _sent_along() -> re.Pattern[str]:
    return words().compiled(r"\s{destination}\s")


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


def hands(count: Count, hit: Hit) -> str | None:
    """People named by a labourer's trade: workers where they are sent or taken in."""
    if count.mark.value < _HANDFUL and _inviting().search(count.before):
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
    if _granted_to().search(count.before) or _inviting().search(count.before):
        return None
    return "delegation_size" if count.mark.value < _CLASS and _away_together(count, hit) else "students"


def _away_together(count: Count, hit: Hit) -> bool:
    """Whether students are on a journey together; of those of no home told, none that is only planned."""
    behind = count.page.text[hit.end : min(count.sentence.end, hit.end + _COMING_REACH)].lower()
    at_home = of_one_home(count, hit.end)
    if not at_home and _some_day().search(behind):
        return False
    if "study" in count.cues(hit.end, hit.end + _COMING_REACH):
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
    travels = bool(_JOURNEYS & (after | before)) or _away(count, hit) or on_the_way(count, hit)
    travels = travels or (count.mark.value >= _SEVERAL and count.follows("sending"))
    travels = travels and not _cumulative().match(count.page.text[hit.end :][:40])
    gathers = bool({"event", "fair"} & count.cues(count.sentence.start, count.mark.start))
    if travels and count.mark.value >= _PARTY and (gathers or not _at_the_head(count, hit)):
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


def to_be_taught(count: Count, hit: Hit) -> bool:
    """Whether people are only to be invited or taught some day: they are no party yet."""
    if _inviting().search(count.before):
        return True
    behind = count.page.text[hit.end : min(count.sentence.end, hit.end + _COMING_REACH)].lower()
    return bool(_taught().search(behind))


@cache
def _inviting() -> re.Pattern[str]:
    return words().compiled(r"\b{shall}\s(?:\w+\s)?{invite}\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}$")


@cache
def _taught() -> re.Pattern[str]:
    """ "are to be trained", "for six months of training": what they will come for, not that they come."""
    return words().compiled(r"\b{shall}\s[^,;:.]*\b{taught}\b")


@cache
def _told_to() -> re.Pattern[str]:
    """ "He told the 23 councillors that …": who listens is no party."""
    return words().compiled(r"\b{telling}\s(?:{article}\s)?$")


def _at_the_head(count: Count, hit: Hit) -> bool:
    """Whether a party or where it is from is told of, so that even many people are one."""
    told = count.page.text[count.sentence.start : hit.end + _ALONG].lower()
    return bool(_one_party().search(told))


@cache
def _one_party() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{party}|{whence})\b")


def _away(count: Count, hit: Hit) -> bool:
    """Whether people told to be of one place are in another ("18 officials from X are learning in Y")."""
    text = count.page.text
    behind = [chunk for chunk in count.sentence.of("L") if chunk.start > hit.end and chunk.entities]
    if len(behind) < 2 or not _their_home().fullmatch(text[hit.end : behind[0].start].lower()):
        return False
    home = behind[0].entities[0]
    return any(
        chunk.entities[0].country != home.country
        and into().search(text[max(hit.end, chunk.start - 14) : chunk.start].lower())
        for chunk in behind[1:]
    )


@cache
def _their_home() -> re.Pattern[str]:
    return words().compiled(r"\s{origin}\s(?:(?!{stop}\b)[^\s,;:]+\s){0,5}")


def residents(count: Count, hit: Hit) -> str | None:
    """People of one origin; a large number of residents of no origin is the population."""
    if "attend" in count.cues(hit.end, hit.end + 150):
        return _of_an_event(count, hit)
    few = count.mark.value < _PARTY and "travel" in count.cues(hit.end, hit.end + _COMING_REACH)
    if few and not _cumulative().match(count.page.text[hit.end :][:40]):
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


def team(count: Count, hit: Hit) -> str | None:
    """Members of a team that travels; of a body, its own."""
    if _body_behind().match(count.page.text[hit.end : hit.end + 30].lower()):
        return "other"
    if on_the_way(count, hit):
        return "delegation_size"
    hyphen = count.page.text[count.mark.end : count.mark.end + 1] in "-‐‑"
    return "delegation_size" if hyphen or " " in count.page.text[hit.start : hit.end] else None


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
    high = min(count.sentence.end, people.end() + _COMING_REACH)
    stays = _coming().search(count.page.text[people.end() : high].lower())
    few = count.mark.value < _PARTY and not yearly(count)
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


@cache
def _body_behind() -> re.Pattern[str]:
    """ "a 27-member body", "the 12-member alliance"."""
    return words().compiled(r"\s(?:\w+\s)?{standing_body}\b")
