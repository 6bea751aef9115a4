"""People on the way together: when those counted are a delegation, when a rate or a total."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.figure.counting import Count, Measure, into, words
from comity.reading.marks.scanner import Hit

JOURNEYS = frozenset({"travel", "visit"})


ALONG = 14


MANY = 2_000


def on_the_way(count: Count, hit: Hit) -> bool:
    """Whether a few people are told to come, go or stay together, or to be received."""
    if count.mark.value >= PARTY or yearly(count) or cumulative().match(count.page.text[hit.end :][:40]):
        return False
    if _up_to_now().match(count.sentence.text[:24].lower()):
        return False
    if taken_along(count, hit) or _hosting().search(count.before) or _coming_before().search(count.before):
        return True
    behind = count.page.text[hit.end : min(count.sentence.end, hit.end + COMING_REACH)].lower()
    match = they_come().search(behind)
    return match is not None and not _SEMICOLON.search(behind[: match.start()])


PARTY = 150


COMING_REACH = 80


_SEMICOLON = re.compile(r"[;:.]\s")


_SEVERAL = 5


def taken_along(count: Count, hit: Hit) -> bool:
    """Whether somebody takes them to a place ("is to take 12 teenagers to Hue")."""
    lead = _taking().search(count.before) if count.mark.value >= _SEVERAL else None
    return lead is not None and bool(_TO_A_PLACE.match(count.page.text[hit.end : count.sentence.end]))


_TO_A_PLACE = re.compile(r"[^,;:.]{0,40}?\sto\s(?:the\s)?[A-Z]")


@cache
def _taking() -> re.Pattern[str]:
    return words().compiled(r"\b{taking}\s(?:[^\s,;:.]+\s){0,2}$")


@cache
def _up_to_now() -> re.Pattern[str]:
    """ "So far, 26 pupils have come": all who ever came are no party."""
    return words().compiled(r"\W*{ever_since}\b,?\s")


@cache
def _hosting() -> re.Pattern[str]:
    return words().compiled(r"\b{hosting}\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}$")


@cache
def _coming_before() -> re.Pattern[str]:
    """ "From Hull came 24 singers", "he has with him 53 people"."""
    return words().compiled(r"\b(?:{came}|{with_him})\s(?:{article}\s)?$")


@cache
def they_come() -> re.Pattern[str]:
    """ "will visit", "are over for": that people come, go or stay."""
    return words().compiled(r"\b(?:{coming}|{came}(?!\s{came_else}\b)|{with_him})\b")


@cache
def cumulative() -> re.Pattern[str]:
    """ "37 officials have since travelled": all who ever went are no party."""
    return words().compiled(r"[^,;:.]*\s{ever_since}\s")


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
    if numbering or sent or (count.mark.value < MANY and _strong().match(tail)):
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


def to_be_taught(count: Count, hit: Hit) -> bool:
    """Whether people are only to be invited or taught some day: they are no party yet."""
    if inviting().search(count.before):
        return True
    behind = count.page.text[hit.end : min(count.sentence.end, hit.end + COMING_REACH)].lower()
    return bool(_taught().search(behind))


@cache
def inviting() -> re.Pattern[str]:
    """ "the city will invite": whom a place only wants to receive."""
    return words().compiled(r"\b{shall}\s(?:\w+\s)?{invite}\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}$")


@cache
def _taught() -> re.Pattern[str]:
    """ "are to be trained", "for six months of training": what they will come for, not that they come."""
    return words().compiled(r"\b{shall}\s[^,;:.]*\b{taught}\b")


def at_the_head(count: Count, hit: Hit) -> bool:
    """Whether a party or where it is from is told of, so that even many people are one."""
    told = count.page.text[count.sentence.start : hit.end + ALONG].lower()
    return bool(_one_party().search(told))


@cache
def _one_party() -> re.Pattern[str]:
    return words().compiled(r"\b(?:{party}|{whence})\b")


def away_from_home(count: Count, hit: Hit) -> bool:
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


def team(count: Count, hit: Hit) -> str | None:
    """Members of a team that travels; of a body, its own."""
    if _body_behind().match(count.page.text[hit.end : hit.end + 30].lower()):
        return "other"
    if on_the_way(count, hit):
        return "delegation_size"
    hyphen = count.page.text[count.mark.end : count.mark.end + 1] in "-‐‑"
    return "delegation_size" if hyphen or " " in count.page.text[hit.start : hit.end] else None


@cache
def _body_behind() -> re.Pattern[str]:
    """ "a 27-member body", "the 12-member alliance"."""
    return words().compiled(r"\s(?:\w+\s)?{standing_body}\b")
