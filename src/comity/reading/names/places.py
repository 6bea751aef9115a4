"""Which locality a name means here: the readings of a known name, weighed by what stands around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from math import log10

from comity.reading.marks.chunks import Chunk
from comity.reference.form import Form
from comity.reference.gazetteer import Gazetteer
from comity.reference.place import Place

_LINK = {", ", " (", " in ", " of ", ", in ", " in the ", " of the ", " from "}
_BIG = 150_000
_TOWN = 40_000
_CURATED = {"vn", "kr"}
"""Countries whose localities the tables hold completely; a region elsewhere needs its country in the text."""


class PlaceChooser:
    """Chooses among the readings of every place name of one text.

    A reading gains by the type word beside it, by a parent or country named next to it, by the
    countries the text speaks of, by having existed at the time, and by its prior. World cities that
    nothing in the text supports are no places at all.
    """

    def __init__(self, table: Gazetteer, text: str, row: list[Chunk], on: date | None) -> None:
        self._table, self._text, self._on = table, text, on
        self._row = row
        self._countries = self._countries_spoken_of()
        self._spelt = Counter(text[chunk.start : chunk.end].lower() for chunk in row if chunk.label == "P")

    def choose_all(self, levels: dict[int, int | None]) -> dict[int, Place | None]:
        """The reading of every place name, by the chunk it stands at; None where nothing supports any.

        `levels` gives the level that a word beside each name speaks of. One spelling means one place
        throughout a text, except where its parent or country is written beside it.
        """
        best: dict[str, tuple[float, Place | None]] = {}
        own: dict[int, tuple[str, float, Place | None]] = {}
        for at, level in levels.items():
            around = self._around(at)
            score, place = self._best(at, level, around)
            chunk = self._row[at]
            key = self._text[chunk.start : chunk.end].lower()
            own[at] = (key, score if around and score > 3 else 0.0, place)
            if score > best.get(key, (0.0, None))[0]:
                best[key] = (score, place)
        return {
            at: place if certain and place is not None else best.get(key, (0.0, None))[1]
            for at, (key, certain, place) in own.items()
        }

    def _best(self, at: int, level: int | None, around: set[str]) -> tuple[float, Place | None]:
        chunk = self._row[at]
        assert chunk.hit is not None
        surface = self._text[chunk.start : chunk.end]
        again = self._spelt[surface.lower()] > 1
        scored = [
            (
                self._score(name, self._table.place(name.id), level, around, again)
                - (0.0 if name.text == surface else 0.4),
                -rank,
                name,
            )
            for rank, name in enumerate(chunk.hit.names)
            if name.type == "locality"
        ]
        if not scored:
            return 0.0, None
        score, _, name = max(scored, key=lambda item: item[:2])
        return score, self._table.place(name.id) if score > 0 else None

    def kind(self, place: Place) -> str:
        """The place's type when the text was published; every type it ever had where that is not known."""
        if self._on is None:
            return "|".join(dict.fromkeys((*(span.value for span in place.types), place.type)))
        return place.type_on(self._on)

    def _score(self, name: Form, place: Place, level: int | None, around: set[str], again: bool) -> float:
        core = name.tier == "core"
        known = core and (place.country in _CURATED or place.country in self._countries)
        score = name.prior + (1.0 if known else -0.2 if core else 0.0) - (0.6 if name.ordinary else 0.0)
        score += -0.3 if name.kind == "alias" else 0.0
        if not core:
            spoken_of = self._countries.get(place.country, 0.0) >= (1 if place.population >= _TOWN else 2)
            supported = (
                spoken_of or again or place.population >= _BIG or level is not None or place.country in around
            )
            score += (0.0 if supported else -2.0) + 0.3 * log10(max(place.population, 1000)) - 0.9
        score += 0.4 * min(4.0, self._countries.get(place.country, 0.0))
        if around:
            score += 3.0 if around & {place.country, place.parent or "-"} else 0.0
        if level in (1, 2):
            score += 1.5 if place.level == level else -1.5
        elif level == 0:
            score += 0.8 if is_city(place.type) or place.level == 2 else -0.2
        if not place.existed(self._on) if self._on is not None else place.valid_to is not None:
            score -= 0.4
        return score

    def _around(self, at: int) -> set[str]:
        """Ids of places and countries written right beside the name, as its parent would be."""
        found: set[str] = set()
        for other in (at + 1, at + 2, at + 3, at + 4, at - 1, at - 2):
            near = self._row[other] if 0 <= other < len(self._row) else None
            if near is None or near.hit is None or near.label not in "PC" or near.hit.layer != "names":
                continue
            if self._leads_up(at, near) if other > at else self._possesses(near, at):
                found.update(name.id for name in near.hit.names)
        return found | self._shared_country(at)

    def _leads_up(self, at: int, above: Chunk) -> bool:
        """Whether only a link, and a type word at most, stands between a name and the one behind it."""
        kinds = [
            chunk for chunk in self._row[at + 1 : at + 4] if chunk.label == "T" and chunk.end <= above.start
        ]
        gap = self._text[self._row[at].end : above.start]
        for kind in kinds[:1]:
            gap = gap.replace(" " + self._text[kind.start : kind.end], "", 1)
        return gap in _LINK

    def _possesses(self, owner: Chunk, at: int) -> bool:
        return self._text[owner.end : self._row[at].start].startswith(("'s ", "’s "))

    def _shared_country(self, at: int) -> set[str]:
        """The country in brackets behind a coordination ("Bilbao and Zaragoza (Spain)")."""
        ahead = at + 1
        while ahead < len(self._row) and ahead < at + 8 and self._row[ahead].label in "P&,NG":
            ahead += 1
        if ahead + 1 < len(self._row) and self._row[ahead].label == "(" and self._row[ahead + 1].label == "C":
            hit = self._row[ahead + 1].hit
            return {name.id for name in hit.names} if hit else set()
        return set()

    def _countries_spoken_of(self) -> dict[str, float]:
        votes: dict[str, float] = defaultdict(float)
        for chunk in self._row:
            if chunk.hit is None:
                continue
            if chunk.label == "B" and chunk.hit.words and chunk.hit.words[0].attr("country"):
                votes[chunk.hit.words[0].attr("country")] += 1
            if chunk.hit.layer != "names":
                continue
            ids = {
                _country(name) for name in chunk.hit.names if name.tier == "core" or name.type == "country"
            }
            if len(ids) == 1 and chunk.label in "PCA":
                votes[ids.pop()] += 0.4 if chunk.label == "A" else 1.0
        return dict(votes)


def _country(name: Form) -> str:
    return name.id.split("/", 1)[0]


def is_city(kind: str) -> bool:
    """Whether a reference type is a city of any level.

    >>> is_city("metropolitan_city"), is_city("municipality"), is_city("province")
    (True, True, False)
    """
    return "city" in kind or "municipality" in kind or "capital" in kind


def is_province(kind: str) -> bool:
    """Whether a reference type is a province, state or prefecture, at one time at least.

    >>> is_province("special_self_governing_province"), is_province("city|province"), is_province("city")
    (True, True, False)
    """
    return any(word in kind for word in ("province", "prefecture", "state", "region", "department", "oblast"))
