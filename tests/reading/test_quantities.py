"""Numbers that count or measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.lexicon.load import Word, lexicon
from comity.reading.marks.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over 70 firms", (70, "count", "at_least")),
        ("upwards of 70 firms", (70, "count", "at_least")),
        ("nearly 14 million people", (14_000_000, "count", "at_most")),
        ("up to 9,000 people", (9000, "count", "at_most")),
        ("not exceeding 9,000 people", (9000, "count", "at_most")),
        ("has taken over 19 pacts", (19, "count", "exact")),
        ("some 40 firms", (40, "count", "about")),
        ("a million visitors", (1_000_000, "count", "exact")),
        ("half a million people", (500_000, "count", "exact")),
        ("three and a half million people", (3_500_000, "count", "exact")),
        ("a quarter of a billion dollars", (250_000_000, "USD", "exact")),
        ("Rs 30 crore", (300_000_000, "INR", "exact")),
        ("R5 billion", (5_000_000_000, "ZAR", "exact")),
        ("RM48,000", (48_000, "MYR", "exact")),
        ("12 million baht", (12_000_000, "THB", "exact")),
        ("45 Ha Long fishermen", (45, "count", "exact")),
        ("a dozen firms", (12, "count", "exact")),
        ("as many as 150 firms", (150, "count", "exact")),
        ("300 or so firms", (300, "count", "about")),
        ("300+ firms", (300, "count", "at_least")),
        ("twenty-five firms", (25, "count", "exact")),
        ("one hundred and fifty firms", (150, "count", "exact")),
        ("a hundred firms", (100, "count", "exact")),
        ("US$1.4 billion", (1_400_000_000, "USD", "exact")),
        ("around 1.4 billion US dollars", (1_400_000_000, "USD", "about")),
        ("5,62 billion dollars", (5_620_000_000, "USD", "exact")),
        ("$4.5m", (4_500_000, "USD", "exact")),
        ("VND2,300 billion", (2_300_000_000_000, "VND", "exact")),
        ("1.525 billion euros", (1_525_000_000, "EUR", "exact")),
        ("3 trillion won", (3_000_000_000_000, "KRW", "exact")),
        ("¥300 million", (300_000_000, "JPY", "exact")),
        ("36.6 per cent", (36.6, "percent", "exact")),
        ("40% of it", (40, "percent", "exact")),
        ("22,000sq.m.", (22000, "m2", "exact")),
        ("2.89 million square metres", (2_890_000, "m2", "exact")),
        ("6,200 hectares", (6200, "ha", "exact")),
        ("1,562 sq km", (1562, "km2", "exact")),
        ("300 km away", (300, "km", "exact")),
        ("an 18-member team", (18, "count", "exact")),
        ("hit 65 billion USD", (65_000_000_000, "USD", "exact")),
    ],
)
def test_value_unit_and_exactness(text: str, expected: tuple[float, str, str]) -> None:
    assert [(q.value, q.unit, q.qualifier) for q in find_quantities(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "National Highway 13",
        "Article 3",
        "the U23 team",
        "COVID-19",
        "at 20:30",
        "on 22/12/1992",
        "one of the cities",
        "1. Business",
        "GMT+7",
        "10-15 firms",
        "Views: 112",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert [q for q in find_quantities(text) if not q.ordinal] == []


def test_a_zero_in_front_makes_it_a_telephone() -> None:
    assert [q.value for q in find_quantities("0274 people")] == []


def test_places_in_an_order_are_told_apart() -> None:
    found = find_quantities("ranking second, the 21st of 63")
    assert [(q.value, q.ordinal) for q in found] == [(2, True), (21, True), (63, False)]


def test_digits_of_dates_are_left_alone() -> None:
    text = "In 2021 it had 59 projects"
    assert [q.value for q in find_quantities(text, [(3, 7)])] == [59]


@pytest.mark.parametrize("word", lexicon("en").page("countless"), ids=lambda word: word.code)
def test_numbers_that_name_count_nothing(word: Word) -> None:
    for example in word.examples:
        assert find_quantities(example) == [], example


@pytest.mark.parametrize("word", lexicon("en").page("units"), ids=lambda word: f"{word.code}-{word.forms[0]}")
def test_units_are_found_in_their_examples(word: Word) -> None:
    for example in word.examples:
        assert word.code in [q.unit for q in find_quantities(example)], example
    for example in word.counter:
        assert word.code not in [q.unit for q in find_quantities(example)], example


SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9}


@given(
    st.integers(min_value=2, max_value=99_999),
    st.sampled_from(list(SCALES)),
    st.sampled_from(
        [("US${}", "USD"), ("{} euros", "EUR"), ("{} hectares", "ha"), ("{} per cent", "percent")]
    ),
)
def test_a_sum_written_out_comes_back(value: int, scale: str, unit: tuple[str, str]) -> None:
    written = unit[0].format(f"{value:,}{scale}")
    (found,) = find_quantities(f"It came to {written} in all.")
    assert (found.value, found.unit) == (value * SCALES[scale], unit[1])


@given(st.text(alphabet="12,. $mnUSDbillion%-over", max_size=50))
def test_quantities_stand_in_order_and_within_the_text(text: str) -> None:
    reached = 0
    for found in find_quantities(text):
        assert reached <= found.start <= found.core < found.end <= len(text)
        reached = found.end


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("some 150 000 people", 150000, "count"),
        ("3 500 m2 of floor", 3500, "m2"),
        ("RO12mn for a cannery", 12000000, "OMR"),
        ("Sh450 million for it", 450000000, "KES"),
        ("two dozen firms", 24, "count"),
        ("a third of the harvest", 33.33, "percent"),
        ("two thirds of exports", 66.67, "percent"),
        ("half the airfare", 50, "percent"),
        ("one in five of them", 20, "percent"),
        ("one resident in three is old", 33.33, "percent"),
    ],
)
def test_numbers_as_journalists_write_them(written: str, value: float, unit: str) -> None:
    found = find_quantities(written)
    assert [(quantity.value, quantity.unit) for quantity in found] == [(value, unit)]


@pytest.mark.parametrize("written", ["the first half of the match", "the latter half of the list"])
def test_a_half_of_two_is_no_share(written: str) -> None:
    assert not any(quantity.unit == "percent" for quantity in find_quantities(written))


@pytest.mark.parametrize(
    ("written", "qualifier"),
    [
        ("barely 260,000 people", "at_most"),
        ("a little under $210m", "at_most"),
        ("just over 40 firms", "at_least"),
        ("70-odd firms", "about"),
        ("nearly half of the harvest", "at_most"),
    ],
)
def test_how_exact_a_number_is(written: str, qualifier: str) -> None:
    assert [quantity.qualifier for quantity in find_quantities(written)] == [qualifier]
