"""Names made comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.names import fold, slug, unaccented

names = st.text(alphabet=st.sampled_from("aăâbdđeêioôơuưyƯĐ ỚệẦ-'.,시군구도"), max_size=20)


@given(names)
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert slug(slug(name)) == slug(name)
    assert unaccented(unaccented(name)) == unaccented(name)


@given(names)
def test_spelling_in_parts_or_whole_characters_is_one_name(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(names)
def test_case_spaces_and_punctuation_do_not_matter(name: str) -> None:
    assert fold(name.upper()) == fold(name.lower()) == fold(f" {name}-")


@given(names)
def test_a_slug_is_letters_digits_and_single_hyphens(name: str) -> None:
    assert all(part.isalnum() for part in slug(name).split("-") if slug(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bình Dương", "BINH DUONG"),
        ("Đà Lạt", "Da Lat"),
        ("Lee Cheol-woo", "Lee Cheol Woo"),
        ("경상 북도", "경상북도"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_different() -> None:
    assert fold("Hà Nam") != fold("Hà Nội")
    assert fold("하남") != fold("하노이")
