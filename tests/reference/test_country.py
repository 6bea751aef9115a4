"""Countries and the words for their people."""

from __future__ import annotations

from babel import Locale

from comity.reference.country import countries

NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def test_every_territory_of_iso_is_there() -> None:
    territories = {code for code in Locale("en").territories if len(code) == 2} - NOT_COUNTRIES
    assert {code.upper() for code in countries()} == territories


def test_names_in_three_languages() -> None:
    assert countries()["kr"].names == {"en": "South Korea", "ko": "대한민국", "vi": "Hàn Quốc"}
    assert all(set(country.names) == {"en", "ko", "vi"} for country in countries().values())


def test_norway_is_a_country_and_not_false() -> None:
    assert countries()["no"].name == "Norway"


def test_demonyms_for_nearly_all() -> None:
    assert sum(bool(country.demonyms) for country in countries().values()) >= 200
    assert "Vietnamese" in countries()["vn"].demonyms


def test_a_name_belongs_to_one_country() -> None:
    owners: dict[str, str] = {}
    for country in countries().values():
        for name in country.every_name:
            assert owners.setdefault(name, country.id) == country.id, name


def test_the_page_is_sorted() -> None:
    assert list(countries()) == sorted(countries())
