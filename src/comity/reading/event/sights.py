"""What guests are shown: works, schools, parks and other houses that are no place of any table."""

from __future__ import annotations

from comity.reading.event.occasion import Occasion
from comity.reading.page import Sentence

_REACH = 70
_OPENING = 6
_SIGHTS = frozenset({"sight", "house", "monument"})


def sight_behind(sentence: Sentence, at: int) -> bool:
    """Whether a sight, house or body stands right behind a character, before any comma or date."""
    page, end = sentence.page, min(at + _REACH, sentence.end)
    stops = [chunk.start for chunk in page.marks_within(at, end) if chunk.label in ",.(&"]
    stops += [mark.start for mark in page.dates_within(at, end)]
    end = min(stops, default=end)
    bodies = any(chunk.label == "O" for chunk in page.marks_within(at, end))
    words = page.hits("gatherings", at, end)
    return bodies or any(word.code in _SIGHTS for hit in words for word in hit.words)


def guests_before(occasion: Occasion) -> bool:
    """Whether a group, or a pronoun that may stand for one, is who the words are told of."""
    sentence = occasion.sentence
    words = sentence.page.hits("gatherings", sentence.start, occasion.at)
    groups = [hit for hit in words if hit.words[0].code == "delegation" and not hit.words[0].attr("people")]
    return bool(groups) or any(
        chunk.label in "qhz" and chunk.end <= occasion.at for chunk in sentence.chunks[:_OPENING]
    )
