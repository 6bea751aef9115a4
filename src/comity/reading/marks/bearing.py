"""What a date is resolved against: the day of publication, the date told before it, which way it lies."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import msgspec

from comity.reading.marks.date_shapes import words


class Bearing(msgspec.Struct, frozen=True):
    """What a date is resolved against: publication, the date told before it, whether it lies ahead.

    `year` stands in for a missing year where there is no publication date; `text` is the text as written.
    """

    text: str
    published: date | None
    told: str | None
    ahead: bool
    year: int | None


Reader = Callable[[re.Match[str], Bearing], str | None]
"""A shape's meaning: EDTF, "" for a date that stays unknown, None where this is no date after all."""


def worth(found: re.Match[str], group: str, key: str = "number") -> int:
    """The number a matched word of a group stands for."""
    return int(words().group(group)[re.sub(r"\s+", " ", found[group])].attr(key))


def capital(text: str, at: int) -> bool:
    """Whether a name of the calendar is written with its capital there ("May", not "may")."""
    return text[at].isupper()
