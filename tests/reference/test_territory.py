from __future__ import annotations

from datetime import date

import pytest

from comity.errors import UnknownName
from comity.reference.gazetteer import load
from comity.reference.territory import Extent, Territories

MERGED = date(2025, 7, 1)


def extents(key: str) -> tuple[Extent, ...]:
    return Territories(load()).extents(key)


def test_a_province_that_took_others_in_has_two_territories() -> None:
    assert extents("vn/ho-chi-minh-city") == (
        Extent(since=None, until=MERGED),
        Extent(since=MERGED, until=None, came=("vn/ba-ria-vung-tau", "vn/binh-duong")),
    )


def test_a_county_that_changes_hands_changes_two_territories() -> None:
    day = date(2023, 7, 1)
    assert extents("kr/daegu")[1] == Extent(since=day, until=None, came=("kr/daegu/gunwi",))
    assert extents("kr/gyeongbuk")[1] == Extent(since=day, until=None, went=("kr/daegu/gunwi",))


def test_a_province_split_and_later_merged_has_three() -> None:
    before, between, since = extents("vn/dak-lak")
    assert (before.until, between.went, between.until) == (date(2004, 1, 1), ("vn/dak-nong",), MERGED)
    assert since.came == ("vn/phu-yen",)


def test_a_county_that_became_a_city_of_its_own_left_its_province() -> None:
    (_, since) = extents("kr/chungnam")
    assert since == Extent(since=date(2012, 7, 1), until=None, went=("kr/chungnam/yeongi",))


@pytest.mark.parametrize(
    "key",
    [
        "kr/seoul",
        "vn/binh-duong",  # went into another whole
        "vn/hue",  # renamed, the same territory
        "kr/gangwon",  # the same territory under a new law
        "kr/gangwon-do",
        "kr/jeonnam-gwangju",  # made from two, whole since
        "kr/gyeongnam",  # cities inside it were merged
        "kr/gangwon/chuncheon",
        "jp/hyogo/kobe",
    ],
)
def test_where_nothing_came_or_went_there_is_one_territory(key: str) -> None:
    assert extents(key) == ()


def test_what_the_tables_do_not_know_is_said() -> None:
    with pytest.raises(UnknownName):
        extents("vn/nowhere")
