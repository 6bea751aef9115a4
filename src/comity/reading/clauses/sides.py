"""The two of whom a text speaks: two localities of a tie, two bodies, two people, two countries."""

from __future__ import annotations

from collections.abc import Iterable

from comity.model.entity import Entity
from comity.reading.clauses.chronicle import Chronicle, Telling
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.passage import Passage

Pair = tuple[Entity, ...]
_BODIES = ("organisation",)
_PARTIES = ("locality", "organisation", "country")


class Sides:
    """Finds the two that were told last, of a passage told up to now."""

    def __init__(self, chronicle: Chronicle, passage: Passage) -> None:
        self._chronicle = chronicle
        self._home = passage.home
        self._country = passage.home.country if passage.home else country_of(passage.language)

    def localities(self) -> Pair:
        """Two localities of different countries: those of the sentence that told both last.

        One abroad that was told as a side since takes the other's place. Else the one at home with one
        abroad; else two of one country told together.
        """
        abroad: Entity | None = None
        for told in self._chronicle.by_sentence("locality"):
            taking = [one for one in told if one.takes_part]
            found = self._of_two_countries(taking) or self._of_two_countries(told)
            if found:
                return (found[0], abroad) if abroad is not None else found
            if abroad is None:
                sides = (one.entity for one in told if one.acts or one.mention.case == "with")
                abroad = next((one for one in sides if self._is_abroad(one)), None)
        if abroad is not None and self._home is not None:
            return (self._home, abroad)
        return self._two(self._chronicle.by_sentence("locality"))

    def sides(self) -> Pair:
        """The two of any sort between whom something was last told: bodies, else localities."""
        for told in self._chronicle.by_sentence(*_PARTIES):
            pair = _beside(told)
            if pair and not all(one.type == "country" for one in pair):
                return pair
        return self.localities()

    def bodies(self) -> Pair:
        """The two bodies that were told last."""
        return self._two(self._chronicle.by_sentence(*_BODIES)) or _last_two(self._chronicle.of(*_BODIES))

    def people(self) -> Pair:
        """The two people in office that were told last."""
        return _last_two(one for one in self._chronicle.of("person") if one.mention.titles)

    def countries(self) -> Pair:
        """The two countries of the localities, or the countries, told last together."""
        for told in self._chronicle.by_sentence("country"):
            found = _distinct(one.entity for one in told)
            if len(found) > 1:
                return found[:2]
        return ()

    def _of_two_countries(self, told: list[Telling]) -> Pair:
        """A locality at home and one abroad, or two of two countries; those that act come first."""
        ranked = sorted(told, key=lambda one: not (one.acts or one.mention.case == "with"))
        here = [one.entity for one in ranked if not self._is_abroad(one.entity)]
        there = [one.entity for one in ranked if self._is_abroad(one.entity)]
        if here and there:
            first = next((one for one in here if self._home and one.key == self._home.key), here[0])
            return (first, there[0])
        second = next((one for one in there if one.country != there[0].country), None) if there else None
        return (there[0], second) if second is not None else ()

    def _is_abroad(self, entity: Entity) -> bool:
        return entity.country != self._country

    @staticmethod
    def _two(sentences: Iterable[list[Telling]]) -> Pair:
        """Two told in one sentence."""
        return next(
            (pair for told in sentences if (pair := _distinct(one.entity for one in told)[:2])[1:]), ()
        )


def _beside(told: list[Telling]) -> Pair:
    """Two of a sentence of whom one does something with the other, or both together."""
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            together = one.mention.joined or "with" in (one.mention.case, other.mention.case)
            if (
                together
                and one.entity.key != other.entity.key
                and (one.acts or other.acts or one.mention.joined)
            ):
                return (one.entity, other.entity)
    return ()


def _distinct(entities: Iterable[Entity]) -> Pair:
    return tuple({entity.key: entity for entity in entities}.values())


def _last_two(told: Iterable[Telling]) -> Pair:
    found = _distinct(one.entity for one in told)[:2]
    return found[::-1] if len(found) == 2 else ()
