"""Lines of a programme ("12 May – Lyon: meeting with …") and of a chronicle ("1992 – The mayor …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from comity.model.entity import Entity
from comity.reading.marks.dates import DateMark
from comity.reading.page import Page, Sentence

_BULLET = 4
_YEAR = len("2024")
_SPOKEN = frozenset({"dayword", "ago", "rel_unit"})
"""Shapes of dates that only make sense seen from the day of the text."""
_SIGN = re.compile(r"\s?[:–—]\s|\s-\s")
_PLACE = re.compile(r"[LYc]|ON*\(L")


class Stop(msgspec.Struct, frozen=True):
    """Day and place that a line of a programme begins with; `to` is the character behind them."""

    date: str
    place: Entity | None
    to: int


def stops(page: Page) -> dict[int, Stop]:
    """What the lines of a programme begin with, by the index of their sentence."""
    return {
        sentence.index: Stop(mark.edtf or "", _place(sentence, end), end)
        for sentence, mark, end in _headed(page)
        if len(mark.edtf or "") != _YEAR and mark.shape not in _SPOKEN
    }


def chronicle(page: Page) -> dict[int, str]:
    """The years that lines of a page begin with, by the index of every sentence in such a line."""
    years: dict[int, str] = {}
    for head, mark, _ in _headed(page):
        if len(mark.edtf or "") != _YEAR:
            continue
        end = page.text.find("\n", mark.end)
        for sentence in page.sentences[head.index :]:
            if 0 <= end < sentence.start:
                break
            years[sentence.index] = mark.edtf or ""
    return years


def of_year(edtf: str | None, sentence: Sentence, years: dict[int, str]) -> str | None:
    """A date as the line of a chronicle means it: without a year of its own it is of that year."""
    year = years.get(sentence.index)
    if year is None:
        return edtf
    if edtf is None:
        return year
    written = any(mark.edtf == edtf and mark.written_year for mark in sentence.dates())
    return edtf if written else "/".join(f"{year}{part[_YEAR:]}" for part in edtf.split("/"))


def _headed(page: Page) -> Iterator[tuple[Sentence, DateMark, int]]:
    """Sentences that begin with a date and a dash or colon, and the character behind that."""
    for mark in page.dates:
        sign = _SIGN.match(page.text, mark.end) if mark.edtf else None
        if sign is None:
            continue
        sentence = next((one for one in page.sentences if one.start <= mark.start < one.end), None)
        if sentence is not None and mark.start - sentence.start <= _BULLET:
            yield sentence, mark, sign.end()


def _place(sentence: Sentence, start: int) -> Entity | None:
    behind = [chunk for chunk in sentence.chunks if chunk.start >= start]
    found = _PLACE.match("".join(chunk.label for chunk in behind))
    return behind[found.end() - 1].entity if found else None
