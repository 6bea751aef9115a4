"""Korean numbers that count, measure or rank."""

from __future__ import annotations

import pytest

from comity.reading.clauses.passage import Passage
from comity.reading.languages.ko.dates import find_dates
from comity.reading.languages.ko.numbers import find_quantities
from comity.reading.marks.quantities import Quantity
from tests.make import document

COUNTED = {
    "30여명이 왔다": (30, "count", "at_least"),
    "30여 명이 왔다": (30, "count", "at_least"),
    "약 36만명": (360_000, "count", "about"),
    "41만여 명": (410_000, "count", "at_least"),
    "2조 3천억 원": (2_300_000_000_000, "KRW", "exact"),
    "312억달러": (31_200_000_000, "USD", "exact"),
    "2억7000만 달러": (270_000_000, "USD", "exact"),
    "1500만불": (15_000_000, "USD", "exact"),
    "12.5억 달러": (1_250_000_000, "USD", "exact"),
    "US$3억": (300_000_000, "USD", "exact"),
    "2천500만 엔": (25_000_000, "JPY", "exact"),
    "30억 동": (3_000_000_000, "VND", "exact"),
    "150만원쯤": (1_500_000, "KRW", "about"),
    "612.4㎢": (612.4, "km2", "exact"),
    "1만2천345㎢": (12_345, "km2", "exact"),
    "3,400헥타르": (3400, "ha", "exact"),
    "120㎡ 규모": (120, "m2", "exact"),
    "41.2%가": (41.2, "percent", "exact"),
    "3%p 늘었다": (3, "points", "exact"),
    "20여 개 기업": (20, "count", "at_least"),
    "300명 이상": (300, "count", "at_least"),
    "1000명을 넘는 관객": (1000, "count", "at_least"),
    "300명 미만": (300, "count", "at_most"),
    "300명 가까이": (300, "count", "at_most"),
    "최대 300명": (300, "count", "at_most"),
    "300명가량": (300, "count", "about"),
    "47개사가": (47, "count", "exact"),
    "7,000명": (7000, "count", "exact"),
    "다섯 곳": (5, "count", "exact"),
    "세 차례": (3, "count", "exact"),
    "버스 세 대": (3, "count", "exact"),
    "총30명": (30, "count", "exact"),
    "수백 명": (100, "count", "at_least"),
    "만여 명": (10_000, "count", "at_least"),
    "수교 20주년": (20, "duration", "exact"),
    "50km 떨어진": (50, "km", "exact"),
    "아파트 10동": (10, "count", "exact"),
}

RANKED = {"두 번째로 크다": 2, "4위 교역국": 4, "7번째 사무소": 7, "제10회 포럼": 10, "2차 회의": 2}

NOTHING = [
    "365센터를 열었다",
    "전화 02-123-4567",
    "18~25도를 오간다",
    "B2B 거래",
    "1인당 300달러씩"[:3],
    "엑스포 2017",
    "코로나19 탓에",
    "다음 세대에",
    "세종 청사",
]


def numbers(text: str) -> list[Quantity]:
    passage = Passage(document(text, published="2024-05-14"), "ko")
    passage.dates = find_dates(passage)
    return find_quantities(passage)


@pytest.mark.parametrize(("text", "expected"), COUNTED.items(), ids=list(COUNTED))
def test_value_unit_and_exactness(text: str, expected: tuple[float, str, str]) -> None:
    assert [(one.value, one.unit, one.qualifier) for one in numbers(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), RANKED.items(), ids=list(RANKED))
def test_places_in_an_order(text: str, expected: int) -> None:
    assert [(one.value, one.ordinal) for one in numbers(text)] == [(expected, True)]


@pytest.mark.parametrize("text", NOTHING)
def test_names_and_ranges_are_no_numbers(text: str) -> None:
    assert numbers(text) == []


def test_the_number_stands_with_its_counter() -> None:
    text = "대표단 약 20여 명이 5월 3일 왔다"
    one = numbers(text)[0]
    assert (text[one.start : one.end], text[one.core : one.end]) == ("약 20여 명", "20여 명")
    assert len(numbers(text)) == 1
