"""What a date is resolved against: the day of publication, the date told before it, which way it lies."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

import msgspec

from comity.model.dates import bounds
from comity.reading.marks.date_shapes import words


class Bearing(msgspec.Struct, frozen=True):
    """What a date is resolved against: publication, date and day told before it, whether it lies ahead.

    `year` stands in for a missing year where there is no publication date; `text` is the text as written.
    `narrated` is the past year that the sentence has been telling of ("In 2016 they met, and in May …").
    `over`: the sentence says in so many words that it lies behind.
    """

    text: str
    published: date | None
    told: str | None
    day: str | None
    ahead: bool
    year: int | None
    narrated: int | None = None
    over: bool = False


Reader = Callable[[re.Match[str], Bearing], str | None]
"""A shape's meaning: EDTF, "" for a date that stays unknown, None where this is no date after all."""


def worth(found: re.Match[str], group: str, key: str = "number", part: str | None = None) -> int:
    """The number a matched word of a group stands for; `part` where the pattern calls it otherwise."""
    return int(words().group(group)[" ".join(found[part or group].split())].attr(key))


def capital(text: str, at: int) -> bool:
    """Whether a name of the calendar is written with its capital there ("May", not "may")."""
    return text[at].isupper()


def end_of(period: str, found: re.Match[str], bearing: Bearing) -> str:
    """The end of a year or month: its last day where a state is told of, else just when something is due.

    "As of the end of 2023" something stands; "by the end of 2023" something is to have happened.
    """
    before = bearing.text[max(0, found.start() - 12) : found.start()].lower()
    return bounds(period)[1].isoformat() if _standing().search(before) else period


@cache
def _standing() -> re.Pattern[str]:
    return words().compiled(r"\b{standing}\s(?:{the}\s)?$")
