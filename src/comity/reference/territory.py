"""What territory a locality had when: what came to it and what went from it while it lasted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

import msgspec

from comity.reference.gazetteer import Gazetteer
from comity.reference.place import Place

Move = tuple[date, str]
"""On which day which locality came or went."""


class Extent(msgspec.Struct, frozen=True, kw_only=True):
    """A territory from `since` (included) to `until` (excluded), and what `came` and `went` as it began.

    Of the first extent of a locality nothing came or went. None leaves an end open.
    """

    since: date | None
    until: date | None
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


class Territories:
    """The territories of localities over time, as far as the tables know of changes."""

    def __init__(self, known: Gazetteer) -> None:
        self._known = known

    def extents(self, key: str) -> tuple[Extent, ...]:
        """The territories a locality had one after the other; empty where it never changed.

        Raises UnknownName where the tables do not know it.
        """
        place = self._known.place(key)
        came = _by_day(place, self._came_to(place))
        went = _by_day(place, self._went_from(place))
        days = sorted(came.keys() | went.keys())
        if not days:
            return ()
        first = Extent(since=place.valid_from, until=days[0])
        later = (
            Extent(since=since, until=until, came=tuple(sorted(came[since])), went=tuple(sorted(went[since])))
            for since, until in pairwise([*days, place.valid_to])
            if since
        )
        return (first, *later)

    def _came_to(self, place: Place) -> Iterator[Move]:
        yield from ((step.since, step.of) for step in self._known.was(place.id))
        yield from ((day, child) for day, child, _, to in self._moves if to == place.id)

    def _went_from(self, place: Place) -> Iterator[Move]:
        for act in self._known.lineage.acts(place.id):
            if place.id in act.before and place.id in act.after:
                yield from ((act.since, part) for part in act.after if part not in act.before)
        yield from ((day, child) for day, child, out_of, _ in self._moves if out_of == place.id)

    @cached_property
    def _moves(self) -> list[tuple[date, str, str | None, str | None]]:
        """When which locality passed from the one above it to another, or became part of another."""
        moves: list[tuple[date, str, str | None, str | None]] = []
        for place in self._known.places():
            for old, new in pairwise(place.parents):
                if new.since and old.value != new.value:
                    moves.append((new.since, place.id, old.value, new.value))
            if place.valid_to and place.parent and not self._stays(place, place.parent):
                moves.append((place.valid_to, place.id, place.parent, None))
        return moves

    def _stays(self, ended: Place, above: str) -> bool:
        """Whether what an ended locality became still lies in the one above it."""
        became = (self._known.place(key) for key in ended.successors)
        return not ended.successors or any(above in (heir.id, heir.parent) for heir in became)


def _by_day(place: Place, moves: Iterator[Move]) -> dict[date, set[str]]:
    """The moves while a locality lasted: what it was made from is its first territory."""
    found: dict[date, set[str]] = defaultdict(set)
    for day, key in moves:
        if (place.valid_from is None or place.valid_from < day) and (
            place.valid_to is None or day < place.valid_to
        ):
            found[day].add(key)
    return found
