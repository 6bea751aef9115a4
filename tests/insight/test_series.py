from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.atlas import Atlas
from comity.insight.numbers import Telling
from comity.insight.profile import profile
from comity.insight.series import UNKNOWN, Boundary, Series, boundary_of, series
from comity.model.entity import Entity
from comity.publish.lines import territory
from comity.reference import gazetteer
from comity.register.view import View, opened
from tests.make import cited, document, figure, quoting, register

CITY = Entity("locality", "Ho Chi Minh City", "vn/ho-chi-minh-city")
OLD = Boundary(since=None, until="2025-07-01", without=("Bà Rịa–Vũng Tàu", "Bình Dương"))
NEW = Boundary(since="2025-07-01", until=None, including=("Bà Rịa–Vũng Tàu", "Bình Dương"))


def boundaries(entity: str) -> tuple[Boundary, ...]:
    return (OLD, NEW) if entity == CITY.id else ()


def test_numbers_of_one_measure_stand_beside_each_other(view: View) -> None:
    (found,) = profile(view, view.entity("vn/binh-duong")).figures
    told = [(point.value, point.period, point.contested) for point in found.points]
    assert told == [(4008, "2021-10-31", True), (4000, None, True), (3000, None, True)]
    assert found.boundary is None


@pytest.fixture
def city(tmp_path: Path) -> Iterator[View]:
    told: dict[str | None, list[dict[str, Any]]] = {
        "2025-06-28": [{"value": 12_000}],
        "2025-07-20": [
            {"value": 19_000},
            {"value": 11_500, "period": "2024-12-31"},
            {"value": 900, "indicator": "fdi_projects_new", "period": "2025"},
        ],
        None: [{"value": 15_000}],
    }
    kept = []
    for number, (published, figures) in enumerate(told.items()):
        text = document(
            f"Report {number}: " + " ".join(f"{told['value']}." for told in figures),
            f"{number}.txt",
            published,
        )
        claims = [
            figure(
                CITY,
                **{**quoting(f"{told['value']}.", text.text.index(f"{told['value']}."), text.name), **told},
            )
            for told in figures
        ]
        kept.append((text, claims))
    with opened(register(tmp_path / "city.db", *kept)) as found:
        yield found


def by_boundary(found: tuple[Series, ...], indicator: str) -> dict[Boundary | None, list[float]]:
    return {
        one.boundary: [point.value for point in one.points] for one in found if one.indicator == indicator
    }


def test_the_old_and_the_enlarged_city_have_a_series_each_and_unknown_ones_stand_apart(city: View) -> None:
    found = profile(city, city.entity(CITY.id), boundaries=boundaries).figures
    assert by_boundary(found, "fdi_projects") == {OLD: [11_500, 12_000], NEW: [19_000], UNKNOWN: [15_000]}
    assert [one.boundary for one in found if one.indicator == "fdi_projects"] == [OLD, NEW, UNKNOWN]


def test_a_year_that_spans_the_change_is_of_no_known_territory(city: View) -> None:
    found = series(city, city.records("figure"), boundaries)
    assert by_boundary(found, "fdi_projects_new") == {UNKNOWN: [900]}


def test_a_contradiction_is_one_within_a_territory_only(city: View) -> None:
    found = series(city, city.records("figure"), boundaries)
    assert not any(point.contested for one in found for point in one.points)
    joined = series(city, city.records("figure"))
    assert any(point.contested for one in joined for point in one.points)


def test_the_reference_tables_give_the_boundaries() -> None:
    atlas = Atlas(gazetteer.load())
    assert [(one.since, one.until) for one in atlas.boundaries(CITY.id)] == [
        (None, "2025-07-01"),
        ("2025-07-01", None),
    ]
    before, since = atlas.boundaries("kr/daegu")
    assert (before.without, since.including) == (("Gunwi-gun",), ("Gunwi-gun",))
    before, between, since = atlas.boundaries("vn/dak-lak")
    assert (before.including, between.without, since.including) == (
        ("Đắk Nông",),
        ("Đắk Nông", "Phú Yên"),
        ("Phú Yên",),
    )
    assert atlas.boundaries("kr/seoul") == atlas.boundaries("person/nobody") == ()


@pytest.mark.parametrize(
    ("boundary", "words"),
    [
        (NEW, "territory since 1 July 2025: with Bà Rịa–Vũng Tàu and Bình Dương"),
        (OLD, "territory until 30 June 2025: without Bà Rịa–Vũng Tàu and Bình Dương"),
        (UNKNOWN, "territory of which day is not told"),
        (Boundary(since="2004-01-01", until="2025-07-01"), "territory from 1 January 2004 to 30 June 2025"),
        (
            Boundary(since="2004-01-01", until=None, including=("A",), without=("B",)),
            "territory since 1 January 2004: with A, without B",
        ),
    ],
)
def test_territories_in_words(boundary: Boundary, words: str) -> None:
    assert territory(boundary) == words


days = st.none() | st.dates().map(lambda day: day.isoformat())


@given(days, days)
def test_every_number_has_one_territory_and_that_of_its_period_first(
    published: str | None, period: str | None
) -> None:
    told = cited(figure(CITY, 1, period=period), published=published)
    found = boundary_of(Telling.by(told), (OLD, NEW))
    day = period or published
    assert found == (UNKNOWN if day is None else OLD if day < "2025-07-01" else NEW)
    assert boundary_of(Telling.by(told), ()) is None
