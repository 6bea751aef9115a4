"""Subdivisions of the world's countries: ISO 3166-2 with CLDR's names."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from comity.model.names import fold, slug
from comity.reference.affix import bares
from comity.reference.country import Country, countries
from comity.reference.making.curation import Added, Curation
from comity.reference.ordinary import ordinary
from comity.reference.place import Place
from comity.reference.spelling import spellings
from comity.reference.world import WorldRow

CURATED = ("VN", "KR")
HEADER = ("iso", "en", "ko", "vi")
# Islands and the like group subdivisions without governing them: what stands under one is first-level.
_UNGOVERNED = ("Geographical unit", "Geographical region", "Geographical entity")


class Subdivision(msgspec.Struct, frozen=True, rename="camel"):
    """One entry of ISO 3166-2 as the library gives it."""

    name: str
    type: str
    parent_code: str | None = None
    lat_lng: tuple[float, float] | None = None


Names = dict[str, str]


def iso_subdivisions() -> dict[str, dict[str, Subdivision]]:
    """ISO 3166-2 by country and code, Viet Nam and Korea left to the curated tables."""
    raw = files("iso3166_2").joinpath("iso3166-2.json").read_bytes()
    countries = msgspec.json.decode(raw, type=dict[str, dict[str, Subdivision]])
    return {country: entries for country, entries in countries.items() if country not in CURATED}


def cldr_names() -> dict[str, Names]:
    """CLDR's names by ISO code and language, from data/subdivision_names.csv."""
    text = files("comity.reference").joinpath("data", "subdivision_names.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row.pop("iso"): {lang: name for lang, name in row.items() if name} for row in rows}


def names_from_cldr(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """ISO code, English, Korean and Vietnamese name from an unpacked cldr-subdivisions-full package."""
    names: dict[str, Names] = {}
    for lang in ("en", "ko", "vi"):
        page = folder / "subdivisions" / lang / f"{lang}.json"
        for code, name in _mapping(json.loads(page.read_text("utf-8"))).items():
            names.setdefault(f"{code[:2]}-{code[2:]}".upper(), {})[lang] = name
    for code in sorted(names):
        yield code, names[code].get("en", ""), names[code].get("ko", ""), names[code].get("vi", "")


def _mapping(page: dict[str, object]) -> dict[str, str]:
    """The one mapping of codes to names in a page of CLDR's JSON, however deep it lies."""
    if isinstance(inner := page.get("subdivisions"), dict) and "main" not in page:
        return _mapping(inner)
    if all(isinstance(value, str) for value in page.values()):
        return msgspec.convert(page, dict[str, str])
    deeper = [value for key, value in page.items() if isinstance(value, dict) and key != "identity"]
    return _mapping(deeper[0])


def regions(countries: Mapping[str, Country], curation: Curation) -> list[WorldRow]:
    """Every subdivision as a row, with the centre the library gives."""
    names = {code: row for code, row in cldr_names().items() if code[:2].lower() not in curation.iso_names}
    names |= {code: {**names.get(code, {}), "en": name} for code, name in curation.english.items()}
    return [
        row
        for country, entries in sorted(iso_subdivisions().items())
        for row in _of_country(country.lower(), entries, names, countries, curation)
    ]


def _of_country(
    country: str,
    entries: dict[str, Subdivision],
    names: dict[str, Names],
    countries: Mapping[str, Country],
    curation: Curation,
) -> Iterator[WorldRow]:
    ids: dict[str, str] = {}
    for code in sorted(entries, key=lambda code: _order(code, entries, names)):
        entry = entries[code]
        if entry.type in _UNGOVERNED or _is_country_itself(code, names, countries):
            continue
        known = _names(names.get(code, {}), entry)
        parent = ids.get(_governing(code, entries) or "")
        ids[code] = _free_id(parent or country, known["en"], entry.type, code, set(ids.values()))
        yield _row(ids[code], code, entry, known, parent, curation.names.get(ids[code], {}))


def _order(code: str, entries: dict[str, Subdivision], names: dict[str, Names]) -> tuple[bool, bool, str]:
    """Parents first; a plain name before the same name with a word of its kind."""
    english = names.get(code, {}).get("en", entries[code].name)
    return _governing(code, entries) is not None, _base(english) != english, code


def _governing(code: str, entries: dict[str, Subdivision]) -> str | None:
    """The code of the first-level subdivision above one; None for a first-level one."""
    above = entries[code].parent_code
    if above is None or above not in entries or entries[above].type in _UNGOVERNED:
        return None
    return _governing(above, entries) or above


def _is_country_itself(code: str, cldr: Mapping[str, Names], countries: Mapping[str, Country]) -> bool:
    """Dependencies stand in ISO 3166-1 too (US-PR and PR), where CLDR names only the country."""
    return code not in cldr and code.rsplit("-", 1)[-1].lower() in countries


def _names(cldr: Names, entry: Subdivision) -> Names:
    native = entry.name.split(" [")[0].split(" (")[0]
    if ", " in native:
        head, tail = native.split(", ", 1)
        native = f"{tail} {head}"
    english = cldr.get("en", native).strip("¹²³")
    return {"en": english, "native": native, **{lang: name for lang, name in cldr.items() if lang != "en"}}


def _base(name: str) -> str:
    """The name without Province, State …; a city's word and a bare direction's stay."""
    for bare in bares(name):
        if bare.affix.place == "after" and (bare.affix.level == 1 or bare.affix.kinds == ("county",)):
            return bare.name
    return name


def _free_id(prefix: str, english: str, kind: str, code: str, taken: set[str]) -> str:
    base = _base(english)
    ids = (f"{prefix}/{slug(text)}" for text in (base, english, f"{base} {kind}", f"{base} {code}"))
    return next(found for found in ids if found not in taken)


def _row(key: str, code: str, entry: Subdivision, names: Names, parent: str | None, added: Added) -> WorldRow:
    country = key.split("/", 1)[0]
    level, kind = 2 if parent else 1, slug(entry.type).replace("-", "_")
    names = names | {lang: texts[0] for lang, texts in added.items() if lang != "other"}
    others = tuple(text for texts in added.values() for text in texts)
    place = Place(id=key, country=country, level=level, type=kind, names=names, aliases=others)
    lat, lon = entry.lat_lng or (None, None)
    forms = tuple(dict.fromkeys([text for text, _ in spellings(place)] + list(_with_its_kind(place))))
    return WorldRow(key, level, kind, parent, names, forms, lat=lat, lon=lon, iso=code)


def _with_its_kind(place: Place) -> Iterator[str]:
    """A name of everyday words, or a country's, with its kind ("Eastern Region", "State of Mexico")."""
    told = f"{_base(place.name)} {place.type.replace('_', ' ').title()}"
    for text in (told, place.name, *place.aliases):
        base = next((bare.name for bare in bares(text)), text)
        everyday = all(word in ordinary() for word in re.split("[ -]", base))
        if text != base and (everyday or (text != told and fold(base) in _countries())):
            yield text


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(name) for country in countries().values() for name in country.every_name)
