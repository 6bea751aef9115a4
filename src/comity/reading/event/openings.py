"""Houses opened, stones unveiled and jubilees kept: what makes a ceremony of a verb."""

from __future__ import annotations

from comity.model.dates import precision
from comity.reading.event.occasion import Occasion
from comity.reading.marks.modality import modality
from comity.reading.marks.scanner import Hit
from comity.reading.page import Sentence

_REACH = 60
_SUBJECT = 110
_NEAR = 40
_BEHIND = 75


def opened_or_shown(sentence: Sentence, hit: Hit) -> Occasion | None:
    """What a verb of holding tells without the noun of an event: a house opened, or things on show."""
    return _shown(sentence, hit) if hit.words[0].attr("shows") else opening(sentence, hit)


def _shown(sentence: Sentence, hit: Hit) -> Occasion | None:
    """Things on show at a place on days that are told, where no noun calls it an exhibition."""
    dated = any(mark.edtf and mark.start > hit.start for mark in sentence.dates())
    placed = any(chunk.data.get("where") and chunk.start > hit.start for chunk in sentence.chunks)
    if not (dated and placed) or sentence.words("events"):
        return None
    firmness = modality(sentence.page, hit.start, hit.end)
    return Occasion(sentence, "exhibition", hit.start, hit.end, firmness, noun=True, held=True)


def opening(sentence: Sentence, hit: Hit) -> Occasion | None:
    """A house that is opened or opens, if the verb can say so and one stands beside it."""
    if not hit.words[0].attr("house"):
        return None
    firmness = modality(sentence.page, hit.start, hit.end)
    if firmness == "wished" or _long_ago(sentence) or not _may_be(sentence, hit):
        return None
    present = bool(hit.words[0].attr("present"))
    after = _opened(sentence, hit)
    if after is not None:
        return Occasion(sentence, "ceremony", hit.start, after.end, firmness, present=present, manner="opens")
    if _opens(sentence, hit):
        return Occasion(sentence, "ceremony", hit.start, hit.end, firmness, present=present, manner="opens")
    return None


def _may_be(sentence: Sentence, hit: Hit) -> bool:
    """Whether an aim ("agreed to open an office") has a day of its own behind it."""
    before = next((chunk for chunk in reversed(sentence.chunks) if chunk.end <= hit.start), None)
    if before is None or sentence.page.text[before.start : before.end] != "to":
        return True
    return any(mark.edtf and mark.start > hit.end for mark in sentence.dates())


def _long_ago(sentence: Sentence) -> bool:
    """Whether only a year is told, as where a firm's history is ("opened a plant in 2013")."""
    told = [mark.edtf for mark in sentence.dates() if mark.edtf]
    return bool(told) and all(precision(edtf) == 1 for edtf in told)


def unveiling(sentence: Sentence, hit: Hit) -> Occasion | None:
    """A stone, sign or garden that is unveiled or given, before or behind the verb."""
    page = sentence.page
    near = page.hits("gatherings", max(sentence.start, hit.start - _NEAR), min(hit.end + _NEAR, sentence.end))
    if not any(word.words[0].code == "monument" for word in near):
        return None
    firmness = modality(page, hit.start, hit.end)
    return Occasion(sentence, "ceremony", hit.start, hit.end, firmness, manner="opens")


def keeps_jubilee(sentence: Sentence, hit: Hit) -> bool:
    """Whether what is celebrated is an anniversary: behind the verb, or before a passive."""
    page = sentence.page
    if hit.words[0].attr("things") and _is_journey(sentence, hit):
        return False
    low, high = max(sentence.start, hit.start - _SUBJECT), min(hit.end + _REACH, sentence.end)
    words = [*page.hits("limits", low, high), *page.hits("gatherings", low, high)]
    return any(word.words[0].code in ("mark", "jubilee") for word in words)


def _is_journey(sentence: Sentence, hit: Hit) -> bool:
    """Whether a journey is what marks the anniversary ("the trip marks 20 years of the tie")."""
    before = sentence.page.hits("gatherings", sentence.start, hit.start)
    return any(word.code == "journey" for other in before for word in other.words)


def _opened(sentence: Sentence, hit: Hit) -> Hit | None:
    """The house behind the verb ("opened a trade office")."""
    page = sentence.page
    offices = page.hits("offices_abroad", hit.end, min(hit.end + _REACH, sentence.end))
    if offices:
        return offices[0]
    words = page.hits("gatherings", hit.end, min(hit.end + _NEAR, sentence.end))
    return next((word for word in words if _is_house(sentence, hit, word)), None)


def _is_house(sentence: Sentence, verb: Hit, word: Hit) -> bool:
    """Whether what is opened is a house: no comma parts the two, and a day or place is told behind it."""
    text = sentence.page.text
    if word.words[0].code != "house" or "," in text[verb.end : word.start]:
        return False
    behind = next((chunk for chunk in sentence.chunks if chunk.start >= word.end), None)
    if behind is not None and text[behind.start : behind.end] == "to":
        return False
    return any(0 < start - word.end < _NEAR for start in _told(sentence))


def _opens(sentence: Sentence, hit: Hit) -> bool:
    """Whether a house before the verb opens ("the trade office in Lyon opened on Monday")."""
    page = sentence.page
    low = max(sentence.start, hit.start - _BEHIND)
    before = [*page.hits("offices_abroad", low, hit.start), *page.hits("gatherings", low, hit.start)]
    house = any(word.words[0].code in ("office", "house") for word in before)
    behind = next((chunk for chunk in sentence.chunks if chunk.start >= hit.end), None)
    told = _told(sentence)
    bare = behind is None or behind.label in "id.,|" or behind.start in told
    return house and bare and any(mark.edtf for mark in sentence.dates())


def _told(sentence: Sentence) -> list[int]:
    """Where the sentence tells a day or a place."""
    days = [mark.start for mark in sentence.dates() if mark.edtf]
    return days + [chunk.start for chunk in sentence.chunks if chunk.data.get("where")]
