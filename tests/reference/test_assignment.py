"""The cheapest way to give each row a column of its own."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from comity.reference.making.assignment import assigned

COSTS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 30).map(float), min_size=width, max_size=width), min_size=1, max_size=4
    )
)
UNASSIGNED = 12.0


def total(costs: list[list[float]], columns: tuple[int | None, ...]) -> float:
    return sum(UNASSIGNED if at is None else row[at] for row, at in zip(costs, columns, strict=True))


@given(COSTS)
def test_no_other_way_is_cheaper(costs: list[list[float]]) -> None:
    found = tuple(assigned(costs, UNASSIGNED))
    taken = [at for at in found if at is not None]
    assert len(taken) == len(set(taken))
    every: list[int | None] = [*range(len(costs[0])), *[None] * len(costs)]
    cheapest = min(total(costs, way) for way in set(permutations(every, len(costs))))
    assert total(costs, found) == cheapest
