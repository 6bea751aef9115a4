"""A text read in one normal form is cited in the form it is stored in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.claim import Statement
from comity.model.entity import Entity
from comity.reading.normal_form import composed, put_back

VIETNAMESE = "Lãnh đạo thành phố Huế gặp đoàn Gyeongju (Hàn Quốc)."
KOREAN = "경주시와 후에시(Huế)는 손을 잡았다."


@pytest.mark.parametrize("text", [VIETNAMESE, KOREAN, "Plain.", "", "\u212bngstr\u00f6m"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_span_of_the_composed_text_is_found_again(text: str, form: str) -> None:
    stored = unicodedata.normalize(form, text)
    clean, offsets = composed(stored)
    assert clean == unicodedata.normalize("NFC", text)
    for start, _ in enumerate(clean):
        for end in range(start + 1, len(clean) + 1):
            there = (start, end) if offsets is None else (offsets.back(start), offsets.back(end))
            assert unicodedata.normalize("NFC", stored[slice(*there)]) == clean[start:end]


@given(st.text(alphabet="aeơâđ 한하\u0301\u0323\u0302\u1112\u1161\u11ab.\n", max_size=40))
def test_no_text_loses_a_character(text: str) -> None:
    clean, offsets = composed(text)
    assert unicodedata.normalize("NFD", clean) == unicodedata.normalize("NFD", text)
    if offsets is not None:
        assert offsets.back(len(clean)) == len(text)


def test_a_claim_is_put_back() -> None:
    stored = unicodedata.normalize("NFD", VIETNAMESE)
    clean, offsets = composed(stored)
    start = clean.index("Huế")
    claim = Statement(
        document="own.txt", quote="Huế", span=(start, start + 3), speaker=Entity("person", "Huế")
    )
    assert offsets is not None
    back = put_back(claim, stored, offsets)
    assert back.quote == unicodedata.normalize("NFD", "Huế") == stored[slice(*back.span)]


def test_a_text_that_is_composed_already_stays_as_it_is() -> None:
    text = unicodedata.normalize("NFC", VIETNAMESE)
    assert composed(text) == (text, None)
