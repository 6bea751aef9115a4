"""Where a text speaks of something people attend: the words that tell it, its kind and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import msgspec

from comity.model.claim import EventType
from comity.reading.event.firmness import firmness
from comity.reading.event.guests import has_object, shared, two_people
from comity.reading.event.lessons import lesson
from comity.reading.event.missions import (
    awaited,
    group_before,
    is_help,
    is_infinitive,
    is_sent,
    journey,
    mission,
    only_counts,
    stay,
    travels,
    words_after,
)
from comity.reading.event.named_occasions import definite, named, own_day
from comity.reading.event.occasion import Occasion
from comity.reading.event.openings import keeps_jubilee, opened_or_shown, unveiling
from comity.reading.event.sights import sight_behind
from comity.reading.marks.quotations import Quotations
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_BESIDE = 30
_BUYERS = 40
_NEXT = 2
_A_PAIR = 2
_SET = 110
_MAY = 16
_BEHIND = 14
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


def _manner(sentence: Sentence, hit: Hit) -> str:
    """What sort of journey the word tells; behind a possessive it says whose ("the mayor's visit")."""
    word = hit.words[0]
    if word.code != "visit" or word.attr("manner"):
        return str(word.attr("manner", ""))
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return "whose" if before is not None and before.label == "'" else ""


def _is_aim(sentence: Sentence, hit: Hit) -> bool:
    """Whether a ceremony is what somebody has come for ("were there to mark the anniversary")."""
    return hit.words[0].code == "ceremony" and is_infinitive(sentence, hit)


def _over(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is said to be over ("ended a four-day stay in Lyon")."""
    before = sentence.page.hits("gatherings", max(sentence.start, hit.start - _BUYERS), hit.start)
    return any(word.words[0].attr("ends") for word in before)


def _comes_next(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is only told as what comes next ("before they leave for Lyon")."""
    before = sentence.page.hits("gatherings", max(sentence.start, hit.start - _MAY), hit.start)
    return any(word.words[0].code == "before" and hit.start - word.end <= 1 for word in before)


def _gathering(sentence: Sentence, hit: Hit) -> Occasion | None:
    page, word = sentence.page, hit.words[0]
    if not _has_all(sentence, hit):
        return None
    if word.code == "visit" and not word.attr("manner") and _describes(sentence, hit):
        return None
    if word.code == "visit" and _comes_next(sentence, hit):
        return None
    if word.attr("crowd") and (is_sent(sentence, hit) or not own_day(sentence, hit)):
        return None
    if word.attr("manner") == "of" and _measured(sentence, hit):
        return None
    if word.code != "ceremony" and only_counts(sentence):
        return None
    noun = bool(word.attr("noun"))
    if noun and (_listed(sentence, hit) or _is_mode_of_signing(sentence, hit)):
        return None
    if any(_one_name(hit, head) for head in sentence.words("events") if head.words[0].code != "none"):
        return None
    if word.attr("host") and is_help(words_after(sentence, hit, _BUYERS), firmness(page, hit.start, hit.end)):
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
    if word.attr("motion") and not travels(sentence):
        return False
    if word.attr("site") and not sight_behind(sentence, hit.end):
        return False
    if word.attr("pair") and not (two_people(sentence, hit.start) or shared(sentence, hit)):
        return False
    if word.attr("beside") and not _dated_behind(sentence, hit):
        return False
    if word.attr("group") and not group_before(sentence, hit):
        return False
    return not word.attr("anniversary") or keeps_jubilee(sentence, hit)


_READERS = {
    "meeting": _gathering,
    "visit": _gathering,
    "ceremony": _gathering,
    "pair": _paired,
    "sends": mission,
    "awaits": awaited,
    "held": opened_or_shown,
    "unveils": unveiling,
    "training": lesson,
    "spends": stay,
    "journey": journey,
}


def _one_name(hit: Hit, head: Hit) -> bool:
    """Whether the words are part of the name of an event ("the tree-planting ceremony")."""
    return head.start - 1 <= hit.end and hit.start < head.end


def _is_mode_of_signing(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words only say how something was signed ("signed by video conference")."""
    longer = sentence.words("signing_modes") if sentence.words("signing") else []
    return any(word.start <= hit.start and hit.end <= word.end for word in longer)


def _with_buyers(sentence: Sentence, hit: Hit) -> bool:
    """Whether traders met their customers ("talks with 90 local buyers")."""
    after = {word.words[0].code for word in words_after(sentence, hit, _BUYERS)}
    before = sentence.page.hits("gatherings", sentence.start, hit.start)
    return "buyers" in after or ("firms" in after and any(word.words[0].code == "firms" for word in before))


def _listed(sentence: Sentence, hit: Hit) -> bool:
    """Whether the noun is one of a list of things ("MICE (meeting, incentive, …)")."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return before is not None and before.label in ',(&"'


def _describes(sentence: Sentence, hit: Hit) -> bool:
    """Whether the word only says which group it is ("with the visiting delegation")."""
    after = words_after(sentence, hit, _BESIDE)[:1]
    gap = sentence.page.text[hit.end : after[0].start] if after else ""
    return bool(after) and after[0].words[0].code == "delegation" and gap.count(" ") == 1 == len(gap)


def _measured(sentence: Sentence, hit: Hit) -> bool:
    """Whether only the way is measured ("a trip of 500 kilometres")."""
    return any(0 <= count.start - hit.end < _NEXT for count in sentence.quantities())


def _dated_behind(sentence: Sentence, hit: Hit) -> bool:
    """Whether a day or month stands right behind the words."""
    return any(mark.edtf and 0 < mark.start - hit.end < _BEHIND for mark in sentence.dates())
