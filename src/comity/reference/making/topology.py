"""A page of TopoJSON: shapes whose borders are kept once, as arcs that neighbours share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from math import hypot
from typing import Any

import msgspec

from comity.reference.points import Point
from comity.reference.shapes import Ring

Place = tuple[int, int]
"""A place in the page's own numbers."""


class Topology:
    """One page as it was read, its points to so many digits of a degree.

    `apart`: points that lie no further off the line between others are left out, in degrees.
    """

    def __init__(self, page: bytes, digits: int, apart: float = 0) -> None:
        self._page: dict[str, Any] = msgspec.json.decode(page)
        self._arcs = [_points(arc, self._page["transform"], digits) for arc in self._page["arcs"]]
        self._ends = [_ends(arc) for arc in self._page["arcs"]]
        if apart:
            self._arcs = [straightened(arc, apart) for arc in self._arcs]

    def geometries(self, layer: str) -> Iterator[tuple[dict[str, Any], list[Ring]]]:
        """What each shape of a layer is told to be (`id`, `properties`), and its rings."""
        for geometry in self._page["objects"][layer]["geometries"]:
            yield geometry, [self._ring(ring) for ring in _rings(geometry)]

    def outline(self, geometries: Iterable[dict[str, Any]]) -> list[Ring]:
        """The rings around shapes put together: an arc between two of them is no border any more."""
        left: dict[int, None] = {}
        for arc in (arc for geometry in geometries for ring in _rings(geometry) for arc in ring):
            if ~arc in left:
                del left[~arc]
            else:
                left[arc] = None
        rings = []
        while left:
            ring = [left.popitem()[0]]
            while self._end(ring[-1]) != self._start(ring[0]):
                following = next(arc for arc in left if self._start(arc) == self._end(ring[-1]))
                del left[following]
                ring.append(following)
            rings.append(self._ring(ring))
        return rings

    def _start(self, arc: int) -> Place:
        return self._ends[arc][0] if arc >= 0 else self._ends[~arc][1]

    def _end(self, arc: int) -> Place:
        return self._start(~arc)

    def _ring(self, ring: list[int]) -> Ring:
        """Arcs one after the other; a number below nought is an arc from its end."""
        drawn: Ring = []
        for arc in ring:
            points = self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1]
            drawn += points[1:] if drawn else points
        return drawn


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    told: list[Any] = geometry["arcs"]
    return told if geometry["type"] == "Polygon" else [ring for polygon in told for ring in polygon]


def _ends(arc: list[list[int]]) -> tuple[Place, Place]:
    return (arc[0][0], arc[0][1]), (sum(step[0] for step in arc), sum(step[1] for step in arc))


def straightened(line: Ring, apart: float) -> Ring:
    """A line without the points that lie no further off it than this (Ramer, Douglas and Peucker).

    >>> straightened([(0, 0), (1, 0.01), (2, 0), (3, 1)], 0.1)
    [(0, 0), (2, 0), (3, 1)]
    """
    if len(line) < 3:
        return line
    far, at = max((_off(point, line[0], line[-1]), at) for at, point in enumerate(line[1:-1], 1))
    if far <= apart:
        return [line[0], line[-1]]
    return [*straightened(line[: at + 1], apart)[:-1], *straightened(line[at:], apart)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies off the way from one to another."""
    (x, y), (wide, high) = (point[0] - start[0], point[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    long = wide * wide + high * high
    along = min(1.0, max(0.0, (x * wide + y * high) / long)) if long else 0.0
    return hypot(x - along * wide, y - along * high)


def _points(arc: list[list[int]], transform: dict[str, list[float]], digits: int) -> Ring:
    """The points of an arc, each told as a step from the one before, in degrees."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    east, north = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
    return [
        (round(x * wide + left, digits), round(y * high + low, digits))
        for x, y in zip(east, north, strict=True)
    ]
