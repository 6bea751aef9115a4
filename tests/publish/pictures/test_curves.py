"""Numbers over time on paper."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.insight.evidence import Evidence
from comity.insight.series import Boundary, Point, Series
from comity.publish.pictures.curves import curves
from comity.publish.words import speaking
from tests.publish.pictures.looking import faults, paths, words
from tests.publish.pictures.test_figures import point, told

NAMES = Evidence(
    names={"a": "Bình Dương", "b": "서울특별시 강남구", "c": "Ürümqi", "d": "Łódź"}, citations={}
)
OLD, NEW = Boundary(since=None, until="2025-07-01"), Boundary(since="2025-07-01", until=None)


def few() -> list[Series]:
    return [told(point(3000, "2019"), point(3500, "2020-10"), point(4008, "2021-10-31"))]


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_a_picture_is_whole_in_every_language(language: str) -> None:
    many = [
        told(*(point(1000 * year + 77 * number, str(2010 + year)) for year in range(12)), subject=subject)
        for number, subject in enumerate("abcd")
    ]
    apart = [
        told(point(1.5e12, "2024"), point(2e12, "2025-03"), unit="VND", boundary=OLD),
        told(point(3e12, "2026"), point(9e12, "2030", modality="planned"), unit="VND", boundary=NEW),
    ]
    with speaking(language):
        for series in (few(), many, apart):
            picture = curves(series, NAMES)
            assert picture is not None
            assert faults(picture) == []


def test_every_value_is_told_with_its_day() -> None:
    picture = curves(few(), NAMES)
    assert picture is not None
    shown = words(picture)
    assert {"3,000 (2019)", "3,500 (October 2020)", "4,008 (31 October 2021)"} <= set(shown)
    (part,) = picture.caption.parts
    assert part.text.endswith("Bình Dương: 3,000 (2019), 3,500 (October 2020), 4,008 (31 October 2021)")
    assert part.claims == ("3000-2019", "3500-2020-10", "4008-2021-10-31")


def test_a_long_row_has_its_ends_in_the_caption_and_all_of_it_for_those_who_cannot_see() -> None:
    picture = curves([told(*(point(year, str(2000 + year)) for year in range(1, 21)))], NAMES)
    assert picture is not None
    (part,) = picture.caption.parts
    assert part.text.endswith("1 (2001) … 20 (2020)") and len(part.claims) == 20
    assert "11 (2011)" in picture.words


def test_without_colours_curves_differ_by_signs_and_dashes() -> None:
    picture = curves([told(point(1, "2019"), point(2, "2020"), subject=of) for of in "ab"], NAMES)
    assert picture is not None
    assert "stroke-dasharray" in picture.svg
    assert sum("a2.6" in path for path in paths(picture)) == 3, "circles and the one that tells of them"
    assert sum("h5.2v5.2" in path for path in paths(picture)) == 3, "squares"


def test_what_hollow_means_is_said_where_something_is_hollow() -> None:
    plain, planned = (
        curves(few(), NAMES),
        curves([told(point(1, "2019"), point(9, "2030", modality="planned"))], NAMES),
    )
    assert plain is not None and planned is not None
    assert not [told for told in words(plain) if told.startswith("hollow")]
    assert [told for told in words(planned) if told.startswith("hollow")]


def test_nothing_to_compare_is_no_picture() -> None:
    assert curves([told(point(1, "2019"))], NAMES) is None


days = st.dates().map(lambda day: day.isoformat())
points = st.builds(point, st.floats(-1e15, 1e15) | st.integers(0, 10**12), days, contested=st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(points, min_size=1, max_size=30), st.sampled_from(["count", "percent", "USD", "VND"]))
def test_whatever_is_told_has_room(some: list[Point], unit: str) -> None:
    picture = curves([told(*some, unit=unit)], NAMES)
    assert picture is None or faults(picture) == []


def test_nothing_in_a_name_becomes_part_of_the_picture() -> None:
    evil: dict[str, Any] = {"a": '"/><script>alert(1)</script>\x07', "b": "b"}
    series = [told(point(1, "2019"), point(2, "2020"), subject=of) for of in "ab"]
    picture = curves(series, Evidence(names=evil, citations={}))
    assert picture is not None
    assert "<script" not in picture.svg and "\x07" not in picture.svg and faults(picture) == []
