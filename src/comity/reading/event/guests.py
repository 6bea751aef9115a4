"""Whether a verb has somebody to be met: behind it, or together before it."""

from __future__ import annotations

import re

from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_OBJECT = 70
_BOTH = 36
_NAMED = 80
_CLAUSE = 24
_NUMBER = 16
_WITH = 50
_PARTNER = 45
_NAMING = frozenset("NVLAQHTGW.'d")
_WHERE = frozenset({"in", "at"})
_THEY = re.compile(r"z[xi]{0,3}$")
_BOTH_SIDES = re.compile(r"Z[^,]*$")
_TWO_NAMED = re.compile(r"[QX][^&]{0,14}&[^&]{0,12}[QX](?:,[^,&]{1,12},|\([^)]*\))?x?$")
_TWO_BEHIND = re.compile(r"[^QX,.]{0,8}[QX][^&.]{0,14}&[^QX.]{0,12}[QX]")
_TWO_PLACES = re.compile(r"[if]t?[LY]&[tif]{0,2}[LY]x?$")
_TWO_PEOPLE = re.compile(r"[QXL][^&]*&[^&]*[QXL][^QX]{0,6}$")


def has_object(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody who can be met stands after the verb, before any comma."""
    if not hit.words[0].attr("host") and together(sentence, hit.start):
        return True
    end = min(hit.end + _OBJECT, sentence.end)
    after = [chunk for chunk in sentence.chunks if hit.end <= chunk.start < end]
    comma = next((chunk.start for chunk in after if chunk.label == ","), end)
    words = [word for word in sentence.page.hits("gatherings", hit.end, end) if word.start < comma]
    if words and words[0].words[0].code == "met" and words[0].start - hit.end <= 1:
        return not _is_gerund(sentence, hit)
    group = next((word.start for word in words if _come(sentence, word)), comma)
    if hit.words[0].attr("guests_only"):
        people = (word.start for word in words if word.words[0].code == "delegation")
        first = next(people, comma)
        whole = not elsewhere(sentence, hit, first) and not names_event(sentence, first)
        return first < comma and _counted(sentence, first) and whole
    place = next(
        (chunk for at, chunk in enumerate(after) if _is_met(sentence, after, at) and chunk.start < comma),
        None,
    )
    start = min(group, place.start if place else comma)
    if start == comma or elsewhere(sentence, hit, start) or names_event(sentence, start):
        return False
    if hit.words[0].attr("host") == "subject" and start < group and _from(sentence, after, start):
        return False
    if not hit.words[0].attr("host") and _infinitive(sentence, after, hit.end, start):
        return False
    return not (hit.words[0].attr("urges") and _infinitive(sentence, after, start + 1, end))


def _come(sentence: Sentence, word: Hit) -> bool:
    """Whether this is who may come: a group, or firms and traders whose number is told."""
    code = word.words[0].code
    return code in ("delegation", "buyers") or (code == "firms" and _counted(sentence, word.start))


def _counted(sentence: Sentence, start: int) -> bool:
    """Whether the number of those who begin at a character is told right before."""
    return any(0 <= start - count.end < _NUMBER for count in sentence.quantities())


def _is_gerund(sentence: Sentence, hit: Hit) -> bool:
    """Whether nobody does it ("the agreement on sending and receiving them")."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return before is not None and before.label in "if&"


def elsewhere(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Whether the verb is about an event ("hosted the forum in Busan") or is a passive ("hosted by")."""
    page = sentence.page
    doer = page.hits("linking", hit.end, hit.end + 2)
    return bool(page.hits("events", hit.end, start)) or bool(doer and doer[0].words[0].code == "by")


def names_event(sentence: Sentence, start: int) -> bool:
    """Whether who stands at a character only begins the name of an event ("the Mayors' Dialogue")."""
    heads = sentence.page.hits("events", start, start + _OBJECT)
    head = next((hit for hit in heads if hit.words[0].code != "none"), None)
    if head is None or not sentence.page.text[head.start].isupper():
        return False
    between = [chunk for chunk in sentence.chunks if start < chunk.start < head.start]
    return all(chunk.label in _NAMING for chunk in between)


def _from(sentence: Sentence, after: list[Chunk], start: int) -> bool:
    """Whether a place only says where others come from ("welcomed 60 workers from Hue")."""
    links = sentence.page.hits("linking", after[0].start, start)
    if any(hit.words[0].code == "by" for hit in links):
        return False
    return any(chunk.label in "if" and chunk.start < start for chunk in after) and any(
        chunk.label in "LYC" and chunk.start == start for chunk in after
    )


def _infinitive(sentence: Sentence, after: list[Chunk], start: int, end: int) -> bool:
    """Whether what is to be done begins between these characters ("called on him to …", "met to vote")."""
    return any(
        chunk.label == "i"
        and sentence.page.text[chunk.start : chunk.end] == "to"
        and start <= chunk.start < end
        for chunk in after
    )


def _is_met(sentence: Sentence, after: list[Chunk], at: int) -> bool:
    """Whether this is somebody who can be met, and not where it was ("at the City Hall")."""
    chunk = after[at]
    if chunk.label in "QX":
        return True
    before = next((one for one in reversed(after[:at]) if one.label != "t"), None)
    inside = before is not None and sentence.page.text[before.start : before.end] in _WHERE
    return chunk.label in "LYO" and not inside and not chunk.data.get("where")


def together(sentence: Sentence, at: int) -> bool:
    """Whether all sides stand before the verb: "the two sides talked", "A and B met", "all three met"."""
    before = [chunk for chunk in sentence.chunks if at - _OBJECT * 2 < chunk.start < at]
    labels = "".join(chunk.label for chunk in before)
    if _BOTH_SIDES.search(labels) or _TWO_PEOPLE.search(labels):
        return True
    if _THEY.search(labels) and _nobody_behind(sentence, at):
        return True
    which = _antecedent(sentence, at)
    low = which - (_BOTH if which == at else _NAMED)
    at = which
    both = [hit for hit in sentence.page.hits("gatherings", low, at) if hit.words[0].code == "both"]
    if not both or "," in sentence.page.text[both[-1].end : at]:
        return False
    behind = next((chunk for chunk in sentence.chunks if chunk.start >= both[-1].end), None)
    return behind is None or sentence.page.word(behind) not in particles("event_grammar", "national")


def _nobody_behind(sentence: Sentence, at: int) -> bool:
    """Whether a verb at a character has nobody behind it ("they will meet again in Lyon")."""
    behind = [chunk for chunk in sentence.chunks if chunk.start > at][:1]
    return (
        not behind
        or behind[0].label in "i.W,"
        or sentence.page.word(behind[0]) in particles("event_grammar", "alone")
    )


def _antecedent(sentence: Sentence, at: int) -> int:
    """Where those stand whom "which" means right before a verb ("a joint board, which is to meet"), or it."""
    near = sentence.page.hits("gatherings", at - _CLAUSE, at)
    which = next((hit.start for hit in near if hit.words[0].code == "relative"), None)
    return at if which is None else len(sentence.page.text[:which].rstrip(" ,"))


def two_people(sentence: Sentence, at: int) -> bool:
    """Whether two people are named right before a verb ("the mayor and the governor talked …")."""
    before = "".join(chunk.label for chunk in sentence.chunks if at - _OBJECT * 2 < chunk.start < at)
    return _TWO_NAMED.search(before) is not None


def shared(sentence: Sentence, hit: Hit) -> bool:
    """Whether people of two sides do it: one with the other, both behind "by", or officials of both."""
    return _with_somebody(sentence, hit) or _by_two(sentence, hit) or _officials_of_two(sentence, hit)


def _with_somebody(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody does it who stands before the verb, with a person behind "with"."""
    link = _link(sentence, hit, "with")
    if link is None or "," in sentence.page.text[hit.end : link.start]:
        return False
    behind = [chunk for chunk in sentence.of("Q", "X") if 0 <= chunk.start - link.end < _PARTNER]
    before = [chunk for chunk in sentence.of("Q", "X", "h", "L", "Y") if chunk.end <= hit.start]
    return bool(behind and before)


def _by_two(sentence: Sentence, hit: Hit) -> bool:
    """Whether it was done by two people ("the plan was discussed by the mayor and the governor")."""
    link = _link(sentence, hit, "by")
    if link is None:
        return False
    labels = "".join(chunk.label for chunk in sentence.chunks if chunk.start >= link.end)
    return _TWO_BEHIND.match(labels) is not None


def _officials_of_two(sentence: Sentence, hit: Hit) -> bool:
    """Whether a group is of two places ("councillors of Lyon and Busan debated")."""
    low = max(sentence.start, hit.start - _OBJECT)
    group = any(
        word.words[0].code == "delegation" for word in sentence.page.hits("gatherings", low, hit.start)
    )
    labels = "".join(chunk.label for chunk in sentence.chunks if low <= chunk.start < hit.start)
    return group and _TWO_PLACES.search(labels) is not None


def _link(sentence: Sentence, hit: Hit, code: str) -> Hit | None:
    links = sentence.page.hits("linking", hit.end, min(hit.end + _WITH, sentence.end))
    return next((word for word in links if word.words[0].code == code), None)
