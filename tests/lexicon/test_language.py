"""Languages told apart."""

from __future__ import annotations

import pytest

from comity.lexicon.language import language_of


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
