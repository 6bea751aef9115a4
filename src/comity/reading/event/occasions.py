"""Where a text speaks of something people attend: the words that tell it, its kind and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import msgspec

from comity.model.claim import EventType
from comity.reading.event.event_names import name_of
from comity.reading.event.lessons import counted_people, how_long, lesson
from comity.reading.event.occasion import Occasion
from comity.reading.event.openings import keeps_jubilee, opening, unveiling
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.modality import modality
from comity.reading.marks.quotations import Quotations
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_PLURAL = re.compile(r"(?:[^s]s|fora|symposia|men|people|children)$")
_REACH = 60
_OBJECT = 70
_BESIDE = 30
_BOTH = 36
_BUYERS = 40
_SENT = 70
_INVITED = 60
_GROUP = ("guests", "trade", "crowd", "people")
_ONE_IN_PLURAL = frozenset({"signing", "ceremony", "promotion"})
_WHERE = frozenset({"in", "at"})
_LEADING = ("pair", "visit")
_ARTICLE = 6
_NEXT = 2
_A_FEW = 2
_MANY = 60
_COUNTED = 16
_BEHIND = 14
_COMMA = re.compile(r"[,;:]")
_OPENING_QUOTE = re.compile(r"[\s\d]*[“\"]")
_CLOSING_QUOTE = re.compile(r"[”\"]")
_BOTH_SIDES = re.compile(r"Z[^,]*$")
_TWO_NAMED = re.compile(r"[QX][^&]{0,12}&[^&]{0,12}[QX]x?$")
_TWO_PEOPLE = re.compile(r"[QXL][^&]*&[^&]*[QXL][^QX]{0,6}$")


def occasions(
    sentence: Sentence, words: list[Hit], heads: list[Hit], quoted: Quotations
) -> Iterator[Occasion]:
    """Meetings, visits and events a sentence tells of in its own voice, in order.

    `words` are its words of gathering, `heads` the nouns of events in it.
    """
    for occasion in _told(sentence, words, heads, quoted):
        moved = _moved(sentence, occasion)
        if "off" in moved:
            continue
        ahead = bool(moved) or (occasion.modality == "asserted" and _slated(sentence, occasion))
        yield msgspec.structs.replace(occasion, modality="planned") if ahead else occasion


def _moved(sentence: Sentence, occasion: Occasion) -> set[str]:
    """Whether the event is called off ("off") or moved ("later")."""
    return {
        hit.words[0].code
        for hit in sentence.words("limits")
        if hit.words[0].code in ("off", "later") and _one_clause(sentence, occasion, hit)
    }


def _slated(sentence: Sentence, occasion: Occasion) -> bool:
    """Whether a day is set for it ("the mayor's visit is now set for May")."""
    behind = sentence.page.hits("gatherings", occasion.to, min(occasion.to + _REACH, sentence.end))
    return any(hit.words[0].code == "slated" for hit in behind) and occasion.date() is not None


def _told(sentence: Sentence, words: list[Hit], heads: list[Hit], quoted: Quotations) -> Iterator[Occasion]:
    for hit in words:
        read = _READERS.get(hit.words[0].code)
        if read is not None and not quoted.covers(hit.start) and not _spoken(sentence, hit):
            found = read(sentence, hit)
            if found is not None:
                yield found
    if heads:
        yield from _named(sentence, words, heads, quoted)


def _one_clause(sentence: Sentence, occasion: Occasion, off: Hit) -> bool:
    """Whether what is called off is this event: no comma parts them."""
    first, last = sorted(((occasion.at, occasion.to), (off.start, off.end)))
    return not _COMMA.search(sentence.page.text, first[1], last[0])


def _spoken(sentence: Sentence, hit: Hit) -> bool:
    """Whether the sentence opens with what somebody says and the words still belong to it."""
    opening = _OPENING_QUOTE.match(sentence.page.text, sentence.start)
    return opening is not None and not _CLOSING_QUOTE.search(sentence.page.text, opening.end(), hit.start)


def _paired(sentence: Sentence, hit: Hit) -> Occasion | None:
    """What one person does to another, who may be of the other side ("the mayor told the governor …")."""
    if modality(sentence.page, hit.start, hit.end) != "asserted":
        return None
    return Occasion(sentence, "meeting", hit.start, hit.end, "asserted", manner="pair")


def _mission(sentence: Sentence, hit: Hit) -> Occasion | None:
    """A journey of firms or of a group that somebody sends or leads to a place."""
    if _counts(sentence):
        return None
    words = _words_after(sentence, hit, _SENT)
    firms = [word for word in words if word.words[0].code == "firms"]
    group = [word.end for word in words if any(word.words[0].attr(key) for key in _GROUP)]
    group = group or _some(sentence, hit)
    if not (firms or group) or _elsewhere(sentence, hit, hit.end):
        return None
    firmness, present = modality(sentence.page, hit.start, hit.end), bool(hit.words[0].attr("present"))
    if firms:
        return Occasion(sentence, "promotion", hit.start, firms[-1].end, firmness, noun=True, manner="away")
    return Occasion(sentence, "visit", hit.start, group[0], firmness, present=present, manner="away")


def _some(sentence: Sentence, hit: Hit) -> list[int]:
    """Where a bare number of people sent ends ("is sending 40 for the festival")."""
    counts = [count for count in sentence.quantities() if 0 <= count.start - hit.end < _NEXT]
    behind = {chunk.start: chunk for chunk in sentence.chunks}
    return [
        count.end
        for count in counts
        if count.value <= _MANY
        and any(
            behind[start].label == "i" for start in range(count.end, count.end + _NEXT) if start in behind
        )
    ]


def _awaited(sentence: Sentence, hit: Hit) -> Occasion | None:
    """Guests somebody looks forward to ("expects a first delegation from Lyon in May")."""
    words = _words_after(sentence, hit, _BUYERS)
    group = [word for word in words if word.words[0].attr("crowd") or word.words[0].attr("people")]
    if not group or "," in sentence.page.text[hit.end : group[0].start]:
        return None
    firmness = modality(sentence.page, hit.start, hit.end)
    firmness = "planned" if firmness == "asserted" else firmness
    return Occasion(sentence, "visit", hit.start, group[0].end, firmness, manner="guests")


def _manner(sentence: Sentence, hit: Hit) -> str:
    """What sort of journey the word tells; behind a possessive it says whose ("the mayor's visit")."""
    word = hit.words[0]
    if word.code != "visit" or word.attr("manner"):
        return str(word.attr("manner", ""))
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return "whose" if before is not None and before.label == "'" else ""


def _stay(sentence: Sentence, hit: Hit) -> Occasion | None:
    """So many days that people spend at a place ("spent four days with their hosts in Lyon")."""
    end = how_long(sentence, hit.end)
    if end is None or not _travels(sentence):
        return None
    return Occasion(sentence, "visit", hit.start, end, modality(sentence.page, hit.start, hit.end))


def _words_after(sentence: Sentence, hit: Hit, reach: int) -> list[Hit]:
    return sentence.page.hits("gatherings", hit.end, min(hit.end + reach, sentence.end))


def _gathering(sentence: Sentence, hit: Hit) -> Occasion | None:
    page, word = sentence.page, hit.words[0]
    if word.attr("object") and not _object(sentence, hit):
        return None
    if word.attr("motion") and not _travels(sentence):
        return None
    if word.code == "visit" and not word.attr("manner") and _describes(sentence, hit):
        return None
    if word.attr("pair") and not _two_people(sentence, hit.start):
        return None
    if word.attr("beside") and not _dated_behind(sentence, hit):
        return None
    if word.attr("group") and not _group_before(sentence, hit):
        return None
    if word.attr("anniversary") and not keeps_jubilee(sentence, hit):
        return None
    if word.code != "ceremony" and _counts(sentence):
        return None
    noun = bool(word.attr("noun"))
    if noun and (_listed(sentence, hit) or _within(hit, sentence.words("signing_modes"))):
        return None
    if any(_one_name(hit, head) for head in sentence.words("events")):
        return None
    end = hit.start if word.attr("urges") or noun else hit.end
    if word.attr("manner") in ("return", "of"):
        end = min(hit.end + _BUYERS, sentence.end)
    kind = "promotion" if word.code == "meeting" and _with_buyers(sentence, hit) else word.code
    return Occasion(
        sentence,
        cast(EventType, kind),
        hit.start,
        hit.end,
        modality(page, hit.start, end),
        known=noun and not word.attr("series") and definite(sentence, hit.start),
        noun=noun,
        held=kind == "promotion" or bool(word.attr("series")),
        weak=bool(word.attr("weak")),
        present=bool(word.attr("present")),
        manner=_manner(sentence, hit),
        host=str(word.attr("host", "")),
        sees=bool(word.attr("sees")),
    )


_READERS = {
    "meeting": _gathering,
    "visit": _gathering,
    "ceremony": _gathering,
    "pair": _paired,
    "sends": _mission,
    "awaits": _awaited,
    "held": opening,
    "unveils": unveiling,
    "training": lesson,
    "spends": _stay,
}


def _counts(sentence: Sentence) -> bool:
    """Whether the sentence only counts how many came ("41 delegations visited the city last year")."""
    words = sentence.words("gatherings")
    groups = [hit for hit in words if hit.words[0].attr("crowd") or hit.words[0].attr("people")]
    return any(
        count.value > (_A_FEW if hit.words[0].attr("crowd") else _MANY)
        and 0 <= hit.start - count.end < _COUNTED
        for hit in groups
        if _PLURAL.search(sentence.page.text, hit.start, hit.end)
        for count in sentence.quantities()
    )


def _one_name(hit: Hit, head: Hit) -> bool:
    """Whether the words are part of the name of an event ("the tree-planting ceremony")."""
    return head.start - 1 <= hit.end and hit.start < head.end


def _within(hit: Hit, longer: list[Hit]) -> bool:
    return any(word.start <= hit.start and hit.end <= word.end for word in longer)


def _with_buyers(sentence: Sentence, hit: Hit) -> bool:
    """Whether traders met their customers ("talks with 90 local buyers")."""
    return any(word.words[0].code == "buyers" for word in _words_after(sentence, hit, _BUYERS))


def _listed(sentence: Sentence, hit: Hit) -> bool:
    """Whether the noun is one of a list of things ("MICE (meeting, incentive, …)")."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return before is not None and before.label in ',(&"'


def _object(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody who can be met stands after the verb, before any comma."""
    if not hit.words[0].attr("host") and together(sentence, hit.start):
        return True
    end = min(hit.end + _OBJECT, sentence.end)
    after = [chunk for chunk in sentence.chunks if hit.end <= chunk.start < end]
    comma = next((chunk.start for chunk in after if chunk.label == ","), end)
    words = [word for word in _words_after(sentence, hit, _OBJECT) if word.start < comma]
    if words and words[0].words[0].code == "met" and words[0].start - hit.end <= 1:
        return not _is_gerund(sentence, hit)
    group = next((word.start for word in words if word.words[0].code == "delegation"), comma)
    place = next(
        (chunk for at, chunk in enumerate(after) if _is_met(sentence, after, at) and chunk.start < comma),
        None,
    )
    start = min(group, place.start if place else comma)
    if start == comma or _elsewhere(sentence, hit, start):
        return False
    if hit.words[0].attr("host") == "subject" and start < group and _from(sentence, after, start):
        return False
    if not hit.words[0].attr("host") and _infinitive(sentence, after, hit.end, start):
        return False
    return not (hit.words[0].attr("urges") and _infinitive(sentence, after, start + 1, end))


def _is_gerund(sentence: Sentence, hit: Hit) -> bool:
    """Whether nobody does it ("the agreement on sending and receiving them")."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return before is not None and before.label in "if&"


def _elsewhere(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Whether the verb is about an event ("hosted the forum in Busan") or is a passive ("hosted by")."""
    page = sentence.page
    doer = page.hits("linking", hit.end, hit.end + 2)
    return bool(page.hits("events", hit.end, start)) or bool(doer and doer[0].words[0].code == "by")


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


def _travels(sentence: Sentence) -> bool:
    """Whether the sentence names people on a mission, and not just anybody who comes and goes."""
    if any(chunk.label in "QXh" for chunk in sentence.chunks):
        return True
    groups = any(hit.words[0].code == "delegation" for hit in sentence.words("gatherings"))
    return groups or counted_people(sentence, sentence.start, sentence.end)


def _describes(sentence: Sentence, hit: Hit) -> bool:
    """Whether the word only says which group it is ("with the visiting delegation")."""
    after = _words_after(sentence, hit, _BESIDE)[:1]
    gap = sentence.page.text[hit.end : after[0].start] if after else ""
    return bool(after) and after[0].words[0].code == "delegation" and gap.count(" ") == 1 == len(gap)


def _group_before(sentence: Sentence, hit: Hit) -> bool:
    """Whether a delegation or the like is named before the verb ("a team of six was sent to Lyon")."""
    before = sentence.page.hits("gatherings", max(sentence.start, hit.start - _SENT), hit.start)
    return any(word.words[0].code == "delegation" for word in before)


def _dated_behind(sentence: Sentence, hit: Hit) -> bool:
    """Whether a day or month stands right behind the words."""
    return any(mark.edtf and 0 < mark.start - hit.end < _BEHIND for mark in sentence.dates())


def _two_people(sentence: Sentence, at: int) -> bool:
    """Whether two people are named right before a verb ("the mayor and the governor talked …")."""
    before = "".join(chunk.label for chunk in sentence.chunks if at - _OBJECT * 2 < chunk.start < at)
    return _TWO_NAMED.search(before) is not None


def together(sentence: Sentence, at: int) -> bool:
    """Whether all sides stand before the verb: "the two sides talked", "A and B met", "all three met"."""
    before = [chunk for chunk in sentence.chunks if at - _OBJECT * 2 < chunk.start < at]
    labels = "".join(chunk.label for chunk in before)
    if _BOTH_SIDES.search(labels) or _TWO_PEOPLE.search(labels):
        return True
    both = [hit for hit in sentence.page.hits("gatherings", at - _BOTH, at) if hit.words[0].code == "both"]
    return bool(both) and "," not in sentence.page.text[both[-1].end : at]


def _named(sentence: Sentence, words: list[Hit], heads: list[Hit], quoted: Quotations) -> Iterator[Occasion]:
    page = sentence.page
    held = [word for word in words if word.words[0].code == "held" or word.words[0].attr("attends")]
    beside = [word for word in words if word.words[0].code in _LEADING]
    bodies = [(chunk.start, chunk.end) for chunk in sentence.chunks if chunk.label == "O"]
    reached = sentence.start
    for hit in heads:
        if hit.start < reached or any(start <= hit.start and hit.end <= end for start, end in bodies):
            continue
        if hit.words[0].code == "none":
            continue
        name, start, end = name_of(sentence, hit)
        if (
            end == start
            or (name is None and _several(sentence, hit))
            or (name is None and quoted.covers(hit.start))
        ):
            continue
        reached = end
        verb = _nearest(held, hit) or _leading(beside, start)
        mark = verb or hit
        yield Occasion(
            sentence,
            cast(EventType, hit.words[0].code),
            start,
            end,
            "planned" if _invited(sentence, start) else modality(page, mark.start, mark.end),
            name=name,
            known=name is None and definite(sentence, start),
            noun=True,
            held=verb is not None,
            present=bool(mark.words[0].attr("present")),
        )


def _several(sentence: Sentence, hit: Hit) -> bool:
    """Whether a plural tells of several events, not of one ("the talks", "the Games")."""
    plural = _PLURAL.search(sentence.page.text[hit.start : hit.end])
    return bool(plural) and hit.words[0].code not in _ONE_IN_PLURAL and not hit.words[0].attr("plural")


def _invited(sentence: Sentence, at: int) -> bool:
    """Whether people are only invited to it."""
    before = sentence.page.hits("gatherings", max(sentence.start, at - _INVITED), at)
    return any(hit.words[0].code == "invites" for hit in before)


def _leading(beside: list[Hit], start: int) -> Hit | None:
    """The verb right before the noun: what people told, or went to ("told a seminar", "visited the fair")."""
    return next((word for word in beside if 0 <= start - word.end < _ARTICLE), None)


def _nearest(held: list[Hit], hit: Hit) -> Hit | None:
    def gap(word: Hit) -> int:
        return max(word.start - hit.end, hit.start - word.end)

    return min((word for word in held if gap(word) < _REACH), key=gap, default=None)


def definite(sentence: Sentence, at: int) -> bool:
    """Whether "the", "this" or the like stands before the noun at these characters."""
    page = sentence.page
    before = [chunk for chunk in sentence.chunks if at - _BESIDE < chunk.start < at]
    for chunk in reversed(before):
        if chunk.label == "t":
            return page.text[chunk.start : chunk.end].lower() == "the"
        if chunk.label in "qhz":
            return True
        if any(
            hit.words[0].code == "known" and hit.start == chunk.start
            for hit in page.hits("determiners", chunk.start, chunk.end)
        ):
            return True
        if chunk.label in ",.iLYOQC":
            return False
    return False
