"""How much of a text is about each place, for the offices that it does not say the place of."""

from __future__ import annotations

from functools import cached_property

from comity.model.entity import Entity
from comity.reading.names.places import is_city
from comity.reading.page import Page
from comity.reading.post.candidates import Candidates
from comity.reading.post.fitness import named_city, offices
from comity.reading.post.lines import Lines
from comity.reading.post.tenure import Tenure
from comity.reading.setting.counterparts import counterparts_of
from comity.reading.setting.homeplace import homeliness

_MAIN = 3
"""How many times more than of the place a text may speak of another and still be at home in both."""
_PARENT = 0.5
"""How much a place counts that stands for where its part lies: "Seoul's Guro District"."""
_MERE_DATELINE = 5.0
"""How much a text is at home where an agency wrote it and nothing else is told of."""
_SCENE = 0.4
"""How much a place counts that is but the scene."""
_AT_HOME = 0.1
"""How much a text's being at home in a place tells of a body's office, against being named last."""


class Weights:
    """What one text is about, place by place."""

    def __init__(self, page: Page, lines: Lines, candidates: Candidates) -> None:
        self._page, self._row = page, page.row
        self._lines, self._candidates = lines, candidates

    @cached_property
    def home(self) -> dict[str, float]:
        """How much the text is at home in each locality, and in the city that a province is called like."""
        home = dict(homeliness(self._page))
        for at, place in self._candidates.named:
            city = named_city(self._row[at])
            if city is not None:
                home.setdefault(city.key, home.get(place.key, 0.0))
        return home

    def is_main(self, key: str) -> bool:
        """Whether the text is hardly less about a place than about any other."""
        return self.home.get(key, 0.0) * _MAIN >= self._most_at_home

    def share(self, tenure: Tenure, at: int, key: str, anywhere: bool) -> float:
        """How much of the text is about a place; for bodies' offices, what was named last counts more."""
        gap = self._lines.sentence(tenure.at) - self._lines.sentence(at)
        home = self.home.get(key, 0.0)
        if anywhere or tenure.kind == "locality" or tenure.code not in offices():
            recent = 1 + 1 / (1 + gap) if gap >= 0 and not self._row[at].data.get("where") else 1.0
            scene = 1.0 if key in self._actors else _SCENE
            if key in self._outshone and is_city(str(self._row[at].data.get("kind", ""))):
                scene *= _PARENT
            return home * recent * scene
        if self._times.get(key) == 1 and home <= _MERE_DATELINE:
            return 0.0
        return home * _AT_HOME + float(self._times.get(key, 0)) / (1 + abs(gap))

    def at_home(self, places: list[Entity]) -> list[Entity]:
        """The likeliest of these places and those that the text is about hardly less than about any other."""
        most = max((self.home.get(place.key, 0.0) for place in places), default=0.0)
        return [
            place
            for at, place in enumerate(places)
            if not at or self.home.get(place.key, 0.0) * _MAIN >= most
        ]

    def most_at_home(self, places: list[Entity]) -> Entity | None:
        """The place of these that the text is most about; of two alike the first."""
        return max(places, key=lambda place: self.home.get(place.key, 0.0), default=None)

    @cached_property
    def _most_at_home(self) -> float:
        return max(self.home.values(), default=0.0)

    @cached_property
    def _times(self) -> dict[str, int]:
        """How often the text names each locality."""
        return {entity.key: count for entity, count in self._page.localities().items()}

    @cached_property
    def _actors(self) -> set[str]:
        """The localities that a text does not only name as where something happens or was written."""
        counterparts = counterparts_of(self._page)
        return {
            entity.key
            for at, entity in self._candidates.named
            if not self._row[at].data.get("where") and not counterparts.is_dateline(self._row[at])
        }

    @cached_property
    def _outshone(self) -> set[str]:
        """The cities of which the text speaks hardly more than of a district in them."""
        found = (key.rpartition("/")[0] for key in self.home if key.count("/") > 1)
        parents = {parent for parent in found if parent in self.home}
        return {
            parent
            for parent in parents
            if any(
                key.startswith(parent + "/") and weight * _MAIN >= self.home[parent]
                for key, weight in self.home.items()
            )
        }
