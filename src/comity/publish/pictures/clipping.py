"""What of a closed line lies within a rectangle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Place = tuple[float, float]


def clipped(line: Sequence[Place], box: tuple[float, float, float, float]) -> list[Place]:
    """The closed line cut at the edges of a box (left, top, right, bottom), by Sutherland and Hodgman.

    >>> clipped([(-1, 1), (1, 1), (1, 3), (-1, 3)], (0, 0, 2, 2))
    [(0.0, 2), (0, 1.0), (1, 1), (1.0, 2)]
    """
    found = list(line)
    for axis, edge, is_within in _edges(box):
        found = _cut(found, axis, edge, is_within)
    return found


def _edges(box: tuple[float, float, float, float]) -> list[tuple[int, float, Callable[[float], bool]]]:
    left, top, right, bottom = box
    return [
        (0, left, lambda at: at >= left),
        (1, top, lambda at: at >= top),
        (0, right, lambda at: at <= right),
        (1, bottom, lambda at: at <= bottom),
    ]


def _cut(line: Sequence[Place], axis: int, edge: float, is_within: Callable[[float], bool]) -> list[Place]:
    """A closed line, of which nothing is left beyond one edge."""
    found: list[Place] = []
    for number, place in enumerate(line):
        last = line[number - 1]
        if is_within(last[axis]) != is_within(place[axis]):
            found.append(_met(last, place, axis, edge))
        if is_within(place[axis]):
            found.append(place)
    return found


def _met(one: Place, other: Place, axis: int, edge: float) -> Place:
    """Where the line between two places meets an edge."""
    share = (edge - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (edge, across) if axis == 0 else (across, edge)
