"""Countries and provinces as lines on a map, the part of it to look at, and the arc of a tie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from comity.publish.pictures.projection import Box, Spot, around, outlines, spot
from comity.reference.points import Point
from comity.reference.shapes import shapes

Place = tuple[float, float]

_BITS = 80  # in which an arc is looked at
_BEND = 0.18  # of its length is how far an arc stands off the straight line
_MANY, _FAR_OFF = 100, 25  # of a hundred points and more, one of so many may lie off the map on each side
_NOWHERE = "aq"  # nobody signs anything in Antarctica


@cache
def outlined() -> dict[str, list[list[Spot]]]:
    """Every country's outlines on the map, by its code."""
    every = ((code, rings) for code, rings in shapes().items() if code != _NOWHERE)
    return {code: [line for ring in rings for line in outlines(ring)] for code, rings in every}


def closed(line: Sequence[Spot], step: int = 1) -> str:
    """A closed line in SVG's words, told by the steps from one place to the next."""
    spots = [(round(x / step), round(y / step)) for x, y in line]
    steps = [(x - last_x, y - last_y) for (last_x, last_y), (x, y) in pairwise(spots[:-1])]
    told = " ".join(f"{x * step},{y * step}" for x, y in steps if x or y)
    return f"M{spots[0][0] * step},{spots[0][1] * step}l{told}z" if told else ""


def arc(start: Spot, end: Spot) -> str:
    """From one place to another, the same way whichever is told first.

    >>> arc((0, 0), (100, 0))
    'M0,0Q50,-18 100,0'
    """
    first, last = sorted((start, end))
    across, down = _pull(first, last)
    return f"M{xy(first)}Q{xy((round(across), round(down)))} {xy(last)}"


def along(start: Place, end: Place) -> list[Place]:
    """Places on the arc, from one end to the other."""
    (x, y), (to_x, to_y) = sorted((start, end))
    across, down = _pull((x, y), (to_x, to_y))
    shares = [number / _BITS for number in range(_BITS + 1)]
    return [
        (
            (1 - t) ** 2 * x + 2 * t * (1 - t) * across + t**2 * to_x,
            (1 - t) ** 2 * y + 2 * t * (1 - t) * down + t**2 * to_y,
        )
        for t in shares
    ]


def _pull(start: Place, end: Place) -> Place:
    """The place an arc is pulled to."""
    (x, y), (to_x, to_y) = start, end
    return (x + to_x) / 2 + (to_y - y) * _BEND, (y + to_y) / 2 - (to_x - x) * _BEND


def xy(place: Spot) -> str:
    """A place in SVG's words."""
    return f"{place[0]},{place[1]}"


def view_of(points: Iterable[Point]) -> Box:
    """The part of the map that shows these points, of very many those that do not lie far off all others."""
    across, down = (sorted(told) for told in zip(*map(spot, points), strict=True))
    few = len(across) // _FAR_OFF if len(across) >= _MANY else 0
    return around([(across[few], down[few]), (across[-1 - few], down[-1 - few])])


def view_of_country(code: str) -> Box | None:
    """The part of the map that shows a country; None where its shape is not known."""
    rings = shapes().get(code)
    largest = max(rings, key=len) if rings else None
    return around(outlines(largest)[0]) if largest else None
