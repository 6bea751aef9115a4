"""How well a locality fits the words that point to it: "the county", "the Italian town", "the capital"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from comity.lexicon.load import Word, lexicon
from comity.reading.marks.chunks import Chunk
from comity.reading.names.places import is_city, is_province
from comity.reference.place import Place

_CALLED, _TYPE, _PLAIN, _UNUSUAL, _LOOSE = 3.0, 2.0, 0.0, -4.0, -5.0
_REGIONS = frozenset({"province", "prefecture", "state", "region", "oblast"})
_TOWNS = frozenset({"district", "county", "town", "city"})
_HELD_WHOLE = frozenset({"vn", "kr"})
"""Countries whose units the tables know by their types, so that a unit of another type is not meant."""
HEADS_OF_PLACES = frozenset(
    {
        "mayor",
        "deputy mayor",
        "municipal president",
        "magistrate",
        "governor",
        "vice governor",
        "prefect",
        "burgomaster",
    }
)
"""Titles of those who govern a place."""
_APPOSED = re.compile(r"(?<=L),t[xAJMVW]{0,3}T")
_WORD = re.compile(r"[^\W\d_]+")


def types_told(named: list[Chunk], row: list[Chunk], labels: str, text: str) -> defaultdict[str, set[str]]:
    """What each locality is called where it is named: "Ca Mau Province", "Wando, an island county"."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for chunk in named:
        if chunk.label == "O" and chunk.data.get("council") and chunk.data.get("of") is not None:
            words = _WORD.findall(text[chunk.start : chunk.end].lower())
            told[chunk.data["of"].key].update(_types()[word] for word in words if word in _types())
        elif chunk.label == "L" and chunk.entities:
            words = _WORD.findall(text[chunk.start : chunk.end].lower())
            if len(words) > 1:
                told[chunk.entities[0].key].update(_types()[word] for word in words if word in _types())
    for found in _APPOSED.finditer(labels):
        place, kind = row[found.start() - 1], row[found.end() - 1].word
        if place.entities and kind is not None:
            told[place.entities[0].key].add(kind.code)
    return told


def fitness(chunk: Chunk, place: Place, kind: str, told: set[str]) -> float | None:
    """How well a place of this official kind fits a pointing mark; None where it cannot be meant."""
    pointed = chunk.data
    country, level, wanted = pointed.get("country"), pointed.get("level"), pointed.get("type")
    within = pointed.get("within")
    if within is not None and within not in (place.country, place.parent):
        return None
    if country is not None and place.country != country:
        return None
    if wanted is None:
        return _of_government(place, kind, level, pointed.get("body"), told)
    if wanted in told:
        return _CALLED
    if is_of_type(place, kind, wanted, bool(within)):
        return _TYPE if wanted in kind else _UNUSUAL if _is_otherwise(kind, wanted) else _PLAIN
    if place.country in _HELD_WHOLE or told & (_REGIONS | _TOWNS) or is_province(kind):
        return None
    return _LOOSE if wanted in _TOWNS or (wanted in _REGIONS and place.level == 1) else None


def _is_otherwise(kind: str, wanted: str) -> bool:
    """Whether a first-level unit is of another kind than the word's ("the province", of a prefecture)."""
    return wanted in _REGIONS and wanted != "region" and is_province(kind) and wanted not in kind


def type_of(words: str) -> str | None:
    """The kind of place the last of some words speaks of ("both cities", "the two provinces")."""
    return _types().get(words.lower().rsplit(" ", 1)[-1])


def is_of_type(place: Place, kind: str, wanted: str, capital: bool = False) -> bool:
    """Whether a place is officially what a word calls it, as far as the tables can tell."""
    if wanted in kind and not (wanted == "city" and place.level == 1 and is_province(kind)):
        return True
    if wanted in {"prefecture", "state", "republic"} and kind:
        return False
    if wanted in _REGIONS:
        return place.level == 1 and (not is_city(kind) or is_province(kind) or wanted == "region")
    if wanted == "city":
        return capital or is_city(kind) or (place.country not in _HELD_WHOLE and place.level == 2)
    if wanted in _TOWNS:
        return place.level == 2 and not is_city(kind) and not is_province(kind)
    return True


def _of_government(
    place: Place, kind: str, level: int | None, body: str | None, told: set[str]
) -> float | None:
    """ "The provincial People's Committee", "the state government": by level, and by the type in its name."""
    fit = _of_level(place, kind, level, body is not None)
    named = _types().get(body.lower().partition(" ")[0]) if body and fit is not None else None
    if fit is None or named not in _REGIONS:
        return fit
    if named in told or named in kind:
        return _TYPE
    return _LOOSE if _is_otherwise(kind, named) else fit


def _of_level(place: Place, kind: str, level: int | None, government: bool) -> float | None:
    """A government named by its level alone: "the provincial People's Committee", "the municipal council"."""
    if level == 0 and government:
        city = is_city(kind) or (place.country not in _HELD_WHOLE and place.level == 2)
        return _PLAIN if city else None
    if level in (1, 2):
        fits = place.level == level and not (level == 1 and is_city(kind) and not is_province(kind))
        return _PLAIN if fits else None
    return _PLAIN


@cache
def kinds_of_places() -> dict[str, Word]:
    """The words for a kind of place, by their forms in small letters."""
    return {form.lower(): word for word in lexicon("en").page("place_types") for form in word.forms}


@cache
def _types() -> dict[str, str]:
    """The code of each word for a kind of place, by its forms in small letters."""
    return {form: word.code for form, word in kinds_of_places().items()}
