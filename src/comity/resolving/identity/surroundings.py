"""The places told around a name, and how far they speak for one that bears it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from comity.model.judgement import Comparison
from comity.resolving.identity.bearer import Bearer
from comity.resolving.known import Known

_WELL_KNOWN = 0.5
_HOMES = {"ko": "kr", "vi": "vn"}
"""A text in these languages that tells no country tells of its own."""


class Told(msgspec.Struct, frozen=True):
    """What a document tells around a name: in the same claims (`beside`) and in all (`around`); its
    language; a day of what is told, and one of the writing, that each stand for all days between the same
    changes of the candidates."""

    beside: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    language: str | None = None
    day: date | None = None
    written: date | None = None


class Surroundings:
    """What is told around a name, with the places that all of it lies in."""

    def __init__(self, told: Told, known: Known, within: Callable[[str], frozenset[str]]) -> None:
        self.beside, self.around = frozenset(told.beside), frozenset(told.around)
        self.written = told.written
        self.day, self._home = told.day, _HOMES.get(told.language or "")
        self._known = known
        self._near = {place: within(place) for place in sorted(self.beside)}
        self._far = {place: within(place) for place in sorted(self.around - self.beside)}
        self.countries_beside = frozenset(place.split("/", 1)[0] for place in self.beside)
        self.countries = self.countries_beside | {place.split("/", 1)[0] for place in self.around}

    def of_place(self, bearer: Bearer) -> Iterator[Comparison]:
        """The comparisons of one candidate with what is told."""
        yield from self._itself(bearer)
        yield from self._outer(bearer)
        yield from self._neighbour(bearer)
        yield from self._of_country(bearer)
        if bearer.country == self._home and not self.countries & {self._home}:
            yield Comparison("language", 0.5, "its country is that of the language")

    def may_be(self, bearer: Bearer) -> bool:
        """Whether a name the reader left open may be a place: no little-known one of a country untold."""
        return bearer.country in self.countries or bearer.prior >= _WELL_KNOWN

    def _itself(self, bearer: Bearer) -> Iterator[Comparison]:
        if bearer.id in self.beside:
            yield Comparison("told", -1.0, "is told beside it by another name")
        elif bearer.id in self.around:
            yield Comparison("told", 1.2, "it is told elsewhere in the document by a fuller name")

    def _outer(self, bearer: Bearer) -> Iterator[Comparison]:
        """What it lies in, or what lies in it, told in the same sentence or elsewhere.

        A province of the same name speaks for its town no more than for itself.
        """
        own = bearer.id.rpartition("/")[2]
        outer = {place for place in bearer.within if "/" in place and place.rpartition("/")[2] != own}
        for told, score in ((self.beside, 2.5), (self.around, 1.5)):
            if found := sorted(outer & told):
                yield Comparison("outer", score, f"{self._name(found[0])}, in which it lies, is told")
                return
        for far, score in ((self._near, 1.0), (self._far, 0.6)):
            inner = (place for place, above in far.items() if bearer.id in above)
            if found := sorted(place for place in inner if place.rpartition("/")[2] != own):
                yield Comparison("outer", score, f"{self._name(found[0])}, which lies in it, is told")
                return

    def _neighbour(self, bearer: Bearer) -> Iterator[Comparison]:
        """Another part of what it lies in."""
        outer = {place for place in bearer.within if "/" in place}
        for told, score in ((self._near, 1.6), (self._far, 0.7)):
            found = sorted(place for place, above in told.items() if place != bearer.id and above & outer)
            if found and not outer & set(told):
                yield Comparison(
                    "neighbour", score, f"{self._name(found[0])}, of the same outer place, is told"
                )
                return

    def _of_country(self, bearer: Bearer) -> Iterator[Comparison]:
        if bearer.country in self.countries_beside:
            yield Comparison("country", 1.0, "its country is told beside it")
        elif bearer.country in self.countries:
            yield Comparison("country", 0.6, "its country is told in the document")
        elif self.countries:
            yield Comparison("country", -0.6, "lies in a country that is not told")

    def _name(self, place: str) -> str:
        return self._known.name(place) or place
