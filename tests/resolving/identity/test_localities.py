from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.judgement import Judgement

Settled = Callable[..., Judgement]
Taken = Callable[..., list[str]]


def told(**what: Any) -> dict[str, Any]:
    return what


BOTH = ("kr", "vn")


@pytest.mark.parametrize(
    ("name", "around", "meant"),
    [
        # Gwangju: a metropolitan city, since July 2026 a part of another; and a city in Gyeonggi.
        ("Gwangju", told(published="2024-05-01"), "kr/gwangju"),
        ("광주광역시", told(published="2024-05-01"), "kr/gwangju"),
        ("Gwangju", told(published="2024-05-01", beside=("kr/gyeonggi",)), "kr/gyeonggi/gwangju"),
        ("경기 광주시", told(published="2024-05-01", given="kr/gwangju"), "kr/gyeonggi/gwangju"),
        ("Gwangju", told(published="2026-08-01", on="2021-04-14"), "kr/gwangju"),
        ("광주특별시", told(published="2026-08-01"), "kr/jeonnam-gwangju"),
        ("thành phố Gwangju", told(published="2023-06-13", language="vi"), "kr/gwangju"),
        # Two counties and six districts of one name: the reader's choice alone settles nothing.
        ("Goseong County", told(given="kr/gangwon/goseong", beside=BOTH), None),
        ("고성군", told(beside=("kr/gangwon",), language="ko"), "kr/gangwon/goseong"),
        ("Goseong County, Gangwon", told(given="kr/gyeongnam/goseong"), "kr/gangwon/goseong"),
        ("huyện Goseong", told(beside=("kr/gyeongnam/tongyeong",)), "kr/gyeongnam/goseong"),
        ("Jung-gu", told(given="kr/busan/jung", beside=BOTH), None),
        ("중구", told(beside=("vn",), language="ko"), None),
        ("Ulsan Jung-gu", told(given="kr/busan/jung"), "kr/ulsan/jung"),
        ("Jung-gu", told(given="kr/busan/jung", text="Ulsan's Jung-gu received them."), "kr/ulsan/jung"),
        ("quận Jung", told(beside=("kr/daejeon",)), "kr/daejeon/jung"),
        ("동구청", told(beside=("vn",), language="ko"), None),
        # Hanam in Korea, Hà Nam in Viet Nam, Henan in China.
        ("하남시", told(beside=("vn/ha-nam",), language="ko"), "kr/gyeonggi/hanam"),
        ("하남성", told(beside=("vn", "kr/gyeonggi/hanam"), language="ko"), "vn/ha-nam"),
        ("하남성", told(beside=("cn", "kr/daegu"), language="ko"), "cn/henan"),
        ("하남성", told(given="cn/henan", beside=("kr/daegu",), language="ko"), "cn/henan"),
        ("tỉnh Hà Nam", told(beside=("kr/gyeonggi/hanam",), language="vi"), "vn/ha-nam"),
        ("Ha Nam", told(beside=BOTH), "vn/ha-nam"),
        ("Hanam", told(beside=("kr/gyeonggi",)), "kr/gyeonggi/hanam"),
        ("하남", told(beside=BOTH, language="ko"), None),
        ("Henan", told(beside=("cn", "kr")), "cn/henan"),
        # Vinh, Vĩnh …, Bình …: one syllable in Hangul.
        ("빈시", told(beside=("vn",)), "vn/nghe-an/vinh"),
        ("빈성", told(beside=("vn",)), "locality/빈성"),
        ("빈증성", told(), "vn/binh-duong"),
        ("빈롱성", told(), "vn/vinh-long"),
        ("빈딘성", told(), "vn/binh-dinh"),
        ("빈푸억성", told(beside=("kr",), language="ko"), "vn/binh-phuoc"),
        # What a town lies in, under any name that the tables have for it.
        (
            "Goseong County",
            told(text="Goseong County of South Gyeongsang Province signed with Nha Trang, Vietnam."),
            "kr/gyeongnam/goseong",
        ),
        # A district that is no more.
        ("Jung District", told(published="2024-05-03", beside=("kr/incheon",)), "kr/incheon/jung"),
        # Huế: a town in a province, then a city under the government.
        ("Hue City", told(published="2024-12-31"), "vn/thua-thien-hue/hue"),
        ("Hue City", told(published="2025-01-01"), "vn/hue"),
        ("후에시", told(published="2024-12-31", beside=BOTH), "vn/thua-thien-hue/hue"),
        ("thành phố Huế", told(published="2025-03-03"), "vn/hue"),
        ("Huế", told(published="2020-01-01", given="vn/thua-thien-hue/hue"), "vn/thua-thien-hue/hue"),
        ("Thua Thien-Hue", told(published="2024-01-01"), "vn/thua-thien-hue"),
        # Bắc Ninh: the province's town, and since September 2026 the province itself is a city.
        ("Bac Ninh City", told(published="2024-01-01"), "vn/bac-ninh/bac-ninh"),
        ("thành phố Bắc Ninh", told(published="2026-10-01"), "vn/bac-ninh"),
        ("tỉnh Bắc Ninh", told(published="2024-01-01"), "vn/bac-ninh"),
        # A province that lives on with more land is one.
        ("Gia Lai", told(published="2024-01-01"), "vn/gia-lai"),
        ("Gia Lai", told(published="2026-01-01"), "vn/gia-lai"),
        # Gunwi went from one province to another.
        ("경북 군위군", told(published="2022-01-01"), "kr/daegu/gunwi"),
        ("대구 군위군", told(published="2024-01-01"), "kr/daegu/gunwi"),
        # Spellings the tables do not have, by their sound.
        ("다랏", told(beside=("vn/lam-dong",)), "vn/lam-dong/da-lat"),
        ("쩌우타인현", told(beside=("vn/an-giang",)), "vn/an-giang/chau-thanh"),
        ("North Kyongsang Province", told(beside=("kr",)), "kr/gyeongbuk"),
        # Names that only chance gives to places abroad.
        ("Dalat", told(beside=("kr",)), "vn/lam-dong/da-lat"),
        (
            "San Carlos",
            told(given="ni/san-carlos", text="San Carlos in Nicaragua met."),
            "ni/san-carlos",
        ),
    ],
)
def test_what_a_name_means(name: str, around: dict[str, Any], meant: str | None, settled: Settled) -> None:
    found = settled("locality", name, **around)
    assert (found.entity if found.standing != "ambiguous" else None) == meant


def test_an_open_name_is_of_its_document_alone(settled: Settled) -> None:
    found = settled("locality", "Jung-gu", given="kr/busan/jung", published="2024-01-01")
    assert found.standing == "ambiguous"
    assert found.entity.startswith("locality/jung-gu~")
    assert len(found.candidates) == 6
    assert found.reason.startswith("Six places bear the name “Jung-gu”, and nothing told says which")


def test_a_judgement_tells_what_was_compared(settled: Settled) -> None:
    found = settled("locality", "Jung-gu", given="kr/busan/jung", beside=("kr/ulsan",))
    best = found.candidates[0]
    assert best.id == "kr/ulsan/jung"
    assert best.score == round(sum(comparison.score for comparison in best.comparisons), 2)
    assert "Ulsan, in which it lies, is told" in found.reason


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Zorbo prefecture", {}), ("Zorbo Prefecture", {}), True),
        (("Zorbo prefecture", {}), ("Zorbo", {}), True),
        (("Zorbo prefecture", {}), ("Zorbo city", {}), False),
        (("City of Zorbo", {}), ("Zorbo", {}), True),
        (("Zorbo", told(beside=("jp",))), ("Zorbo", told(beside=("fr",))), False),
        (("반송동", told(beside=("kr/busan",))), ("Bansong-dong", told(beside=("kr/busan",))), True),
        (
            ("phường Hiệp Thành", told(beside=("vn/binh-duong/thu-dau-mot",))),
            ("Hiep Thanh ward", told(beside=("vn/bac-lieu/bac-lieu",))),
            False,
        ),
    ],
)
def test_localities_the_tables_do_not_know(
    one: tuple[str, dict[str, Any]], other: tuple[str, dict[str, Any]], same: bool, taken: Taken
) -> None:
    first, second = taken(("locality", *one), ("locality", *other))
    assert (first == second) is same


def test_a_bare_name_stays_apart_where_it_could_be_two_localities(taken: Taken) -> None:
    names = ("Zorbo prefecture", "Zorbo city", "Zorbo")
    assert len(set(taken(*(("locality", name, {}) for name in names)))) == 3


def test_a_country_is_known_by_every_name(taken: Taken) -> None:
    names = ("South Korea", "대한민국", "Hàn Quốc", "Republic of Korea")
    assert set(taken(*(("country", name, {}) for name in names))) == {"kr"}
