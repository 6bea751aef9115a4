from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.cited import CitedClaim
from comity.resolving.values import ONLY, RULES, TIE, TIE_OF_NUMBERS, all_values, as_of, one_value
from tests.make import BINH_DUONG, GANGNAM, agreement, cited, figure

FIRM, TELLING, EXACT, PRECISE, AS_OF, SURE, SOURCES, LATE = (words for words, _ in RULES)


def told(value: Any, source: str = "a", published: str | None = "2022-01-07", **fields: Any) -> Any:
    return value, cited(agreement(BINH_DUONG, GANGNAM, **fields), source, published)


def number(value: float, source: str = "a", published: str | None = "2022-01-07", **fields: Any) -> Any:
    return value, cited(figure(BINH_DUONG, value, **fields), source, published)


@pytest.mark.parametrize(
    ("name", "first", "second", "rule"),
    [
        ("stage", told("signed"), told("planned", "b", "2023-01-01", modality="planned"), FIRM),
        ("type", told("sister"), told("agreement", "b", "2023-01-01"), TELLING),
        ("value", number(4008), number(4000, "b", "2023-01-01", qualifier="about"), EXACT),
        ("value", number(4008), number(3000, "b", "2023-01-01", qualifier="at_least"), EXACT),
        ("date", told("2022-01-06"), told("2021-12", "b", "2023-01-01"), PRECISE),
        ("value", number(4008, published=None, period="2021-10-31"), number(3000, "b", "2020-01-01"), AS_OF),
        (
            "value",
            number(5, published="2020-01-01", period="2021"),
            number(4, "b", "2022-01-07", period="2020-12"),
            AS_OF,
        ),
        (
            "date",
            told("2022-01-06", confidence="stated"),
            told("2022-01-07", "b", "2023", confidence="inferred"),
            SURE,
        ),
        ("date", told("2022-01-06"), told("2022-01-07", "b", "2023", confidence="assembled"), SURE),
        ("date", told("2022-01-07", published="2022-01-08"), told("2022-01-06", "b", "2022-01-07"), LATE),
        ("date", told("2022-01-06"), told("2022-01-07", "b"), TIE),
        ("value", number(10), number(9, "b"), TIE_OF_NUMBERS),
    ],
)
def test_the_value_shown_and_why(name: str, first: Any, second: Any, rule: str) -> None:
    for tellings in ([first, second], [second, first]):
        field = one_value(name, tellings)
        assert field is not None
        assert (field.shown, field.rule) == (first[0], rule)
        assert field.contested


def test_one_value_of_many_sources_is_not_contested() -> None:
    field = one_value("date", [told("2022-01-06"), told("2022-01-06", "b")])
    assert field is not None
    assert field.rule == ONLY and not field.contested
    assert one_value("date", [told(None)]) is None


def test_more_sources_are_shown_before_one_but_copies_count_once() -> None:
    tellings = [told("2022-01-07", "a"), told("2022-01-07", "b"), told("2022-01-06", "c", "2022-01-09")]
    alone = one_value("date", tellings)
    assert alone is not None and (alone.shown, alone.rule) == ("2022-01-07", SOURCES)
    copied = one_value("date", tellings, copies={"b": "a"})
    assert copied is not None and (copied.shown, copied.rule) == ("2022-01-06", LATE)


def test_who_tells_a_vaguer_date_speaks_for_the_exact_one_within() -> None:
    tellings = [told("2019-12-21", "a"), told("2019-11-30", "b"), told("2019-12", "c")]
    field = one_value("date", tellings)
    assert field is not None
    assert (field.shown, field.rule) == ("2019-12-21", SOURCES)


def test_a_number_is_as_of_the_end_of_its_period_or_of_its_publication() -> None:
    assert as_of(number(1, period="2021-01/2021-10")[1]) == "2021-10-31"
    assert as_of(number(1)[1]) == "2022-01-07"
    assert as_of(number(1, published=None)[1]) is None
    assert as_of(told("x")[1]) is None


def test_a_whole_number_is_one_value_however_it_is_written() -> None:
    field = one_value("value", [number(4008), number(4008.0, "b")])
    assert field is not None and not field.contested
    assert isinstance(field.shown, int)


values = st.sampled_from(["2022", "2022-01", "2022-01-06", "2022-01-07", "2021-12-31"])
claims = st.builds(
    lambda day, source, published, modality, confidence: (
        day,
        cited(
            agreement(BINH_DUONG, GANGNAM, date=day, modality=modality, confidence=confidence),
            source,
            published,
        ),
    ),
    values,
    st.sampled_from("abcdef"),
    st.sampled_from([None, "2022-01-07", "2023-05-01"]),
    st.sampled_from(["asserted", "planned", "wished", "denied"]),
    st.sampled_from([None, "stated", "assembled", "inferred"]),
)
copies = st.sampled_from([{}, {"b": "a"}, {"b": "a", "c": "a", "f": "d"}])


@given(st.lists(claims, min_size=1, max_size=7), st.randoms(use_true_random=False), copies)
def test_the_order_of_tellings_never_matters(
    tellings: list[tuple[str, CitedClaim]], random: Any, copied: dict[str, str]
) -> None:
    other = [*tellings]
    random.shuffle(other)
    assert one_value("date", tellings, copied) == one_value("date", other, copied)
    assert all_values(tellings) == all_values(other)


@given(st.lists(claims, min_size=1, max_size=7), copies)
def test_telling_a_thing_twice_in_copies_changes_nothing(
    tellings: list[tuple[str, CitedClaim]], copied: dict[str, str]
) -> None:
    """A syndicated copy of every source, each put with its source, leaves the value shown as it was."""
    again = [
        (day, cited(told_by.claim, f"{told_by.document}2", told_by.published)) for day, told_by in tellings
    ]
    clusters = copied | {f"{d}2": copied.get(d, d) for d in "abcdef"}
    once, twice = one_value("date", tellings, copied), one_value("date", tellings + again, clusters)
    assert once is not None and twice is not None
    assert (once.shown, once.rule) == (twice.shown, twice.rule)
