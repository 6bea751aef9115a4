"""The localities that a text names and that are of the kind to have a certain office."""

from __future__ import annotations

import re

from comity.model.entity import Entity
from comity.reading.page import Page
from comity.reading.post.fitness import can_be, fits, fits_at_a_pinch, named_city, needs_city

_PLACES = re.compile("[LpO]")


class Candidates:
    """The localities of one text with their places in the row, and which fit an office."""

    def __init__(self, page: Page) -> None:
        self._page, self._row, self._labels = page, page.row, page.labels
        places = ((found.start(), self._place_at(found.start())) for found in _PLACES.finditer(self._labels))
        self.named: list[tuple[int, Entity]] = [(at, place) for at, place in places if place is not None]
        self.entity: dict[str, Entity] = {place.key: place for _, place in reversed(self.named)}
        """Each locality as the text names it first, by its key."""
        self._fitting: dict[tuple[str, str | None, bool], dict[str, list[int]]] = {}
        self._pinched: set[tuple[int, str, str | None]] = set()

    def fitting(self, code: str, seat: str | None, anywhere: bool) -> dict[str, list[int]]:
        """Where the localities stand that can have an office, by their keys."""
        asked = (code, seat, anywhere)
        if asked not in self._fitting:
            found: dict[str, list[int]] = {}
            for at, entity in self.named:
                fit = anywhere or fits(code, self._row[at], seat) or self._has_city(at, code, seat)
                if fit or fits_at_a_pinch(code, self._row[at], seat):
                    found.setdefault(entity.key, []).append(at)
                if not fit:
                    self._pinched.add((at, code, seat))
            self._fitting[asked] = found
        return self._fitting[asked]

    def is_pinched(self, at: int, code: str, seat: str | None) -> bool:
        """Whether the place at a mark has such an office at a pinch only, as a Korean county a governor."""
        return (at, code, seat) in self._pinched

    def meant(self, at: int, code: str, seat: str | None) -> Entity | None:
        """The city that is meant where a mayor is told of beside the province called like it."""
        return named_city(self._row[at]) if self._has_city(at, code, seat) else None

    def _has_city(self, at: int, code: str, seat: str | None) -> bool:
        """Whether a province's name is its city's, too, which is meant where a mayor is told of."""
        if not needs_city(code, seat) or fits(code, self._row[at], seat):
            return False
        city = named_city(self._row[at])
        return city is not None and can_be(code, city)

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
