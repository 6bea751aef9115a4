"""Where a text speaks of something people attend: the words that tell it, its kind and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import msgspec

from comity.lexicon.load import Word
from comity.model.claim import EventType, Modality
from comity.reading.event.firmness import firmness
from comity.reading.event.guests import elsewhere, has_object, shared, two_people
from comity.reading.event.lessons import counted_people, how_long, lesson
from comity.reading.event.named_occasions import definite, named, own_day, plural_ending
from comity.reading.event.occasion import Occasion
from comity.reading.event.openings import keeps_jubilee, opened_or_shown, unveiling
from comity.reading.event.sights import sight_behind
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.quotations import Quotations
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_REACH = 60
_BESIDE = 30
_BUYERS = 40
_SENT = 70
_GROUP = ("guests", "trade", "crowd", "people")
_NEXT = 2
_A_PAIR = 2
_SET = 110
_MAY = 16
_A_FEW = 2
_MANY = 60
_CROWD = 300
_COUNTED = 16
_BEHIND = 14
_FAR = 90
_BY_THE_WAY = re.compile(r"(?:[if]t?[Wdx]{1,3}|[if]t?(?:[LYA]'?)?[HQXLYx]{1,4}(?:f[LY])?|,)+")
_COMMA = re.compile(r"[,;:]")
_OPENING_QUOTE = re.compile(r"[\s\d]*[“\"]")
_CLOSING_QUOTE = re.compile(r"[”\"]")


def occasions(
    sentence: Sentence, words: list[Hit], heads: list[Hit], quoted: Quotations
) -> Iterator[Occasion]:
    """Meetings, visits and events a sentence tells of in its own voice, in order.

    `words` are its words of gathering, `heads` the nouns of events in it.
    """
    for occasion in _told(sentence, words, heads, quoted):
        moved = _moved(sentence, occasion)
        if "off" in moved or (not occasion.noun and _is_habit(sentence) and occasion.date() is None):
            continue
        ahead = bool(moved) or (occasion.modality == "asserted" and _slated(sentence, occasion))
        yield msgspec.structs.replace(occasion, modality="planned") if ahead else occasion


def _is_habit(sentence: Sentence) -> bool:
    """Whether it is done again and again ("officials of both meet once a year")."""
    return any(hit.words[0].code == "habit" for hit in sentence.words("gatherings"))


def _moved(sentence: Sentence, occasion: Occasion) -> set[str]:
    """Whether the event is called off ("off") or moved ("later")."""
    return {
        hit.words[0].code
        for hit in [*sentence.words("limits"), *sentence.words("gatherings")]
        if hit.words[0].code in ("off", "later") and _one_clause(sentence, occasion, hit)
    }


def _slated(sentence: Sentence, occasion: Occasion) -> bool:
    """Whether a day is set for it ("the mayor's visit is now set for May")."""
    behind = sentence.page.hits("gatherings", occasion.to, min(occasion.to + _SET, sentence.end))
    behind += sentence.page.hits("gatherings", max(occasion.at - _SET, sentence.start), occasion.at)
    return occasion.noun and any(word.code == "slated" for hit in behind for word in hit.words)


def _told(sentence: Sentence, words: list[Hit], heads: list[Hit], quoted: Quotations) -> Iterator[Occasion]:
    for hit in words:
        if len(hit.words) == 1 and hit.words[0].code not in _READERS:
            continue
        found = _first_told(sentence, hit)
        if found is None or quoted.covers(hit.start) or _spoken(sentence, hit) or _able(sentence, hit):
            continue
        yield found
    if heads:
        yield from named(sentence, words, heads, quoted)


def _first_told(sentence: Sentence, hit: Hit) -> Occasion | None:
    """What the words tell in the first of their meanings that fits here."""
    for word in hit.words:
        read = _READERS.get(word.code)
        if read is not None:
            only = hit if len(hit.words) == 1 else msgspec.structs.replace(hit, words=(word,))
            found = read(sentence, only)
            if found is not None:
                return found
    return None


def _able(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is only said that people can do it ("ten students can spend a term there")."""
    before = sentence.page.hits("gatherings", hit.start - _MAY, hit.start)
    return any(word.words[0].code == "able" and hit.start - word.end <= 1 for word in before)


def _one_clause(sentence: Sentence, occasion: Occasion, off: Hit) -> bool:
    """Whether what is called off is this event: no comma parts them."""
    first, last = sorted(((occasion.at, occasion.to), (off.start, off.end)))
    commas = len(_COMMA.findall(sentence.page.text, first[1], last[0]))
    return commas == 0 or (commas == _A_PAIR and off.start > occasion.to)


def _spoken(sentence: Sentence, hit: Hit) -> bool:
    """Whether the sentence opens with what somebody says and the words still belong to it."""
    opening = _OPENING_QUOTE.match(sentence.page.text, sentence.start)
    return opening is not None and not _CLOSING_QUOTE.search(sentence.page.text, opening.end(), hit.start)


def _paired(sentence: Sentence, hit: Hit) -> Occasion | None:
    """What one person does to another, who may be of the other side ("the mayor told the governor …")."""
    if firmness(sentence.page, hit.start, hit.end) != "asserted":
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
    if not (firms or group) or elsewhere(sentence, hit, hit.end) or not _is_led_away(sentence, hit):
        return None
    firm, present = firmness(sentence.page, hit.start, hit.end), bool(hit.words[0].attr("present"))
    firm = "planned" if firm == "asserted" and _is_infinitive(sentence, hit) else firm
    if _is_help(words, firm) or not own_day(sentence, hit):
        return None
    if firms and not _is_group_of(words, firms[0]):
        return Occasion(sentence, "promotion", hit.start, firms[-1].end, firm, noun=True, manner="away")
    return Occasion(sentence, "visit", hit.start, group[0], firm, present=present, manner="away")


def _is_led_away(sentence: Sentence, hit: Hit) -> bool:
    """Whether who is taken is taken somewhere ("took ten to Lyon"), not in ("takes five pupils a year")."""
    behind = [chunk for chunk in sentence.chunks if chunk.start >= hit.end and chunk.label == "i"]
    return not hit.words[0].attr("attends") or any(sentence.page.word(chunk) == "to" for chunk in behind)


def _is_group_of(words: list[Hit], firms: Hit) -> bool:
    """Whether a delegation of them goes ("a group of 20 companies"), and not each on its own account."""
    return any(word.words[0].attr("crowd") and word.end <= firms.start for word in words)


def _is_help(words: list[Hit], firm: Modality) -> bool:
    """Whether people of a craft are only promised ("will send three architects to Lyon")."""
    sent = next((word for word in words if word.words[0].code == "delegation"), None)
    return firm != "asserted" and sent is not None and bool(sent.words[0].attr("craft"))


def _is_infinitive(sentence: Sentence, hit: Hit) -> bool:
    """Whether "to" stands right before ("voted to send a delegation")."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return before is not None and sentence.page.text[before.start : before.end] == "to"


def _is_sent(sentence: Sentence, group: Hit) -> bool:
    """Whether a verb of sending before this group tells its journey already."""
    before = sentence.page.hits("gatherings", max(sentence.start, group.start - _SENT), group.start)
    verbs = [hit for hit in before if hit.words[0].code == "sends"]
    return bool(verbs) and _mission(sentence, verbs[-1]) is not None


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
    firm = firmness(sentence.page, hit.start, hit.end)
    firm = "planned" if firm == "asserted" else firm
    return Occasion(sentence, "visit", hit.start, group[0].end, firm, manner="guests")


def _manner(sentence: Sentence, hit: Hit) -> str:
    """What sort of journey the word tells; behind a possessive it says whose ("the mayor's visit")."""
    word = hit.words[0]
    if word.code != "visit" or word.attr("manner"):
        return str(word.attr("manner", ""))
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return "whose" if before is not None and before.label == "'" else ""


def _is_aim(sentence: Sentence, hit: Hit) -> bool:
    """Whether a ceremony is what somebody has come for ("were there to mark the anniversary")."""
    return hit.words[0].code == "ceremony" and _is_infinitive(sentence, hit)


def _over(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is said to be over ("ended a four-day stay in Lyon")."""
    before = sentence.page.hits("gatherings", max(sentence.start, hit.start - _BUYERS), hit.start)
    return any(word.words[0].attr("ends") for word in before)


def _stay(sentence: Sentence, hit: Hit) -> Occasion | None:
    """So many days that people spend at a place ("spent four days with their hosts in Lyon")."""
    end = how_long(sentence, hit.end)
    if end is None or not _travels(sentence):
        return None
    return Occasion(sentence, "visit", hit.start, end, firmness(sentence.page, hit.start, hit.end))


def _journey(sentence: Sentence, hit: Hit) -> Occasion | None:
    """A journey whose day or people stand between its noun and where it went ("a trip in May to Lyon")."""
    if not _travels(sentence) or _counts(sentence):
        return None
    behind = [chunk for chunk in sentence.chunks if hit.end <= chunk.start < hit.end + _FAR]
    text = sentence.page.text
    to = next((chunk for chunk in behind if text[chunk.start : chunk.end] == "to"), None)
    if to is None or to.start - hit.end < _NEXT or not _plain(behind, to) or not own_day(sentence, hit):
        return None
    return Occasion(sentence, "visit", hit.start, to.end, firmness(sentence.page, hit.start, hit.end))


def _plain(chunks: list[Chunk], to: Chunk) -> bool:
    """Whether only days and people stand before these characters, and no verb or another clause."""
    labels = "".join(chunk.label for chunk in chunks if chunk.start < to.start)
    return _BY_THE_WAY.fullmatch(labels) is not None


def _comes_next(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is only told as what comes next ("before they leave for Lyon")."""
    before = sentence.page.hits("gatherings", max(sentence.start, hit.start - _MAY), hit.start)
    return any(word.words[0].code == "before" and hit.start - word.end <= 1 for word in before)


def _words_after(sentence: Sentence, hit: Hit, reach: int) -> list[Hit]:
    return sentence.page.hits("gatherings", hit.end, min(hit.end + reach, sentence.end))


def _gathering(sentence: Sentence, hit: Hit) -> Occasion | None:
    page, word = sentence.page, hit.words[0]
    if not _has_all(sentence, hit):
        return None
    if word.code == "visit" and not word.attr("manner") and _describes(sentence, hit):
        return None
    if word.code == "visit" and _comes_next(sentence, hit):
        return None
    if word.attr("crowd") and (_is_sent(sentence, hit) or not own_day(sentence, hit)):
        return None
    if word.attr("manner") == "of" and _measured(sentence, hit):
        return None
    if word.code != "ceremony" and _counts(sentence):
        return None
    noun = bool(word.attr("noun"))
    if noun and (_listed(sentence, hit) or _is_mode_of_signing(sentence, hit)):
        return None
    if any(_one_name(hit, head) for head in sentence.words("events") if head.words[0].code != "none"):
        return None
    if word.attr("host") and _is_help(
        _words_after(sentence, hit, _BUYERS), firmness(page, hit.start, hit.end)
    ):
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
        firmness(page, hit.start, end),
        known=noun and not word.attr("series") and definite(sentence, hit.start),
        noun=noun,
        held=kind == "promotion" or bool(word.attr("series")),
        weak=bool(word.attr("weak")),
        present=bool(word.attr("present")) and not _over(sentence, hit) and not _is_aim(sentence, hit),
        manner=_manner(sentence, hit),
        host=str(word.attr("host", "")),
        sees=bool(word.attr("sees")),
    )


def _has_all(sentence: Sentence, hit: Hit) -> bool:
    """Whether what the word needs beside it stands there."""
    word = hit.words[0]
    if word.attr("object") and not has_object(sentence, hit):
        return False
    if word.attr("motion") and not _travels(sentence):
        return False
    if word.attr("site") and not sight_behind(sentence, hit.end):
        return False
    if word.attr("pair") and not (two_people(sentence, hit.start) or shared(sentence, hit)):
        return False
    if word.attr("beside") and not _dated_behind(sentence, hit):
        return False
    if word.attr("group") and not _group_before(sentence, hit):
        return False
    return not word.attr("anniversary") or keeps_jubilee(sentence, hit)


_READERS = {
    "meeting": _gathering,
    "visit": _gathering,
    "ceremony": _gathering,
    "pair": _paired,
    "sends": _mission,
    "awaits": _awaited,
    "held": opened_or_shown,
    "unveils": unveiling,
    "training": lesson,
    "spends": _stay,
    "journey": _journey,
}


def _counts(sentence: Sentence) -> bool:
    """Whether the sentence only counts how many came ("41 delegations visited the city last year")."""
    counts = [count for count in sentence.quantities() if count.unit == "count" and not count.ordinal]
    if not counts:
        return False
    groups = [
        (hit.start, _bound(hit.words[0]))
        for hit in sentence.words("gatherings")
        if hit.words[0].code == "delegation"
        and plural_ending().search(sentence.page.text, hit.start, hit.end)
    ]
    groups += [(chunk.start, _MANY) for chunk in sentence.of("A")]
    return any(
        count.value > bound and 0 <= start - count.end < _COUNTED
        for start, bound in groups
        for count in counts
    )


def _bound(word: Word) -> int:
    """How many of these may come together: delegations few, officials and pupils more, guests many."""
    if word.attr("crowd"):
        return _A_FEW
    return _MANY if word.attr("people") else _CROWD


def _one_name(hit: Hit, head: Hit) -> bool:
    """Whether the words are part of the name of an event ("the tree-planting ceremony")."""
    return head.start - 1 <= hit.end and hit.start < head.end


def _is_mode_of_signing(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words only say how something was signed ("signed by video conference")."""
    longer = sentence.words("signing_modes") if sentence.words("signing") else []
    return any(word.start <= hit.start and hit.end <= word.end for word in longer)


def _with_buyers(sentence: Sentence, hit: Hit) -> bool:
    """Whether traders met their customers ("talks with 90 local buyers")."""
    after = {word.words[0].code for word in _words_after(sentence, hit, _BUYERS)}
    before = sentence.page.hits("gatherings", sentence.start, hit.start)
    return "buyers" in after or ("firms" in after and any(word.words[0].code == "firms" for word in before))


def _listed(sentence: Sentence, hit: Hit) -> bool:
    """Whether the noun is one of a list of things ("MICE (meeting, incentive, …)")."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return before is not None and before.label in ',(&"'


def _travels(sentence: Sentence) -> bool:
    """Whether the sentence names people on a mission, and not just anybody who comes and goes."""
    opens = sentence.chunks[0].label if sentence.chunks else ""
    if opens == "z" or any(chunk.label in "QXh" for chunk in sentence.chunks):
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


def _measured(sentence: Sentence, hit: Hit) -> bool:
    """Whether only the way is measured ("a trip of 500 kilometres")."""
    return any(0 <= count.start - hit.end < _NEXT for count in sentence.quantities())


def _dated_behind(sentence: Sentence, hit: Hit) -> bool:
    """Whether a day or month stands right behind the words."""
    return any(mark.edtf and 0 < mark.start - hit.end < _BEHIND for mark in sentence.dates())
