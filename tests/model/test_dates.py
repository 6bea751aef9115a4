"""Partial dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.dates import bounds, interval, is_edtf, may_agree, precision

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
instants = st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0].isoformat()[: pair[1]])
intervals = st.tuples(instants, instants).filter(lambda ends: bounds(ends[0])[0] <= bounds(ends[1])[1])
edtf = instants | intervals.map(lambda ends: interval(*ends))


@given(edtf)
def test_every_date_of_the_form_is_one_and_begins_before_it_ends(text: str) -> None:
    assert is_edtf(text)
    first, last = bounds(text)
    assert first <= last


@given(days)
def test_a_day_lies_within_its_month_and_year(day: date) -> None:
    for length in (4, 7, 10):
        first, last = bounds(day.isoformat()[:length])
        assert first <= day <= last
    assert may_agree(day.isoformat(), day.isoformat()[:4])


@given(edtf, edtf)
def test_agreeing_is_mutual(one: str, other: str) -> None:
    assert may_agree(one, other) == may_agree(other, one)
    assert may_agree(one, one)


@given(instants)
def test_an_interval_of_equal_ends_is_the_instant(text: str) -> None:
    assert interval(text, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "2022-13",
        "2022-02-30",
        "22-01-01",
        "2022-1-1",
        "2022/",
        "2023/2022",
        "2022-01-01T00:00",
        "2022x",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"date|before|day|month|year"):
        bounds(text)


def test_precision_grows_with_what_is_known() -> None:
    assert [precision(text) for text in (None, "2022", "2022-01", "2022-01-06")] == [0, 1, 2, 3]
    assert precision("2022-01-01/2022-01-05") == 1
