"""Which locality a name means here: the readings of a known name, weighed by what stands around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from math import log10
from typing import NamedTuple

from comity.reading.marks.chunks import Chunk
from comity.reference.form import Form
from comity.reference.gazetteer import Gazetteer
from comity.reference.place import Place
from comity.reference.towns import towns_named

_LINK = {", ", " (", " in ", " of ", ", in ", " in the ", " of the ", " from "}
_APPOSING = (", ", " (")
_BIG = 150_000
_TOWN = 40_000
_KNOWN_TOWN = 15_000
_KNOWN_PROVINCE = 100_000
"""How many people a province whose number is not known has at least, for how well it is known."""
_BY_A_SMALL_PLACE = 0.5
_BY_A_PROVINCE = 1.0
_ELSEWHERE = 3.0
_ORDINARY, _INITIAL = 0.6, 1.0
"""How much less likely an everyday word is a place, and one that begins a sentence ("Golden year for …")."""
_HOLDS_ANOTHER = 1.0
"""How much likelier a province is meant that a place lies in which the text surely names."""
_SURELY = "!"
_REGION_BACK = 3
_FAR_AHEAD = 10
_TELLING_OF_A_COUNTRY = re.compile("[PCABT]")
_NAMED = re.compile("P")
_TITLED = re.compile("H")
_A_TOWN = re.compile("(?:,i?|i)t(?=AT)")
_MAYORS = frozenset({"mayor", "deputy mayor"})
_GOVERNORS = frozenset({"governor", "vice governor", "deputy governor", "premier", "prefect"})
_COORDINATED = re.compile(r"[P&,NG]{0,7}\(C")
_KINDS = ("T", "H")
"""What behind "German" tells of a place there, not of people or things ("the German town")."""
_SEVERAL = 2
_CURATED = {"vn", "kr"}
"""Countries whose localities the tables hold completely; a region elsewhere needs its country in the text."""


class Beside(NamedTuple):
    """What a word beside a name tells of it: its level and, of a type word, the kind.

    `placed`: whether it stands where places do, behind "of" or "in", before a mayor or beside another place;
    `initial`: whether it begins a sentence, where any word has a capital.
    """

    level: int | None
    kind: str | None = None
    placed: bool = False
    initial: bool = False


class PlaceChooser:
    """Chooses among the readings of every place name of one text.

    A reading gains by the type word beside it, by a parent or country named next to it, by the
    countries the text speaks of, by having existed at the time, and by its prior. World cities that
    nothing in the text supports are no places at all.
    """

    def __init__(self, table: Gazetteer, text: str, row: list[Chunk], on: date | None) -> None:
        self._table, self._text, self._on = table, text, on
        self._row = row
        self._labels = "".join([chunk.label for chunk in row])
        self._votes, self.spoken_of = self._countries_spoken_of()
        self._parents = self._parents_of_the_named()
        self._of_cities = self._tells_of_mayors()
        named = [row[found.start()] for found in _NAMED.finditer(self._labels)]
        self._spelt = Counter([text[chunk.start : chunk.end].lower() for chunk in named])
        self._plain: dict[tuple[str, Beside], tuple[float, Place | None]] = {}

    def choose_all(self, told: dict[int, Beside]) -> dict[int, Place | None]:
        """The reading of every place name, by the chunk it stands at; None where nothing supports any.

        `told` gives what a word beside each name says. One spelling means one place
        throughout a text, except where its parent or country is written beside it. A name said to
        lie in a country where no known place bears it ("San Carlos in Nicaragua") means the one small
        town of that name there; where there are none or several, it is left for later.
        """
        self._labels = "".join([chunk.label for chunk in self._row])
        best: dict[str, tuple[float, Place | None]] = {}
        own: dict[int, tuple[str, float, Place | None]] = {}
        bare: set[str] = set()
        lesser: dict[str, Place | None] = {}
        for at, beside in told.items():
            around = self._around(at)
            score, place = self._best(at, beside, around)
            chunk = self._row[at]
            key = self._text[chunk.start : chunk.end].lower()
            lands = self._lands_without_it(chunk, at, around)
            if lands and lesser.get(key) is None:
                lesser[key] = _small_town(key, lands, around)
            typed = place is not None and beside.level == 1 and str(beside.kind) in place.type
            own[at] = (key, score if (around and score > 3) or typed else 0.0, place)
            if beside.level is None:
                bare.add(key)
            elif key in bare and place is not None and _is_the_city_of_its_province(place):
                own[at] = (key, score, place)  # "Kon Tum" till now, and then "Kon Tum City"
                continue
            if score > best.get(key, (0.0, None))[0]:
                best[key] = (score, place)
        settled = {
            at: place if certain and place is not None else best.get(key, (0.0, None))[1]
            for at, (key, certain, place) in own.items()
        }
        return {at: lesser.get(key, settled[at]) for at, (key, _, _) in own.items()}

    def _best(self, at: int, beside: Beside, around: set[str]) -> tuple[float, Place | None]:
        """The best reading where a name stands; one that nothing stands around is weighed once a text."""
        chunk = self._row[at]
        surface = self._text[chunk.start : chunk.end]
        if around:
            return self._weighed(chunk, surface, beside, around)
        known = self._plain.get((surface, beside))
        if known is None:
            known = self._plain[surface, beside] = self._weighed(chunk, surface, beside, around)
        return known

    def _weighed(
        self, chunk: Chunk, surface: str, beside: Beside, around: set[str]
    ) -> tuple[float, Place | None]:
        assert chunk.hit is not None
        again = self._spelt[surface.lower()] > 1
        scored = [
            (
                self._score(name, self._table.place(name.id), beside, around, again)
                - (0.0 if name.text == surface else 0.4),
                -rank,
                name,
            )
            for rank, name in enumerate(chunk.hit.names)
            if name.type == "locality"
        ]
        if not scored:
            return 0.0, None
        score, _, name = max(scored, key=lambda item: item[:2])
        if score <= 0:
            return score, None
        place = self._table.place(name.id)
        if not beside.level and len(scored) > 1 and self._is_rather_a_city(name, place):
            within = [
                item for item in scored if _land(item[2].id) == place.country and item[2].kind == "name"
            ]
            namesakes = [
                item
                for item in within
                if item[2].id != place.id
                and (_is_told_with_its_type(name, place) or item[2].id.startswith(place.id + "/"))
            ]
            if namesakes:
                place = self._table.place(max(namesakes, key=lambda item: item[:2])[2].id)
        return score, place

    def _is_rather_a_city(self, name: Form, place: Place) -> bool:
        """Whether a bare name that is a region's, too, is more likely its city's."""
        of_cities = self._of_cities and place.level == 1 and place.country not in _CURATED
        return _is_told_with_its_type(name, place) or (of_cities and not is_city(place.type))

    def kind(self, place: Place) -> str:
        """The place's type when the text was published; every type it ever had where that is not known."""
        if self._on is None:
            return "|".join(dict.fromkeys((*(span.value for span in place.types), place.type)))
        return place.type_on(self._on)

    def _score(self, name: Form, place: Place, beside: Beside, around: set[str], again: bool) -> float:
        core = name.tier == "core"
        known = core and (place.country in _CURATED or place.country in self._votes)
        score = name.prior + (1.0 if known else -0.2 if core else 0.0)
        if name.ordinary:
            score -= _ORDINARY + (_INITIAL if beside.initial else 0.0)
        score += -0.3 if name.kind == "alias" else 0.0
        if not core:
            well_known = place.population >= _TOWN or place.iso is not None
            spoken_of = self.spoken_of.get(place.country, 0.0) >= (1 if well_known else 2)
            supported = (
                spoken_of
                or again
                or place.population >= _BIG
                or beside.level is not None
                or place.country in around
                or name.text.endswith(" " + place.type.title())
            )
            placed = beside.placed and not name.ordinary and place.population >= _KNOWN_TOWN
            score += (
                (0.0 if supported else -0.5 if placed else -2.0)
                + 0.3 * log10(max(place.population, 1000 if place.iso is None else _KNOWN_PROVINCE))
                - 0.9
            )
        votes = self._votes.get(place.country, 0.0)
        score += 0.4 * min(4.0, votes) + 0.2 * min(2.0, self.spoken_of.get(place.country, 0.0) - votes)
        if around:
            score += _kinship(place, around) - (
                _ELSEWHERE if self._is_elsewhere(name, place, around) else 0.0
            )
        score += _agreement(place, beside) + (_HOLDS_ANOTHER if place.id in self._parents else 0.0)
        if not place.existed(self._on) if self._on is not None else place.valid_to is not None:
            score -= 0.4
        return score

    def _is_elsewhere(self, name: Form, place: Place, around: set[str]) -> bool:
        """Whether a small town of the name lies in the region beside it, and this place does not."""
        if place.country in _CURATED or place.level == 1 or place.parent in around:
            return False
        beside = {key for key in around if key.count("/") == 1 and _land(key) == place.country}
        return bool(beside) and any(town.parent in beside for town in towns_named(name.text))

    def _lands_without_it(self, chunk: Chunk, at: int, around: set[str]) -> set[str]:
        """The countries a name is said to lie in, where no known place there bears it.

        A great city is not doubted for a country beside it ("a delegation of Hanoi in Korea").
        """
        names = chunk.hit.names if chunk.hit is not None else ()
        lands = self._described(at)
        if not lands and not any(self._is_well_known(name) for name in names):
            lands = {_land(key.removeprefix(_SURELY)) for key in around if key.startswith(_SURELY)}
        return set() if lands & {_land(name.id) for name in names} else lands

    def _is_well_known(self, name: Form) -> bool:
        return name.tier == "core" or self._table.place(name.id).population >= _BIG

    def _described(self, at: int) -> set[str]:
        """Whose town a name is told to be ("the Belgian city of Linden", "Linden, a Belgian town")."""
        people = at - _REGION_BACK if self._labels[max(0, at - _REGION_BACK) : at] in ("ATf", "AHf") else -1
        if behind := _A_TOWN.match(self._labels, at + 1):
            people = behind.end()
        hit = self._row[people].hit if people >= 0 else None
        return {_land(name.id) for name in hit.names} if hit is not None else set()

    def _around(self, at: int) -> set[str]:
        """Ids of places and countries written right beside the name, as its parent would be.

        Regions it is surely said to lie in ("in Seoul", "Seoul's") stand there once more with a mark.
        """
        found: set[str] = set()
        near_by = self._labels[max(0, at - _REGION_BACK) : at] + self._labels[at + 1 : at + _FAR_AHEAD]
        found.update(self._described(at))
        if "P" not in near_by and "C" not in near_by:
            return found
        for other in (at + 1, at + 2, at + 3, at + 4, at - 1, at - 2):
            near = self._row[other] if 0 <= other < len(self._row) else None
            if near is None or near.hit is None or near.label not in "PC" or near.hit.layer != "names":
                continue
            if self._leads_up(at, near) if other > at else self._possesses(near, at):
                found.update(name.id for name in near.hit.names)
                if near.label == "C" and self._is_apposed(at, near, other):
                    found.update(_SURELY + name.id for name in near.hit.names)
                if other < at or " in " in self._text[self._row[at].end : near.start]:
                    found.update(_SURELY + name.id for name in near.hit.names)
        if at > _REGION_BACK and self._labels[at - _REGION_BACK : at] == "PTf":
            region = self._row[at - _REGION_BACK].hit
            for name in region.names if region is not None else ():
                found.update((name.id, _SURELY + name.id))
        return found | self._shared_country(at)

    def _leads_up(self, at: int, above: Chunk) -> bool:
        """Whether only a link, and a type word at most, stands between a name and the one behind it."""
        return self._gap(at, above) in _LINK

    def _is_apposed(self, at: int, country: Chunk, behind: int) -> bool:
        """Whether a country says where the name lies ("Redland, Australia"), and does nothing of its own."""
        owns = self._labels[behind + 1 : behind + 2] == "'"
        return behind > at and not owns and self._gap(at, country) in _APPOSING

    def _gap(self, at: int, above: Chunk) -> str:
        """What stands between a name and one behind it, without a type word."""
        kinds = [
            chunk for chunk in self._row[at + 1 : at + 4] if chunk.label == "T" and chunk.end <= above.start
        ]
        gap = self._text[self._row[at].end : above.start]
        for kind in kinds[:1]:
            gap = gap.replace(" " + self._text[kind.start : kind.end], "", 1)
        return gap

    def _possesses(self, owner: Chunk, at: int) -> bool:
        return self._text[owner.end : self._row[at].start].startswith(("'s ", "’s "))

    def _shared_country(self, at: int) -> set[str]:
        """The country in brackets behind a coordination ("Bilbao and Zaragoza (Spain)")."""
        found = _COORDINATED.match(self._labels, at + 1)
        hit = self._row[found.end() - 1].hit if found is not None else None
        return {name.id for name in hit.names} if hit else set()

    def _tells_of_mayors(self) -> bool:
        """Whether the text tells of mayors and of nobody who governs a province."""
        words = [self._row[found.start()].word for found in _TITLED.finditer(self._labels)]
        titles = {word.code for word in words if word is not None}
        return bool(titles & _MAYORS) and not titles & _GOVERNORS

    def _is_a_great_city_elsewhere(self, names: tuple[Form, ...], known: set[str]) -> bool:
        """Whether a region's name is a great city's abroad, or many countries' (Portland, San Juan)."""
        lands = {_country(name) for name in names}
        if len(lands) > _SEVERAL and not lands & _CURATED:
            return True
        places = [
            self._table.place(name.id) for name in names if name.type == "locality" and name.kind == "name"
        ]
        people = max([place.population for place in places if place.country in known], default=_BIG)
        return any(place.country not in known and place.population >= max(_BIG, people) for place in places)

    def _parents_of_the_named(self) -> set[str]:
        """What the world's places lie in whose names are borne by no others."""
        names = [self._row[found.start()].hit for found in _NAMED.finditer(self._labels)]
        places = [
            self._table.place(hit.names[0].id) for hit in names if hit is not None and len(hit.names) == 1
        ]
        return {
            place.parent for place in places if place.parent is not None and place.country not in _CURATED
        }

    def _countries_spoken_of(self) -> tuple[dict[str, float], dict[str, float]]:
        """How much the text speaks of each country by what is well known; the same with small places, too."""
        votes: dict[str, float] = defaultdict(float)
        small: dict[str, Form] = {}
        for found in _TELLING_OF_A_COUNTRY.finditer(self._labels):
            chunk, label = self._row[found.start()], found.group()
            if chunk.hit is None:
                continue
            names = chunk.hit.names
            if label in "BT":
                if chunk.hit.words and chunk.hit.words[0].attr("country"):
                    votes[chunk.hit.words[0].attr("country")] += 1
                continue
            known = {_country(name) for name in names if name.tier == "core" or name.type == "country"}
            if len(known) == 1 and not (len(names) > 1 and self._is_a_great_city_elsewhere(names, known)):
                things = label == "A" and not self._labels.startswith(_KINDS, found.end())
                votes[known.pop()] += 0.4 if things else 1.0
            elif label == "P" and not known and _are_of_one_country(names):
                small[self._text[chunk.start : chunk.end]] = names[0]
        spoken_of = dict(votes)
        for name in small.values():
            province = self._table.place(name.id).iso is not None
            weight = _BY_A_PROVINCE if province else _BY_A_SMALL_PLACE
            spoken_of[_country(name)] = spoken_of.get(_country(name), 0.0) + weight
        return dict(votes), spoken_of


def _small_town(name: str, lands: set[str], around: set[str]) -> Place | None:
    """The one small town of a name in these countries, in the region beside it where one is told."""
    there = [town for town in towns_named(name) if town.country in lands]
    near = [town for town in there if town.parent in around] or there
    return near[0] if len(near) == 1 else None


def _is_told_with_its_type(name: Form, place: Place) -> bool:
    """Whether a region bears the name only with its type behind ("Tampere Region", "Veszprém County").

    The bare name is its city's then.
    """
    return (
        place.level == 1
        and place.country not in _CURATED
        and (name.kind == "alias" or place.id.endswith("-" + place.type.replace("_", "-")))
    )


def _is_the_city_of_its_province(place: Place) -> bool:
    """Whether a city bears its province's name, which the bare name then means more likely."""
    if place.country not in _CURATED or place.parent is None or not is_city(place.type):
        return False
    return place.id.rpartition("/")[2] == place.parent.rpartition("/")[2]


def _kinship(place: Place, around: set[str]) -> float:
    """What is written beside a name speaks for places in it, and against those said to be elsewhere."""
    if around & {place.country, place.parent or "-"}:
        return 3.0
    if any(key != place.id and key.rpartition("/")[0] == place.parent for key in around):
        return 1.5  # "San Fernando, Pampanga": both in one region
    sure = [key[1:] for key in around if key.startswith(_SURELY)]
    regions = [key for key in sure if key.count("/") == 1]
    elsewhere = place.level == 2 and bool(regions) and all(_land(key) == place.country for key in regions)
    abroad = place.country not in _CURATED and bool(sure) and all("/" not in key for key in sure)
    return -3.0 if elsewhere or abroad else 0.0


def _agreement(place: Place, beside: Beside) -> float:
    """How well a place fits the word beside its name; a county may stand on the first level, too."""
    if beside.level == 0:
        return 0.8 if is_city(place.type) or place.level == 2 else -0.2
    if beside.level is None:
        return 0.0
    if beside.kind is not None and beside.kind in place.type:
        return 1.8
    if place.level != beside.level:
        return -1.5
    return 1.0 if is_city(place.type) else 1.5


def _country(name: Form) -> str:
    return _land(name.id)


def _are_of_one_country(names: tuple[Form, ...]) -> bool:
    """Whether places of one country alone bear a name that is no everyday word."""
    return not any(name.ordinary for name in names) and len({_country(name) for name in names}) == 1


def _land(key: str) -> str:
    return key.split("/", 1)[0]


def is_city(kind: str) -> bool:
    """Whether a reference type is a city of any level.

    >>> is_city("metropolitan_city"), is_city("municipality"), is_city("province")
    (True, True, False)
    """
    return "city" in kind or "municipality" in kind or "capital" in kind


def is_province(kind: str) -> bool:
    """Whether a reference type is a province, state or prefecture, at one time at least.

    >>> is_province("special_self_governing_province"), is_province("city|province"), is_province("city")
    (True, True, False)
    """
    return any(word in kind for word in ("province", "prefecture", "state", "region", "department", "oblast"))
