"""From degrees to places on a map: Miller's projection, the Pacific in the middle."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import degrees, log, pi, radians, tan
from typing import NamedTuple

from comity.reference.points import Point
from comity.reference.shapes import Ring

_WEST = -25.0  # where the map is cut: through the Atlantic, which few ties cross
_ROUND = 360
_UNITS = 100  # of the map in a degree at the equator
_NORTH, _SOUTH = 84.0, -57.0
_SHAPE = 16 / 9
_LEAST = 12 * _UNITS  # nobody is shown a map of less than so many degrees

Spot = tuple[int, int]
"""A place on the map, in units from its western edge and from the equator."""


class Box(NamedTuple):
    """A part of the map."""

    left: int
    top: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.left} {self.top} {self.width} {self.height}"

    def meets(self, spots: Iterable[Spot]) -> bool:
        """Whether what encloses these places lies in it, a part of it at least."""
        across, down = zip(*spots, strict=True)
        is_beside = max(across) < self.left or min(across) > self.left + self.width
        return not is_beside and max(down) >= self.top and min(down) <= self.top + self.height


def spot(point: Point) -> Spot:
    """Where a point stands on the map.

    >>> spot((-25.0, 0.0)), spot((155.0, 0.0)), spot((-74.0, 40.7))
    ((0, 0), (18000, 0), (31100, -4309))
    """
    lon, lat = point
    return round((lon - _WEST) % _ROUND * _UNITS), _down(lat)


def outlines(ring: Ring) -> list[list[Spot]]:
    """A ring on the map; one through which the map is cut stands at both ends of it.

    Degrees begin anew in the Pacific, where no ring ends.
    """
    turn = 0
    drawn = []
    for (last, _), (lon, lat) in pairwise([ring[0], *ring]):
        turn += _ROUND if lon - last < -_ROUND / 2 else -_ROUND if lon - last > _ROUND / 2 else 0
        drawn.append((round((lon + turn - _WEST) * _UNITS), _down(lat)))
    again = [(across + _ROUND * _UNITS, down) for across, down in drawn]
    easternmost, westernmost = max(across for across, _ in drawn), min(across for across, _ in drawn)
    return [*([drawn] if easternmost > 0 else []), *([again] if westernmost < 0 else [])]


def around(spots: Iterable[Spot]) -> Box:
    """The part of the map that shows all these places with some room around them."""
    across, down = zip(*spots, strict=True)
    middle = (min(across) + max(across)) // 2, (min(down) + max(down)) // 2
    wide, high = (max(told) - min(told) for told in (across, down))
    width = int(max(wide * 1.3, high * 1.3 * _SHAPE, _LEAST))
    if width > WORLD.width:
        return WORLD
    height = int(width / _SHAPE)
    return Box(middle[0] - width // 2, middle[1] - height // 2, width, height)


def _down(lat: float) -> int:
    """How far down from the equator a latitude stands (Miller: Mercator's with the poles drawn in)."""
    kept = radians(max(_SOUTH, min(_NORTH, lat)))
    return round(-degrees(1.25 * log(tan(pi / 4 + 0.4 * kept))) * _UNITS)


WORLD = Box(0, _down(_NORTH), _ROUND * _UNITS, _down(_SOUTH) - _down(_NORTH))
"""All of the map."""
