"""Lines on pages put together to paragraphs, and what belongs to the paper left out."""

from __future__ import annotations

import pytest

from comity.sources.pdf.lines import Line
from comity.sources.pdf.paragraphs import text_of_pages
from comity.sources.pdf.running_heads import without_running_heads

FULL = "The two cities signed an agreement on the exchange of students and"


def column(
    *texts: str, left: float = 70, top: float = 700, size: float = 10, apart: float = 13
) -> list[Line]:
    """Lines below each other, letters half as wide as high; a hyphen at the end is one amid a word."""
    return [
        Line(
            text.removesuffix("¬"),
            left,
            left + len(text.rstrip()) * size / 2,
            top - number * apart,
            size,
            text.endswith("¬"),
        )
        for number, text in enumerate(texts)
    ]


def test_lines_that_end_for_want_of_room_go_on() -> None:
    page = column(FULL, "of teachers in the coming years, as both mayors told the press in", "Daegu.")
    assert "\n" not in text_of_pages([page])


def test_a_distance_parts_paragraphs() -> None:
    page = column(FULL, "teachers.") + column(FULL, "teachers too.", top=660)
    assert text_of_pages([page]) == f"{FULL} teachers.\n\n{FULL} teachers too."


def test_a_line_with_room_ends_a_paragraph() -> None:
    page = column(FULL, "of teachers.", FULL, "teachers.")
    assert text_of_pages([page]) == f"{FULL} of teachers.\n\n{FULL} teachers."


def test_a_first_line_that_is_set_in_begins_a_paragraph() -> None:
    ends = "of teachers and told the press that all will begin in the spring."
    page = column(FULL, ends) + column("In Daegu the mayor said that he was glad.", left=90, top=674)
    assert text_of_pages([page]).endswith("spring.\n\nIn Daegu the mayor said that he was glad.")


def test_letters_of_another_size_are_a_headline() -> None:
    page = column("Two cities sign", size=18, top=740) + column(FULL, "teachers.", top=720)
    assert text_of_pages([page]).startswith("Two cities sign\n\nThe two cities")


def test_rows_of_a_table_and_items_of_a_list_keep_their_lines() -> None:
    page = column("City Year", "Daegu 2024", "Da Nang 2023")
    assert text_of_pages([page]) == "City Year\nDaegu 2024\nDa Nang 2023"
    page = column(FULL + " x", "• exchange of students between the schools and the universities of", "them")
    assert text_of_pages([page]).startswith(f"{FULL} x\n• exchange")


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("an agreement on the coopera¬", "tion of schools", "cooperation of schools"),
        ("the old friends of Vietnamese¬", "Korean exchange", "Vietnamese-Korean exchange"),
        ("they opened a people-to¬", "people exchange", "people-to-people exchange"),
        ("they signed a well¬", "known agreement, a well-known one", "well-known agreement"),
        ("science and technology: in science¬", "technology", "in science-technology"),
        ("in the years 2024-", "2026 they met", "2024-2026 they met"),
    ],
)
def test_words_that_a_line_s_end_broke_are_whole(before: str, after: str, whole: str) -> None:
    page = column("The mayors of the cities met in Daegu and told all that it is", before, after)
    assert whole in text_of_pages([page])


def test_a_text_that_divides_no_words_keeps_its_hyphens() -> None:
    page = column("The mayors opened a fair of large¬", "scale farming.", *[f"{FULL} more"] * 40)
    assert "large-scale farming" in text_of_pages([page])


def test_korean_words_that_a_line_s_end_broke_are_whole_where_spaces_show() -> None:
    kept = column(
        "두 도시는 자매결연을 맺고 앞으로 청소년 교류와 관광 분야에서 서로 협력하기 위하여 노력하기",
        "로 했다.",
    )
    with_space = column(
        "대구시와 다낭시는 오는 오월 대구에서 만나 협약을 체결하고 공동으로 사업을 추진할 계획이 ",
        "있다.",
        top=500,
    )
    assert "노력하기로 했다." in text_of_pages([kept + with_space])
    assert "계획이 있다." in text_of_pages([kept + with_space])
    assert "노력하기 로 했다." in text_of_pages([kept])


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [column(FULL, FULL), column("teachers, the mayor said.", "More.")]
    assert f"{FULL} teachers, the mayor said." in text_of_pages(pages)


def test_a_second_column_goes_on_where_the_first_ends() -> None:
    page = column(FULL, FULL) + column(
        "teachers, the mayor said in Daegu, and that was what", "all heard.", left=420
    )
    assert f"{FULL} teachers, the mayor" in text_of_pages([page])


def paper(number: int, of: int, body: str) -> list[Line]:
    return [
        Line("The Daily Herald", 70, 150, 800, 8),
        *column(
            body, f"Article {number + 4}", "More text of this page stands here", "and here", "and here too."
        ),
        Line(f"- {number} / {of} -", 280, 320, 30, 8),
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    bodies = ["First they met.", "Then they ate.", "They talked.", "They signed.", "They left."]
    pages = [paper(number, 5, body) for number, body in enumerate(bodies, 7)]
    kept = without_running_heads(pages)
    assert [page[0].text for page in kept] == bodies
    assert all(line.text != "The Daily Herald" and "/" not in line.text for page in kept for line in page)


def test_a_line_that_recurs_amid_pages_or_on_few_is_kept() -> None:
    pages = [
        [
            *column(
                f"Page of {word}",
                f"{word} again",
                f"{word} more",
                "The same",
                f"{word} rest",
                f"{word} end",
                f"{word} last",
            )
        ]
        for word in ("one", "two", "three", "four", "five", "six")
    ]
    pages[0].insert(0, Line("Rare", 70, 90, 760, 10))
    pages[1].insert(0, Line("Rare", 70, 90, 760, 10))
    assert without_running_heads(pages) == pages


def test_the_number_of_an_only_page_is_left_out_and_other_numbers_kept() -> None:
    assert without_running_heads([column("They met.", "- 1 -")]) == [column("They met.")]
    assert without_running_heads([column("They met.", "250")]) == [column("They met.", "250")]


def test_no_lines_are_no_text() -> None:
    assert text_of_pages([]) == ""
    assert text_of_pages(without_running_heads([[], []])) == ""
