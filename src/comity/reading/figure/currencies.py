"""The unit of a sum: dollars of the place it is told of, numbers that share a unit, sums told over again."""

from __future__ import annotations

import re

import msgspec

from comity.model.entity import Entity
from comity.reading.figure.counting import AREAS, NO_FIGURE, Count
from comity.reading.marks.quantities import Quantity
from comity.reading.page import Page, Sentence


def is_sum(mark: Quantity) -> bool:
    """Whether a number is money."""
    return mark.unit not in AREAS and mark.unit not in NO_FIGURE and mark.unit not in ("count", "percent")


_DOLLARS = {"au": "AUD", "ca": "CAD", "nz": "NZD", "sg": "SGD", "hk": "HKD"}


_BARE_DOLLAR = re.compile(r"(?<![A-Za-z])\$|^[0-9.,]+(?:\s\w+)?\sdollars?$")


def at_home(count: Count, country: str | None, home: Entity | None) -> str:
    """The unit of a sum; plain dollars where a place or the text has dollars of its own are those."""
    unit = count.mark.unit
    if unit == "USD" and country not in _DOLLARS and home is not None:
        country = home.country
    if unit != "USD" or country not in _DOLLARS:
        return unit
    written = count.page.text[count.mark.start : count.mark.end]
    return _DOLLARS[country] if _BARE_DOLLAR.search(written) else unit


def with_units(page: Page, sentence: Sentence, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers of a sentence; a large bare one after money is money too ("and 974 million")."""
    marks: list[Quantity] = []
    earlier: Quantity | None = None
    for mark in numbers:
        if (
            mark.unit == "count"
            and mark.value >= 1_000_000
            and earlier is not None
            and Count(page, sentence, mark).noun() is None
        ):
            mark = msgspec.structs.replace(mark, unit=earlier.unit)
        if earlier is not None and is_sum(mark) and _converts(page.text, earlier, mark):
            continue
        earlier = mark if is_sum(mark) else earlier
        marks.append(mark)
    return marks


def _converts(text: str, earlier: Quantity, mark: Quantity) -> bool:
    """Whether it tells the sum before it over again in another currency ("90 million won ($70,000)")."""
    return mark.unit != earlier.unit and bool(_BRACKET.fullmatch(text[earlier.end : mark.start]))


_BRACKET = re.compile(r"\s?\((?:[A-Z]{0,3}|\w+\s)?")
