"""The names of cities, counties and regions as newspapers all over the world spell them."""

from __future__ import annotations

import pytest

from .conftest import PageOf


def first_of(page_of: PageOf, text: str) -> tuple[str, str | None]:
    """The characters of a text's first locality, and its id."""
    page = page_of(text)
    chunk = next(chunk for chunk in page.row if chunk.label == "L")
    return page.text[chunk.start : chunk.end], chunk.entities[0].id


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("City of Greater Bendigo", "Australia", "au/victoria/bendigo"),
        ("Greater Geelong", "Australia", "au/victoria/geelong"),
        ("County Cork", "Ireland", "ie/munster/cork"),
        ("Province of Brescia", "Italy", "it/lombardy/brescia"),
        ("Canton of Vaud", "Switzerland", "ch/vaud"),
        ("Khabarovsk Territory", "Russia", "ru/khabarovsk"),
        ("Republic of Tatarstan", "Russia", "ru/tatarstan"),
        ("Autonomous City of Buenos Aires", "Argentina", "ar/buenos-aires/buenos-aires"),
        ("Special Region of Yogyakarta", "Indonesia", "id/yogyakarta"),
        ("Guangxi Zhuang Autonomous Region", "China", "cn/guangxi"),
        ("Eastern Region", "Ghana", "gh/eastern"),
        ("Free State", "South Africa", "za/free"),
        ("State of Mexico", "Mexico", "mx/mexico"),
        ("St Paul", "the United States", "us/minnesota/saint-paul"),
        ("St. Petersburg", "Russia", "ru/saint-petersburg/saint-petersburg"),
        ("Bogotá D.C.", "Colombia", "co/capital-district/bogota"),
        ("Los Angeles County", "the United States", "us/california/los-angeles-county"),
        ("Hull", "Britain", "gb/england/kingston-upon-hull"),
        ("Department of Antioquia", "Colombia", "co/antioquia"),
        ("Saarbruecken", "Germany", "de/saarland/saarbrucken"),
    ],
)
def test_a_place_is_known_with_the_words_of_its_kind(
    page_of: PageOf, name: str, country: str, expected: str
) -> None:
    assert first_of(page_of, f"Guests from the {name}, {country}, came to Suwon.") == (name, expected)


def test_a_county_of_its_own_name_needs_no_state(page_of: PageOf) -> None:
    assert first_of(page_of, "Orange County wrote to Suwon.")[0] == "Orange County"


def test_a_name_is_no_town_of_another_country_than_the_one_behind_it(page_of: PageOf) -> None:
    assert first_of(page_of, "Guests from Redland City, Australia, came.") == ("Redland City", None)


@pytest.mark.parametrize("name", ["Ballarat", "Clermont-Ferrand", "Gyumri", "Reykjavík", "Suva"])
def test_what_a_text_begins_with_may_be_a_town(page_of: PageOf, name: str) -> None:
    assert first_of(page_of, f"{name} signed a sister city agreement with Suwon.")[0] == name


def test_a_province_of_unknown_size_is_known_from_its_governor(page_of: PageOf) -> None:
    text = "CEBU - Cebu's governor met investors in Daegu. She said firms operate in the province."
    page = page_of(text)
    meant = [chunk.entities[0].id for chunk in page.row if chunk.label in "LY" and chunk.entities]
    assert meant[0] == meant[-1] == "ph/central-visayas/cebu"


def test_a_family_name_that_is_a_towns_is_still_somebodys(page_of: PageOf) -> None:
    text = "Deputy Mayor of Yokohama Jun Kobayashi met guests from Busan. Kobayashi, for his part, agreed."
    page = page_of(text)
    places = [chunk.entities[0].id for chunk in page.row if chunk.label == "L"]
    assert places == ["jp/kanagawa/yokohama", "kr/busan"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Poe runs a company based in Gilbert Plains.", "Gilbert Plains"),
        ("York Region sent a choir to Suwon.", "York Region"),
        ("Hensley Township wrote to Suwon.", "Hensley Township"),
    ],
)
def test_a_place_of_no_table_is_read_whole(page_of: PageOf, text: str, name: str) -> None:
    assert first_of(page_of, text) == (name, None)
