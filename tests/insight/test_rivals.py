from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.insight.implied import apart, implied
from comity.insight.numbers import Telling
from comity.insight.rivals import rivals
from comity.insight.series import Boundary
from tests.make import BINH_DUONG, cited, figure

OLD, NEW = Boundary(since=None, until="2025-07-01"), Boundary(since="2025-07-01", until=None)


def told(value: float, source: str, published: str | None = "2022-01-07", **fields: Any) -> Telling:
    return Telling.by(cited(figure(BINH_DUONG, value, **fields), source, published))


def values(groups: list[list[Telling]]) -> list[list[float]]:
    return [sorted(one.value for one in group) for group in groups]


LEAST = {"qualifier": "at_least"}
FLOW = {"indicator": "fdi_capital_attracted", "unit": "USD"}


@pytest.mark.parametrize(
    ("claims", "groups"),
    [
        pytest.param(
            [
                told(3000, "a", **LEAST),
                told(4000, "b", **LEAST),
                told(4008, "c", "2021-11-10", period="2021-10-31"),
            ],
            [[3000, 4000, 4008]],
            id="bounds that nobody who knows the others would give",
        ),
        pytest.param(
            [told(4000, "b", **LEAST), told(4008, "c", "2021-11-10", period="2021-10-31")],
            [],
            id="a bound that just rounds the number",
        ),
        pytest.param([told(3000, "a"), told(3000, "b")], [], id="the same twice"),
        pytest.param([told(3000, "a"), told(3010, "a")], [], id="two of one document count two things"),
        pytest.param(
            [told(3000, "a"), told(3010, "a"), told(3010, "b", "2022-01-08")],
            [],
            id="nor do they contradict another's",
        ),
        pytest.param([told(3000, "a"), told(3500, "b", "2022-04-01")], [], id="a total grows"),
        pytest.param(
            [told(3500, "a"), told(3000, "b", "2022-04-01")], [[3000, 3500]], id="and seldom shrinks"
        ),
        pytest.param([told(3500, "a"), told(3000, "b", "2023-04-01")], [], id="but it may in a year"),
        pytest.param(
            [told(3000, "a", period="2021-10-31"), told(3100, "b", period="2021-11-30")],
            [],
            id="told of two days",
        ),
        pytest.param(
            [told(3000, "a", period="2021-10-31"), told(3100, "b", period="2021-10")],
            [[3000, 3100]],
            id="told of days that may be one",
        ),
        pytest.param(
            [told(3000, "a", None), told(3000, "b"), told(4000, "c", "2025-01-01")],
            [],
            id="told of no day, as another tells it",
        ),
        pytest.param(
            [told(2000, "a", None), told(3000, "b"), told(4000, "c", "2025-01-01")],
            [[2000, 4000]],
            id="told of no day, as no other tells it: against the latest",
        ),
        pytest.param(
            [told(1.92e9, "a", period="2021", **FLOW), told(2.5e9, "b", period="2021", **FLOW)],
            [[1.92e9, 2.5e9]],
            id="what came in one year",
        ),
        pytest.param(
            [told(1.92e9, "a", period="2021-01/2021-10", **FLOW), told(2.5e9, "b", period="2021", **FLOW)],
            [],
            id="what came in another time",
        ),
        pytest.param(
            [told(1.92e9, "a", period="2021", **FLOW), told(2.5e9, "b", **FLOW)],
            [],
            id="what came in a time nobody names",
        ),
        pytest.param(
            [told(37e9, "a", period="2021", **FLOW), told(37.2e9, "b", period="2021", **FLOW)],
            [],
            id="rounded",
        ),
        pytest.param(
            [told(5000, "a", period="2021", modality="planned"), told(4008, "b", period="2021")],
            [[4008, 5000]],
            id="a plan and what came",
        ),
        pytest.param(
            [told(5000, "a", modality="planned"), told(4008, "b")], [], id="a plan for a day nobody names"
        ),
        pytest.param([told(5000, "a", modality="wished"), told(4008, "b")], [], id="a hope"),
        pytest.param(
            [told(100, "a", indicator="workers"), told(300, "b", indicator="workers")],
            [],
            id="numbers of which a place has many",
        ),
        pytest.param([], [], id="nothing"),
    ],
)
def test_which_numbers_cannot_all_hold(claims: list[Telling], groups: list[list[float]]) -> None:
    assert values(rivals(claims)) == groups


def test_a_number_of_another_territory_is_held_against_one_though_it_is_larger_and_later() -> None:
    claims = [told(12_000, "a", "2025-06-10"), told(19_000, "b", "2025-07-30")]
    assert rivals(claims) == []
    assert values(rivals(claims, (OLD, NEW))) == [[12_000, 19_000]]


numbers = st.builds(
    told,
    st.sampled_from([3000, 3000.0, 3010, 4000, 4008]),
    st.sampled_from("abcdef"),
    st.sampled_from([None, "2021-11-10", "2022-01-07", "2022-03-01", "2025-08-01"]),
    qualifier=st.sampled_from(["exact", "at_least", "about", "at_most"]),
    period=st.sampled_from([None, "2021", "2021-10-31", "2021-10"]),
    modality=st.sampled_from(["asserted", "planned"]),
)


@given(st.lists(numbers, max_size=8, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_rivals_do_not_depend_on_the_order(claims: list[Telling], random: Any) -> None:
    other = [*claims]
    random.shuffle(other)

    def found(some: list[Telling]) -> set[frozenset[str]]:
        return {frozenset(one.id for one in group) for group in rivals(some, (OLD, NEW))}

    groups = found(claims)
    assert groups == found(other)
    for group in groups:
        told = [one for one in claims if one.id in group]
        ranges = [implied(one.value, one.qualifier) for one in told]
        assert any(apart(one, other) for one in ranges for other in ranges)


@given(st.floats(0.01, 1e12), st.sampled_from(["exact", "at_least", "about", "at_most"]))
def test_a_number_lies_in_what_it_implies(value: float, qualifier: Any) -> None:
    low, high = implied(value, qualifier)
    assert low <= value <= high
