"""The third stage of the cascade: what "the province", "the two sides", "it" and "he" mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.names.fitness import fitness, is_of_type, type_of, types_told
from comity.reading.names.people import oblique
from comity.reading.names.pointers import pointing_words
from comity.reading.names.prominence import mark_settings, seat_of, weights
from comity.reference.place import Place

_TELLING = frozenset("|,LOQhqYZXCNAcp")
"""Labels that change what a pointing word means."""
_NAMED = frozenset("|LOp")
_OPENING = re.compile(
    r"\"?(?:[Wix]|N(?=[ix,]))(?:[^|,LYQOXhqZ\"]|(?<=d),(?=d)){0,9}(?:(?<=[if])[LYpCc])?,(?![NSWxi&])"
)
"""A phrase before the subject, which may say in which place or as of when."""
_STOPS = frozenset(".!?”\"’'")
_FREE = frozenset('|,x."')
_BOUND = frozenset("-'’:")
_IT = len("it")
_LONG = 1000
"""Marks of a sentence among which its first plain word is looked for."""
_SPEAKERS_OWN = 2.5
"""How much more likely a sentence about an official points to the official's own place."""


def resolve(row: list[Chunk], text: str) -> list[Chunk]:
    """The row with pointing words resolved: `Y` one locality, `Z` several, `X` a person, `q` a subject."""
    row = pointing_words(row, text)
    labels = mark_settings(row, text)
    telling = [(at, chunk) for at, chunk in enumerate(row) if chunk.label in _TELLING]
    named = [chunk for _, chunk in telling if chunk.label in _NAMED]
    focus = _Focus(named, weights(named), types_told(named, row, labels, text))
    focus.begin(labels.find("x", 0, _LONG))
    opened = _opened(labels, 0)
    for at, chunk in telling:
        label = chunk.label
        if label == "A":
            if labels[at + 1] in "xiA.,|&":
                focus.visit(chunk)
            continue
        if label == "X":
            chunk.data["oblique"] = oblique(row, at, text)
        elif label in "Cc" and _come_from(row, at, text):
            focus.visit(chunk)
        focus.see(chunk, at, text, row)
        if label == "|":
            opened = _opened(labels, at + 1)
        if label == "|" or at == opened:
            focus.begin(labels.find("x", at, at + _LONG))
    return row


def _opened(labels: str, start: int) -> int:
    """Where the comma stands that ends a sentence's opening phrase ("With 500 people, "); -1 without one."""
    found = _OPENING.match(labels, start)
    return found.end() - 1 if found is not None else -1


def _come_from(row: list[Chunk], at: int, text: str) -> bool:
    """ "Investors from the Republic of Korea" are likely elsewhere."""
    link = row[at - 1 if at and row[at - 1].label != "t" else at - 2] if at > 1 else row[at]
    return link.label == "i" and text[link.start : link.end].lower() == "from"


class _Focus:
    """What the text has spoken of so far, and so what a pointing word most likely means."""

    def __init__(
        self, named: list[Chunk], weight: defaultdict[str, float], told: defaultdict[str, set[str]]
    ) -> None:
        self._weight = weight
        self._told = told
        self._homes: dict[Entity, Entity] = {}
        self._places: dict[str, object] = {}
        self._kinds: dict[str, str] = {}
        self._count: Counter[str] = Counter()
        self._latest: str | None = None
        self._subject: Entity | None = None
        self._person: Entity | None = None
        self._office: Entity | None = None
        self._speaker_of_sentence: Entity | None = None
        self._clause: set[str] = set()
        self._former: Entity | None = None
        self._spoken_of: Entity | None = None
        self._actors: list[Entity | None] = [None, None]
        self._weak_subject = False
        self._visitors: set[str] = set()
        self._people: list[Entity] = []
        self._gender: dict[Entity, str] = {}
        self._roles: list[tuple[str, Entity]] = []
        self._sentence_start = True
        self._first_word = -1
        self._principal = sorted(self._weight, key=lambda key: -self._weight[key])
        self._first: dict[str, Entity] = {}
        seats: list[Entity] = []
        for chunk in named:
            if chunk.label in "Lp" and chunk.entities:
                key = chunk.entities[0].key
                self._first.setdefault(key, chunk.entities[0])
                self._places.setdefault(key, chunk.data.get("place") or chunk.data)
                self._kinds.setdefault(key, chunk.data.get("kind", ""))
            elif (seat := seat_of(chunk)) is not None:
                seats.append(seat)
        for seat in seats:
            self._first.setdefault(seat.key, seat)
            self._places.setdefault(seat.key, {})

    def begin(self, first_word: int) -> None:
        """A sentence begins; its first plain word, which ends what may be its subject, stands there."""
        self._sentence_start = True
        self._first_word = first_word

    def see(self, chunk: Chunk, at: int, text: str, row: list[Chunk]) -> None:
        """Resolve the chunk by what was seen before it, and remember it for what comes after."""
        label = chunk.label
        if 0 <= self._first_word < at:
            self._sentence_start = False
        if label == ",":
            self._clause = set()
            self._actors[0] = None
            return
        before = row[max(0, at - 2) : at]
        if label == "|":
            self._end(chunk, text)
        elif label in "LOQ":
            self._named(chunk, before)
        elif label in "hq":
            self._pronominal(chunk, text, before)
        elif label == "Y":
            self._point_back(chunk, before)
        elif label == "Z":
            chunk.entities = self._sides(text[chunk.start : chunk.end])
        elif label == "X":
            self._post(chunk)
        if label in "LYC" and chunk.entities and _acts(chunk, before, text):
            self._actors = [actor or chunk.entities[0] for actor in self._actors]
        if label in "LYOQCN":
            self._sentence_start = False

    def _end(self, chunk: Chunk, text: str) -> None:
        """A sentence ends."""
        self._clause = set()
        told = self._speaker_of_sentence is not None and not self._weak_subject
        self._spoken_of = self._actors[1] if told else None
        self._actors = [None, None]
        self._former = self._subject
        self._speaker_of_sentence = None
        self._weak_subject = False
        self._visitors = set()
        if self._subject is not None and self._subject.type == "organisation" and _is_heading(text, chunk):
            self._subject = None

    def visit(self, people: Chunk) -> None:
        """ "Korean investors", "firms from Korea": where they are told to be is likely not their country."""
        if people.entities and people.entities[0].country is not None:
            self._visitors.add(people.entities[0].country)

    def _named(self, chunk: Chunk, before: list[Chunk]) -> None:
        if not chunk.entities:
            return
        if chunk.label == "L":
            self._locality(chunk)
        elif chunk.label == "Q":
            self._meet(chunk)
        else:
            self._body(chunk, before)

    def _body(self, chunk: Chunk, before: list[Chunk]) -> None:
        """A council's place is spoken of with it."""
        seat = seat_of(chunk)
        if seat is not None:
            self._count[seat.key] += 1
            if not any(link.label in "fi" for link in before):
                self._latest = seat.key
        if self._sentence_start:
            self._subject = chunk.entities[0]

    def _pronominal(self, chunk: Chunk, text: str, before: list[Chunk]) -> None:
        he = chunk.label == "h"
        word = text[chunk.start : chunk.end].lower()
        meant = self._pronoun(word) if he else self._owner(before) if len(word) > _IT else self._it(before)
        if meant is not None:
            chunk.entities = (meant,)
            chunk.data["back"] = True

    def _it(self, before: list[Chunk]) -> Entity | None:
        """The subject told last; behind "Besides Suwon," the one of the sentence before.

        Where an official there told of a place ("Lee said the county grows tea"), "It" is that place.
        """
        if "".join([chunk.label for chunk in before]) in ("L,", "Y,"):
            return self._former
        if self._sentence_start and self._spoken_of is not None:
            return self._spoken_of
        return self._subject

    def _owner(self, before: list[Chunk]) -> Entity | None:
        """Whose "its" is: who acts in the clause or the sentence, or acted before ("Daegu, its sister")."""
        apposed = "".join([chunk.label for chunk in before]) in ("L,", "Y,") and before[0].entities
        if apposed and self._actors[1] in (None, before[0].entities[0]):
            return self._former
        return self._actors[0] or self._actors[1] or self._subject

    def _locality(self, chunk: Chunk) -> None:
        entity = chunk.entities[0]
        key = entity.key
        self._count[key] += 1
        self._clause.add(key)
        if not chunk.data.get("governed"):
            self._latest = key
        if self._sentence_start and not chunk.data.get("governed"):
            self._subject = None if chunk.data.get("listed") else entity

    def _meet(self, chunk: Chunk) -> None:
        entity = chunk.entities[0]
        for post in chunk.data.get("posts", ()):
            self._roles.append((post.code, entity))
        if chunk.data.get("gender"):
            self._gender.setdefault(entity, chunk.data["gender"])
        for post in chunk.data.get("posts", ()):
            if post.of and post.of.entities:
                self._homes.setdefault(entity, post.of.entities[0])
        if self._speaker_of_sentence is None and not chunk.data.get("oblique"):
            self._office = self._homes.get(entity)
        if self._sentence_start and self._office is not None and self._office.type == "locality":
            self._latest = self._office.key
            if chunk.data.get("posts"):
                self._subject = self._office
        if self._speaker_of_sentence is None or (self._weak_subject and not chunk.data.get("oblique")):
            self._speaker_of_sentence = self._person = entity
            self._weak_subject = bool(chunk.data.get("oblique"))
        self._people = [known for known in self._people if known != entity] + [entity]

    def _pronoun(self, word: str) -> Entity | None:
        """The subject of this or the last sentence that named somebody, if he or she can be meant."""
        other = "f" if word == "he" else "m"
        for person in (self._speaker_of_sentence, self._person, *reversed(self._people)):
            if person is not None and self._gender.get(person) != other:
                return person
        return self._speaker_of_sentence or self._person

    def _post(self, chunk: Chunk) -> None:
        code = chunk.data["code"]
        country = chunk.data.get("country")
        roles = [(role, entity) for role, entity in self._roles if self._may_be_of(entity, country)]
        held = [entity for role, entity in roles if role == code]
        if not held:
            tail = code.split(" ")[-1]
            held = [entity for role, entity in roles if role.split(" ")[-1] == tail]
        if held:
            chunk.entities = (held[-1],)
            chunk.data["back"] = True
            self._meet(chunk)

    def _may_be_of(self, person: Entity, country: str | None) -> bool:
        """Whether somebody's office may be in a country ("the Japanese governor")."""
        home = self._homes.get(person)
        return country is None or home is None or home.country in (None, country)

    def _point_back(self, chunk: Chunk, before: list[Chunk]) -> None:
        joined = _joined(before)
        fitting = {
            key: fit for key in self._first if key != joined and (fit := self._fit(key, chunk)) is not None
        }
        if not fitting:
            return
        best = self._apposed(before, fitting) or self._own(chunk, fitting) or self._continued(fitting)
        if best is None:
            inside = bool(before) and before[-1].label == "i"
            best = max(fitting, key=lambda key: self._rank(key) + fitting[key] - self._unlike(key, inside))
        chunk.entities = (self._first[best],)
        chunk.data["back"] = True
        place = self._places.get(best)
        chunk.data["place"] = place if isinstance(place, Place) else None
        if chunk.data.get("council"):
            chunk.data["of"] = chunk.entities[0]
            chunk.entities = (Entity("organisation", str(chunk.data["council"]), None),)
            chunk.label = "O"
        else:
            if chunk.data.get("government"):
                # A government named without its place is the writer's own.
                self._weight[best] += 2
            self._latest = best
            if self._sentence_start:
                self._subject = chunk.entities[0]

    def _unlike(self, key: str, inside: bool) -> float:
        """What speaks against a place: this clause named it, or visitors from its own country are in it."""
        named = 2.5 if key in self._clause else 0.0
        home = self._first[key].country in self._visitors
        return named + (8.0 if inside and home else 0.0)

    def _apposed(self, before: list[Chunk], fitting: dict[str, float]) -> str | None:
        """ "Wando, the island county": what stands right before it, with a comma between."""
        if "".join([chunk.label for chunk in before]) != "L," or not before[0].entities:
            return None
        key = before[0].entities[0].key
        return key if key in fitting else None

    def _own(self, chunk: Chunk, fitting: dict[str, float]) -> str | None:
        """ "His city" is the one the person spoken of holds a post in."""
        home = self._homes.get(self._person) if self._person is not None and chunk.data.get("own") else None
        return home.key if home is not None and home.key in fitting else None

    def _continued(self, fitting: dict[str, float]) -> str | None:
        """A sentence begins with the subject of the one before, unless the word fits another better."""
        subject = self._subject.key if self._sentence_start and self._subject is not None else None
        return subject if subject in fitting and fitting[subject] >= max(fitting.values()) - 2.0 else None

    def _rank(self, key: str) -> float:
        met = self._count[key]
        recent = 2.5 if self._latest == key else 0.0
        near = [entity for entity in (self._subject, self._office) if entity is not None]
        subject = 2.0 if any(entity.key == key for entity in near) else 0.0
        if self._speaker_of_sentence is not None and self._office is not None and self._office.key == key:
            subject += _SPEAKERS_OWN
        return self._weight[key] + recent + subject + (0.5 * min(met, 3)) + (1.0 if met else -2.0)

    def _fit(self, key: str, chunk: Chunk) -> float | None:
        place = self._places.get(key)
        if isinstance(place, Place):
            return fitness(chunk, place, self._kinds.get(key, ""), self._told[key])
        if isinstance(place, dict) and chunk.data.get("country") is None:
            kind = chunk.data.get("type")
            return -1.0 if kind is None or kind == place.get("type") or kind in self._told[key] else None
        return None

    def _sides(self, words: str) -> tuple[Entity, ...]:
        """The two localities of different countries the text is most about, met so far if possible.

        "Both cities" are rather two that can be cities.
        """
        met = [key for key in self._principal if self._count[key]]
        kind = type_of(words)
        fitting = [key for key in met if kind is not None and self._can_be(key, kind)]
        for pool in (fitting, met, self._principal):
            pair = _of_two_countries(pool)
            if pair:
                return tuple(self._first[key] for key in pair)
        return ()

    def _can_be(self, key: str, kind: str) -> bool:
        place = self._places.get(key)
        if not isinstance(place, Place):
            return True
        return kind in self._told[key] or is_of_type(place, self._kinds.get(key, ""), kind)


def _acts(chunk: Chunk, before: list[Chunk], text: str) -> bool:
    """Whether a clause may tell what this place does: no preposition, owner's mark, list or noun has it."""
    lead = "".join([link.label for link in before])
    if chunk.label == "C" and not (lead[-1:] in ("", "|") or lead in (",x", "|x")):
        return False  # "in northern Vietnam", "Suwon, South Korea, has its"
    if chunk.data.get("listed") or (before and before[-1].label not in _FREE):
        return False
    return text[chunk.end : chunk.end + 1] not in _BOUND and text[max(0, chunk.start - 1)] != "-"


def _joined(before: list[Chunk]) -> str | None:
    """The place an "and" joins to what follows ("Daejeon and the enlarged city"), which is another."""
    if "".join([chunk.label for chunk in before]) != "L&" or not before[0].entities:
        return None
    return before[0].entities[0].key


def _is_heading(text: str, end: Chunk) -> bool:
    """Whether what ends here is a heading or an agency's name, and no sentence that says something."""
    return text[max(0, end.start - 3) : end.start].rstrip()[-1:] not in _STOPS


def _of_two_countries(keys: list[str]) -> list[str]:
    for other in keys[1:]:
        if other.split("/")[0] != keys[0].split("/")[0]:
            return [keys[0], other]
    return []
