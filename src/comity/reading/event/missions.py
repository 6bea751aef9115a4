"""People sent, awaited or on their way, as a verb tells it: delegations, firms and groups of a place."""

from __future__ import annotations

import re

from comity.lexicon.load import Word
from comity.model.claim import Modality
from comity.reading.event.firmness import firmness
from comity.reading.event.guests import elsewhere
from comity.reading.event.lessons import counted_people, how_long
from comity.reading.event.named_occasions import own_day, plural_ending
from comity.reading.event.occasion import Occasion
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_BUYERS = 40
_SENT = 70
_GROUP = ("guests", "trade", "crowd", "people")
_NEXT = 2
_A_FEW = 2
_MANY = 60
_CROWD = 300
_COUNTED = 16
_FAR = 90
_BY_THE_WAY = re.compile(r"(?:[if]t?[Wdx]{1,3}|[if]t?(?:[LYA]'?)?[HQXLYx]{1,4}(?:f[LY])?|,)+")


def mission(sentence: Sentence, hit: Hit) -> Occasion | None:
    """A journey of firms or of a group that somebody sends or leads to a place."""
    if only_counts(sentence):
        return None
    words = words_after(sentence, hit, _SENT)
    firms = [word for word in words if word.words[0].code == "firms"]
    group = [word.end for word in words if any(word.words[0].attr(key) for key in _GROUP)]
    group = group or _some(sentence, hit)
    if not (firms or group) or elsewhere(sentence, hit, hit.end) or not _is_led_away(sentence, hit):
        return None
    firm, present = firmness(sentence.page, hit.start, hit.end), bool(hit.words[0].attr("present"))
    firm = "planned" if firm == "asserted" and is_infinitive(sentence, hit) else firm
    if is_help(words, firm) or not own_day(sentence, hit):
        return None
    if firms and not _is_group_of(words, firms[0]):
        return Occasion(sentence, "promotion", hit.start, firms[-1].end, firm, noun=True, manner="away")
    return Occasion(sentence, "visit", hit.start, group[0], firm, present=present, manner="away")


def awaited(sentence: Sentence, hit: Hit) -> Occasion | None:
    """Guests somebody looks forward to ("expects a first delegation from Lyon in May")."""
    words = words_after(sentence, hit, _BUYERS)
    group = [word for word in words if word.words[0].attr("crowd") or word.words[0].attr("people")]
    if not group or "," in sentence.page.text[hit.end : group[0].start]:
        return None
    firm = firmness(sentence.page, hit.start, hit.end)
    firm = "planned" if firm == "asserted" else firm
    return Occasion(sentence, "visit", hit.start, group[0].end, firm, manner="guests")


def stay(sentence: Sentence, hit: Hit) -> Occasion | None:
    """So many days that people spend at a place ("spent four days with their hosts in Lyon")."""
    end = how_long(sentence, hit.end)
    if end is None or not travels(sentence):
        return None
    return Occasion(sentence, "visit", hit.start, end, firmness(sentence.page, hit.start, hit.end))


def journey(sentence: Sentence, hit: Hit) -> Occasion | None:
    """A journey whose day or people stand between its noun and where it went ("a trip in May to Lyon")."""
    if not travels(sentence) or only_counts(sentence):
        return None
    behind = [chunk for chunk in sentence.chunks if hit.end <= chunk.start < hit.end + _FAR]
    text = sentence.page.text
    to = next((chunk for chunk in behind if text[chunk.start : chunk.end] == "to"), None)
    if to is None or to.start - hit.end < _NEXT or not _plain(behind, to) or not own_day(sentence, hit):
        return None
    return Occasion(sentence, "visit", hit.start, to.end, firmness(sentence.page, hit.start, hit.end))


def is_sent(sentence: Sentence, group: Hit) -> bool:
    """Whether a verb of sending before this group tells its journey already."""
    before = sentence.page.hits("gatherings", max(sentence.start, group.start - _SENT), group.start)
    verbs = [hit for hit in before if hit.words[0].code == "sends"]
    return bool(verbs) and mission(sentence, verbs[-1]) is not None


def is_help(words: list[Hit], firm: Modality) -> bool:
    """Whether people of a craft are only promised ("will send three architects to Lyon")."""
    sent = next((word for word in words if word.words[0].code == "delegation"), None)
    return firm != "asserted" and sent is not None and bool(sent.words[0].attr("craft"))


def only_counts(sentence: Sentence) -> bool:
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


def travels(sentence: Sentence) -> bool:
    """Whether the sentence names people on a mission, and not just anybody who comes and goes."""
    opens = sentence.chunks[0].label if sentence.chunks else ""
    if opens == "z" or any(chunk.label in "QXh" for chunk in sentence.chunks):
        return True
    groups = any(hit.words[0].code == "delegation" for hit in sentence.words("gatherings"))
    return groups or counted_people(sentence, sentence.start, sentence.end)


def group_before(sentence: Sentence, hit: Hit) -> bool:
    """Whether a delegation or the like is named before the verb ("a team of six was sent to Lyon")."""
    before = sentence.page.hits("gatherings", max(sentence.start, hit.start - _SENT), hit.start)
    return any(word.words[0].code == "delegation" for word in before)


def words_after(sentence: Sentence, hit: Hit, reach: int) -> list[Hit]:
    """The words of gathering within so many characters behind another."""
    return sentence.page.hits("gatherings", hit.end, min(hit.end + reach, sentence.end))


def is_infinitive(sentence: Sentence, hit: Hit) -> bool:
    """Whether "to" stands right before ("voted to send a delegation")."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    return before is not None and sentence.page.text[before.start : before.end] == "to"


def _is_led_away(sentence: Sentence, hit: Hit) -> bool:
    """Whether who is taken is taken somewhere ("took ten to Lyon"), not in ("takes five pupils a year")."""
    behind = [chunk for chunk in sentence.chunks if chunk.start >= hit.end and chunk.label == "i"]
    return not hit.words[0].attr("attends") or any(sentence.page.word(chunk) == "to" for chunk in behind)


def _is_group_of(words: list[Hit], firms: Hit) -> bool:
    """Whether a delegation of them goes ("a group of 20 companies"), and not each on its own account."""
    return any(word.words[0].attr("crowd") and word.end <= firms.start for word in words)


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


def _plain(chunks: list[Chunk], to: Chunk) -> bool:
    """Whether only days and people stand before these characters, and no verb or another clause."""
    labels = "".join(chunk.label for chunk in chunks if chunk.start < to.start)
    return _BY_THE_WAY.fullmatch(labels) is not None


def _bound(word: Word) -> int:
    """How many of these may come together: delegations few, officials and pupils more, guests many."""
    if word.attr("crowd"):
        return _A_FEW
    return _MANY if word.attr("people") else _CROWD
