"""Which localities of a text could be what an office is held in, the likeliest first."""

from __future__ import annotations

from bisect import bisect_left

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Page
from comity.reading.post.candidates import Candidates
from comity.reading.post.digest import Digest
from comity.reading.post.fitness import SEAT_OF_LEVEL, named_city, offices
from comity.reading.post.homelands import at_home
from comity.reading.post.lines import Lines
from comity.reading.post.origins import Origins
from comity.reading.post.surroundings import Surroundings
from comity.reading.post.tenure import Tenure
from comity.reading.post.weights import Weights

_PINCH = 0.6
"""How much a place counts that has such an office only at a pinch, as a Korean county has a governor."""
_LATER = 20
"""How much farther a place after the name counts than one before it, in chunks."""


class Seats:
    """The localities of one text, ranked for an office.

    What ranks them stands in rooms of its own: where names are at home (`origins`), what the text is about
    (`weights`), what stands beside the title (`Surroundings`), and paragraphs of other news (`digest`).
    """

    def __init__(self, page: Page, lines: Lines, told: list[Tenure]) -> None:
        self._row, self._lines = page.row, lines
        self.origins = Origins(page)
        self.digest = Digest(page)
        self._candidates = Candidates(page)
        self.weights = Weights(page, lines, self._candidates)
        self._surroundings = Surroundings(page, lines, told)
        self._ranked: dict[tuple[int, int, str, str | None, bool], list[tuple[int, Entity]]] = {}

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
        known = self._ranked.get(asked)
        if known is None:
            ranked = self._rank(tenure, seat, anywhere, with_others=False)
            known = ranked or self._rank(tenure, seat, anywhere, with_others=True)
            self._ranked[asked] = known
        return known

    def _rank(
        self, tenure: Tenure, seat: str | None, anywhere: bool, with_others: bool
    ) -> list[tuple[int, Entity]]:
        """The fitting places in order; the other party's only `with_others`, where there are none else."""
        best: list[tuple[tuple[float, ...], int, Entity]] = []
        first, last = self._lines.bounds(tenure.at)
        section = self.digest.place(tenure.at)
        for key, named in self._candidates.fitting(tenure.code, seat, anywhere).items():
            before = max(0, bisect_left(named, first) - 2)
            about = named[before : bisect_left(named, last) + 1]
            told = [
                (self._nearness(tenure, at, key, key == section, seat, anywhere), at)
                for at in about
                if self.digest.is_same_news(tenure.at, at)
                and (with_others or not self._surroundings.is_other_side(tenure, at))
            ]
            if told:
                entity = self._candidates.entity[key]
                nearness, at = min(told)
                meant = self._candidates.meant(at, tenure.code, seat) or entity
                best.append(((self.origins.strangeness(tenure, entity), *nearness), at, meant))
        best.sort(key=lambda item: item[0])
        return [(at, entity) for _, at, entity in best]

    def _nearness(
        self, tenure: Tenure, at: int, key: str, section: bool, seat: str | None, anywhere: bool
    ) -> tuple[float, float]:
        """How far a mention is: by marks where it stands by the title, else by how little is told of it."""
        pinched = not anywhere and self._candidates.is_pinched(at, tenure.code, seat)
        near = section or self._is_near(tenure, at, key)
        if near or (not pinched and self._surroundings.is_topic(tenure, at)):
            return 0.0, float(abs(tenure.at - at) + _LATER * (at > tenure.at))
        share = self.weights.share(tenure, at, key, anywhere)
        if pinched:
            korean = self._row[at].data["place"].country == "kr"
            share *= _PINCH if korean else _PINCH * _PINCH
        return 1.0, -share

    def _is_near(self, tenure: Tenure, at: int, key: str) -> bool:
        """Whether a place stands by the title; behind the name only what the text is about does."""
        if at >= tenure.at and not self.weights.is_main(key):
            return False
        return self._surroundings.are_near(tenure, at, bool(self.origins.traditions(tenure)))

    def is_named_before(self, tenure: Tenure, place: Entity) -> bool:
        """Whether the text names the place before the title."""
        return any(place.key in _keys(chunk) for chunk in self._row[: tenure.title] if chunk.label == "L")

    def central(self, tenure: Tenure, places: list[Entity]) -> list[Entity]:
        """The places of the title's own sentence and those that the text is not hardly about."""
        first, _ = self._lines.bounds(tenure.at)
        named = self._candidates.named
        told = named[bisect_left(named, first, key=_at) : bisect_left(named, tenure.at, key=_at)]
        near = {key for at, place in told for key in (place.key, *_keys(self._row[at]))}
        return [
            place
            for place in places
            if place.key in near
            or self.weights.is_main(place.key)
            or (place.country is not None and at_home(tenure.person.name, place.country))
        ]


def _keys(chunk: Chunk) -> set[str]:
    """The keys of the place a mark names, and of the city called like it."""
    return {place.key for place in (chunk.entity, named_city(chunk)) if place is not None}


def _at(named: tuple[int, Entity]) -> int:
    return named[0]
