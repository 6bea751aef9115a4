"""In which country the places of a page lie."""

from __future__ import annotations

import pytest

from comity.reading.page import Page
from comity.reading.setting.lands import Lands

from .conftest import PageOf


def lands_of(page: Page, name: str) -> list[str]:
    lands = Lands(page)
    return next(lands.of(chunk) for chunk in page.row if page.text[chunk.start : chunk.end] == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The mayor of Plouvara met guests. They live in Plouvara in Bavaria.", "Plouvara", "de"),
        ("The Norwegian municipality of Lillehavn wrote a letter.", "Lillehavn", "no"),
        ("The mayor of Zemo Kari, Georgia, came to Lyon.", "Zemo Kari", "ge"),
    ],
)
def test_a_stranger_lies_where_the_page_tells_it_to(
    page_of: PageOf, text: str, name: str, country: str
) -> None:
    assert lands_of(page_of(text), name) == [country]


def test_a_name_that_fits_a_place_at_home_means_that_one(page_of: PageOf) -> None:
    page = page_of("Baguio and San Juan signed a pact. Baguio's mayor sent it to San Juan.")
    assert Lands(page).home == "ph"
    assert lands_of(page, "San Juan") == ["ph"]


def test_a_namesake_abroad_stays_abroad_where_its_country_is_told(page_of: PageOf) -> None:
    page = page_of("Baguio and San Juan in Argentina signed a pact. Baguio's mayor flew to Argentina.")
    assert lands_of(page, "San Juan") == ["ar"]


def test_a_great_city_is_not_taken_for_its_small_namesake(page_of: PageOf) -> None:
    page = page_of("Columbus and Paris signed a pact. Columbus and Cleveland have sisters.")
    assert lands_of(page, "Paris") == ["fr"]


def test_a_small_name_at_the_head_of_a_sentence_may_be_a_word(page_of: PageOf) -> None:
    page = page_of("Highland town and coast town meet in Osaka")
    lands = Lands(page)
    first = page.sentences[0]
    assert first.chunks[0].label == "L"
    assert lands.may_be_a_word(first, 0)
    assert not lands.may_be_a_word(first, len(first.chunks) - 1)
