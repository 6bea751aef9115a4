"""What names mean, and on which day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UnknownName
from comity.model.names import fold, unaccented
from comity.reference.gazetteer import load

KNOWN = load()
VIETNAMESE = sorted(
    (place.id, place.names["vi"]) for place in KNOWN.places() if place.country == "vn" and place.level == 1
)
KOREAN = sorted((place.id, place.names["ko"]) for place in KNOWN.places() if place.country == "kr")


def ids(name: str, on: date | None = None, country: str | None = None) -> list[str]:
    return [reading.id for reading in KNOWN.readings(name, on, country)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Bình Dương", "vn/binh-duong"),
        ("BINH DUONG", "vn/binh-duong"),
        ("Binhduong", "vn/binh-duong"),
        ("tỉnh Bình Dương", "vn/binh-duong"),
        ("Hà Nam", "vn/ha-nam"),
        ("Ha Nam Province", "vn/ha-nam"),
        ("tỉnh Hà Nam", "vn/ha-nam"),
        ("Henan Province", "cn/henan"),
        ("빈즈엉성", "vn/binh-duong"),
        ("HCMC", "vn/ho-chi-minh-city"),
        ("HCM City", "vn/ho-chi-minh-city"),
        ("Tp. Hồ Chí Minh", "vn/ho-chi-minh-city"),
        ("Danang", "vn/da-nang"),
        ("Chungbuk", "kr/chungbuk"),
        ("North Chungcheong Province", "kr/chungbuk"),
        ("Chungcheongbuk-do", "kr/chungbuk"),
        ("Gangnam", "kr/seoul/gangnam"),
        ("Gangnam-gu", "kr/seoul/gangnam"),
        ("Gangnam District", "kr/seoul/gangnam"),
        ("강남구", "kr/seoul/gangnam"),
        ("서울", "kr/seoul"),
        ("서울시", "kr/seoul"),
        ("Hyogo Prefecture", "jp/hyogo"),
        ("Kobe", "jp/hyogo/kobe"),
        ("Guangdong", "cn/guangdong"),
        ("Quảng Đông", "cn/guangdong"),
        ("California", "us/california"),
        ("캘리포니아주", "us/california"),
        ("Gifu", "jp/gifu"),
        ("Indiana", "us/indiana"),
        ("Republic of Korea", "kr"),
        ("RoK", "kr"),
        ("베트남", "vn"),
        ("Vietnamese", "vn"),
    ],
)
def test_a_name_means_first(name: str, meant: str) -> None:
    assert ids(name, date(2024, 5, 1))[0] == meant


@given(st.sampled_from(VIETNAMESE), st.sampled_from([str, str.upper, str.lower, unaccented]))
def test_a_vietnamese_name_is_known_in_any_case_and_without_its_marks(
    pair: tuple[str, str], change: type
) -> None:
    assert pair[0] in ids(change(pair[1]))


@given(st.sampled_from(VIETNAMESE), st.sampled_from(["{}", "tỉnh {}", "{} Province"]))
def test_a_vietnamese_unit_comes_before_its_namesakes_abroad(pair: tuple[str, str], pattern: str) -> None:
    first = KNOWN.readings(pattern.format(pair[1]))[0]
    assert first.id.startswith("vn/")


@given(st.sampled_from(KOREAN))
def test_a_korean_name_is_known_by_its_full_hangul_form(pair: tuple[str, str]) -> None:
    assert pair[0] in ids(pair[1])


@given(st.text(max_size=30))
def test_any_text_has_readings_or_none(text: str) -> None:
    for reading in KNOWN.readings(text):
        assert reading.reason.endswith(".")
        assert reading.place is None or reading.place.id == reading.id


@given(st.sampled_from(VIETNAMESE), st.dates(date(1990, 1, 1), date(2027, 1, 1)))
def test_those_that_existed_stand_first(pair: tuple[str, str], on: date) -> None:
    existed = [reading.existed for reading in KNOWN.readings(pair[1], on)]
    assert existed == sorted(existed, reverse=True)


def test_hue_before_and_after_it_became_a_municipality() -> None:
    before, after = date(2024, 12, 31), date(2025, 1, 1)
    assert ids("Hue City", before)[0] == "vn/thua-thien-hue/hue"
    assert ids("Huế", after)[0] == "vn/hue"
    assert KNOWN.status("vn/hue", before) is None
    assert KNOWN.status("vn/hue", after) == "municipality"


def test_gwangju_is_the_metropolitan_city_and_the_city_of_gyeonggi() -> None:
    assert ids("Gwangju", date(2024, 5, 1))[:2] == ["kr/gwangju", "kr/gyeonggi/gwangju"]
    assert ids("Gwangju", date(2026, 8, 1))[0] in {"kr/gyeonggi/gwangju", "kr/jeonnam-gwangju"}


def test_goseong_exists_twice_and_jung_gu_many_times() -> None:
    assert set(ids("Goseong")) >= {"kr/gangwon/goseong", "kr/gyeongnam/goseong"}
    assert len([key for key in ids("Jung-gu") if key.startswith("kr/")]) >= 5


def test_hanam_province_in_hangul_is_vietnamese_chinese_or_the_korean_city() -> None:
    meant = ids("하남성", date(2024, 5, 1))
    assert meant[0] == "vn/ha-nam"
    assert {"cn/henan", "kr/gyeonggi/hanam"} <= set(meant)


def test_the_word_of_a_kind_decides_the_level() -> None:
    assert ids("Fukuoka Prefecture")[0] == "jp/fukuoka"
    assert ids("Fukuoka City")[0] == "jp/fukuoka/fukuoka"


def test_a_name_that_is_whole_with_its_word_is_taken_whole() -> None:
    assert ids("Mexico City")[0].startswith("mx/")
    assert ids("Quezon City")[0] == "ph/metro-manila/quezon-city"


def test_of_equals_the_more_populous_comes_first() -> None:
    assert ids("Manchester")[0] == "gb/england/manchester"
    assert ids("Vancouver")[0] == "ca/british-columbia/vancouver"


def test_a_name_inside_another_means_the_inner_one() -> None:
    assert ids("Ulsan Buk-gu") == ["kr/ulsan/buk"]
    assert ids("Hoa Vang, Da Nang") == ["vn/da-nang/hoa-vang"]
    assert ids("울산 북구")[0] == "kr/ulsan/buk"


def test_the_country_asked_for_comes_first() -> None:
    assert ids("Armenia")[0] == "am"
    assert ids("Armenia", country="co")[0] == "co/quindio/armenia"


def test_what_nothing_bears_has_no_reading_but_near_names() -> None:
    assert ids("Gangnaam") == []
    assert "kr/seoul/gangnam" in [reading.id for reading in KNOWN.near("Gangnaam")]
    assert KNOWN.near("qqqqqqqqqqqqqqq") == []


def test_reasons_say_when_a_place_ended() -> None:
    (reading,) = KNOWN.readings("Bình Dương", date(2026, 1, 1))
    assert not reading.existed
    assert "ended on 2025-07-01" in reading.reason


@pytest.mark.parametrize(
    ("key", "on", "parent"),
    [
        ("kr/daegu/gunwi", date(2023, 6, 30), "kr/gyeongbuk"),
        ("kr/daegu/gunwi", date(2023, 7, 1), "kr/daegu"),
        ("kr/jeonnam/naju", date(2026, 6, 30), "kr/jeonnam"),
        ("kr/jeonnam/naju", date(2026, 7, 1), "kr/jeonnam-gwangju"),
        ("vn/hue/phu-vang", date(2024, 1, 1), "vn/thua-thien-hue"),
        ("jp/hyogo/kobe", date(2024, 1, 1), "jp/hyogo"),
    ],
)
def test_the_parent_is_that_of_the_day(key: str, on: date, parent: str) -> None:
    found = KNOWN.parent(key, on)
    assert found is not None
    assert found.id == parent
    assert key in [child.id for child in KNOWN.children(parent, on)]


def test_a_first_level_unit_has_no_parent_and_its_country_holds_it() -> None:
    assert KNOWN.parent("vn/da-nang") is None
    assert "vn/da-nang" in [child.id for child in KNOWN.children("vn", date(2026, 1, 1))]
    assert "vn/binh-duong" not in [child.id for child in KNOWN.children("vn", date(2026, 1, 1))]


def test_dong_nai_became_a_city() -> None:
    assert KNOWN.status("vn/dong-nai", date(2026, 4, 29)) == "province"
    assert KNOWN.status("vn/dong-nai", date(2026, 4, 30)) == "municipality"


def test_unknown_ids_are_refused_in_one_sentence() -> None:
    for ask in (KNOWN.place, KNOWN.country, KNOWN.organisation):
        with pytest.raises(UnknownName, match="nowhere"):
            ask("nowhere")


def test_an_organisation_is_found_by_any_of_its_names() -> None:
    for name in ("KOTRA", "코트라", "Korea Trade-Investment Promotion Agency"):
        assert [body.id for body in KNOWN.organisation_readings(name)] == ["org/kotra"]
    assert len(KNOWN.organisation_readings("COEX")) == 2


def test_readings_do_not_depend_on_spacing() -> None:
    assert ids("Ho  Chi Minh-City")[0] == ids(fold("Ho Chi Minh City"))[0] == "vn/ho-chi-minh-city"


def test_a_small_town_has_a_reading_by_its_id_and_no_history() -> None:
    assert [reading.id for reading in KNOWN.reading("ni/san-carlos")] == ["ni/san-carlos"]
    assert KNOWN.became("ni/san-carlos") == KNOWN.was("ni/san-carlos") == []
    with pytest.raises(UnknownName):
        KNOWN.became("ni/nowhere-at-all")
