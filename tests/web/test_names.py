"""Entities are called by names that a reader knows: of the tables, else as documents spell them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from comity.atlas import Atlas
from comity.reference import gazetteer
from comity.register.view import opened
from comity.web.names import Names
from tests.make import BINH_DUONG, SEOUL, agreement, document, post, quoting, register

BODY = "organisation/vn/binh-duong/foreign-affairs"
OFFICE = "Bình Dương Department of Foreign Affairs"


def names(language: str) -> Names:
    return Names(Atlas(gazetteer.load()).spoken(language), language)


def met(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    spelt = {"person/kim": ("Kim Ha-na", "김하나"), "organisation/firm": ("Firm", "상사", "예시상사")}
    return {id_: spelt[id_] for id_ in ids if id_ in spelt}


@pytest.mark.parametrize(
    ("language", "called"),
    [
        (
            "en",
            [
                "Bình Dương",
                "South Korea",
                "Kim Ha-na",
                "Firm",
                "Bình Dương Department of Foreign Affairs",
                "X",
            ],
        ),
        ("ko", ["빈즈엉성", "대한민국", "김하나", "예시상사", "빈즈엉성 외무국", "X"]),
        ("vi", ["Bình Dương", "Hàn Quốc", "Kim Ha-na", "Firm", "Sở Ngoại vụ Bình Dương", "X"]),
    ],
)
def test_what_entities_are_called(language: str, called: list[str]) -> None:
    shown = {
        "vn/binh-duong": "Bình Dương",
        "kr": "South Korea",
        "person/kim": "Kim Ha-na",
        "organisation/firm": "Firm",
        BODY: OFFICE,
        "organisation/unheard": "X",
    }
    assert names(language)(shown, met) == dict(zip(shown, called, strict=True))


def test_spellings_are_asked_for_only_where_a_name_cannot_be_read() -> None:
    def never(_: Iterable[str]) -> dict[str, tuple[str, ...]]:
        raise AssertionError

    assert names("vi")({"person/an": "Tran An"}, never) == {"person/an": "Tran An"}


def test_a_register_in_a_language(tmp_path: Path) -> None:
    text = "They agreed. An spoke."
    told = [
        agreement(BINH_DUONG, SEOUL, **quoting()),
        post("Tran An", "chair", BINH_DUONG, **quoting("An spoke.", 13)),
    ]
    with opened(register(tmp_path / "a.db", (document(text), told))) as view:
        korean = view.spoken(names("ko"))
        assert korean.names(["vn/binh-duong", "kr/seoul"]) == {
            "vn/binh-duong": "빈즈엉성",
            "kr/seoul": "서울특별시",
        }
        with korean.still() as still:
            assert still.entity("kr/seoul").name == "서울특별시"
        assert view.entity("vn/binh-duong").name == "Bình Dương"


def test_in_a_list_everybody_has_a_name_of_his_own(tmp_path: Path) -> None:
    text = "They agreed. An spoke."
    told = [
        agreement(BINH_DUONG, SEOUL, **quoting()),
        post("Tran An", "chair", BINH_DUONG, **quoting("An spoke.", 13)),
        post("김안", "시장", SEOUL, **quoting("An spoke.", 13)),
    ]
    with opened(register(tmp_path / "a.db", (document(text), told))) as view:
        spoken = {one.id: one.name for one in view.spoken(names("en")).entities()}
        assert spoken == {id_: view.spoken(names("en")).entity(id_).name for id_ in spoken}
        assert spoken["kr/seoul"] == "Seoul"
