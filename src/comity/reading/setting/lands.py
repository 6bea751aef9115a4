"""In which country the places of a page lie, as far as the page itself tells."""

from __future__ import annotations

import re
from collections import Counter

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page, Sentence
from comity.reference.place import Place

_DEMONYM = re.compile(r"A(?:Tf?)?$")
_LAND = re.compile(r"[,(i](?:x?[cC]|p)")
_REGION = re.compile(r"ix?L")
_PLACES = frozenset("LYPpCcA")
_SURE_PEOPLE = 200_000
"""A place of so many people is meant where its name stands; a smaller one may be another word."""
_AT_HOME = 0.6
"""How well known the namesake at home must be, beside the place abroad, to be meant."""
_LITTLE_KNOWN = 0.3
"""A place abroad no better known than this gives way to any namesake at home."""


class Lands:
    """The countries of a page's places; built once a page.

    `home` is the country of the localities the page names most, of those whose name fits no other country;
    `many` is in how many countries its localities lie.
    A place no table knows lies where the page once tells it to ("Plouha in Brittany"); a name that fits a
    place at home too ("San Juan") means that one, unless the page speaks of the other country.
    """

    def __init__(self, page: Page) -> None:
        places = [chunk for chunk in page.row if chunk.label in _PLACES and chunk.entities]
        named = [chunk for chunk in places if chunk.label == "L"]
        self._mentions = Counter(chunk.entities[0].key for chunk in places)
        self._told = self._told_once(page, named)
        self.home = _most_named(places)
        self._namesakes = _named_as_at_home(places, named, self.home)
        self.many = len({land for chunk in named if (land := self._land(chunk.entities[0])) is not None})

    def of(self, chunk: Chunk) -> list[str]:
        """The countries of what a chunk stands for or belongs to."""
        owner = chunk.data.get("of")
        entities = chunk.entities if owner is None else (*chunk.entities, owner)
        found = [land for entity in entities if (land := self._land(entity)) is not None]
        if not found and chunk.label == "Y" and chunk.data.get("country"):
            return [chunk.data["country"]]
        return found

    def may_be_a_word(self, sentence: Sentence, at: int) -> bool:
        """Whether a small place named once, first in its sentence, may be another word ("Highland town")."""
        chunk = sentence.chunks[at]
        return (
            at == 0
            and is_small(chunk)
            and bool(chunk.entities)
            and self._mentions[chunk.entities[0].key] == 1
            and self.told_beside(sentence, at) is None
        )

    def told_beside(self, sentence: Sentence, at: int) -> str | None:
        """The country told with a locality: "the Dutch municipality of Almere", "Almere, Netherlands"."""
        row, labels = sentence.chunks, sentence.labels
        before = _DEMONYM.search(labels, max(0, at - 3), at)
        if before:
            return _country(row[before.start()])
        behind = _LAND.match(labels, at + 1)
        if behind:
            return _country(row[behind.end() - 1])
        within = _REGION.match(labels, at + 1)
        if within and _is_region(row[within.end() - 1]):
            return _country(row[within.end() - 1])
        return None

    def _land(self, entity: Entity) -> str | None:
        key = entity.key
        return self._namesakes.get(key) or entity.country or self._told.get(key)

    def _told_once(self, page: Page, named: list[Chunk]) -> dict[str, str]:
        """The countries of places no table knows, from where each is told with one."""
        told: dict[str, str] = {}
        if all(_country(chunk) is not None for chunk in named):
            return told
        for sentence in page.sentences:
            for at, chunk in enumerate(sentence.chunks):
                if chunk.label == "L" and chunk.entities and chunk.entities[0].country is None:
                    land = self.told_beside(sentence, at)
                    if land is not None:
                        told.setdefault(chunk.entities[0].key, land)
        return told


def _most_named(places: list[Chunk]) -> str | None:
    """The country most named by places, in so far as it is told or their names fit no place elsewhere."""
    countries = {_country(chunk) for chunk in places if chunk.label in "Cc"}
    named = Counter(
        land
        for chunk in places
        if chunk.label in "LY" and (land := _country(chunk)) is not None
        if land in countries or len(_readings(chunk)) < 2
    )
    return named.most_common(1)[0][0] if named else None


def _named_as_at_home(places: list[Chunk], named: list[Chunk], home: str | None) -> dict[str, str]:
    """Places taken for one abroad whose names fit one at home, where nothing else tells of the other."""
    afar = [chunk for chunk in named if _country(chunk) not in (home, None)]
    if home is None or not afar:
        return {}
    spoken_of = {
        _country(chunk)
        for chunk in places
        if chunk.label in "CcA" or (chunk.label in "LPp" and len(_readings(chunk)) == 1)
    }
    return {
        chunk.entities[0].key: home
        for chunk in afar
        if (land := _country(chunk)) is not None and land not in spoken_of and _may_lie_in(chunk, home, land)
    }


def is_small(chunk: Chunk) -> bool:
    """Whether a name is only one of the many small places of the world, which other words look like."""
    names = chunk.hit.names if chunk.hit is not None else ()
    return (
        chunk.label == "L"
        and bool(names)
        and all(name.tier == "world" for name in names)
        and not _is_well_known(chunk)
    )


def _is_well_known(chunk: Chunk) -> bool:
    place = chunk.data.get("place")
    return isinstance(place, Place) and place.population >= _SURE_PEOPLE


def _is_region(chunk: Chunk) -> bool:
    """Whether something lies there: a region behind "in"."""
    place = chunk.data.get("place")
    return bool(chunk.data.get("where")) and isinstance(place, Place) and place.level == 1


def _country(chunk: Chunk) -> str | None:
    return chunk.entities[0].country if chunk.entities else None


def _readings(chunk: Chunk) -> set[str]:
    """The countries that have a place of this name."""
    names = chunk.hit.names if chunk.hit is not None else ()
    return {name.id.partition("/")[0] for name in names if name.type == "locality"}


def _may_lie_in(chunk: Chunk, home: str, land: str) -> bool:
    """Whether a name fits a place at home about as well as the one it was taken for."""
    names = chunk.hit.names if chunk.hit is not None else ()
    here = max((name.prior for name in names if name.id.startswith(home + "/")), default=0.0)
    there = max((name.prior for name in names if name.id.startswith(land + "/")), default=1.0)
    return here > 0 and (here >= _AT_HOME * there or there < _LITTLE_KNOWN)
