"""A line of a programme: a day, mostly a place, and what happens there ("12 May – Lyon: meeting with …")."""

from __future__ import annotations

import re

import msgspec

from comity.model.entity import Entity
from comity.reading.page import Page, Sentence

_BULLET = 4
_SIGN = re.compile(r"\s?[:–—]\s|\s-\s")
_PLACE = re.compile(r"[LYc]|ON*\(L")


class Stop(msgspec.Struct, frozen=True):
    """Day and place that a line of a programme begins with; `to` is the character behind them."""

    date: str
    place: Entity | None
    to: int


def stops(page: Page) -> dict[int, Stop]:
    """What the lines of a programme begin with, by the index of their sentence."""
    signed = [(mark, sign) for mark in page.dates if mark.edtf and (sign := _SIGN.match(page.text, mark.end))]
    found: dict[int, Stop] = {}
    for mark, sign in signed:
        sentence = next((one for one in page.sentences if one.start <= mark.start < one.end), None)
        if sentence is not None and mark.start - sentence.start <= _BULLET:
            found[sentence.index] = Stop(mark.edtf or "", _place(sentence, sign.end()), sign.end())
    return found


def _place(sentence: Sentence, start: int) -> Entity | None:
    behind = [chunk for chunk in sentence.chunks if chunk.start >= start]
    found = _PLACE.match("".join(chunk.label for chunk in behind))
    return behind[found.end() - 1].entity if found else None
