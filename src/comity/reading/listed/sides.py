"""Who is named in a cell of a list: a locality with the id that the reference tables have, or a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from comity.model.entity import Entity
from comity.model.names import fold
from comity.reading.listed.words import list_words
from comity.reference.gazetteer import Gazetteer
from comity.reference.reading import Reading

_RIVAL = 0.5  # how well known, beside the best known, another place of the name must be to make it doubtful


class Named(NamedTuple):
    """What the cells of a row say of one side: its name, what it lies in, and its country."""

    name: str
    within: str | None = None
    country: str | None = None


class Sides:
    """Finds who is meant; `gazetteer` are the reference tables."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def entity(self, side: Named, on: date | None) -> Entity:
        """Who is named, with the id it had on that day, None where several may be meant."""
        name = without_government(side.name)
        reading = self._reading(name, side, on)
        if reading is not None:
            return Entity(reading.type, name, reading.id)
        bodies = [body for body in self._gazetteer.organisation_readings(side.name) if not body.generic]
        if bodies:
            return Entity("organisation", side.name, bodies[0].id if len(bodies) == 1 else None)
        return Entity("organisation" if _is_body(side.name) else "locality", name)

    def body(self, name: str) -> Entity:
        """The organisation of a name, with its id where the tables know one by it."""
        bodies = [body for body in self._gazetteer.organisation_readings(name) if not body.generic]
        return Entity("organisation", name, bodies[0].id if len(bodies) == 1 else None)

    def _reading(self, name: str, side: Named, on: date | None) -> Reading | None:
        if side.within and fold(side.within) != fold(name):
            inside = self._here(f"{name}, {side.within}", side, on)
            if len(inside) == 1:
                return inside[0]
        return clear(self._here(name, side, on))

    def _here(self, name: str, side: Named, on: date | None) -> list[Reading]:
        """The readings of a name in the country told, best first."""
        readings = self._gazetteer.readings(name, on, side.country)
        if side.country is None:
            return readings
        return [reading for reading in readings if reading.id.split("/", 1)[0] == side.country]


def clear(readings: Sequence[Reading]) -> Reading | None:
    """The first of the readings; None where another elsewhere fits as well and is about as well known."""
    if not readings:
        return None
    best = readings[0]
    for other in readings[1:]:
        alike = (other.existed, other.fit) == (best.existed, best.fit) and other.prior >= _RIVAL * best.prior
        if alike and not _nested(best.id, other.id):
            return None
    return best


def _nested(one: str, other: str) -> bool:
    return one.startswith(f"{other}/") or other.startswith(f"{one}/")


def without_government(name: str) -> str:
    """A locality's name without the words for its government.

    >>> without_government("UBND tỉnh Thanh Hóa"), without_government("경기도청"), without_government("Hue")
    ('tỉnh Thanh Hóa', '경기도', 'Hue')
    """
    found = _government().fullmatch(name)
    return found["name"] if found else name


@cache
def _government() -> re.Pattern[str]:
    words = list_words()
    before = "|".join(re.escape(word) + r"\s+" for word in words.before)
    behind = "|".join(
        (r"(?<=[도시군구])" if "가" <= word <= "힣" else r"\s+") + word for word in words.behind
    )
    return re.compile(rf"(?:{before})?(?P<name>.+?)(?:{behind})?", re.IGNORECASE)


def _is_body(name: str) -> bool:
    return _bodies().search(name) is not None


@cache
def _bodies() -> re.Pattern[str]:
    latin = [re.escape(word) for word in list_words().bodies if not "가" <= word[0] <= "힣"]
    hangul = [word for word in list_words().bodies if "가" <= word[0] <= "힣"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(latin)})(?!\w)|(?:{'|'.join(hangul)})$", re.IGNORECASE)
