"""The two of whom a text speaks: two localities of a tie, two bodies, two people, two countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations

from comity.model.entity import Entity
from comity.reading.clauses.chronicle import Chronicle, Telling
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.passage import Passage, Sentence

Pair = tuple[Entity, ...]
Fits = Callable[[Entity], bool]
_BODIES = ("organisation",)
_PARTIES = ("locality", "organisation", "country")
_PARTS = frozenset({"department", "division", "bureau", "office", "unit"})
"""Bodies that are parts of a government, and no side of their own."""
_MOST = 20
"""Tellings of one sentence that are held against each other."""
_AGAIN = 2
"""How often a locality abroad is told that takes the place of another one in a tie."""


class Sides:
    """Finds the two that were told last, of a passage told up to now."""

    def __init__(self, chronicle: Chronicle, passage: Passage) -> None:
        self._chronicle, self._passage = chronicle, passage
        self._home = passage.home
        self._country = passage.home.country if passage.home else country_of(passage.language)
        self._told = Counter([entity.key for one in passage.mentions for entity in one.entities])

    def localities(self, fits: Fits) -> Pair:
        """Two localities of different countries: those of the sentence that told both last.

        One abroad that was told as a side since takes the other's place. Else the one at home with one
        abroad; else two of one country told together. `fits` says which are of the kind spoken of.
        """
        abroad: Entity | None = None
        for told in self._chronicle.by_sentence("locality"):
            fit = [one for one in told if fits(one.entity)]
            found = self._of_two_countries([one for one in fit if one.takes_part]) or self._of_two_countries(
                fit
            )
            if found:
                return (found[0], abroad) if abroad is not None else found
            if abroad is None:
                abroad = next((one.entity for one in fit if self._is_a_side_abroad(one)), None)
        if self._home is not None and (abroad or (abroad := self._most_told_abroad(fits))):
            return (self._home, abroad)
        return self._two(self._chronicle.by_sentence("locality"))

    def sides(self, sentence: Sentence) -> Pair:
        """The two of any sort between whom something was last told: bodies, else localities.

        What another paragraph looks back on comes after what is told as news.
        """
        past: list[list[Telling]] = []
        for told in self._chronicle.by_sentence(*_PARTIES):
            if self._looks_back(told[0].sentence, sentence):
                past.append(told)
            elif pair := _of_parties(told):
                return pair
        for told in past:
            if pair := _of_parties(told):
                return pair
        return self.localities(lambda _: True)

    def _looks_back(self, index: int, sentence: Sentence) -> bool:
        """Whether a sentence of an earlier paragraph is dated in years before that of the text alone."""
        before, published = self._passage.sentences[index], self._passage.published
        years = [mark.edtf[: len("2024")] for mark in before.dates() if mark.edtf]
        old = bool(years) and published is not None and max(years) < published[: len("2024")]
        return old and before.paragraph != sentence.paragraph

    def bodies(self) -> Pair:
        """The two bodies that were told last."""
        return self._two(self._chronicle.by_sentence(*_BODIES)) or _last_two(self._chronicle.of(*_BODIES))

    def people(self, words: str) -> Pair:
        """The two people told last that hold the post the words end in ("두 시장"), else that hold any."""
        people = [one for one in self._chronicle.of("person") if one.mention.titles]
        post = words.split()[-1]
        alike = (one for one in people if any(post in title.role for title in one.mention.titles))
        return _last_two(alike) or _last_two(people)

    def countries(self) -> Pair:
        """The two countries told last together; else that of home and the one most told of."""
        for told in self._chronicle.by_sentence("country"):
            found = _distinct(one.entity for one in told)
            if len(found) > 1:
                return found[:2]
        every = [
            entity for one in self._passage.mentions for entity in one.entities if entity.type == "country"
        ]
        most = sorted(_distinct(every), key=lambda one: (one.id != self._country, -self._told[one.key]))
        return tuple(most[:2]) if len(most) > 1 else ()

    def _of_two_countries(self, told: list[Telling]) -> Pair:
        """A locality at home and one abroad, or two of two countries; those that act, and are told most."""
        ranked = sorted(told, key=lambda one: (not _is_a_side(one), -self._told[one.entity.key]))
        here = [one.entity for one in ranked if not self._is_abroad(one.entity)]
        there = [one.entity for one in ranked if self._is_abroad(one.entity)]
        if here and there:
            return (
                next((one for one in here if self._home and one.key == self._home.key), here[0]),
                there[0],
            )
        second = next((one for one in there if one.country != there[0].country), None) if there else None
        return (there[0], second) if second is not None else ()

    def _is_abroad(self, entity: Entity) -> bool:
        return entity.country != self._country

    def _is_a_side_abroad(self, told: Telling) -> bool:
        return _is_a_side(told) and self._is_abroad(told.entity) and self._told[told.entity.key] >= _AGAIN

    def _most_told_abroad(self, fits: Fits) -> Entity | None:
        """The locality abroad that the whole passage tells most of."""
        every = (entity for one in self._passage.mentions for entity in one.entities)
        abroad = [one for one in every if one.type == "locality" and self._is_abroad(one) and fits(one)]
        return max(abroad, key=lambda one: self._told[one.key], default=None)

    @staticmethod
    def _two(sentences: Iterable[list[Telling]]) -> Pair:
        """The first two told in the latest sentence that tells of two."""
        each = (_distinct(one.entity for one in told) for told in sentences)
        return next((found[:2] for found in each if len(found) > 1), ())


def _is_a_side(told: Telling) -> bool:
    return told.acts or told.mention.case == "with"


def _of_parties(told: list[Telling]) -> Pair:
    """The two of a sentence that are no mere parts of a government, nor two countries."""
    pair = _beside([one for one in told if one.mention.code not in _PARTS])
    return pair if pair and not all(one.type == "country" for one in pair) else ()


def _beside(told: list[Telling]) -> Pair:
    """Two of a sentence between whom something is told, those of two known countries first."""
    pairs = [
        (one, other)
        for one, other in combinations(told[-_MOST:], 2)
        if one.entity.key != other.entity.key and _are_two_sides(one, other)
    ]
    known = (pair for pair in pairs if all(one.country is not None for one in pair))
    return tuple(one.entity for one in next(known, pairs[0])) if pairs else ()


def _are_two_sides(one: Telling, other: Telling) -> bool:
    """Whether something is told between two; those of one country are never two sides."""
    if one.country is not None and one.country == other.country:
        return False
    if "with" in (one.mention.case, other.mention.case) and (one.acts or other.acts):
        return True
    if one.country is None or other.country is None:
        return False
    host = (one.acts and other.takes_part) or (other.acts and one.takes_part)
    return one.mention.joined or (host and "country" not in (one.entity.type, other.entity.type))


def _distinct(entities: Iterable[Entity]) -> Pair:
    return tuple({entity.key: entity for entity in entities}.values())


def _last_two(told: Iterable[Telling]) -> Pair:
    found = _distinct(one.entity for one in told)[:2]
    return found[::-1] if len(found) == 2 else ()
