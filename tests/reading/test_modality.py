"""How firmly a clause is said."""

from __future__ import annotations

import pytest

from comity.reading.marks.modality import modality

from .conftest import PageOf


@pytest.mark.parametrize(
    ("text", "words", "firmness"),
    [
        ("The two sides signed an MOU.", "signed", "asserted"),
        ("The two sides will sign an MOU.", "sign", "planned"),
        ("A pact is to be signed on Monday.", "signed", "planned"),
        ("The delegation will, on Friday, visit Hue.", "visit", "planned"),
        ("They agreed to boost trade.", "boost", "planned"),
        ("Da Nang hopes that the two sides will sign a pact.", "sign", "wished"),
        ("Jeonju would like to open an office in Hue.", "open", "wished"),
        ("The two cities have yet to establish sister relations.", "establish", "denied"),
        ("They parted without signing anything.", "signing", "denied"),
        ("The deal had not been signed.", "signed", "denied"),
        ("No longer does the city send staff.", "send", "denied"),
        ("Seoul signed an MOU with Hanoi, which will open an office.", "signed", "asserted"),
        ("Suwon, which will host the fair, received the guests.", "received", "asserted"),
        ("He hoped for trade, and said the two had signed a deal.", "signed", "asserted"),
        ("It is not only a market: the city signed a deal with it.", "signed", "asserted"),
        ("The political will of both sides brought a pact.", "brought", "asserted"),
    ],
)
def test_a_verb_is_as_firm_as_the_words_around_it(
    page_of: PageOf, text: str, words: str, firmness: str
) -> None:
    start = text.index(words)
    assert modality(page_of(text), start, start + len(words)) == firmness


def test_a_whole_clause_goes_by_its_first_word_outside_relative_clauses(page_of: PageOf) -> None:
    text = "Hue hosted a fair that will be remembered. Hue plans to hold another one."
    page = page_of(text)
    first, second = page.sentences
    assert modality(page, first.start, first.end) == "asserted"
    assert modality(page, second.start, second.end) == "planned"
