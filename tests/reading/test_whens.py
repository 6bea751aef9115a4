"""When something happened: which date of a sentence is the one of what it tells."""

from __future__ import annotations

import pytest

from comity.reading.setting.whens import behind, told_date

from .conftest import PageOf


def told(page_of: PageOf, text: str, word: str) -> str | None:
    page = page_of(text)
    at = text.index(word)
    return told_date(page.sentences[0], at, at + len(word))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A seminar was held on June 12, 2024 in Suwon.", "seminar", "2024-06-12"),
        ("The pact was concluded on June 12, 2024 in Suwon.", "pact", "2024-06-12"),
        ("Suwon announced on June 12, 2024 that it has signed a pact.", "signed", None),
        ("Suwon said on June 12, 2024 it has signed a pact.", "signed", None),
        ("In the first ten months of 2024 firms rose; they signed.", "signed", None),
    ],
)
def test_the_date_of_what_is_told(page_of: PageOf, text: str, word: str, expected: str | None) -> None:
    assert told(page_of, text, word) == expected


def test_what_is_said_to_lie_ahead_is_not_moved_back(page_of: PageOf) -> None:
    page = page_of("Kim is to open the hall on June 12.", "2024-06-02")
    assert behind("2024-06-12", page.sentences[0], "2024-06-02") == "2024-06-12"
