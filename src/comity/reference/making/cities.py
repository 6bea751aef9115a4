"""Cities and counties as rows, each under its first-level subdivision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from comity.model.names import fold, slug, unaccented
from comity.reference.affix import bares, is_hangul
from comity.reference.making.crosswalk import Crosswalk
from comity.reference.making.curation import Added, Curation
from comity.reference.making.geonames import City, County
from comity.reference.world import WorldRow

WELL_KNOWN = 500_000
"""People from which a city's other Latin names (Bombay, Canton) are looked for."""

_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "Å": "Aa"}
)
"""How German and Nordic names are written without their own letters ("Saarbruecken", "Aarhus")."""
_SAINT = ("Saint", "St.", "St")
_VIETNAMESE = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_LATIN = re.compile(r"[A-Z][a-z]+(?:[ '’-][A-Z]?[a-z]+)*")
# African and Brazilian languages share some of Vietnamese's letters.
_VIETNAMESE_NEIGHBOURS = frozenset(
    ("cn", "tw", "jp", "la", "kh", "th", "mm", "sg", "my", "id", "ph", "ru", "fr")
)


def city_rows(
    cities: Sequence[City], crosswalk: Crosswalk, taken_names: frozenset[str], curation: Curation
) -> list[WorldRow]:
    """One row a city; of several of one name in one subdivision, the most populous.

    `taken_names` are folded names of countries and first-level subdivisions, which no alternate
    name may shadow.
    """
    shadowed = taken_names.union(fold(city.name) for city in cities)
    rows: dict[str, WorldRow] = {}
    for city in cities:
        parent = crosswalk.get((city.country, city.admin1)) or None
        english = curation.cities.get(f"{parent or city.country}/{slug(city.name)}", city.name)
        key = f"{parent or city.country}/{slug(english)}"
        if slug(english) and key not in rows:
            rows[key] = _row(key, parent, city, english, shadowed, curation.names.get(key, {}))
    return list(rows.values())


def county_rows(counties: Sequence[County], states: Mapping[str, str]) -> list[WorldRow]:
    """One row a county of the United States, its id with the word County as a city may bear the name too."""
    rows = {}
    for county in counties:
        state = states.get(f"US-{county.state}")
        if state and county.name.endswith("County"):
            key = f"{state}/{slug(county.name)}"
            rows[key] = WorldRow(key, 2, "county", state, {"en": county.name}, (county.name,))
    return list(rows.values())


def _row(
    key: str, parent: str | None, city: City, english: str, shadowed: frozenset[str], added: Added
) -> WorldRow:
    korean = tuple(dict.fromkeys((*added.get("ko", ()), *_korean(city))))
    vietnamese = tuple(dict.fromkeys((*added.get("vi", ()), *_vietnamese(city))))
    names = {"en": english}
    if korean:
        names["ko"] = korean[0]
    if vietnamese:
        names["vi"] = vietnamese[0]
    others = (*added.get("other", ()), *_others(city, shadowed))
    forms = dict.fromkeys((*_latin(english), *_latin(city.name), *korean, *vietnamese, *others))
    return WorldRow(
        key, 2, "city", parent, names, tuple(forms), city.population, round(city.lat, 2), round(city.lon, 2)
    )


def _latin(name: str) -> Iterator[str]:
    """The name, without accents, with each apostrophe, and with a saint's word long and short."""
    for text in dict.fromkeys((name, unaccented(name), *_of_a_saint(name), name.translate(_SPELT_OUT))):
        yield text
        for mark in "'’":
            if mark in text:
                yield text.replace(mark, "’" if mark == "'" else "'")
                yield text.replace(mark, "")


def _of_a_saint(name: str) -> Iterator[str]:
    """ "St. Paul" and "St Paul" for Saint Paul, and the other way round."""
    saint, _, of = name.partition(" ")
    if saint in _SAINT:
        yield from (f"{word} {of}" for word in _SAINT if word != saint)


def _korean(city: City) -> Iterator[str]:
    """Hangul names without the word for a city."""
    for other in city.others:
        if is_hangul(other):
            bare = next((bare.name for bare in bares(other) if "city" in bare.affix.kinds), other)
            if len(fold(bare)) > 1:
                yield bare


def _vietnamese(city: City) -> Iterator[str]:
    if city.country in _VIETNAMESE_NEIGHBOURS and city.population >= WELL_KNOWN:
        yield from (other for other in city.others if _VIETNAMESE.search(other) and other.istitle())


def _others(city: City, shadowed: frozenset[str]) -> Iterator[str]:
    """Other names of a well-known city: whole Latin words, quite unlike its name, and nobody else's.

    What is merely like the name is another language's transcription of it; the name's first word is
    its short form (Frankfurt am Main).
    """
    if city.population < WELL_KNOWN:
        return
    first = city.name.split()[0]
    if first != city.name and first in city.others and len(first) >= 5 and fold(first) not in shadowed:
        yield first
    for other in city.others:
        if len(other) < 5 or not _LATIN.fullmatch(other) or fold(other) in shadowed:
            continue
        if fuzz.ratio(fold(other), fold(city.name)) < 60:
            yield other
