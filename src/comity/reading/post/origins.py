"""Where the names and titles of a text's people are at home, against where an office is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from comity.model.entity import Entity
from comity.reading.page import Page
from comity.reading.post.fitness import is_country, named_by_family
from comity.reading.post.homelands import at_home, homelands, likely_homes, may_be_anywhere
from comity.reading.post.tenure import Tenure

_SAME_NAMES = {"cn": ("tw", "hk", "mo", "sg")}
"""Countries whose family names are those of another."""
_JAPAN = "jp"
_BODIES = re.compile("O")
_UNKNOWN = 0.5
"""How strange a person is to a place that no table knows, if the name is known to be some country's."""
_ABROAD = 0.4
"""How strange a person of a name usual elsewhere is to a country where people are called as anywhere."""


class Origins:
    """The countries that names and titles speak for, against those of places and bodies."""

    def __init__(self, page: Page) -> None:
        self._page, self._row = page, page.row
        self._traditions: dict[int, set[str]] = {}

    def traditions(self, tenure: Tenure) -> set[str]:
        """Countries whose family names the person's name begins with."""
        known = self._traditions.get(tenure.at)
        if known is None:
            known = self._traditions[tenure.at] = self._tradition_of(tenure.at)
        return known

    def _tradition_of(self, at: int) -> set[str]:
        name = self._row[at]
        hits = self._page.hits("surnames", name.start, name.start + 1)
        own = {word.code for hit in hits for word in hit.words if is_country(word.code)}
        if own.isdisjoint(self._countries) and name.entity is not None and homelands(name.entity.name):
            return set()  # "Kim Reynolds" where no Korea is spoken of
        return own.union(*(_SAME_NAMES.get(code, ()) for code in own))

    def foreign(self, tenure: Tenure, of: Entity) -> bool:
        """Whether the person's name is an unlikely one for an office there."""
        native, country = self.traditions(tenure), self._country_of(of)
        if country is None:
            return False
        titled = self._title_countries(tenure)
        if titled is not None:
            return country not in titled
        if native:
            return country not in native
        if country in named_by_family():
            return True
        if at_home(tenure.person.name, country) is not False:
            return False
        homes = likely_homes(tenure.person.name)
        mixed = may_be_anywhere(tenure.person.name) and _JAPAN not in homes
        return country == _JAPAN or not (mixed or self._countries.isdisjoint(homes))

    def unlikely(self, tenure: Tenure, of: Entity) -> bool:
        """Whether the person's name is another country's, or usual elsewhere."""
        country = of.country if of.type != "organisation" else None
        elsewhere = (
            country is not None
            and not self.traditions(tenure)
            and at_home(tenure.person.name, country) is False
        )
        return elsewhere or self.foreign(tenure, of)

    def strangeness(self, tenure: Tenure, place: Entity) -> float:
        """How little a place suits the person: 2 not at all, 1 where the place's country is not known."""
        if self.foreign(tenure, place):
            return 2
        if self._title_countries(tenure) is not None:
            return 0
        if not self.traditions(tenure) and place.country is not None:
            told = at_home(tenure.person.name, place.country)
            elsewhere = told is None and bool(homelands(tenure.person.name))
            return 1.0 if told is False else _ABROAD if elsewhere else 0.0
        if place.country is None and not may_be_anywhere(tenure.person.name):
            return _UNKNOWN
        return int(place.country is None and bool(self.traditions(tenure)))

    def _title_countries(self, tenure: Tenure) -> Sequence[str] | None:
        """The only countries where an office is called so: a "Bürgermeister" is where German is spoken."""
        word = self._row[tenure.title].word if tenure.title >= 0 else None
        countries: Sequence[str] | None = word.attr("countries") if word is not None else None
        return countries

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The countries that the text speaks of, by name or by a place in them."""
        named = (chunk.entities[0] for chunk in self._row if chunk.label in "LpCcA" and chunk.entities)
        codes = (entity.id if entity.type == "country" else entity.country for entity in named)
        return frozenset(code for code in codes if code is not None)

    def _country_of(self, of: Entity) -> str | None:
        return of.country if of.type != "organisation" else self._bodies.get(of)

    @cached_property
    def _bodies(self) -> dict[Entity, str | None]:
        """The countries of the bodies that the text names, by the place each belongs to where told first."""
        found: dict[Entity, str | None] = {}
        for at in _BODIES.finditer(self._page.labels):
            chunk = self._row[at.start()]
            place = chunk.data.get("of")
            if chunk.entity is not None and chunk.entity not in found:
                found[chunk.entity] = place.country if isinstance(place, Entity) else None
        return found
