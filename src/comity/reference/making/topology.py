"""A page of TopoJSON: shapes whose borders are kept once, as arcs that neighbours share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import msgspec

from comity.reference.shapes import Ring


class Topology:
    """One page as it was read, its points to so many digits of a degree."""

    def __init__(self, page: bytes, digits: int) -> None:
        self._page: dict[str, Any] = msgspec.json.decode(page)
        self._arcs = [_points(arc, self._page["transform"], digits) for arc in self._page["arcs"]]

    def geometries(self, layer: str) -> Iterator[tuple[dict[str, Any], list[Ring]]]:
        """What each shape of a layer is told to be (`id`, `properties`), and its rings."""
        for geometry in self._page["objects"][layer]["geometries"]:
            yield geometry, [self._ring(ring) for ring in _rings(geometry)]

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


def _points(arc: list[list[int]], transform: dict[str, list[float]], digits: int) -> Ring:
    """The points of an arc, each told as a step from the one before, in degrees."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    east, north = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
    return [
        (round(x * wide + left, digits), round(y * high + low, digits))
        for x, y in zip(east, north, strict=True)
    ]
