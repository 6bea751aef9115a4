"""The spellings a reader looks for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest
import yaml

from comity.model.names import fold
from comity.reference.form import Form
from comity.reference.gazetteer import load
from comity.reference.ordinary import ordinary


@cache
def forms() -> tuple[Form, ...]:
    return tuple(load().forms())


def texts(key: str) -> set[str]:
    return {form.text for form in forms() if form.id == key}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("vn/binh-duong", {"Bình Dương", "Binh Duong", "Binhduong", "Binh-Duong", "빈즈엉성", "빈즈엉"}),
        ("vn/khanh-hoa", {"Khánh Hòa", "Khánh Hoà", "Khanh Hoa"}),
        ("vn/ba-ria-vung-tau", {"Ba Ria-Vung Tau", "Ba Ria – Vung Tau", "Bà Rịa - Vũng Tàu"}),
        ("vn/ho-chi-minh-city", {"Ho Chi Minh City", "HCM City", "HCMC", "Ho Chi Minh", "호찌민시"}),
        ("vn/hue", {"Hue", "Huế", "후에시", "후에"}),
        ("kr/seoul", {"Seoul", "서울", "서울시", "서울특별시"}),
        ("kr/chungbuk", {"Chungbuk", "North Chungcheong", "Chungcheongbuk-do", "충북", "충청북도"}),
        ("kr/seoul/gangnam", {"Gangnam", "Gangnam-gu", "Gangnamgu", "강남구", "강남"}),
        ("kr/busan/jung", {"Jung-gu", "중구"}),
        ("jp/hyogo", {"Hyōgo", "Hyogo", "효고", "효고현"}),
        ("cn/guangdong", {"Guangdong", "광둥", "광동성", "Quảng Đông"}),
        ("kr", {"South Korea", "Republic of Korea", "RoK", "한국", "Hàn Quốc", "Korean"}),
    ],
)  # fmt: skip
def test_every_usual_spelling_is_there(key: str, expected: set[str]) -> None:
    assert expected <= texts(key)


@pytest.mark.parametrize(
    "key", ["vn/binh-duong", "kr/gyeonggi", "jp/hyogo", "kr/gyeonggi/hwaseong", "vn/hue"]
)
def test_the_word_of_a_kind_is_left_to_the_grammar(key: str) -> None:
    words = ("Province", "City", "Prefecture", "District", "tỉnh ", "thành phố ", "Thành phố ")
    assert not [text for text in texts(key) if any(word in text for word in words)]


def test_one_syllable_bases_stand_only_with_their_suffix() -> None:
    assert not texts("kr/busan/jung") & {"Jung", "중"}


def test_generic_roles_are_no_forms() -> None:
    generic = {body.id for body in load().organisations() if body.generic}
    assert generic
    assert not generic & {form.id for form in forms()}


def test_each_entity_has_each_text_once() -> None:
    pairs = [(form.id, form.text) for form in forms()]
    assert len(pairs) == len(set(pairs))


def test_every_form_reads_back_to_its_entity() -> None:
    known = load()
    for form in forms()[::37]:
        if form.type != "organisation":
            assert form.id in [reading.id for reading in known.readings(form.text)], form
        else:
            assert form.id in [body.id for body in known.organisation_readings(form.text)], form


def test_priors_are_between_nothing_and_certain_and_grow_with_people() -> None:
    assert all(0 < form.prior <= 1 for form in forms())
    prior = {form.id: form.prior for form in forms()}
    assert prior["jp/hyogo/kobe"] > prior["jp/hyogo/ashiya"]


def test_acronyms_are_case_sensitive() -> None:
    assert all(form.case_sensitive for form in forms() if form.kind == "acronym")
    assert {form.kind for form in forms() if form.text == "HCMC"} == {"acronym"}


def test_tiers() -> None:
    tier = {form.id: form.tier for form in forms()}
    assert {tier[key] for key in ("kr/seoul/gangnam", "vn/hue", "kr", "jp/hyogo", "org/kotra")} == {"core"}
    assert tier["jp/hyogo/kobe"] == "world"


def test_ordinary_words_are_known_and_marked() -> None:
    known = {form.text for form in forms()}
    assert ordinary() <= known
    assert {form.text for form in forms() if form.ordinary} >= ordinary()
    assert {form.ordinary for form in forms() if form.text == "Reading"} == {True}
    assert {form.ordinary for form in forms() if form.text == "Busan"} == {False}
    assert {form.ordinary for form in forms() if form.text == "Hue"} == {False}


def test_the_page_of_ordinary_words_is_sorted() -> None:
    text = files("comity.reference").joinpath("data", "ordinary.yaml").read_text("utf-8")
    for words in yaml.safe_load(text).values():
        assert words == sorted(set(words))


def test_no_form_is_empty_when_folded() -> None:
    assert all(fold(form.text) for form in forms())
