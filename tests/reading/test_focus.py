"""What "the province", "the two sides", "he" and "it" mean where they stand."""

from __future__ import annotations

import pytest

from .conftest import PageOf


def pointed(page_of: PageOf, text: str, words: str) -> list[str]:
    page = page_of(text)
    chunk = next(chunk for chunk in page.row if page.text[chunk.start : chunk.end] == words)
    return [entity.id or entity.name for entity in chunk.entities]


OPENING = "Suwon and Hai Duong signed a pact on Monday. "


@pytest.mark.parametrize(
    ("rest", "words", "expected"),
    [
        ("The two sides will swap staff.", "The two sides", {"kr/gyeonggi/suwon", "vn/hai-duong"}),
        ("It pleased leaders of the province.", "the province", {"vn/hai-duong"}),
        ("It pleased leaders of the city.", "the city", {"kr/gyeonggi/suwon"}),
        ("The Vietnamese province has many firms.", "The Vietnamese province", {"vn/hai-duong"}),
        (
            "A team of the provincial People's Committee will follow.",
            "the provincial People's Committee",
            {"vn/hai-duong"},
        ),
    ],
)
def test_pointing_words(page_of: PageOf, rest: str, words: str, expected: set[str]) -> None:
    assert set(pointed(page_of, OPENING + rest, words)) == expected


def test_he_is_the_subject_of_the_sentence_before(page_of: PageOf) -> None:
    text = "Hai Duong's Chairman Tran Van Bac received Suwon Mayor Lee Minho. He thanked the guests."
    assert pointed(page_of, text, "He") == ["Tran Van Bac"]


def test_she_is_not_a_man(page_of: PageOf) -> None:
    text = "Mr. Lee Minho, mayor of Suwon, met Ms. Le Thi Sen, governor of Jeju. She smiled."
    assert pointed(page_of, text, "She") == ["Le Thi Sen"]


@pytest.mark.parametrize("words", ["the foreign capital", "the sister city"])
def test_words_that_only_look_like_pointing(page_of: PageOf, words: str) -> None:
    page = page_of(f"{OPENING}They spoke of {words} in Korea.")
    assert not any(chunk.label == "Y" and page.text[chunk.start : chunk.end] == words for chunk in page.row)
