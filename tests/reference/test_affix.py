"""Words that say what kind of locality a name names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.reference.affix import Affix, affixes, bares, is_hangul
from comity.reference.gazetteer import load
from comity.reference.place import Place


@pytest.mark.parametrize("affix", affixes(), ids=lambda affix: affix.words[0])
def test_its_example_is_taken_apart_and_names_a_place_it_agrees_with(affix: Affix) -> None:
    bare = next(bare for bare in bares(affix.example) if bare.affix == affix)
    assert bare.word in affix.words
    agreeing = [
        reading
        for reading in load().readings(affix.example)
        if reading.place and affix.agreement(reading.place, reading.place.type)
    ]
    assert agreeing, affix.example


def test_every_affix_is_of_one_script() -> None:
    for affix in affixes():
        assert {is_hangul(word) for word in affix.words} == {affix.script == "hangul"}


@given(st.text(max_size=25))
def test_a_bare_name_is_a_part_of_the_name(name: str) -> None:
    for bare in bares(name):
        assert bare.name in name
        assert len(bare.name) < len(name)


def test_the_longest_word_goes_first() -> None:
    assert bares("서울특별시")[0].name == "서울"
    assert bares("Jeju Special Self-Governing Province")[0].name == "Jeju"


def test_a_word_agrees_by_type_then_by_level_then_not() -> None:
    city = next(affix for affix in affixes() if "city" in affix.words)
    district = next(affix for affix in affixes() if "district" in affix.words)
    place = Place(id="kr/a/b", country="kr", level=2, type="city", names={"en": "B"})
    assert city.agreement(place, "city") == 2
    assert district.agreement(place, "city") == 1
    assert city.agreement(place, "province") == 0


def test_a_word_of_one_country_does_not_agree_with_another() -> None:
    do = next(affix for affix in affixes() if "do" in affix.words)
    place = Place(id="jp/a", country="jp", level=1, type="province", names={"en": "A"})
    assert do.agreement(place, "province") == 0
