"""Where posts are held, and which places and bodies are near enough for one person's posts."""

from __future__ import annotations

from functools import lru_cache

from comity.model.mention import Held
from comity.resolving.identity.bodies import locality_of
from comity.resolving.identity.judges import Judges
from comity.resolving.identity.posts import post_class, posts


class Anchors:
    """The places of posts: a locality stands for its own bodies, a country for its envoys."""

    def __init__(self, judge: Judges) -> None:
        self._judge = judge
        self.above = lru_cache(maxsize=50_000)(self._find_above)
        self.country = lru_cache(maxsize=50_000)(self._find_country)
        self.of = lru_cache(maxsize=100_000)(self._find)

    def name(self, anchor: str) -> str:
        """What an anchor is called."""
        plain = anchor.removeprefix("nation:")
        return self._judge.known.name(plain) or plain.rpartition(":")[2]

    def successors(self, anchor: str) -> tuple[tuple[str, str], ...]:
        """What a place went into when it ended, with the day."""
        reading = self._judge.known.reading(anchor) if "/" in anchor else None
        if reading is None or reading.place is None or reading.place.valid_to is None:
            return ()
        return tuple((after, reading.place.valid_to.isoformat()) for after in reading.place.successors)

    def _find(self, held: Held) -> frozenset[str]:
        place = self._judge.localities.lasting(locality_of(held.of) or held.of)
        class_ = (post_class(held.role) or "").removeprefix("deputy ")
        country = self.country(place)
        if class_ in posts().nations and country:
            return frozenset({place, f"nation:{country}"})
        return frozenset({place})

    def _find_above(self, place: str) -> frozenset[str]:
        """The localities and bodies that a place or body is part of, no country among them."""
        above: set[str]
        if place.startswith("organisation:"):
            # The key of a body that no table knows has the localities in its name.
            above = {part for part in place.partition(":")[2].split("+") if "/" in part}
        elif place.startswith("org/"):
            parent = self._judge.known.parent(place)
            above = {parent, *self.above(parent)} if parent else set()
        else:
            above = set(self._judge.localities.within(place))
        return frozenset(each for each in above if each and "/" in each)

    def _find_country(self, place: str) -> str | None:
        """The country of a place or body; None where it is not known."""
        if ":" in place:
            return place.removeprefix("nation:") if place.startswith("nation:") else None
        if not place.startswith("org/"):
            return place.split("/", 1)[0]
        parent = self._judge.known.parent(place)
        return self.country(parent) if parent else None
