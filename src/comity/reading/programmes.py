"""A line of a programme: a day, mostly a place, and what happens there ("12 May – Lyon: meeting with …")."""

from __future__ import annotations

import re

import msgspec

from comity.model.entity import Entity
from comity.reading.page import Sentence

_BULLET = 4
_OPENS = ".dWNx"
_SIGN = re.compile(r"\s?[:–—]\s|\s-\s")
_PLACE = re.compile(r"[LYc]|ON*\(L")


class Stop(msgspec.Struct, frozen=True):
    """Day and place that a line of a programme begins with; `to` is the character behind them."""

    date: str
    place: Entity | None
    to: int


def stop(sentence: Sentence) -> Stop | None:
    """What the line begins with, if the sentence is one of a programme."""
    page = sentence.page
    if not sentence.labels or sentence.labels[0] not in _OPENS:
        return None
    mark = next(iter(sentence.dates()), None)
    if mark is None or not mark.edtf or mark.start - sentence.start > _BULLET:
        return None
    sign = _SIGN.match(page.text, mark.end)
    if sign is None:
        return None
    behind = [chunk for chunk in sentence.chunks if chunk.start >= sign.end()]
    found = _PLACE.match("".join(chunk.label for chunk in behind))
    place = behind[found.end() - 1] if found else None
    return Stop(mark.edtf, place.entities[0] if place and place.entities else None, sign.end())
