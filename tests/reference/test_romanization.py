"""Korean names in older romanizations."""

from __future__ import annotations

import pytest

from comity.reference.gazetteer import load
from comity.reference.romanization import romanization, sound


@pytest.mark.parametrize(("older", "newer"), romanization().examples)
def test_examples_are_alike_and_lead_to_the_same_place(older: str, newer: str) -> None:
    assert sound(older) == sound(newer)
    known = load()
    assert known.readings(newer)[0].id in [reading.id for reading in known.readings(older, country="kr")]


@pytest.mark.parametrize(("one", "other"), romanization().apart)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_only_a_korean_word_of_a_kind_or_the_country_asked_for_opens_the_older_spellings() -> None:
    known = load()
    assert [reading.id for reading in known.readings("Sung-buk-gu")] == ["kr/seoul/seongbuk"]
    assert known.readings("Sungbuk") == []
    assert [reading.id for reading in known.readings("Sungbuk", country="kr")] == ["kr/seoul/seongbuk"]
