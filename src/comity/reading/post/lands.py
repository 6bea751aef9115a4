"""The countries and states whose ministers, presidents and envoys a text speaks of."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.names.places import is_city
from comity.reading.page import Page
from comity.reading.post.fitness import named_by_family, offices
from comity.reading.post.lines import Lines
from comity.reading.post.origins import Origins
from comity.reading.post.tenure import Tenure
from comity.reading.post.weights import Weights


class Lands:
    """The countries and states of one text, for the offices held in one."""

    def __init__(self, page: Page, lines: Lines, origins: Origins, weights: Weights) -> None:
        self._page, self._row = page, page.row
        self._lines, self._origins, self._weights = lines, origins, weights

    def state(self, tenure: Tenure) -> Entity | None:
        """The state of a federation whose minister a text at home there speaks of."""
        states, home = offices()[tenure.code].attr("states", ()), self._weights.home
        if not states or self._origins.traditions(tenure) or not home or self._is_national(tenure):
            return None
        federal = [key for key in home if key.split("/")[0] in states]
        if not federal:
            return None
        most = "/".join(max(federal, key=lambda key: home[key]).split("/")[:2])
        return next(
            (
                chunk.entities[0]
                for chunk in self._row
                if chunk.label == "L"
                and chunk.entity is not None
                and chunk.entity.id == most
                and chunk.entity.country in states
                and not is_city(str(chunk.data.get("kind", "")))
            ),
            None,
        )

    def country(self, tenure: Tenure) -> Entity | None:
        """The country of a minister or president: the name's own tradition, else the sentence's setting."""
        countries = {
            chunk.entities[0].id: chunk.entities[0]
            for chunk in reversed(self._row)
            if chunk.label in "ACc" and chunk.entities
        }
        native = self._origins.traditions(tenure)
        mission = self._mission(tenure)
        if mission is not None and (not native or mission.id in native):
            return mission
        if native:
            own = [countries[code] for code in native if code in countries]
            return own[0] if len(own) == 1 else None
        for at in range(tenure.at, self._lines.bounds(tenure.at)[0] - 1, -1):
            chunk = self._row[at]
            place = chunk.data.get("place") if chunk.label in "Lp" else None
            code = place.country if place is not None else None
            if chunk.label in "Cc" and chunk.entities:
                code = chunk.entities[0].id
            if code in countries and code not in named_by_family():
                return countries[code]
        return None

    def _is_national(self, tenure: Tenure) -> bool:
        """Whether the title's words are a nation's: "Prime Minister", "the Union Minister"."""
        title = self._page.text[self._row[max(0, tenure.title - 1)].start : self._row[tenure.title].end]
        return not particles("pointers", "national").isdisjoint(title.lower().split())

    def _mission(self, tenure: Tenure) -> Entity | None:
        """Whose embassy or consulate the sentence speaks of, where the title is a diplomat's."""
        if offices()[tenure.code].attr("abroad") is None:
            return None
        for at in range(*self._lines.bounds(tenure.at)):
            chunk = self._row[at]
            if chunk.label not in "ACc" or not chunk.entities:
                continue
            if self._page.word(self._row[at + 1]) in particles("houses", "mission"):
                return chunk.entities[0]
        return None
