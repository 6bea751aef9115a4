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


@pytest.mark.parametrize(
    "phrase",
    [
        "With 1,200,000 inhabitants",
        "According to officials",
        "In fact",
        "Furthermore",
        "In the year of the pact",
    ],
)
def test_a_subject_may_stand_behind_an_opening_phrase(page_of: PageOf, phrase: str) -> None:
    text = f"Hue met guests from Jeju. {phrase}, Suwon likes tea. It wrote to Hanoi."
    assert pointed(page_of, text, "It") == ["kr/gyeonggi/suwon"]


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


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kiambu and Novara in Italy met. The county grows coffee.", "The county", "ke/kiambu"),
        ("Sa Pa got a pole from Wando, the county in Jeonnam.", "the county", "kr/jeonnam/wando"),
        ("Hai Duong met Suwon. The city of 1.2 million is old.", "The city", "kr/gyeonggi/suwon"),
        (
            "Suwon Mayor Lee Minho met Hai Duong leaders. Lee said his city is old.",
            "his city",
            "kr/gyeonggi/suwon",
        ),
        (
            "Fossano, Italy, and Rafaela in Argentina met. The Italian town is old.",
            "The Italian town",
            "it/piedmont/fossano",
        ),
    ],
)
def test_a_pointing_word_means_what_it_fits_best(
    page_of: PageOf, text: str, words: str, expected: str
) -> None:
    assert pointed(page_of, text, words) == [expected]


def test_the_office_of_a_person_told_again_is_still_known(page_of: PageOf) -> None:
    text = (
        "Dak Lak met North Jeolla Governor Song Ha-jin. North Jeolla grows rice. Dak Lak grows coffee. "
        "Song moves on to Busan, where the province has an office."
    )
    assert pointed(page_of, text, "the province") == ["kr/jeonbuk"]


def test_both_cities_are_cities(page_of: PageOf) -> None:
    text = "Hai Duong Province and Gyeonggi Province met. Suwon and Hai Phong look on. Both cities are old."
    assert set(pointed(page_of, text, "Both cities")) == {"kr/gyeonggi/suwon", "vn/hai-phong"}


def test_visitors_are_not_told_of_at_home(page_of: PageOf) -> None:
    text = "Hai Phong City and Suwon met. Suwon is old. South Koreans had 84 projects in the city."
    assert pointed(page_of, text, "the city") == ["vn/hai-phong"]


def test_a_heading_is_no_subject(page_of: PageOf) -> None:
    page = page_of("KORCHAM\n\nSuwon and Hai Duong signed a pact. It is long.")
    heading = next(chunk for chunk in page.row if chunk.label == "O")
    assert not any(chunk.label == "q" and chunk.entities == heading.entities for chunk in page.row)


def test_firms_from_a_country_are_not_told_of_there(page_of: PageOf) -> None:
    text = "Hai Phong City and Suwon met. Suwon is old. Firms from South Korea had 84 projects in the city."
    assert pointed(page_of, text, "the city") == ["vn/hai-phong"]


def test_a_council_speaks_for_its_place(page_of: PageOf) -> None:
    text = (
        "Timaru District Council sent a team to Eniwa in Hokkaido, Japan. Eniwa is cold. "
        "It pleased the district. Timaru is in Canterbury, New Zealand."
    )
    assert pointed(page_of, text, "the district") == ["nz/canterbury/timaru"]


def test_a_province_is_rather_called_so_than_a_prefecture_is(page_of: PageOf) -> None:
    text = "Alberta, Canada, met Hokkaido, Japan. Alberta is big. Hokkaido is old. See what the province is."
    assert pointed(page_of, text, "the province") == ["ca/alberta"]


def test_their_capital_is_money(page_of: PageOf) -> None:
    page = page_of(f"{OPENING}Firms raised their capital.")
    assert not any(chunk.label == "Y" for chunk in page.row)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hai Duong met Suwon. He asked Suwon to share its experience.", "kr/gyeonggi/suwon"),
        (
            "Hai Duong met Suwon. He asked Suwon to send staff, and to hold its tests there.",
            "kr/gyeonggi/suwon",
        ),
        ("Suwon met Hai Duong. A line is what Hai Duong has set its heart on.", "vn/hai-duong"),
        ("Suwon is old. Hai Duong, its partner, is green.", "kr/gyeonggi/suwon"),
        ("Suwon works with Hai Duong, its partner.", "kr/gyeonggi/suwon"),
    ],
)
def test_its_is_of_who_acts_in_the_clause(page_of: PageOf, text: str, expected: str) -> None:
    assert pointed(page_of, text, "its") == [expected]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Hai Duong's Chairman Tran Van Bac said the province has tea. It has 16 firms.",
            "It",
            ["vn/hai-duong"],
        ),
        ("Suwon is old. Besides Hai Duong, it works with Hue.", "it", ["kr/gyeonggi/suwon"]),
        ("Suwon and Hue met. The tie ended, when Vietnam scrapped its districts.", "its", ["vn"]),
    ],
)
def test_it_is_what_was_told_of(page_of: PageOf, text: str, words: str, expected: list[str]) -> None:
    assert pointed(page_of, text, words) == expected


def test_the_governor_of_a_country_is_the_one_there(page_of: PageOf) -> None:
    text = (
        "Governor Ken Suzuki of Hokkaido met Governor Ivan Petrov of Sakhalin. The Japanese governor spoke."
    )
    page = page_of(text)
    meant = [chunk.entities[0].name for chunk in page.row if chunk.label == "X" and chunk.entities]
    assert meant == ["Ken Suzuki"]


def test_what_an_and_joins_to_a_place_is_another(page_of: PageOf) -> None:
    text = (
        "Daejeon has had ties with Binh Duong, a province since merged into Ho Chi Minh City, for years. "
        "The pact of Daejeon and the enlarged city is still to come."
    )
    pointed = [chunk for chunk in page_of(text, "2025-11-20").row if chunk.label == "Y"]
    assert [chunk.entities[0].id for chunk in pointed][-1:] == ["vn/ho-chi-minh-city"]
