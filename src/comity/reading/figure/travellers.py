"""Whose the people are who travel: the home of who leads or sends them, never of who receives them."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.counting import Count, words
from comity.reading.figure.possessors import led
from comity.reading.figure.standing import Standing
from comity.reading.marks.chunks import Chunk

_NEAR, _DESCRIBED = 30, 60
_BEHIND = 160


def home_of_party(count: Count, after: list[Chunk], standing: Standing) -> Entity | None:
    """The locality the people counted come from: told of them, of who leads or sends them, or before."""
    told = (
        _named_party(count)
        or _school(count)
        or _their_home(count, after)
        or _leader_before(count, standing)
        or _origin(count, after, standing)
        or _of_land(count, standing)
        or _leader_behind(count, standing)
        or _sender(count, standing)
    )
    if told is not None:
        return standing.town_of(told)
    if _led_by_a_stranger(count):
        return standing.party
    return _guests(count, standing) or standing.starter(count)


def _named_party(count: Count) -> Entity | None:
    """The locality a party is named for ("the Busan delegation of nine", "Busan's mission, 20 strong")."""
    text = count.page.text
    for chunk in count.sentence.of("L"):
        gap = text[chunk.end : count.mark.start].lower()
        if 0 < len(gap) < _DESCRIBED and _of_its_party().fullmatch(gap):
            return chunk.entities[0]
    return None


@cache
def _of_its_party() -> re.Pattern[str]:
    return words().compiled(
        r"(?:['’]s?)?\s(?:[\w-]+\s)?{party}"
        r"(?:\s{possessive}\s|,\s|\s\(|,?\s(?:{relative}\s)?{consisting}\s)(?:\w+\s)?"
    )


def _school(count: Count) -> Entity | None:
    """The school that pupils and teachers are from or that sends them ("20 pupils from X High School")."""
    text = count.page.text
    for chunk in count.sentence.of("O"):
        if not _a_school().search(text[chunk.start : chunk.end].lower()):
            continue
        if chunk.start > count.mark.end:
            tied = _their_own().fullmatch(text[count.mark.end : chunk.start].lower())
        else:
            tied = _which_sends().fullmatch(text[chunk.end : count.mark.start].lower())
        if tied is not None:
            return chunk.entities[0]
    return None


@cache
def _a_school() -> re.Pattern[str]:
    return words().compiled(r"\b{schooling}\b")


@cache
def _which_sends() -> re.Pattern[str]:
    return words().compiled(r"(?:,\s{relative})?\s(?:[^\s,;:.]+\s){0,3}{sending}\s(?:\w+\s)?")


def _led_by_a_stranger(count: Count) -> bool:
    """Whether the clause speaks of a person whose home is not told: the party may be anybody's."""
    low = count.clause
    return any(
        chunk.label in "QX" and low <= chunk.start < count.mark.start and not led(count.sentence.labels, at)
        for at, chunk in enumerate(count.sentence.chunks)
    )


def travel_along(count: Count) -> bool:
    """Whether firms counted are on a journey."""
    told = count.noun()
    guests = told is not None and of_one_home(count, told[1].end) and "attend" in count.around(60, 150)
    return guests or bool({"travel", "visit"} & count.around(60, 40)) or _firms_along(count)


def of_one_home(count: Count, end: int) -> bool:
    """Whether a locality's name or "the province" stands right behind those counted, by "from"."""
    text = count.page.text
    return any(
        _straight_from().fullmatch(text[end : chunk.start].lower()) is not None
        for chunk in count.sentence.of("L", "O")
        if end < chunk.start <= end + _NEAR
        and (chunk.label == "L" or _a_school().search(text[chunk.start : chunk.end].lower()))
    )


@cache
def _straight_from() -> re.Pattern[str]:
    return words().compiled(r"\s{whence}\s(?:{article}\s)?")


def _firms_along(count: Count) -> bool:
    """Whether firms are told by their people who travel ("the owners of ten agencies", "with him")."""
    return bool(_people_of().search(count.before) or _along_with().match(count.after))


@cache
def _people_of() -> re.Pattern[str]:
    return words().compiled(r"\b{firm_people}\s{possessive}\s(?:\w+\s)?$")


@cache
def _along_with() -> re.Pattern[str]:
    return words().compiled(r"[^;:.]*\b{with_him}\b")


def _their_home(count: Count, after: list[Chunk]) -> Entity | None:
    """The locality right behind the people counted, by "of" or "from" ("18 officials of the town of X")."""
    text = count.page.text
    for chunk in after:
        if _their_own().fullmatch(text[count.mark.end : chunk.start].lower()):
            return chunk.entities[0]
    return None


def _leader_before(count: Count, standing: Standing) -> Entity | None:
    """The home of the person whose relative clause the people are told in ("A, who leads nine people")."""
    text, sentence = count.page.text, count.sentence
    for chunk in reversed(sentence.chunks):
        if chunk.end > count.mark.start or chunk.label not in "QXh" or not chunk.entities:
            continue
        gap = text[chunk.end : count.mark.start].lower()
        home = standing.home_of(chunk.entities[0]) if _who_leads().fullmatch(gap) else None
        return standing.other_side(home, chunk.start) if home and _receiving().search(gap) else home
    return None


@cache
def _who_leads() -> re.Pattern[str]:
    return words().compiled(r"(?:,\s[^;:.]+)?,?\s(?:{who}|{heading})\s(?:[^\s,;:.]+\s){0,9}")


def _origin(count: Count, after: list[Chunk], standing: Standing) -> Entity | None:
    """The locality behind "from", after the number or behind a group told of before it."""
    text = count.page.text
    for chunk in after:
        if _whence().search(text[count.mark.end : chunk.start].lower()):
            return chunk.entities[0]
    if _from_there().match(count.after):
        return standing.there(count.sentence.index)
    for chunk in count.sentence.of("L"):
        if chunk.end <= count.mark.start and _party_from().search(text[: chunk.start][-_NEAR:].lower()):
            return chunk.entities[0]
    return None


@cache
def _from_there() -> re.Pattern[str]:
    return words().compiled(r"(?:\s[^\s,;:.]+){0,3}\s{there}\b")


@cache
def _their_own() -> re.Pattern[str]:
    """What ties people to their home with no verb between: "18 officials of the central province of …"."""
    return words().compiled(
        r"(?:[\s-](?!{stop}\b)[^\s,;:.]+){1,5}\s{origin}\s(?:(?!{stop}\b)[^\s,;]+\s){0,5}"
    )


@cache
def _whence() -> re.Pattern[str]:
    return words().compiled(r"\b{whence}\s(?:(?!{stop}\b)[^\s,;]+\s){0,4}$")


@cache
def _party_from() -> re.Pattern[str]:
    """ "the delegation from Hull, 20 strong", "From Hull came 24 singers"."""
    return words().compiled(r"(?:\b{party}\s{origin}|^\W*{whence}|[.!?]\s{whence})\s(?:{article}\s)?$")


def _of_land(count: Count, standing: Standing) -> Entity | None:
    """The place the page tells of in the country a party is named for ("the Korean delegation of nine")."""
    text = count.page.text
    for chunk in count.sentence.of("A"):
        low, high = min(count.mark.end, chunk.end), max(count.mark.start, chunk.start)
        gap = text[low:high].lower()
        named = _party_right_behind().match(text[chunk.end : chunk.end + _NEAR].lower())
        if named is not None and high - low <= _NEAR and not _PAUSE.search(_which_has().sub("", gap)):
            return standing.within(chunk.entities[0])
    return None


_PAUSE = re.compile(r"[,;:.]")


@cache
def _which_has() -> re.Pattern[str]:
    """ "the Brazilian delegation, which has 14 members"."""
    return words().compiled(r",\s{relative}\s")


@cache
def _party_right_behind() -> re.Pattern[str]:
    return words().compiled(r"\s(?:[\w-]+\s){0,2}{party}s?\b")


def _guests(count: Count, standing: Standing) -> Entity | None:
    """The other side of the place the text is at home in, where "the guests" are told of."""
    opening = count.page.text[count.sentence.start : count.mark.start].lower()
    if not _the_guests().match(opening) or standing.home is None:
        return None
    return standing.other_side(standing.home)


@cache
def _the_guests() -> re.Pattern[str]:
    return words().compiled(r"\W*(?:{definite_article}\s)?{guests}\b")


def _leader_behind(count: Count, standing: Standing) -> Entity | None:
    """The home of who leads them or whom they go with, told behind ("ten officials led by A, mayor of B")."""
    text = count.page.text
    for chunk in count.sentence.chunks:
        if chunk.label not in "QXh" or chunk.start <= count.mark.end or not chunk.entities:
            continue
        gap = text[count.mark.end : chunk.start].lower()
        if len(gap) > _BEHIND or ";" in gap:
            return None
        home = standing.home_of(chunk.entities[0])
        if home is not None and _with().search(gap):
            return home
    return None


@cache
def _with() -> re.Pattern[str]:
    return words().compiled(r"\b{led_by}\s(?:{article}\s)?(?:(?!{stop}\b)[^\s;]+\s){0,3}$")


def _sender(count: Count, standing: Standing) -> Entity | None:
    """The locality that sends people: its clause's subject, or the home of the person who is.

    Who receives them is not meant, but the other side.
    """
    sentence, text = count.sentence, count.page.text
    clause = text.rfind(";", sentence.start, count.mark.start)
    for at, chunk in enumerate(sentence.chunks):
        if chunk.start < clause or not chunk.entities or chunk.start > count.mark.core:
            continue
        if led(sentence.labels, at) and not _along(count, chunk):
            continue
        found = standing.home_of(chunk.entities[0]) if chunk.label in "QXh" else None
        if found is None and chunk.label in "LYq" and chunk.is_locality:
            found = chunk.entities[0]
        if found is not None:
            received = _receiving().search(text[chunk.end : count.mark.start].lower())
            return standing.other_side(found, chunk.start) if received else found
    return None


def _along(count: Count, chunk: Chunk) -> bool:
    """Whether it opens with whom they come along ("With Rossi, mayor of Parma, came some 30 citizens")."""
    lead = count.page.text[count.sentence.start : chunk.start].lower()
    return chunk.label in "QXh" and bool(_opening_with().fullmatch(lead))


@cache
def _opening_with() -> re.Pattern[str]:
    return words().compiled(r"\W*{having}\s(?:{article}\s)?")


@cache
def _receiving() -> re.Pattern[str]:
    return words().compiled(r"\b{receiving}\s(?:(?!{relative}\b)[^\s;]+\s){0,8}$")
