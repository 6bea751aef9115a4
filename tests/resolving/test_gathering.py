from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from comity.resolving.gathering import ALIKE, APART, SAME, Window, gather, window

# Nodes here are (exactness, letters, number): the same where letters are equal, alike where they share one.
Node = tuple[int, str, int]


def likeness(a: Node, b: Node) -> int:
    if a[1] == b[1]:
        return SAME
    return ALIKE if set(a[1]) & set(b[1]) else APART


def groups(*nodes: Node) -> set[frozenset[Node]]:
    made = gather(nodes, lambda node: node[0], lambda node: node[1], likeness)
    assert sorted(node for group in made for node in group) == sorted(nodes)
    return {frozenset(group) for group in made}


def test_the_vague_joins_the_one_exact_it_is_like() -> None:
    assert groups((3, "ab", 1), (0, "bc", 2)) == {frozenset([(3, "ab", 1), (0, "bc", 2)])}


def test_the_vague_stays_apart_between_two() -> None:
    assert len(groups((3, "ab", 1), (3, "cd", 2), (0, "bc", 3))) == 3


def test_the_vague_prefers_the_same_to_the_alike() -> None:
    made = groups((3, "ab", 1), (3, "cd", 2), (0, "cd", 3), (3, "be", 4))
    assert frozenset([(3, "cd", 2), (0, "cd", 3)]) in made


def test_alike_in_a_row_is_not_alike_all_round() -> None:
    assert len(groups((3, "ab", 1), (3, "bc", 2), (3, "cd", 3))) == 3
    assert len(groups((3, "ab", 1), (3, "bc", 2), (3, "ca", 3))) == 1


nodes = some.tuples(some.integers(0, 3), some.text("abcd", min_size=1, max_size=2), some.integers(0, 9))


@given(
    some.lists(nodes, max_size=10, unique=True).flatmap(
        lambda n: some.tuples(some.just(n), some.permutations(n))
    )
)
def test_the_order_does_not_matter(orders: tuple[list[Node], list[Node]]) -> None:
    told, shuffled = orders
    assert groups(*told) == groups(*shuffled)


def test_windows() -> None:
    day, month = window("2022-01-06", None, False), window("2022-01", None, False)
    assert day.meets(month)
    assert not day.meets(window("2022-01-07", None, False))
    assert day.meets(window("2022-01-07", None, False), slack=1)
    assert not day.meets(window(None, "2021-12-31", planned=False)), "it was told before"
    assert day.meets(window(None, "2021-12-31", planned=True))
    assert Window().meets(day)
    assert window("some day", None, False) == Window()
