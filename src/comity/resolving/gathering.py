"""Putting tellings of one thing together: exact dates first, vaguer ones where they fit one thing only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from comity.model.dates import bounds, is_edtf, precision

N = TypeVar("N")

APART, ALIKE, SAME = 0, 1, 2
"""How two tellings compare: they tell two things, may tell one thing, or tell one thing."""

Likeness = Callable[[N, N], int]


class Window(msgspec.Struct, frozen=True):
    """The days in which something told can lie; None leaves an end open."""

    first: date | None = None
    last: date | None = None
    exactness: int = 0

    def meets(self, other: Window, slack: int = 0) -> bool:
        """Whether both can be one moment; `slack` days apart still count for two exact days."""
        if slack and self.first and other.first and self.exactness == other.exactness == 3:
            return abs((self.first - other.first).days) <= slack
        return _before(self.first, other.last) and _before(other.first, self.last)


def _before(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def window(told: str | None, published: str | None, planned: bool) -> Window:
    """The window of a date as told; where none is told, publication comes after what is done, before plans.

    >>> window("2022-01", None, False).last
    datetime.date(2022, 1, 31)
    >>> window(None, "2022-01-07", False).last
    datetime.date(2022, 1, 7)
    """
    if told and is_edtf(told):
        return Window(*bounds(told), precision(told))
    if not published:
        return Window()
    first, last = bounds(published)
    return Window(first, None) if planned else Window(None, last)


def gather(
    nodes: Sequence[N],
    exactness: Callable[[N], int],
    blocks: Callable[[N], Iterable[Hashable]],
    likeness: Likeness[N],
) -> list[list[N]]:
    """Groups of nodes that tell the same thing; the order of `nodes` does not change the groups.

    Level by level from the most exact: a node joins the one earlier group it is most like; where
    several are alike, it stays apart, because choosing one would be a guess. What is left of a
    level is grouped among itself. Only nodes that share a block are compared.
    """
    groups: list[list[N]] = []
    at: dict[Hashable, set[int]] = defaultdict(set)
    for level in sorted({exactness(node) for node in nodes}, reverse=True):
        fresh = [node for node in nodes if exactness(node) == level]
        homes = [_home(node, groups, at, blocks, likeness) for node in fresh]
        left = [node for node, home in zip(fresh, homes, strict=True) if home is None]
        for node, home in zip(fresh, homes, strict=True):
            if home is not None:
                groups[home].append(node)
        groups += _grouped(left, blocks, likeness)
        for number, group in enumerate(groups):
            for block in {block for node in group for block in blocks(node)}:
                at[block].add(number)
    return groups


def _home(
    node: N,
    groups: list[list[N]],
    at: dict[Hashable, set[int]],
    blocks: Callable[[N], Iterable[Hashable]],
    likeness: Likeness[N],
) -> int | None:
    """The one group that is most like the node; None where there is none, or more than one."""
    near = {number for block in blocks(node) for number in at.get(block, ())}
    alike = {number: max(likeness(node, member) for member in groups[number]) for number in near}
    most = max(alike.values(), default=APART)
    best = [number for number, degree in alike.items() if degree == most]
    return best[0] if most > APART and len(best) == 1 else None


def _grouped(
    nodes: list[N], blocks: Callable[[N], Iterable[Hashable]], likeness: Likeness[N]
) -> list[list[N]]:
    """Groups of one level: what is the same in a row, then what is alike where all of it is."""
    degrees = _degrees(nodes, blocks, likeness)
    rows = _components(len(nodes), (pair for pair, degree in degrees.items() if degree == SAME))
    row_of = {number: at for at, row in enumerate(rows) for number in row}
    between = {_ordered(row_of[a], row_of[b]) for a, b in degrees if row_of[a] != row_of[b]}
    found: list[list[int]] = []
    for joined in _components(len(rows), between):
        whole = all(_ordered(a, b) in between for a in joined for b in joined if a < b)
        parts = [rows[at] for at in joined]
        found += [[number for row in parts for number in row]] if whole else parts
    return [[nodes[number] for number in group] for group in found]


def _degrees(
    nodes: list[N], blocks: Callable[[N], Iterable[Hashable]], likeness: Likeness[N]
) -> dict[tuple[int, int], int]:
    """How alike the nodes of each pair are, of those that share a block and are alike at all."""
    sharing: dict[Hashable, list[int]] = defaultdict(list)
    degrees: dict[tuple[int, int], int] = {}
    for number, node in enumerate(nodes):
        for block in blocks(node):
            for other in sharing[block]:
                if (other, number) not in degrees:
                    degrees[other, number] = likeness(nodes[other], node)
            sharing[block].append(number)
    return {pair: degree for pair, degree in degrees.items() if degree > APART}


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _components(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Numbers below `size` in groups that the pairs connect."""
    parent = list(range(size))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for a, b in pairs:
        parent[root(b)] = root(a)
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(size):
        found[root(number)].append(number)
    return list(found.values())
