"""Documents are known by their characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.model.document import content_id
from comity.model.entity import Entity


@given(st.text(), st.text())
def test_the_same_text_and_only_that_has_the_same_id(one: str, other: str) -> None:
    assert (content_id(one) == content_id(other)) == (one == other)


@given(st.text())
def test_an_id_is_32_hexadecimal_digits(text: str) -> None:
    assert len(content_id(text)) == 32
    int(content_id(text), 16)


def test_only_places_have_a_country() -> None:
    assert Entity("country", "Korea", "kr").country == "kr"
    assert Entity("locality", "Gangnam", "kr/seoul/gangnam").country == "kr"
    assert Entity("locality", "Gangnam").country is None
    assert Entity("organisation", "Coex", "org/coex").country is None
