"""The cheapest way to give each row a column of its own (the Hungarian method)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def assigned(costs: Sequence[Sequence[float]], unassigned: float) -> list[int | None]:
    """For each row of costs its column, no two the same; None where that is cheaper at `unassigned` a row.

    >>> assigned([[1.0, 2.0], [1.0, 9.0]], unassigned=5.0)
    [1, 0]
    >>> assigned([[7.0]], unassigned=5.0)
    [None]
    """
    height, width = len(costs), len(costs[0])
    # A column of its own for every row that is left without one makes the rest a square problem.
    table = [[*row, *([unassigned] * height)] for row in costs]
    owner = _owners(table)
    columns: list[int | None] = [None] * height
    for column in range(width):
        if owner[column] is not None:
            columns[owner[column]] = column  # type: ignore[index]
    return columns


def _owners(table: Sequence[Sequence[float]]) -> list[int | None]:
    """The row each column goes to, by shortest augmenting paths over reduced costs."""
    height, width = len(table), len(table[0])
    row_price, column_price = [0.0] * height, [0.0] * (width + 1)
    owner: list[int | None] = [None] * (width + 1)
    for start in range(height):
        owner[width] = start
        column, came_from = width, [width] * width
        least, done = [inf] * width, [False] * (width + 1)
        while owner[column] is not None:
            done[column] = True
            row, step, following = owner[column], inf, width
            assert row is not None
            for other in range(width):
                if done[other]:
                    continue
                reduced = table[row][other] - row_price[row] - column_price[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                taken = owner[other]
                if done[other] and taken is not None:
                    row_price[taken] += step
                    column_price[other] -= step
                elif other < width:
                    least[other] -= step
            column = following
        while column != width:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    return owner[:width]
