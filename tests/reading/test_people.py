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
        ("Mayor June Sanders of Suwon came.", ("June Sanders", "mayor", "kr/gyeonggi/suwon")),
        ("The mayor of Suwon, Per Holm, came.", ("Per Holm", "mayor", "kr/gyeonggi/suwon")),
        ("Phan The Bac, Mayor of Suwon, came.", ("Phan The Bac", "mayor", "kr/gyeonggi/suwon")),
        ("Germán Ruiz, mayor of Suwon, came.", ("Germán Ruiz", "mayor", "kr/gyeonggi/suwon")),
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
        ("Ann Holt, mayor of Suwon, came. Ms. Holt and a choir sang.", "Holt", "Ann Holt"),
        (
            "Chairman of the Hue People's Committee Nguyen Van Bac spoke. Bac thanked the guests.",
            "Bac",
            "Nguyen Van Bac",
        ),
        ("Suwon Mayor Lee Mina spoke. Mayor Lee thanked the hosts.", "Lee", "Lee Mina"),
        ("Seattle Mayor Bruce Harmon spoke. Harmon thanked the hosts.", "Harmon", "Bruce Harmon"),
        ("Mr Tran Quy Duc, mayor of Hue, spoke. Duc thanked them.", "Duc", "Tran Quy Duc"),
        ("Suwon Mayor LEE Mina spoke. Mayor Lee thanked the hosts.", "Lee", "LEE Mina"),
        ("Suwon Mayor Park Mina spoke. The guests thanked Park for it.", "Park", "Park Mina"),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wonju sent Zora Quell, a teacher, to Hue.", "Zora Quell"),
        ("Zora Quell, 54, has been there twice.", "Zora Quell"),
        ("The mayor brought her colleague Zora Quell along.", "Zora Quell"),
        ("The mayor met his counterpart from Hue, Zora Quell, on Friday.", "Zora Quell"),
        ("The group was led by Zora Quell and left on Friday.", "Zora Quell"),
        ("The head of the international section, Zora Quell, came.", "Zora Quell"),
        ("Zora Quell joked about the rain.", "Zora Quell"),
        ("Zora Quell has been director of the port since 2019.", "Zora Quell"),
        ("Mayor Kim Hana and Zora Quell of the tax office came.", "Zora Quell"),
        ("They saw Zora Quell at the gate. Mr. Quell waved back.", "Zora Quell"),
        ("They saw Zora Quell at the gate. Quell said it was late.", "Zora Quell"),
        ("H.E. Zora Quell opened the fair.", "Zora Quell"),
        ("Mayor Zora van der Quell opened the fair.", "Zora van der Quell"),
        ("Mayor Zora d'Aquell opened the fair.", "Zora d'Aquell"),
        ("Mayor Zora Stanley-Quell opened the fair.", "Zora Stanley-Quell"),
        ("Mayor Zora Quell Jr. opened the fair.", "Zora Quell Jr."),
        ("Mayor Zora Quell (김하나), who spoke first, left.", "Zora Quell"),
        ("Governor since 2018, Zora Quell has been to Hue.", "Zora Quell"),
        ("Ned Lyons, who bakes, came along.", "Ned Lyons"),
    ],
)
def test_names_told_by_what_stands_around_them(page_of: PageOf, text: str, name: str) -> None:
    named = {chunk.entities[0].name for chunk in page_of(text).row if chunk.label == "Q"}
    assert name in named


@pytest.mark.parametrize(
    "text",
    [
        "The town of Wonju bought it from a dealer, Zora Machinery, last year.",
        "A berth was promised at Dinh Vu.",
        "They met on the sidelines of the World Mayors Summit in May.",
        "The chairman of the firm, Zora Textile, came late.",
    ],
)
def test_firms_places_and_meetings_are_no_people(page_of: PageOf, text: str) -> None:
    assert not [chunk for chunk in page_of(text).row if chunk.label == "Q"]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Town Clerk", "clerk"),
        ("Warden", "burgomaster"),
        ("Oberbürgermeister", "burgomaster"),
        ("Bupati", "magistrate"),
        ("Akim", "burgomaster"),
        ("County Judge-Executive", "magistrate"),
        ("Minister-President", "minister-president"),
        ("Deputy Lord Mayor", "deputy mayor"),
        ("Alderwoman", "councillor"),
        ("Assemblywoman", "legislator"),
        ("Municipal Party Secretary", "secretary"),
    ],
)
def test_offices_of_the_world(page_of: PageOf, title: str, code: str) -> None:
    assert ("Kim Hana", code) in [post[:2] for post in posts(page_of, f"{title} Kim Hana came to Hue.")]
