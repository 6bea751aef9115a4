"""Every locality, country and organisation known beforehand, by id and by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import TypeVar

from rapidfuzz import fuzz, process

from comity.errors import UnknownName
from comity.model.names import fold, unaccented
from comity.reference import country as countries_page
from comity.reference import tables
from comity.reference.affix import Affix, bares, is_hangul
from comity.reference.catalogue import (
    abbreviation_forms,
    country_forms,
    curated_forms,
    organisation_forms,
    prior,
    world_forms,
)
from comity.reference.change import Act, Change
from comity.reference.country import Country
from comity.reference.form import Form
from comity.reference.lineage import Lineage
from comity.reference.organisation import Organisation
from comity.reference.place import Place
from comity.reference.reading import Reading, existence
from comity.reference.romanization import sound
from comity.reference.spelling import spellings
from comity.reference.towns import town
from comity.reference.world import world_places

Known = TypeVar("Known")
Hit = tuple[str, str]
"""An entity's id and the spelling of it that was met."""


class Gazetteer:
    """The reference tables in memory; `load()` gives the packaged ones."""

    def __init__(
        self,
        places: Sequence[Place],
        world: Sequence[Place],
        countries: Mapping[str, Country],
        organisations: Sequence[Organisation],
        acts: Sequence[Act],
    ) -> None:
        self._core = {place.id: place for place in places}
        self._world = {place.id: place for place in world if place.id not in self._core}
        self._places = {**self._world, **self._core}
        self._countries = countries
        self._organisations = {organisation.id: organisation for organisation in organisations}
        self.lineage = Lineage(self._places, acts)

    # By id

    def place(self, key: str) -> Place:
        """The locality of an id; UnknownName where there is none."""
        found = self._locality(key)
        return found or _known(self._places, key, "is no locality of the reference tables")

    def _locality(self, key: str) -> Place | None:
        """The locality of an id, a small town, too; None where there is none."""
        return self._places.get(key) or town(key)

    def country(self, key: str) -> Country:
        """The country of an ISO 3166-1 alpha-2 code in lower case; UnknownName where there is none."""
        return _known(self._countries, key, "is no country code")

    def organisation(self, key: str) -> Organisation:
        """The organisation of an id; UnknownName where there is none."""
        return _known(self._organisations, key, "is no organisation of the reference tables")

    def places(self) -> Iterator[Place]:
        """Every locality but the small towns of the world, which are only found by name."""
        return iter(self._places.values())

    def organisations(self) -> Iterator[Organisation]:
        """Every organisation, the generic roles included."""
        return iter(self._organisations.values())

    def under(self, key: str) -> tuple[str, ...]:
        """The localities and organisations of the tables right under one, now or as they last were."""
        return self._under.get(key, ())

    @cached_property
    def _under(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        known: list[Place | Organisation] = [*self._places.values(), *self._organisations.values()]
        for each in known:
            if above := each.parent or each.country:
                found.setdefault(above, []).append(each.id)
        return {above: tuple(ids) for above, ids in found.items()}

    def parent(self, key: str, on: date | None = None) -> Place | None:
        """What a locality belonged to on a day (now, without one); None directly under its country."""
        parent = self.place(key).parent_on(on)
        return self._places.get(parent) if parent else None

    def children(self, key: str, on: date | None = None) -> list[Place]:
        """The localities directly under a locality or country on a day, by id."""
        there = (place for place in self._places.values() if (place.parent_on(on) or place.country) == key)
        return sorted((place for place in there if self._existed(place, on)), key=lambda place: place.id)

    def status(self, key: str, on: date) -> str | None:
        """A locality's type on a day; None where it did not exist."""
        place = self.place(key)
        return place.type_on(on) if place.existed(on) else None

    def became(self, key: str, on: date | None = None) -> list[Change]:
        """What a locality became up to a day, step by step; empty while it lasts."""
        return self.lineage.became(key, on) if self._has_history(key) else []

    def was(self, key: str, on: date | None = None) -> list[Change]:
        """What a locality was made from or absorbed up to a day."""
        return self.lineage.was(key, on) if self._has_history(key) else []

    def _has_history(self, key: str) -> bool:
        """Whether the tables tell a locality's history; of the small towns they only know the names."""
        return self.place(key).id in self._places

    # By name

    def forms(self) -> Iterator[Form]:
        """Every spelling a reader should look for."""
        yield from (form for country in self._countries.values() for form in country_forms(country))
        yield from (form for body in self._organisations.values() for form in organisation_forms(body))
        yield from (form for place in self._core.values() for form in curated_forms(place))
        yield from (form for place in self._world.values() for form in world_forms(place))
        yield from abbreviation_forms()

    def readings(self, name: str, on: date | None = None, country: str | None = None) -> list[Reading]:
        """Every locality and country a name can mean, best first.

        Those that existed on the day stand first, then those of the country asked for, then those
        whose type agrees with the word of a kind in the name ("City", "성"), then the better known.
        A name no entity bears is tried as one inside another ("Ulsan Buk-gu"), then, where it is told
        to be Korean, as one in an older romanization ("Sung-buk-gu"). Empty where nothing fits.
        """
        found: dict[str, Reading] = {}
        for text, affix in self._attempts(name):
            for key, form in (*self._index.get(fold(text), ()), *self._shortened.get(text, ())):
                reading = self._reading(key, self._closest(key, text, form), name, affix, on)
                if key not in found or reading.fit > found[key].fit:
                    found[key] = reading
        ranked = self._ranked(found.values(), name, country)
        return ranked or self._inside(name, on, country) or self._sounding(name, on, country)

    def reading(self, key: str, on: date | None = None) -> list[Reading]:
        """The one reading an id has; empty where nothing has that id."""
        if key not in self._countries and self._locality(key) is None:
            return []
        return [self._reading(key, key, key, None, on)]

    def organisation_readings(self, name: str) -> list[Organisation]:
        """Every organisation that bears a name, by id; generic roles included."""
        return [self._organisations[key] for key in self._organisation_index.get(fold(name), ())]

    def near(self, name: str, limit: int = 5, at_least: float = 75.0) -> list[Reading]:
        """Readings of the known names spelled most like a name, for suggestions."""
        keys = self._jamo
        close = process.extract(
            _jamo(name), keys.keys(), scorer=fuzz.ratio, limit=limit * 3, score_cutoff=at_least
        )
        hits = (hit for jamo, _, _ in close for hit in self._index[keys[jamo]])
        found: dict[str, Reading] = {}
        for key, form in hits:
            found.setdefault(key, self._reading(key, form, form, None, None))
        return list(found.values())[:limit]

    def _attempts(self, name: str) -> Iterator[tuple[str, Affix | None]]:
        yield name, None
        for bare in bares(name):
            yield bare.name, bare.affix

    @cached_property
    def _index(self) -> dict[str, list[Hit]]:
        """Folded spelling to what bears it."""
        index: dict[str, list[Hit]] = {}

        def add(owner: str, texts: Iterable[str]) -> None:
            met = set()
            for text in texts:
                folded = fold(text)
                if folded and folded not in met:
                    met.add(folded)
                    index.setdefault(folded, []).append((owner, text))

        for country in self._countries.values():
            add(country.id, (*country.every_name, *country.demonyms, *country.clipped))
        for place in self._core.values():
            made = (text for text, _ in spellings(place))
            add(place.id, (*place.names.values(), *place.aliases, *made))
        for place in self._world.values():
            add(place.id, (*place.names.values(), *place.aliases))
        return index

    @cached_property
    def _shortened(self) -> dict[str, list[Hit]]:
        """What bears an abbreviation, by the abbreviation exactly as written: "La." is no "La"."""
        found: dict[str, list[Hit]] = {}
        for form in abbreviation_forms():
            found.setdefault(form.text, []).append((form.id, form.text))
        return found

    @cached_property
    def _jamo(self) -> dict[str, str]:
        """Folded spellings taken apart into letters, so that 쑤엔 and 쑤옌 differ by one vowel only."""
        return {_jamo(key): key for key in self._index}

    @cached_property
    def _sounds(self) -> dict[str, list[Hit]]:
        """Latin spellings of Korean localities by how they sound."""
        sounds: dict[str, list[Hit]] = {}
        for place in self._core.values():
            if place.country == "kr":
                made = {sound(text): text for text, _ in spellings(place) if not is_hangul(text)}
                for key, text in made.items():
                    sounds.setdefault(key, []).append((place.id, text))
        return sounds

    @cached_property
    def _organisation_index(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for organisation in self._organisations.values():
            for folded in {fold(name) for name in organisation.every_name}:
                index.setdefault(folded, []).append(organisation.id)
        return index

    def _reading(self, key: str, form: str, name: str, affix: Affix | None, on: date | None) -> Reading:
        place = self._locality(key)
        # A name borne with its word of a kind ("Mexico City") fits as well as one that agrees with it.
        whole = 2 if bares(name) else 1
        if place is None:
            country = self._countries[key]
            return Reading(
                id=key,
                type="country",
                place=None,
                form=form,
                existed=True,
                prior=1.0,
                fit=0 if affix else whole,
                reason=f"“{form}” is a name of the country {country.name}.",
            )
        then = place.type_on(on)
        fit = whole if affix is None else affix.agreement(place, then)
        return Reading(
            id=key,
            type="locality",
            place=place,
            form=form,
            fit=fit,
            existed=self._existed(place, on),
            prior=prior(place, curated=key in self._core),
            reason=self._reason(place, form, affix, fit, on),
        )

    def _reason(self, place: Place, form: str, affix: Affix | None, fit: int, on: date | None) -> str:
        kind = place.type_on(on).replace("_", " ")
        where = self.parent(place.id, on)
        within = f"{where.name}, " if where else ""
        words = [f"“{form}” is a name of the {kind} of {within}{self.country(place.country).name}"]
        if affix is not None and fit == 0:
            words.append(f"which is no “{affix.words[0]}”")
        if lasting := existence(place, on):
            words.append(f"which {lasting}")
        return ", ".join(words) + "."

    def _closest(self, key: str, text: str, form: str) -> str:
        """The spelling as it was met, where the place has just that one too."""
        place = self._places.get(key)
        return text if place and (text in place.names.values() or text in place.aliases) else form

    def _ranked(self, readings: Iterable[Reading], name: str, country: str | None) -> list[Reading]:
        texts = [text for text, _ in self._attempts(name)]

        def rank(reading: Reading) -> tuple[object, ...]:
            place = reading.place
            return (
                not reading.existed,
                country is not None and reading.id.split("/", 1)[0] != country,
                -reading.fit,
                -max(_likeness(reading.form, text) for text in texts),
                place is not None and not _is_own(place, reading.form),
                -reading.prior,
                place is not None and place.valid_to is not None,
                reading.id,
            )

        return sorted(readings, key=rank)

    def _inside(self, name: str, on: date | None, country: str | None) -> list[Reading]:
        """Readings of a name that gives the outer locality too, before or after the inner one."""
        for outer, inner in _splits(name):
            holders = {key for text, _ in self._attempts(outer) for key, _ in self._index.get(fold(text), ())}
            if not holders:
                continue
            inner_readings = self.readings(inner, on, country) if _splittable(inner, name) else []
            kept = [r for r in inner_readings if holders & set(self._holders(r.id, on))]
            if kept:
                return kept
        return []

    def _sounding(self, name: str, on: date | None, country: str | None) -> list[Reading]:
        """Korean localities of a name in an older romanization, where something says that it is Korean."""
        affixes = {bare.affix.country for bare in bares(name)}
        if is_hangul(name) or (country != "kr" and ("kr",) not in affixes):
            return []
        hits = {
            key: form for text, _ in self._attempts(name) for key, form in self._sounds.get(sound(text), ())
        }
        readings = [self._reading(key, form, name, None, on) for key, form in hits.items()]
        return self._ranked(readings, name, country)

    def _holders(self, key: str, on: date | None) -> Iterator[str]:
        """The ids a locality stood in: its parents then and now, and its country."""
        place = self._places.get(key)
        if place is None:
            return
        yield place.country
        parents = {place.parent, place.parent_on(on), *(span.value for span in place.parents)}
        for parent in parents:
            if parent:
                yield parent
                yield from self._holders(parent, on)

    def _existed(self, place: Place, on: date | None) -> bool:
        return on is None or place.existed(on)


def _known(table: Mapping[str, Known], key: str, reason: str) -> Known:
    try:
        return table[key]
    except KeyError:
        raise UnknownName(key, reason) from None


def _splits(name: str) -> Iterator[tuple[str, str]]:
    """(outer, inner) pairs: "Gangnam, Seoul" and "Ulsan Buk-gu"."""
    if ", " in name:
        inner, outer = name.split(", ", 1)
        yield outer, inner
    words = name.split()
    for cut in range(1, len(words)):
        yield " ".join(words[:cut]), " ".join(words[cut:])


def _splittable(inner: str, name: str) -> bool:
    return bool(fold(inner)) and len(inner) < len(name)


def _jamo(name: str) -> str:
    return unicodedata.normalize("NFD", fold(name))


def _likeness(form: str, name: str) -> int:
    """2 the same characters, 1 the same but for case and accents, 0 the same letters only."""
    if form == name:
        return 2
    return int(unaccented(form).lower() == unaccented(name).lower())


def _is_own(place: Place, form: str) -> bool:
    """Whether a spelling is the place's tabled name, with or without the word of its kind."""
    own = {
        fold(text) for name in place.names.values() for text in (name, *(bare.name for bare in bares(name)))
    }
    return fold(form) in own


@cache
def load() -> Gazetteer:
    """The packaged reference tables, read once a process."""
    return Gazetteer(
        places=tuple(tables.curated_places()),
        world=tuple(world_places()),
        countries=countries_page.countries(),
        organisations=tuple(tables.organisations()),
        acts=tuple(tables.acts()),
    )
