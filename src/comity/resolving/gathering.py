"""Putting tellings of one thing together: exact dates first, vaguer ones where they fit one thing only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from comity.model.dates import bounds, precision

N = TypeVar("N")

Same = Callable[[N, N], bool]


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
    if told:
        return Window(*bounds(told), precision(told))
    if not published:
        return Window()
    first, last = bounds(published)
    return Window(first, None) if planned else Window(None, last)


def gather(
    nodes: Sequence[N],
    exactness: Callable[[N], int],
    blocks: Callable[[N], Iterable[Hashable]],
    same: Same[N],
) -> list[list[N]]:
    """Groups of nodes that tell the same thing; the order of `nodes` does not change the groups.

    Level by level from the most exact: a node joins the one earlier group that has it as the same;
    where several do, it stays apart, because choosing one would be a guess. What is left of a
    level is grouped among itself. Only nodes that share a block are compared.
    """
    groups: list[list[N]] = []
    at: dict[Hashable, set[int]] = defaultdict(set)
    for level in sorted({exactness(node) for node in nodes}, reverse=True):
        fresh = [node for node in nodes if exactness(node) == level]
        homes = [_homes(node, groups, at, blocks, same) for node in fresh]
        left = [node for node, home in zip(fresh, homes, strict=True) if len(home) != 1]
        for node, home in zip(fresh, homes, strict=True):
            if len(home) == 1:
                groups[home[0]].append(node)
        groups += _chained(left, blocks, same)
        for number, group in enumerate(groups):
            for block in {block for node in group for block in blocks(node)}:
                at[block].add(number)
    return groups


def _homes(
    node: N,
    groups: list[list[N]],
    at: dict[Hashable, set[int]],
    blocks: Callable[[N], Iterable[Hashable]],
    same: Same[N],
) -> list[int]:
    near = {number for block in blocks(node) for number in at.get(block, ())}
    return [number for number in sorted(near) if any(same(node, member) for member in groups[number])]


def _chained(nodes: list[N], blocks: Callable[[N], Iterable[Hashable]], same: Same[N]) -> list[list[N]]:
    """Groups in which every node is the same as some other of its group."""
    parent = list(range(len(nodes)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    sharing: dict[Hashable, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for block in blocks(node):
            for other in sharing[block]:
                if root(other) != root(number) and same(nodes[other], node):
                    parent[root(number)] = root(other)
            sharing[block].append(number)
    found: dict[int, list[N]] = defaultdict(list)
    for number, node in enumerate(nodes):
        found[root(number)].append(node)
    return list(found.values())
