"""Numbers in digits with the words for their size, their unit and how exact they are."""

from __future__ import annotations

import re
from typing import cast

from comity.model.claim import Qualifier
from comity.reading.clauses.passage import Passage
from comity.reading.marks.quantities import Quantity
from comity.reading.marks.scanner import Hit

SCALES, UNITS, QUALIFIERS = "scales", "units", "qualifiers"
_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:(?P<sep>[., \u00a0])\d{3})(?:(?P=sep)\d{3})*(?!\d)|(?<![\w.,])\d+(?:[.,]\d+)?"
)
_PER_CENT = re.compile(r"\s?%")


def find_quantities(passage: Passage) -> list[Quantity]:
    """Every number of a passage in order, but those of dates."""
    dated = [(mark.start, mark.end) for mark in passage.dates]
    numbers = _NUMBER.finditer(passage.text)
    return [
        _quantity(passage, number)
        for number in numbers
        if not any(start <= number.start() < end for start, end in dated)
    ]


def _quantity(passage: Passage, number: re.Match[str]) -> Quantity:
    start, end = number.span()
    value, unit = _value(number), "count"
    scale = _beside(passage, SCALES, end)
    if scale is not None:
        value, end = value * scale.words[0].attr("number"), scale.end
    measure = _beside(passage, UNITS, end)
    if measure is not None:
        unit, end = measure.words[0].code, measure.end
    elif share := _PER_CENT.match(passage.text, end):
        unit, end = "percent", share.end()
    qualifier = next(
        (hit for hit in passage.hits(QUALIFIERS, start - 20, start) if _touches(passage, hit.end, start)),
        None,
    )
    exactness = cast(Qualifier, qualifier.words[0].code) if qualifier is not None else "exact"
    return Quantity(qualifier.start if qualifier else start, end, start, _whole(value), unit, exactness)


def _value(number: re.Match[str]) -> float:
    written = number.group()
    if number["sep"]:
        return float(written.replace(number["sep"], ""))
    return float(written.replace(",", "."))


def _whole(value: float) -> int | float:
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _beside(passage: Passage, layer: str, end: int) -> Hit | None:
    """The word of a layer right behind a character."""
    return next((hit for hit in passage.hits(layer, end, end + 3) if _touches(passage, end, hit.start)), None)


def _touches(passage: Passage, end: int, start: int) -> bool:
    return 0 <= start - end <= 1 and not passage.text[end:start].strip()
