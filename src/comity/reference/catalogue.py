"""The spellings a reader should look for: of places, countries and organisations."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

import msgspec
import yaml

from comity.reference.affix import is_hangul
from comity.reference.country import Country
from comity.reference.form import Form, FormKind, Tier
from comity.reference.ordinary import ordinary
from comity.reference.organisation import Organisation
from comity.reference.place import Place
from comity.reference.spelling import Spelling, is_acronym, spellings


def curated_forms(place: Place) -> Iterator[Form]:
    """The forms of a place of the curated tables, made by rule."""
    return _place_forms(place, spellings(place), prior(place, curated=True), "core")


def world_forms(place: Place) -> Iterator[Form]:
    """The forms of a place of the generated tables, made when those were built."""
    texts = ((text, _kind(text, place.names)) for text in place.aliases)
    return _place_forms(place, texts, prior(place, curated=False), "core" if place.level == 1 else "world")


def abbreviation_forms() -> Iterator[Form]:
    """What newspapers shorten states and provinces to behind a town ("Ala."; data/abbreviations.yaml)."""
    text = files("comity.reference").joinpath("data", "abbreviations.yaml").read_text("utf-8")
    for key, shortened in msgspec.convert(yaml.safe_load(text), dict[str, list[str]]).items():
        for each in shortened:
            yield Form(
                text=each, id=key, type="locality", kind="acronym", prior=0.5, tier="core", ordinary=True
            )


def country_forms(country: Country) -> Iterator[Form]:
    """A country's names, then the words for its people and things."""
    named = [(text, _kind(text, country.names), 1.0) for text in country.every_name]
    peoples: list[tuple[str, FormKind, float]] = [(text, "demonym", 0.9) for text in country.demonyms]
    for text, kind, known in [*named, *(row for row in peoples if row[0] not in country.every_name)]:
        yield Form(
            text=text,
            id=country.id,
            type="country",
            kind=kind,
            prior=known,
            tier="core",
            ordinary=text in ordinary(),
        )


def organisation_forms(organisation: Organisation) -> Iterator[Form]:
    """An organisation's names; none for a generic role, whose names name no single body."""
    if organisation.generic:
        return
    for text in organisation.every_name:
        kind = _kind(text, organisation.names)
        yield Form(
            text=text,
            id=organisation.id,
            type="organisation",
            kind=kind,
            prior=0.4 if kind == "acronym" and len(text) < 3 else 0.9,
            tier="core",
            case_sensitive=kind == "acronym" or " " not in text,
            ordinary=text in ordinary(),
        )


def prior(place: Place, curated: bool) -> float:
    """0 to 1 by level and, outside the curated tables, by people: a million give a city 0.5."""
    if curated and place.level == 1:
        return 0.95
    if curated:
        return 0.7 if _is_known_abroad(place) else 0.5
    people = max(0.0, math.log10(max(place.population, 1)) - 4)
    return round(0.3 + 0.12 * people if place.level == 1 else 0.1 + 0.2 * people, 3)


def _place_forms(place: Place, texts: Iterable[Spelling], known: float, tier: Tier) -> Iterator[Form]:
    for text, kind in texts:
        yield Form(
            text=text,
            id=place.id,
            type="locality",
            kind=kind,
            prior=known,
            tier=tier,
            case_sensitive=kind == "acronym" or " " not in text,
            ordinary=text in ordinary() or _is_chance(place, tier, text),
        )


def _is_chance(place: Place, tier: Tier, text: str) -> bool:
    """One short word: of a place abroad, or of a district of Viet Nam hardly known outside it."""
    if place.country == "vn":
        return place.level == 2 and not _is_known_abroad(place) and " " not in text and len(text) <= 7
    if is_hangul(text):
        return tier == "world" and len(text) <= 2
    return place.country != "kr" and len(text) <= 3


def _is_known_abroad(place: Place) -> bool:
    """A district that has a Korean name has been written of there."""
    return "ko" in place.names


def _kind(text: str, names: Mapping[str, str]) -> FormKind:
    if is_acronym(text):
        return "acronym"
    return "name" if text in names.values() else "alias"
