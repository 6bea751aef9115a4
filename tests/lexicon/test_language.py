"""Languages told apart."""

from __future__ import annotations

import pytest

from comity.lexicon.language import language_of, language_of_line


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The province has signed a memorandum with the city of Daegu.", "en"),
        ("Tỉnh và thành phố đã ký kết thỏa thuận hợp tác.", "vi"),
        ("Lanh dao thanh pho cung doanh nghiep da tiep doan, hop tac ve dau tu giua hai nuoc.", "vi"),
        ("경상북도는 베트남 타이응우옌성과 MOU를 체결했다.", "ko"),
        ("Les deux villes ont signé un accord de jumelage.", "other"),
        ("Las dos ciudades firmaron un convenio de hermanamiento.", "other"),
        ("12 34 56", "other"),
        ("", "other"),
    ],
)
def test_language_of(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chung khoan lui nhe, co phieu cua cong ty giam gan mot diem trong phien chieu nay.", "vi"),
        ("Chairman Tran Van Thanh of Thanh Hoa and Hai Phong's Pham Thi Huong met in Quang Nam.", "en"),
        ("Busan's Hai Phong office, Thanh Hoa tie to open", "other"),
        ("THE CITY OF HUE AND THE PROVINCE", "en"),
        ("쩐 티 흐엉(Trần Thị Hương) 위원장", "ko"),
        ("Ông Kim Jong-il (김종일) thăm Huế", "vi"),
        ("La ciudad de Da Nang y la provincia de Quang Nam se han unido con la de Sevilla.", "other"),
    ],
)
def test_names_do_not_tell_a_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Hai bên đã ký kết thỏa thuận tại Gyeongju.", "vi"),
        ("Trần Thị Hương met Nguyễn Đức Thắng in the city of Huế", "en"),
        ("THE MAYOR OF THE CITY", None),
        ("서울=연합", None),
        ("Thanh Hóa", None),
        ("", None),
    ],
)
def test_a_line_tells_its_language_or_none(line: str, language: str | None) -> None:
    assert language_of_line(line) == language
