"""Texts of several languages cut into what is written in each."""

from __future__ import annotations

import pytest

from comity.reading.runs import runs

KOREAN = "나주시와 베트남 하우장성은 3일 자매결연을 맺었다."
ENGLISH = "The two governments signed the agreement in the city hall, and the mayor spoke of a new start."
VIETNAMESE = "Hai địa phương đã ký kết biên bản ghi nhớ về hợp tác nông nghiệp vào sáng nay."
BARE = "Hai dia phuong da ky ket bien ban ghi nho voi cac doanh nghiep ve hop tac du lich trong nam nay."


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (KOREAN, "ko", {"ko"}),
        (ENGLISH, "en", {"en"}),
        (f"{KOREAN}\n\n{ENGLISH}\n", "ko", {"ko", "en"}),
        (f"{ENGLISH}\n\n{VIETNAMESE}\n", "en", {"vi", "en"}),
        (f"{ENGLISH}\n\n{BARE}\n", "en", {"vi", "en"}),
        (f"{KOREAN} {ENGLISH}", "ko", {"ko", "en"}),
        (f"{VIETNAMESE} {KOREAN} {ENGLISH}", "vi", {"ko", "en", "vi"}),
        ("응우옌 반 선(Nguyen Van Son) 하우장성(Hậu Giang) 위원장이 왔다.", "ko", {"ko"}),
        (
            "The mayor of Naju (나주시), Yoon Byung-tae, met Mr. Đồng Văn Thanh of Hậu Giang.",
            "en",
            {"en"},
        ),
        (
            "Đoàn do ông Kim Jong-il (김종일), President of the Board, dẫn đầu đã đến thăm.",
            "vi",
            {"vi"},
        ),
        ("Thanh Hoa, Quang Nam, Hai Phong, Hau Giang to host Han Quoc Week", "en", {"en"}),
        ("Photo: 나주시\nThe mayor of the city spoke to them in the town hall.", "en", {"en"}),
        ("2024-05-03\n\nYonhap\n", "en", {"en"}),
    ],
)
def test_the_languages_of_a_text(text: str, language: str, told: set[str]) -> None:
    assert set(runs(text, language)) == told


def test_every_character_stands_once_and_where_it_stood() -> None:
    text = f"제목\n{KOREAN} {ENGLISH}\n\n{VIETNAMESE}\nSeoul\n"
    found = runs(text, "ko")
    for at, character in enumerate(text):
        shown = {written[at] for written in found.values()} - {" "}
        assert shown == ({character} if character != " " else set())


def test_sentences_of_a_line_go_to_their_own_language() -> None:
    found = runs(f"{KOREAN} {ENGLISH}\n", "ko")
    assert found["ko"].strip() == KOREAN
    assert found["en"].strip() == ENGLISH


def test_a_line_that_tells_nothing_goes_with_those_around_it() -> None:
    found = runs(f"{KOREAN}\n\n{ENGLISH}\nSeoul, 2024\n{ENGLISH}\n", "ko")
    assert "Seoul, 2024" in found["en"]
    assert "Seoul" not in found["ko"]
