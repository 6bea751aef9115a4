"""Numbers in digits and in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.reading.marks.numerals import fragments, in_words, number, ordinal, whole


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("3000", 3000),
        ("4,008", 4008),
        ("1.234.567", 1234567),
        ("1,234.5", 1234.5),
        ("5,62", 5.62),
        ("1.92", 1.92),
        ("0.5", 0.5),
        ("nine", 9),
        ("thirty", 30),
        ("thirty-six", 36),
        ("two hundred", 200),
        ("a hundred", 100),
        ("three hundred and twelve", 312),
        ("half a dozen", 6),
        ("several", None),
        ("12a", None),
    ],
)
def test_number(written: str, value: float | None) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("written", "value"), [("first", 1), ("tenth", 10), ("22nd", 22), ("umpteenth", None)]
)
def test_ordinal(written: str, value: int | None) -> None:
    assert ordinal(written) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_come_back_with_either_mark(value: int) -> None:
    assert number(f"{value:,}") == value
    assert number(f"{value:,}".replace(",", ".")) == value


@given(st.integers(min_value=1, max_value=999))
def test_words_come_back(value: int) -> None:
    written = spelt(value)
    assert number(written) == value
    assert re.fullmatch(in_words(), written)


@given(st.decimals(min_value=0, max_value=1000, places=2), st.sampled_from([10**3, 10**6, 10**9, 10**12]))
def test_a_scaled_number_is_whole_where_it_is_whole(value: object, scale: int) -> None:
    scaled = whole(float(str(value)) * scale)
    assert scaled == round(float(str(value)) * 100) * scale // 100
    assert isinstance(scaled, int)


def spelt(value: int) -> str:
    words = {
        int(word.attr("number")): form
        for group in ("unit", "ten")
        for form, word in fragments().group(group).items()
    }
    hundreds, rest = divmod(value, 100)
    tail = words.get(rest) or "-".join((words[rest // 10 * 10], words[rest % 10]))
    if not hundreds:
        return tail
    return f"{words[hundreds]} hundred" + (f" and {tail}" if rest else "")
