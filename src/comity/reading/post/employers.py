"""The bodies and administrations that a plain "Director X" may work for."""

from __future__ import annotations

from comity.model.entity import Entity
from comity.reading.marks.particles import particles
from comity.reading.page import Page
from comity.reading.post.holders import Holders
from comity.reading.post.lines import Lines
from comity.reading.post.origins import Origins
from comity.reading.post.tenure import Tenure


class Employers:
    """The bodies of one text, for the titles that name none."""

    def __init__(self, page: Page, lines: Lines, origins: Origins) -> None:
        self._page, self._row = page, page.row
        self._lines, self._origins = lines, origins

    def of_the_names_country(self, tenure: Tenure, holders: Holders) -> Entity | None:
        """The body named last before a plain "Director X", of the country that the name is of."""
        native = self._origins.traditions(tenure)
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
        first = self._lines.sentence(tenure.title) - 1
        found: dict[str, Entity] = {}
        for at in range(tenure.title - 1, -1, -1):
            if self._lines.sentence(at) < first:
                break
            chunk = self._row[at]
            if chunk.label == "O" and chunk.entities and not chunk.data.get("council"):
                found[chunk.entities[0].key] = chunk.entities[0]
        return next(iter(found.values())) if len(found) == 1 else None

    def are_near(self, tenure: Tenure) -> bool:
        """Whether this sentence or the one before speaks of a body that is no council."""
        here = self._lines.bounds(tenure.at)
        first = self._lines.bounds(max(0, here[0] - 1))[0]
        return any(
            chunk.label == "O" and not chunk.data.get("council") for chunk in self._row[first : here[1]]
        )
