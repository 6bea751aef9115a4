"""Vietnamese numbers: points between thousands, decimal commas, words, units and how exact they are."""

from __future__ import annotations

import pytest

from comity.reading.languages.vi.numbers import find_quantities
from comity.reading.languages.vi.spelt import spelt
from comity.reading.marks.scanner import folded

COUNTED = {
    "hơn 1.265 dự án": (1265, "count", "at_least"),
    "gần 4,3 tỷ USD": (4_300_000_000, "USD", "at_most"),
    "khoảng 2,278 tỉ đô la Mỹ": (2_278_000_000, "USD", "about"),
    "1.234,5 ha": (1234.5, "ha", "exact"),
    "500m2": (500, "m2", "exact"),
    "US$5 triệu": (5_000_000, "USD", "exact"),
    "2 tỷ 300 triệu đồng": (2_300_000_000, "VND", "exact"),
    "hai tỷ rưỡi": (2_500_000_000, "count", "exact"),
    "3,5 nghìn tỷ đồng": (3_500_000_000_000, "VND", "exact"),
    "không quá 40 người": (40, "count", "at_most"),
    "200 gian hàng trở lên": (200, "count", "at_least"),
    "10,5%": (10.5, "percent", "exact"),
    "hai mươi ba doanh nghiệp": (23, "count", "exact"),
    "một trăm lẻ năm doanh nghiệp": (105, "count", "exact"),
    "một triệu lượt khách": (1_000_000, "count", "exact"),
    "trên dưới 60 sinh viên": (60, "count", "about"),
    "12 năm": (12, "duration", "exact"),
}


@pytest.mark.parametrize("text", COUNTED)
def test_one_number(text: str) -> None:
    (found,) = find_quantities(spelt(text), [])
    assert (found.value, found.unit, found.qualifier) == COUNTED[text]
    assert (found.start, found.ordinal) == (0, False)


@pytest.mark.parametrize("text", ["hơn 1.265 dự án", "gần 4,3 tỷ USD", "hai tỷ rưỡi", "không quá 40 người"])
def test_a_text_without_accents_counts_the_same(text: str) -> None:
    (found,) = find_quantities(spelt(folded(text)), [])
    assert (found.value, found.unit, found.qualifier) == COUNTED[text]


@pytest.mark.parametrize(
    "text",
    ["quận 3", "quốc lộ 19", "lúc 10h30", "hàng trăm doanh nghiệp", "một khu đô thị", "mỗi năm khoảng chừng"],
)
def test_what_counts_nothing(text: str) -> None:
    assert find_quantities(spelt(text), []) == []


@pytest.mark.parametrize(
    ("text", "place"), [("xếp thứ 4", 4), ("đứng thứ hai", 2), ("lớn thứ ba", 3), ("đứng thứ nhất", 1)]
)
def test_a_place_in_an_order(text: str, place: int) -> None:
    (found,) = find_quantities(spelt(text), [])
    assert found.ordinal and found.value == place


def test_a_range_has_two_ends() -> None:
    low, high = find_quantities(spelt("2-3 triệu USD"), [])
    assert (low.value, low.unit, low.qualifier) == (2_000_000, "USD", "at_least")
    assert (high.value, high.unit, high.qualifier) == (3_000_000, "USD", "at_most")


def test_digits_of_a_date_are_none() -> None:
    text = "ngày 12/11 có 30 khách"
    assert [found.value for found in find_quantities(spelt(text), [(0, len("ngày 12/11"))])] == [30]
