"""What hangs together: connected components, with the members in the order they came."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

N = TypeVar("N", bound=Hashable)


def joined_sets(sets: Iterable[Iterable[N]]) -> list[list[N]]:
    """The members of the sets in groups; sets that share a member are one group.

    >>> joined_sets([["a", "b"], ["c"], ["b", "d"]])
    [['a', 'b', 'd'], ['c']]
    """
    parent: dict[N, N] = {}

    def root(member: N) -> N:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for members in sets:
        first: N | None = None
        for member in members:
            parent.setdefault(member, member)
            if first is None:
                first = member
            parent[root(member)] = root(first)
    found: dict[N, list[N]] = {}
    for member in parent:
        found.setdefault(root(member), []).append(member)
    return list(found.values())
