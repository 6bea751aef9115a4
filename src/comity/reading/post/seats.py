"""Which localities, bodies and countries of a text could be what an office is held in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.names.places import is_city
from comity.reading.page import Page
from comity.reading.post.fitness import (
    SEAT_OF_LEVEL,
    can_be,
    fits,
    fits_at_a_pinch,
    has_many,
    is_country,
    named_by_family,
    named_city,
    needs_city,
    offices,
)
from comity.reading.post.holders import Holders
from comity.reading.post.homelands import at_home, homelands, likely_homes, may_be_anywhere
from comity.reading.post.tenure import Tenure
from comity.reading.setting.counterparts import counterparts_of
from comity.reading.setting.homeplace import homeliness

_SAME_NAMES = {"cn": ("tw", "hk", "mo", "sg")}
"""Countries whose family names are those of another."""
_JAPAN = "jp"
_MAIN = 3
"""How many times more than of the place a text may speak of another and still be at home in both."""
_PLACES = re.compile("[LpO]")
_SENTENCE_END = re.compile(r"\|")
_BODIES = re.compile("O")
# "Lyon sent Mayor X", "from Lyon, France, led by Mayor X", "the Lyon delegation headed by Mayor X".
_ITS_SUBJECT = re.compile(r"(?:,[cpC])*,?x{0,3},?x{1,3}i?t?[MJ]*")
_BY = re.compile(r"Li[MJ]*")
# "delegation from Lyon", "a team from the French city of Lyon", before the place.
_OF_PARTY = re.compile(r"[xM][if]t?[AVxT]{0,2}f?$")
_PARTY_REACH = 7
_ANY_PLACE = re.compile("(?<!i)(?<!it)[LYO]")
_UNKNOWN = 0.5
"""How strange a person is to a place that no table knows, if the name is known to be some country's."""
_ABROAD = 0.4
"""How strange a person of a name usual elsewhere is to a country where people are called as anywhere."""
_PARENT = 0.5
"""How much a place counts that stands for where its part lies: "Seoul's Guro District"."""
_DASHES = "–—-"
_DIGEST = 3
"""How many paragraphs open with a place of their own in a digest of news."""
_PINCH = 0.6
"""How much a place counts that has such an office only at a pinch, as a Korean county has a governor."""
_MERE_DATELINE = 5.0
"""How much a text is at home where an agency wrote it and nothing else is told of."""
_SCENE = 0.4
"""How much a place counts that is but the scene."""
_AT_HOME = 0.1
"""How much a text's being at home in a place tells of a body's office, against being named last."""
_LATER = 20
"""How much farther a place after the name counts than one before it, in chunks."""


class Seats:
    """The places, bodies and countries of one text, ranked for an office."""

    def __init__(self, page: Page, labels: str, told: list[Tenure]) -> None:
        self._page, self._row = page, page.row
        self._labels, self._told = labels, told
        self._traditions: dict[int, set[str]] = {}
        self._fitting: dict[tuple[str, str | None, bool], dict[str, list[int]]] = {}
        self._pinched: set[tuple[int, str, str | None]] = set()
        self._ranked: dict[tuple[int, int, str, str | None, bool], list[tuple[int, Entity]]] = {}

    @cached_property
    def _ends(self) -> list[int]:
        return [found.start() for found in _SENTENCE_END.finditer(self._labels)]

    @cached_property
    def _named(self) -> list[tuple[int, Entity]]:
        """The localities that the text names, each with its place in the row."""
        places = ((found.start(), self._place_at(found.start())) for found in _PLACES.finditer(self._labels))
        return [(at, place) for at, place in places if place is not None]

    @cached_property
    def _outshone(self) -> set[str]:
        """The cities of which the text speaks hardly more than of a district in them."""
        found = (key.rpartition("/")[0] for key in self._home if key.count("/") > 1)
        parents = {parent for parent in found if parent in self._home}
        return {
            parent
            for parent in parents
            if any(
                key.startswith(parent + "/") and weight * _MAIN >= self._home[parent]
                for key, weight in self._home.items()
            )
        }

    @cached_property
    def _actors(self) -> set[str]:
        """The localities that a text does not only name as where something happens or was written."""
        counterparts = counterparts_of(self._page)
        return {
            entity.key
            for at, entity in self._named
            if not self._row[at].data.get("where") and not counterparts.is_dateline(self._row[at])
        }

    @cached_property
    def _weight(self) -> dict[str, int]:
        """How often the text names each locality."""
        return {entity.key: count for entity, count in self._page.localities().items()}

    @cached_property
    def _home(self) -> dict[str, float]:
        """How much the text is at home in each locality, and in the city that a province is called like."""
        home = dict(homeliness(self._page))
        for at, place in self._named:
            city = named_city(self._row[at])
            if city is not None:
                home.setdefault(city.key, home.get(place.key, 0.0))
        return home

    @cached_property
    def _most_at_home(self) -> float:
        return max(self._home.values(), default=0.0)

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place of the row is in."""
        return bisect_right(self._ends, at)

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

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The countries that the text speaks of, by name or by a place in them."""
        named = (chunk.entities[0] for chunk in self._row if chunk.label in "LpCcA" and chunk.entities)
        codes = (entity.id if entity.type == "country" else entity.country for entity in named)
        return frozenset(code for code in codes if code is not None)

    def _country_of(self, of: Entity) -> str | None:
        if of.type != "organisation":
            return of.country
        return self._bodies.get(of)

    @cached_property
    def _bodies(self) -> dict[Entity, str | None]:
        """The countries of the bodies that the text names, by the place each belongs to where told first."""
        found: dict[Entity, str | None] = {}
        for at in _BODIES.finditer(self._labels):
            chunk = self._row[at.start()]
            place = chunk.data.get("of")
            if chunk.entity is not None and chunk.entity not in found:
                found[chunk.entity] = place.country if isinstance(place, Entity) else None
        return found

    def places(
        self, tenure: Tenure, level: int | None = None, anywhere: bool = False
    ) -> list[tuple[int, Entity]]:
        """Localities fit for the office with their place in the row, the likeliest first.

        A name of the country's own tradition, then the same sentence, then what the text speaks of most;
        `anywhere` asks for offices that places of any kind have.
        `level` is what a word beside the title says ("County head"); it goes before what the office says.
        """
        seat = SEAT_OF_LEVEL.get(level) if level is not None else None
        if tenure.code not in offices() and seat is None and not anywhere:
            return []
        asked = (tenure.at, tenure.title, tenure.code, seat, anywhere)
        known_places = self._ranked.get(asked)
        if known_places is None:
            known_places = self._ranked[asked] = self._rank(tenure, seat, anywhere)
        return known_places

    def _rank(self, tenure: Tenure, seat: str | None, anywhere: bool) -> list[tuple[int, Entity]]:
        """The places of an office, the likeliest first; the other side's only where there is no other."""
        free = self._ranking(tenure, seat, anywhere, self._is_other_side)
        return free or self._ranking(tenure, seat, anywhere, lambda *_: False)

    def _ranking(
        self, tenure: Tenure, seat: str | None, anywhere: bool, is_out: Callable[[Tenure, int], bool]
    ) -> list[tuple[int, Entity]]:
        best: list[tuple[tuple[float, ...], int, Entity]] = []
        first, last = self._bounds(tenure.at)
        section = self._section(tenure.at)
        for key, named in self._fit(tenure.code, seat, anywhere).items():
            before = max(0, bisect_left(named, first) - 2)
            about = named[before : bisect_left(named, last) + 1]
            told = [
                (self._nearness(tenure, at, key, key == section, seat, anywhere), at)
                for at in about
                if self.is_same_news(tenure.at, at) and not is_out(tenure, at)
            ]
            if told:
                entity = self._entity[key]
                nearness, at = min(told)
                city = named_city(self._row[at]) if self._has_city(at, tenure.code, seat) else None
                best.append(((self._strange(tenure, entity), *nearness), at, city or entity))
        best.sort(key=lambda item: item[0])
        return [(at, entity) for _, at, entity in best]

    def _nearness(
        self, tenure: Tenure, at: int, key: str, section: bool, seat: str | None, anywhere: bool
    ) -> tuple[float, float]:
        """How far a mention is: by marks where it stands by the title, else by how little is told of it."""
        pinched = not anywhere and (at, tenure.code, seat) in self._pinched
        if section or self._is_near(tenure, at, key) or (not pinched and self._is_topic(tenure, at)):
            return 0.0, float(abs(tenure.at - at) + _LATER * (at > tenure.at))
        share = self._share(tenure, at, key, anywhere)
        if pinched:
            korean = self._row[at].data["place"].country == "kr"
            share *= _PINCH if korean else _PINCH * _PINCH
        return 1.0, -share

    def _is_near(self, tenure: Tenure, at: int, key: str) -> bool:
        """Whether a place stands in the title's sentence so that it may well be the person's."""
        if self.sentence(at) != self.sentence(tenure.at):
            return False
        scene = self._is_scene(tenure, at)
        office = bool(self._row[at].data.get("government")) and at < tenure.title  # "at Hue City Hall by …"
        if self._row[at].data.get("where") and not scene and not office:
            return False
        if at >= tenure.at and self._home.get(key, 0.0) * _MAIN < self._most_at_home:
            return False
        known = scene or office or bool(self.traditions(tenure)) or self._comes_from(tenure, at)
        return known and not self._is_anothers(tenure, at)

    def _bounds(self, at: int) -> tuple[int, int]:
        """Where the sentence of a mark begins and ends in the row."""
        here = self.sentence(at)
        first = self._ends[here - 1] if here else 0
        return first, self._ends[here] if here < len(self._ends) else len(self._row)

    def _fit(self, code: str, seat: str | None, anywhere: bool) -> dict[str, list[int]]:
        """Where the localities stand that can have an office, by their keys."""
        asked = (code, seat, anywhere)
        if asked not in self._fitting:
            found: dict[str, list[int]] = {}
            for at, entity in self._named:
                fit = anywhere or fits(code, self._row[at], seat) or self._has_city(at, code, seat)
                if fit or fits_at_a_pinch(code, self._row[at], seat):
                    found.setdefault(entity.key, []).append(at)
                if not fit:
                    self._pinched.add((at, code, seat))
            self._fitting[asked] = found
        return self._fitting[asked]

    def _has_city(self, at: int, code: str, seat: str | None) -> bool:
        """Whether a province's name is its city's, too, which is meant where a mayor is told of."""
        if not needs_city(code, seat) or fits(code, self._row[at], seat):
            return False
        city = named_city(self._row[at])
        return city is not None and can_be(code, city)

    @cached_property
    def _entity(self) -> dict[str, Entity]:
        """Each locality as the text names it first."""
        return {entity.key: entity for _, entity in reversed(self._named)}

    def _place_at(self, at: int) -> Entity | None:
        """The locality a mark of the row names, by itself or in its council's name ("Hue City Council")."""
        chunk = self._row[at]
        if chunk.label == "O" and chunk.data.get("council"):
            of = chunk.data.get("of")
            return of if isinstance(of, Entity) and of.type == "locality" else None
        if chunk.label not in "Lp" or not chunk.entities or self._is_part_of_name(at):
            return None
        return None if self._is_above(at) else chunk.entities[0]

    def _is_above(self, at: int) -> bool:
        """Whether a place only says where the one before it lies: "Goheung County, South Jeolla"."""
        if at < 2 or self._labels[at - 2 : at] not in ("L,", "Li"):
            return False
        inner, outer = self._row[at - 2].entity, self._row[at].entity
        return inner is not None and outer is not None and (inner.id or "").startswith(f"{outer.id}/")

    def _comes_from(self, tenure: Tenure, at: int) -> bool:
        """Whether the words before the title make the place the person's.

        As in "a group from Lyon led by Mayor X" or "Lyon sent Mayor X". A name no country's own says nothing
        of where somebody is at home, so nearness alone does not, either.
        """
        if at > tenure.title:
            return False
        if _ITS_SUBJECT.fullmatch(self._labels, at + 1, tenure.title):
            return not self._row[at].data.get("where")
        if _BY.fullmatch(self._labels, at, tenure.title):
            return self._page.word(self._row[at + 1]) in particles("pointers", "agent")
        return self._sends_a_party(at)

    def _sends_a_party(self, at: int) -> bool:
        """Whether a group is from the place: "a delegation from the French city of Lyon"."""
        found = _OF_PARTY.search(self._labels, max(0, at - _PARTY_REACH), at)
        return found is not None and (
            self._page.word(self._row[found.start()]) in particles("pointers", "party")
            and self._page.word(self._row[found.start() + 1]) in particles("pointers", "origin")
        )

    def _is_scene(self, tenure: Tenure, at: int) -> bool:
        """Whether a sentence opens somewhere ("In Thika, the town clerk, X, …") where its people work."""
        if self._labels[at + 1 : at + 2] != "," or at > tenure.title:
            return False
        where = self._page.word(self._row[at + 2]) in particles("pointers", "where")
        return where or self._labels[max(0, at - 2) : at] in ("|i", "i")

    def _is_topic(self, tenure: Tenure, at: int) -> bool:
        """Whether the sentence before is about the place: "Lyon would like to join. Mayor X has asked."."""
        first, _ = self._bounds(tenure.at)
        if self.sentence(at) != self.sentence(tenure.at) - 1 or self._row[at].data.get("where"):
            return False
        if has_many(tenure.code):
            return False
        opening = self._labels[self._bounds(at)[0] : at]
        told = self._labels[first : tenure.title] + opening
        paragraph = self._page.text[self._row[at].end : self._row[tenure.title].start]
        return "\n" not in paragraph and self._labels[at + 1] == "x" and not _ANY_PLACE.search(told)

    def _is_anothers(self, tenure: Tenure, at: int) -> bool:
        """Whether the place stands in another person's title: "beside her sat Tunis mayor X"."""
        return any(other.person != tenure.person for other in self._titled.get(at, ()))

    @cached_property
    def _titled(self) -> dict[int, list[Tenure]]:
        """The tellings that hold a place of the row in their words and name what they are held in."""
        found: dict[int, list[Tenure]] = {}
        starts = self._page.mark_starts
        for told in self._told:
            if told.of is not None:
                for at in range(bisect_left(starts, told.start), bisect_left(starts, told.end)):
                    found.setdefault(at, []).append(told)
        return found

    def _is_part_of_name(self, at: int) -> bool:
        """Whether capitals run on after the place: "the Osaka Cultural Office" is no word of Osaka."""
        place, after = self._row[at], self._row[at + 1]
        if after.label not in "NVO" or after.start != place.end + 1:
            return False
        words = self._page.text[place.start : after.end]
        return not (words.isupper() and self._is_all_capitals(at))

    def _is_all_capitals(self, at: int) -> bool:
        """Whether the whole line is in capitals, as headlines are: "LYON GREETS ITS GUESTS"."""
        text, place = self._page.text, self._row[at]
        end = text.find("\n", place.end)
        return text[text.rfind("\n", 0, place.start) + 1 : end if end >= 0 else len(text)].isupper()

    @cached_property
    def _sections(self) -> dict[int, str]:
        """The place that each paragraph of a digest opens with ("LYON – …"), by paragraph; none elsewhere."""
        found: dict[int, str] = {}
        for sentence in self._page.sentences:
            head = sentence.chunks[0] if sentence.chunks else None
            if head is None or head.label != "L" or not head.entities:
                continue
            mark = self._page.text[head.end : head.end + 3].strip(" ")[:1]
            if mark in _DASHES and mark and self._page.text[head.start : head.end].isupper():
                found.setdefault(sentence.paragraph, head.entities[0].key)
        return found if len(found) >= _DIGEST else {}

    def is_same_news(self, one: int, other: int) -> bool:
        """Whether two marks are in one paragraph of a digest, or in any other text."""
        if not self._sections:
            return True
        first, last = sorted((self._row[one].end, self._row[other].start))
        return "\n" not in self._page.text[first:last]

    def _section(self, at: int) -> str | None:
        """The place whose news the paragraph tells that a mark of the row is in, in a digest."""
        if not self._sections:
            return None
        line = bisect_right(self._page.sentence_starts, self._row[at].start) - 1
        return self._sections.get(self._page.sentences[line].paragraph) if line >= 0 else None

    def _strange(self, tenure: Tenure, place: Entity) -> float:
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

    def _share(self, tenure: Tenure, at: int, key: str, anywhere: bool) -> float:
        """How much of the text is about a place; for bodies' offices, what was named last counts more."""
        if anywhere or tenure.kind == "locality" or tenure.code not in offices():
            gap = self.sentence(tenure.at) - self.sentence(at)
            recent = 1 + 1 / (1 + gap) if gap >= 0 and not self._row[at].data.get("where") else 1.0
            scene = 1.0 if key in self._actors else _SCENE
            if key in self._outshone and is_city(str(self._row[at].data.get("kind", ""))):
                scene *= _PARENT
            return self._home.get(key, 0.0) * recent * scene
        if self._weight.get(key) == 1 and self._home.get(key, 0.0) <= _MERE_DATELINE:
            return 0.0
        weight = float(self._weight.get(key, 0))
        return self._home.get(key, 0.0) * _AT_HOME + weight / (
            1 + abs(self.sentence(tenure.at) - self.sentence(at))
        )

    def _is_other_side(self, tenure: Tenure, at: int) -> bool:
        """Whether a preposition after the name makes the place the other party's: "Mayor X flew to Osaka"."""
        if at < tenure.at or self.sentence(at) != self.sentence(tenure.at):
            return False
        if self._row[at].data.get("government"):
            return False  # "Chairman X received the guests at the People's Committee of Y"
        before = self._row[at - 1 - (self._row[at - 1].label == "t")]
        return before.label == "i"

    def body(self, tenure: Tenure, holders: Holders) -> Entity | None:
        """The body named last before a plain "Director X", of the country that the name is of."""
        native = self.traditions(tenure)
        for chunk in reversed(self._row[: tenure.title]):
            of = chunk.data.get("of") if chunk.label == "O" else None
            if not isinstance(of, Entity) or chunk.data.get("council") or not chunk.entities:
                continue
            if of.country in native and not holders.is_taken(tenure, chunk.entities[0]):
                return chunk.entities[0]
        return None

    def only_body(self, tenure: Tenure) -> Entity | None:
        """The body that this sentence and the one before speak of, where it is the only one."""
        if self._page.word(self._row[tenure.title]) in particles("pointers", "nobodys"):
            return None
        first = self.sentence(tenure.title) - 1
        found: dict[str, Entity] = {}
        for at in range(tenure.title - 1, -1, -1):
            if self.sentence(at) < first:
                break
            chunk = self._row[at]
            if chunk.label == "O" and chunk.entities and not chunk.data.get("council"):
                found[chunk.entities[0].key] = chunk.entities[0]
        return next(iter(found.values())) if len(found) == 1 else None

    def _mission(self, tenure: Tenure) -> Entity | None:
        """Whose embassy or consulate the sentence speaks of, where the title is a diplomat's."""
        if offices()[tenure.code].attr("abroad") is None:
            return None
        here = self.sentence(tenure.at)
        for at, chunk in enumerate(self._row):
            if chunk.label not in "ACc" or not chunk.entities or self.sentence(at) != here:
                continue
            if self._page.word(self._row[at + 1]) in particles("houses", "mission"):
                return chunk.entities[0]
        return None

    def employer(self, tenure: Tenure, in_department: bool) -> Entity | None:
        """The locality that a plain "recreation director X" works for, where no body stands near to do so.

        Who is `in_department` of an administration ("Economy Bureau Director X") works for no such body.
        """
        first, last = self._bounds(max(0, self._bounds(tenure.at)[0] - 1))[0], self._bounds(tenure.at)[1]
        if not in_department and any(
            chunk.label == "O" and not chunk.data.get("council") for chunk in self._row[first:last]
        ):
            return None
        places = [place for _, place in self.places(tenure, anywhere=True) if not self.foreign(tenure, place)]
        return places[0] if places else None

    def is_named_before(self, tenure: Tenure, place: Entity) -> bool:
        """Whether the text names the place before the title."""
        return any(place.key in _keys(chunk) for chunk in self._row[: tenure.title] if chunk.label == "L")

    def central(self, tenure: Tenure, places: list[Entity]) -> list[Entity]:
        """The places of the title's own sentence and those that the text is not hardly about."""
        first, _ = self._bounds(tenure.at)
        begin = bisect_left(self._named, first, key=_at)
        told = self._named[begin : bisect_left(self._named, tenure.at, key=_at)]
        near = {key for at, place in told for key in (place.key, *_keys(self._row[at]))}
        return [
            place
            for place in places
            if place.key in near
            or self._home.get(place.key, 0.0) * _MAIN >= self._most_at_home
            or (place.country is not None and at_home(tenure.person.name, place.country))
        ]

    def at_home(self, places: list[Entity]) -> list[Entity]:
        """The likeliest of these places and those that the text is about hardly less than about any other."""
        most = max((self._home.get(place.key, 0.0) for place in places), default=0.0)
        return [
            place
            for at, place in enumerate(places)
            if not at or self._home.get(place.key, 0.0) * _MAIN >= most
        ]

    def most_at_home(self, places: list[Entity]) -> Entity | None:
        """The place of these that the text is most about; of two alike the first."""
        return max(places, key=lambda place: self._home.get(place.key, 0.0), default=None)

    def state(self, tenure: Tenure) -> Entity | None:
        """The state of a federation whose minister a text at home there speaks of."""
        states = offices()[tenure.code].attr("states", ())
        if not states or self.traditions(tenure) or not self._home or self._is_national(tenure):
            return None
        federal = [key for key in self._home if key.split("/")[0] in states]
        if not federal:
            return None
        home = "/".join(max(federal, key=lambda key: self._home[key]).split("/")[:2])
        return next(
            (
                chunk.entities[0]
                for chunk in self._row
                if chunk.label == "L"
                and chunk.entity is not None
                and chunk.entity.id == home
                and chunk.entity.country in states
                and not is_city(str(chunk.data.get("kind", "")))
            ),
            None,
        )

    def _is_national(self, tenure: Tenure) -> bool:
        """Whether the title's words are a nation's: "Prime Minister", "the Union Minister"."""
        title = self._page.text[self._row[max(0, tenure.title - 1)].start : self._row[tenure.title].end]
        return not particles("pointers", "national").isdisjoint(title.lower().split())

    def country(self, tenure: Tenure) -> Entity | None:
        """The country of a minister or president: the name's own tradition, else the sentence's setting."""
        countries = {
            chunk.entities[0].id: chunk.entities[0]
            for chunk in reversed(self._row)
            if chunk.label in "ACc" and chunk.entities
        }
        native = self.traditions(tenure)
        mission = self._mission(tenure)
        if mission is not None and (not native or mission.id in native):
            return mission
        if native:
            own = [countries[code] for code in native if code in countries]
            return own[0] if len(own) == 1 else None
        here = self.sentence(tenure.at)
        for at in range(tenure.at, -1, -1):
            if self.sentence(at) != here:
                break
            chunk = self._row[at]
            place = chunk.data.get("place") if chunk.label in "Lp" else None
            code = place.country if place is not None else None
            if chunk.label in "Cc" and chunk.entities:
                code = chunk.entities[0].id
            if code in countries and code not in named_by_family():
                return countries[code]
        return None


def _keys(chunk: Chunk) -> set[str]:
    """The keys of the place a mark names, and of the city called like it."""
    return {place.key for place in (chunk.entity, named_city(chunk)) if place is not None}


def _at(named: tuple[int, Entity]) -> int:
    return named[0]
