"""People, the posts they hold, and who a second mention is."""

from __future__ import annotations

import pytest

from .conftest import PageOf


def posts(page_of: PageOf, text: str) -> list[tuple[str, str, str | None]]:
    found = []
    for chunk in page_of(text).row:
        for held in chunk.data.get("posts", ()) if chunk.label == "Q" else ():
            of = held.of.entities[0] if held.of is not None and held.of.entities else None
            found.append((chunk.entities[0].name, held.code, (of.id or of.name) if of else None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim Hana, governor of Gangwon Province, came.", ("Kim Hana", "governor", "kr/gangwon")),
        ("Governor of Gangwon Kim Hana came.", ("Kim Hana", "governor", "kr/gangwon")),
        ("Chuncheon Mayor Lee Mina came.", ("Lee Mina", "mayor", "kr/gangwon/chuncheon")),
        ("Daejeon’s Vice Mayor Park Soo came.", ("Park Soo", "deputy mayor", "kr/daejeon")),
        (
            "Vice Chairman of the People's Committee of Nghe An Tran Van Bac came.",
            ("Tran Van Bac", "vice chairman", "vn/nghe-an"),
        ),
        (
            "The Chairman of the Quang Nam provincial People's Committee, Le Thi Sen, came.",
            ("Le Thi Sen", "chairman", "vn/quang-nam"),
        ),
        ("The mayor of Busan, Cho Minsu, came.", ("Cho Minsu", "mayor", "kr/busan")),
        ("Vietnamese Ambassador to the RoK Do Thi Hoa came.", ("Do Thi Hoa", "ambassador", "vn")),
        ("Mr. Oh Jin (mayor of Suwon) came.", ("Oh Jin", "mayor", "kr/gyeonggi/suwon")),
    ],
)
def test_titles_before_and_after_names(page_of: PageOf, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in posts(page_of, text)


def test_a_list_of_people_gives_each_the_own_title(page_of: PageOf) -> None:
    text = (
        "They met Lee Bora, the head of Anyang City Council, Cho Minsu, the mayor of Suwon, "
        "and Kim Hana, governor of Jeju."
    )
    found = posts(page_of, text)
    assert ("Lee Bora", "head", "Anyang City Council") in found
    assert ("Cho Minsu", "mayor", "kr/gyeonggi/suwon") in found
    assert len([one for one in found if one[0] == "Cho Minsu"]) == 1


def test_the_head_of_a_delegation_holds_no_post(page_of: PageOf) -> None:
    assert posts(page_of, "Kim Hana, head of the delegation from Suwon, thanked the hosts.") == []


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "Chairman of the Hue People's Committee Nguyen Van Bac spoke. Bac thanked the guests.",
            "Bac",
            "Nguyen Van Bac",
        ),
        ("Suwon Mayor Lee Mina spoke. Mayor Lee thanked the hosts.", "Lee", "Lee Mina"),
        ("Seattle Mayor Bruce Harmon spoke. Harmon thanked the hosts.", "Harmon", "Bruce Harmon"),
        ("Mr Tran Quy Duc, mayor of Hue, spoke. Duc thanked them.", "Duc", "Tran Quy Duc"),
    ],
)
def test_one_word_second_mentions(page_of: PageOf, text: str, word: str, name: str) -> None:
    page = page_of(text)
    said = [
        chunk.entities[0].name
        for chunk in page.row
        if chunk.label == "Q" and page.text[chunk.start : chunk.end] == word
    ]
    assert said == [name]


def test_a_place_name_inside_a_persons_is_none(page_of: PageOf) -> None:
    page = page_of("San Francisco Mayor London Breed and Le Thanh Hoa, mayor of Hue, met.")
    assert [chunk.entities[0].name for chunk in page.row if chunk.label == "Q"] == [
        "London Breed",
        "Le Thanh Hoa",
    ]
