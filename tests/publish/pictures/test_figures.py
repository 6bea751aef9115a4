from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from comity.insight.evidence import Evidence
from comity.insight.series import Boundary, Point, Series
from comity.publish.pictures.figures import chart, small

NOBODY = Evidence(names={}, citations={})


def point(value: float, period: str | None = None, **fields: Any) -> Point:
    told: dict[str, Any] = {
        "record": "fig-1",
        "value": value,
        "qualifier": "exact",
        "modality": "asserted",
        "period": period,
        "published": None,
        "rank": None,
        "rank_scope": None,
        "contested": False,
        "claims": (f"{value}-{period}",),
    }
    return Point(**{**told, **fields})


def told(*points: Point, subject: str = "a", indicator: str = "fdi_projects", **fields: Any) -> Series:
    rest = {"partner": None, "sector": None, "label": None, "unit": "count", **fields}
    return Series(subject=subject, indicator=indicator, points=points, **rest)


def joined(series: Series) -> int:
    made = chart([series], NOBODY)
    assert made is not None
    return len(made.curves[0].joined.split())


def test_a_curve_joins_facts_with_a_day_only() -> None:
    facts = [point(1, "2019"), point(2, "2020"), point(3, "2021")]
    assert joined(told(*facts)) == 3
    assert joined(told(*facts, point(9, "2030", modality="planned"))) == 3
    assert joined(told(*facts, point(9, "2020", contested=True), point(8, "2020", contested=True))) == 3
    assert joined(told(*facts, point(9, published="2020-05-01"))) == 3


def test_what_stands_alone_is_hollow() -> None:
    made = chart(
        [told(point(1, "2019"), point(2, "2020", contested=True), point(3, "2030", modality="wished"))],
        NOBODY,
    )
    assert made is not None
    assert [mark.hollow for mark in made.curves[0].marks] == [False, True, True]


def test_what_came_in_a_time_is_a_bar_over_it_and_joined_to_nothing() -> None:
    made = chart([told(point(1, "2019"), point(2, "2020-01/2020-10"), indicator="fdi_projects_new")], NOBODY)
    assert made is not None
    (curve,) = made.curves
    assert curve.joined == "" and all(mark.bar for mark in curve.marks)


def test_territories_and_localities_are_curves_of_their_own() -> None:
    old, new = Boundary(since=None, until="2025-07-01"), Boundary(since="2025-07-01", until=None)
    made = chart(
        [
            told(point(1, "2024"), boundary=old),
            told(point(2, "2026"), boundary=new),
            told(point(3, "2024"), subject="b"),
        ],
        NOBODY,
    )
    assert made is not None
    assert [(curve.colour, curve.former) for curve in made.curves] == [(1, True), (1, False), (2, False)]
    assert len({curve.sign for curve in made.curves}) == 2
    assert [tick.words for tick in made.changes] == ["1 July 2025"]


def test_a_locality_keeps_its_colour_whoever_else_is_drawn() -> None:
    made = chart([told(point(1, "2019"), point(2, "2020"), subject="b")], NOBODY, ["a", "b"])
    assert made is not None and made.curves[0].colour == 2


def test_one_value_is_no_chart() -> None:
    assert chart([told(point(1, "2019"))], NOBODY) is None
    assert chart([told(point(1), point(2))], NOBODY) is None
    assert small(told(point(1, "2019"))) is None and small(told(point(1, "2019"), point(1, "2020")))


def test_the_scale_begins_at_nothing_and_holds_every_value() -> None:
    made = chart([told(point(3000, "2019"), point(4008, "2021"))], NOBODY)
    assert made is not None
    assert [tick.words for tick in made.values] == ["0", "2,000", "4,000", "6,000"]
    assert [tick.words for tick in made.times] == ["2019", "2020", "2021"]


days = st.dates().map(lambda day: day.isoformat())
points = st.builds(point, st.floats(-1e15, 1e15) | st.integers(0, 10**12), days, contested=st.booleans())


@given(st.lists(points, min_size=1, max_size=12))
def test_whatever_is_told_lies_on_the_paper(some: list[Point]) -> None:
    for made in (chart([told(*some)], NOBODY), small(told(*some))):
        if made is None:
            continue
        places = [pair.split(",") for pair in made.curves[0].joined.split()]
        assert all(0 <= float(x) <= made.width and 0 <= float(y) <= made.height for x, y in places)
        assert all(0 <= tick.at <= made.height for tick in made.values)
        assert len(made.times) <= 8 and len(made.values) <= 8
