"""Whose a number is by the words that touch it: "its 12 parks", "X, which has 12", "12 towns of X"."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.counting import Count, Measure, words
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Sentence

_LED = re.compile(r"i(?:t?[xJVA]{0,2}Tf|t?[VMA]{0,2}|t)?(?:[LC](?:,?&|,)t?)*$")
_BODIES = frozenset({"companies", "workers", "students", "area", "venue_area", "other", "visitors"})
_OF = frozenset({"partner_localities", "population", "residents", "companies", "industrial_parks", "other"})


def possessor(count: Count, measure: Measure) -> Entity | None:
    """The locality or body that owns the number by grammar alone; None where only the sense tells."""
    if measure.indicator == "population" and (place := _bracketed(count)):
        return place
    told = count.noun()
    if told is not None and measure.indicator not in ("attendees", "workers"):
        reach = 2 if measure.indicator == "delegation_size" else 0
        found = _inside(count, told[1].end + reach)
        if found is None and measure.indicator in _OF:
            found = _owning(count, told[1].end) or _keeping(count, told[1].end)
        if found is not None:
            return found
    return _before(count, measure)


def _bracketed(count: Count) -> Entity | None:
    """The place right before a bracket that tells its population, known or not ("Zarow (pop. 312)")."""
    text, start = count.page.text, count.mark.start
    opening = text.rfind(" (", max(count.sentence.start, start - _BRACKET), start)
    if opening < 0 or ")" in text[opening:start]:
        return None
    for chunk in count.sentence.chunks:
        if chunk.end == opening and chunk.label in "LN":
            known = chunk.entities[0] if chunk.entities else None
            return known or Entity("locality", text[chunk.start : chunk.end])
    return None


_BRACKET = 20


def led(sentence_labels: str, at: int) -> bool:
    """Whether a preposition leads in the chunk at this place of the row ("to Hanoi", "in the city of X")."""
    return bool(_LED.search(sentence_labels[max(0, at - _LEAD) : at]))


_LEAD = 14


def above(sentence: Sentence, at: int) -> bool:
    """Whether a place is only named as what another is part of: "a county of X", but not "the city of X"."""
    if describes(sentence, at):
        return True
    if sentence.labels[max(0, at - 2) : at] != "Tf":
        return False
    start = sentence.chunks[at - 2].start
    return not _itself().search(sentence.page.text[max(sentence.start, start - _ADJECTIVES) : start].lower())


def describes(sentence: Sentence, at: int) -> bool:
    """Whether a place stands in the description of the one before it ("A, the largest city of X, has …")."""
    heads = [place for place in range(max(0, at - _DESCRIBED), at) if sentence.labels[place] in _HEADS]
    if not heads:
        return False
    behind = sentence.page.text[sentence.chunks[heads[-1]].end : sentence.chunks[at].end].lower()
    return bool(description().match(behind))


_HEADS = "LYqN"
_DESCRIBED = 14
"""Chunks that a description takes up at most."""


@cache
def description() -> re.Pattern[str]:
    """What tells of a place which part of another it is: ", the largest city of", " is the capital of"."""
    word = r"(?:(?!{stop}\b|{possessive}\s)[^\s,;:.]+\s)"
    a_town = r"(?:{indefinite}|{one_of})\s" + word + r"{0,6}{settlement}"
    the_town = r"{definite_article}\s" + word + r"{1,6}{settlement}"
    what = f"(?:{a_town}|{the_town}|{word}{{0,5}}{{crown}})"
    return words().compiled(
        r"(?:,|\s{being_so})\s(?:{formerly}\s)?" + what + r"\s(?:{possessive}|{into})\s[^,;:]*$"
    )


_ADJECTIVES = 30


@cache
def _itself() -> re.Pattern[str]:
    return words().compiled(r"\b{definite_article}\s(?:(?!{stop}\b)[\w-]+\s){0,2}$")


def _inside(count: Count, end: int) -> Entity | None:
    """The locality between the number and its noun: "28-person Kien Giang delegation", "20 Busan firms"."""
    for chunk in count.sentence.of("L"):
        if count.mark.end <= chunk.start <= end:
            return chunk.entities[0]
    return None


def _owning(count: Count, end: int) -> Entity | None:
    """The locality right behind the noun by "of": "one of eight sister cities of Birmingham"."""
    for chunk in count.sentence.of("L", "Y"):
        if end < chunk.start <= end + 8 and _of().fullmatch(count.page.text[end : chunk.start].lower()):
            return chunk.entities[0]
    return None


def _keeping(count: Count, end: int) -> Entity | None:
    """The locality a relative clause says has what is counted ("26 towns that Hull keeps up ties with")."""
    for chunk in count.sentence.of("L", "Y"):
        if chunk.start > end:
            gap = count.page.text[end : chunk.start].lower()
            return chunk.entities[0] if _that().fullmatch(gap) else None
    return None


@cache
def _that() -> re.Pattern[str]:
    return words().compiled(r"\s(?:\w+\s)?{relative}\s(?:{article}\s)?(?:\w+\s)?")


@cache
def _of() -> re.Pattern[str]:
    return words().compiled(r"\s{possessive}\s(?:{article}\s)?")


def _before(count: Count, measure: Measure) -> Entity | None:
    """The last name before the number, where a genitive, a bracket or a relative clause ties them."""
    text, sentence = count.page.text, count.sentence
    for at in range(len(sentence.chunks) - 1, -1, -1):
        chunk = sentence.chunks[at]
        if chunk.end > count.mark.core:
            continue
        if chunk.label == "C" and chunk.end == count.mark.start - _GENITIVE and chunk.entities:
            return chunk.entities[0] if _genitive(text, chunk) else None
        if chunk.label not in "LYOq":
            continue
        if chunk.label == "q" and measure.indicator in _BODIES and (body := _its_body(count, at)):
            return body
        if chunk.label == "q" and (namer := _APPOSED_TO.search(sentence.labels[:at])):
            chunk = sentence.chunks[namer.start()]
            return chunk.entities[0] if chunk.entities else None
        if not chunk.entities:
            continue
        if above(sentence, at):
            continue
        if measure.indicator in _TRAVELLING and chunk.label == "L" and _joined(count, chunk):
            return None
        if chunk.entities[0].type == "locality" or (
            measure.indicator in _BODIES and chunk.entities[0].type == "organisation"
        ):
            return _tied_owner(count, measure, at)
    return None


def _tied_owner(count: Count, measure: Measure, at: int) -> Entity | None:
    """The last name before the number, or the body it only says the seat of, if something ties them."""
    chunk, text = count.sentence.chunks[at], count.page.text
    gap = text[chunk.end : count.mark.start].lower()
    if (gap.startswith(":") and led(count.sentence.labels, at)) or not _tied(chunk, text, gap):
        return None
    if measure.indicator in _BODIES and gap.startswith(",") and (body := _seated(count, at)):
        return body
    return chunk.entities[0]


def _seated(count: Count, at: int) -> Entity | None:
    """The body that a place only says the seat of ("the university in Jeonju, which has …")."""
    before = _IN_A_PLACE.search(count.sentence.labels[:at])
    chunk = count.sentence.chunks[before.start()] if before else None
    return chunk.entities[0] if chunk is not None and chunk.entities else None


_IN_A_PLACE = re.compile(r"O[if]t?$")
_GENITIVE = 3
_APPOSED_TO = re.compile(r"[LY]'[xT]{1,3},$")


def _genitive(text: str, chunk: Chunk) -> bool:
    """Whether "'s" stands right behind a country ("Mongolia's three million people")."""
    return text[chunk.end + 1 : chunk.end + 3] == "s "


def _its_body(count: Count, at: int) -> Entity | None:
    """The body that "its" before the number goes back to: the sentence's first name, where that is a body."""
    chunk = count.sentence.chunks[at]
    if not _tied(chunk, count.page.text, count.page.text[chunk.end : count.mark.start].lower()):
        return None
    for place, chunk in enumerate(count.sentence.chunks[:at]):
        if chunk.label in "LYO" and chunk.entities and not led(count.sentence.labels, place):
            return chunk.entities[0] if chunk.entities[0].type == "organisation" else None
    return None


_TRAVELLING = frozenset({"delegation_size", "attendees"})


def _joined(count: Count, chunk: Chunk) -> bool:
    """Whether "with" ties them: people who go along are not the place's they go to."""
    return bool(_having().match(count.page.text[chunk.end : count.mark.start].lower()))


@cache
def _having() -> re.Pattern[str]:
    return words().compiled(r",?\s{having}\s")


def _tied(chunk: Chunk, text: str, gap: str) -> bool:
    if chunk.label == "q":
        return bool(_own().fullmatch(text[chunk.start : chunk.end].lower())) and gap.strip() == ""
    return bool(_touching().fullmatch(gap))


@cache
def _own() -> re.Pattern[str]:
    return words().compiled(r"{own}")


@cache
def _touching() -> re.Pattern[str]:
    return words().compiled(
        r"['’]s?\s(?:(?!{stop}\b)[^\s,;.]+\s)?|\s\((?:[^\s()]+\s){0,2}"
        r"|:\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}(?:{having}\s)?"
        r"|,?\s(?:{relative}|{having})\s(?:(?!{relative}\b)[^\s,;:]+\s){0,6}"
    )
