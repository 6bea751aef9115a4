"""Spellings of a Vietnamese name in Hangul come to one key, the key of the Vietnamese spelling."""

from __future__ import annotations

import pytest

from comity.reading.languages.ko.transcription import sound_of, sounds_of_vietnamese


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Bình Dương", ["빈즈엉", "빙즈엉", "빈증"]),
        ("Cần Thơ", ["껀터", "껀토", "칸토"]),
        ("Thái Nguyên", ["타이응우옌", "타이응우엔", "타이응웬"]),
        ("Hưng Yên", ["흥옌", "흥이엔", "흥엔", "훙옌"]),
        ("Hậu Giang", ["허우장", "하우장", "허우지앙"]),
        ("Quảng Trị", ["꽝찌", "쾅찌", "꽝트리"]),
        ("Tây Ninh", ["떠이닌", "따이닌", "떠이닝"]),
    ],
)
def test_every_spelling_has_the_sound_of_the_name(name: str, spellings: list[str]) -> None:
    assert {sound_of(spelling) for spelling in spellings} <= sounds_of_vietnamese(name)


def test_other_names_sound_otherwise() -> None:
    assert sound_of("박닌") not in sounds_of_vietnamese("Bắc Giang")
    assert sound_of("Huế") == ""
