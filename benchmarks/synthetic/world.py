"""Who and what a synthetic register is about: localities by a Zipf law, officials, bodies, fairs, numbers.

Everything is a function of the seed and of what it is asked for, so that nothing need be remembered:
the mayor of a city in a year is the same person whoever asks, and a world of any size takes no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any, cast

import msgspec
import yaml

from comity.model.entity import Entity, EntityType
from comity.model.names import unaccented
from comity.reference import gazetteer
from comity.reference.place import Place

FIRST, LAST = date(2010, 1, 1), date(2026, 6, 30)
_TERM = 5  # years an official stays
_WORLD = 60  # localities of other countries


@cache
def words() -> dict[str, Any]:
    """The words the documents are made of."""
    page = files("benchmarks.synthetic").joinpath("words.yaml").read_text("utf-8")
    return cast("dict[str, Any]", yaml.safe_load(page))


class Actor(msgspec.Struct, frozen=True):
    """Somebody or something told of: the known id, each language's spellings, the usual one first."""

    type: EntityType
    id: str | None
    spellings: dict[str, tuple[str, ...]]

    def __hash__(self) -> int:
        return hash(self.spellings["en"])

    def entity(self, language: str, chance: Random) -> Entity:
        """The actor as a document of a language names it."""
        names = self.spellings[language]
        usual = len(names) == 1 or chance.random() < 0.6
        return Entity(self.type, names[0] if usual else chance.choice(names[1:]), self.id)


class Locality(msgspec.Struct, frozen=True):
    """A locality of the tables, how it is called, and its rank: the first is told of most."""

    actor: Actor
    place: Place
    rank: int


class World:
    """All there is to tell of."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        tables = gazetteer.load()
        chance = Random(seed)
        self._localities = {
            home: _ranked((p for p in tables.places() if p.country == home), first, chance)
            for home, first in (("vn", "vn/ha-noi"), ("kr", "kr/seoul"))
        }
        abroad = [p for p in tables.places() if p.country in words()["world"] and p.level == 1]
        self._localities[""] = _ranked(chance.sample(abroad, _WORLD), "", chance)
        self._shares = {
            home: list(accumulate(1 / (rank + 2) for rank in range(len(found))))
            for home, found in self._localities.items()
        }
        self.countries = {
            key: Actor("country", key, _spelt(tables.country(key).names, tables.country(key).name))
            for key in ("kr", "vn")
        }
        self.clubs = [
            Actor("organisation", body.id, _spelt(body.names, body.name))
            for body in tables.organisations()
            if body.type == "multilateral"
        ]

    def chance(self, *about: object) -> Random:
        """The dice of one thing."""
        return Random(f"{self._seed}/{about}")

    def locality(self, country: str, on: date, chance: Random) -> Locality:
        """A locality of a country that existed on the day, the great ones far more often."""
        while True:
            found = chance.choices(self._localities[country], cum_weights=self._shares[country])[0]
            if found.place.existed(on):
                return found

    def official(self, of: Locality, post: int, on: date) -> Actor:
        """Who held a post of a locality on a day."""
        term = (on.year + self._offset(of.place.id)) // _TERM
        return self._holder(of.place.id, of.place.country, post, term)

    @lru_cache(maxsize=50_000)  # noqa: B019 - one world a run
    def _holder(self, place: str, country: str, post: int, term: int) -> Actor:
        chance = self.chance("official", place, post, term)
        if post < 2 and chance.random() < 0.5:
            return self._holder(place, country, post + 1, term - 1)
        return _person(country if country in ("kr", "vn") else chance.choice(("kr", "vn")), chance)

    def _offset(self, place: str) -> int:
        return sum(map(ord, place)) % _TERM

    def role(self, of: Locality | None, post: int, language: str, chance: Random) -> str:
        """How a document writes a post."""
        styles = words()["posts"]
        if of is None:
            return str(chance.choice(styles["body"][0][language]))
        style = "vn" if of.place.country == "vn" else "province" if "province" in of.place.type else "kr"
        return str(chance.choice(styles[style][post][language]))

    @lru_cache(maxsize=50_000)  # noqa: B019 - one world a run
    def body(self, number: int) -> tuple[Actor, Actor, Locality]:
        """A body, who leads it, and where it has its seat."""
        chance = self.chance("body", number)
        home = chance.choice(("kr", "vn"))
        form = chance.choice(words()["bodies"])
        actor = Actor("organisation", None, _rooted(form, home, chance))
        if chance.random() < 0.15:
            english = actor.spellings["en"][0]
            acronym = "".join(word[0] for word in english.split() if word[0].isupper())
            if len(acronym) > 2:
                spelt = {**actor.spellings, "en": (f"{english} ({acronym})", english)}
                actor = Actor("organisation", None, spelt)
        return actor, _person(home, chance), self.locality(home, LAST, chance)

    def village(self, number: int) -> Actor:
        """A locality that no table knows."""
        chance = self.chance("village", number)
        form = chance.choice(words()["villages"])
        return Actor("locality", None, _rooted(form, chance.choice(("kr", "vn")), chance))

    def fair(self, of: Locality, year: int) -> tuple[dict[str, str], date]:
        """A locality's yearly fair: its name in each language, and the day it begins."""
        chance = self.chance("fair", of.place.id)
        form = chance.choice(words()["fairs"])
        names = {
            lang: form[lang].format(place=of.actor.spellings[lang][0], year=year)
            for lang in ("en", "ko", "vi")
        }
        first = date(year, chance.randint(1, 12), chance.randint(1, 24))
        return names, first + timedelta(days=self.chance("edition", of.place.id, year).randint(0, 4))

    def number(self, of: Locality, indicator: str, year: int, about: str = "") -> int:
        """What a locality's number was in a year."""
        page = words()["figures"][indicator]
        chance = self.chance("number", of.place.id, indicator, about)
        top: float = page["most"] * chance.uniform(0.3, 1) / (1 + of.rank / 8)
        return max(1, round(top * float(1 + page["growth"]) ** (year - LAST.year)))

    def tie(self, a: Locality, b: Locality) -> tuple[str, date]:
        """The tie two localities have had for long: its type, and since when."""
        chance = self.chance("tie", *sorted((a.place.id, b.place.id)))
        since = date(1993, 1, 1) + timedelta(days=chance.randint(0, 8400))
        return chance.choice(("sister", "friendship", "mou")), since


def _ranked(places: Iterable[Place], first: str, chance: Random) -> list[Locality]:
    """Localities of a country, the first level before the second, in random order otherwise."""
    found = sorted(places, key=lambda place: (place.id != first, place.level, chance.random()))
    return [Locality(Actor("locality", p.id, names_of(p)), p, rank) for rank, p in enumerate(found)]


def names_of(place: Place) -> dict[str, tuple[str, ...]]:
    """How a locality is called in each language, the usual spelling first."""
    spelt = _spelt(place.names, place.name)
    kind = "Province" if "province" in place.type else "City" if "city" in place.type else ""
    english = (*spelt["en"], unaccented(place.name), *([f"{spelt['en'][0]} {kind}"] if kind else []))
    return {**spelt, "en": tuple(dict.fromkeys(english))}


def _spelt(names: dict[str, str], shown: str) -> dict[str, tuple[str, ...]]:
    english = names.get("en", shown)
    return {
        "en": tuple(dict.fromkeys((english, shown))),
        "ko": (names.get("ko", english),),
        "vi": (names.get("vi", english),),
    }


def _person(home: str, chance: Random) -> Actor:
    page = words()["people"][home]
    families: Sequence[list[Any]] = page["family"]
    family = chance.choices(families, [weight for _, _, weight in families])[0]
    middle, given = chance.choice(page["middle"]), chance.choice(page["given"])
    if home == "vn":
        marked = f"{family[0]} {middle[0]} {given[0]}"
        hangul = f"{family[1]} {middle[1]} {given[1]}"
        spelt = {"en": (unaccented(marked), marked), "ko": (hangul, hangul.replace(" ", "")), "vi": (marked,)}
    else:
        last, first, second = family[1], middle[1], given[1]
        spelt = {
            "en": (f"{last} {first}-{second}", f"{first}-{second} {last}", f"{last} {first}{second}"),
            "ko": (f"{family[0]}{middle[0]}{given[0]}",),
            "vi": (f"{last} {first} {second.title()}", f"{last} {first}-{second}"),
        }
    return Actor("person", None, spelt)


def _rooted(form: dict[str, str], home: str, chance: Random) -> dict[str, tuple[str, ...]]:
    """A made-up name of two syllables in each language."""
    page = words()["people"][home]
    first, second = chance.choice(page["middle"]), chance.choice(page["given"])
    if home == "vn":
        marked, hangul = f"{first[0]} {second[0]}", f"{first[1]}{second[1]}"
        roots = {"en": (unaccented(marked), marked), "ko": (hangul,), "vi": (marked,)}
    else:
        latin = f"{first[1]}{second[1]}"
        roots = {"en": (latin,), "ko": (f"{first[0]}{second[0]}",), "vi": (latin,)}
    return {lang: tuple(form[lang].format(root=root) for root in found) for lang, found in roots.items()}
