from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.judgement import Judgement
from comity.pipeline import Atlas
from comity.resolving.identity.bodies import label_of, locality_of, roles

Settled = Callable[..., Judgement]
Taken = Callable[..., list[str]]


def told(**what: Any) -> dict[str, Any]:
    return what


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Herald Corp.", "the Herald Corporation", True),
        ("Hanbit Precision Co., Ltd.", "㈜한빛정밀", True),
        ("Công ty TNHH Hanbit Precision", "Hanbit Precision", True),
        ("한빛소프트", "Hanbit Soft", True),
        ("한빛소프트", "한빛정밀", False),
        ("Korea Friendship Society (KFS)", "Korea Friendship Society", True),
        ("GS Group", "GS Power", False),
        ("Daewoo Co., Ltd.", "Daewoo", True),
        ("Taesan Steel", "Taesan Steel Vina", False),
        ("Binh Duong Business Association", "빈즈엉성 기업협회", True),
        ("Hiệp hội Doanh nghiệp tỉnh Bình Dương", "Business Association of Binh Duong Province", True),
        ("Binh Duong Business Association", "Dong Nai Business Association", False),
        ("Anyang Creative Industry Promotion Agency", "안양창조산업진흥원", True),
        ("Can Tho University", "Đại học Cần Thơ", True),
        ("Chungbuk National University", "충북대", True),
        ("Chungbuk National University", "Chungnam National University", False),
        ("Becamex IDC", "Becamex Group", True),
        ("㈜금호타이어", "Kumho Tire Co., Inc.", True),
    ],
)
def test_names_of_organisations(one: str, other: str, same: bool, taken: Taken) -> None:
    first, second = taken(("organisation", one, {}), ("organisation", other, {}))
    assert (first == second) is same


@pytest.mark.parametrize(
    ("name", "around", "meant"),
    [
        ("Sở Ngoại vụ tỉnh Bình Dương", told(), "organisation/vn/binh-duong/foreign-affairs"),
        ("Binh Duong Department of Foreign Affairs", told(), "organisation/vn/binh-duong/foreign-affairs"),
        ("빈즈엉성 외무국", told(), "organisation/vn/binh-duong/foreign-affairs"),
        ("Sở Ngoại vụ", told(beside=("vn/dong-nai", "kr")), "organisation/vn/dong-nai/foreign-affairs"),
        ("Sở Ngoại vụ", told(beside=("vn/dong-nai", "vn/binh-duong")), None),
        ("Sở Ngoại vụ", told(), None),
        ("Da Lat People's Council", told(), "organisation/vn/lam-dong/da-lat/peoples-council"),
        ("Hội đồng nhân dân thành phố Đà Lạt", told(), "organisation/vn/lam-dong/da-lat/peoples-council"),
        ("강원도의회", told(published="2024-01-01"), "organisation/kr/gangwon/council"),
        ("Gangwon Provincial Council", told(published="2024-01-01"), "organisation/kr/gangwon/council"),
        ("Suwon Municipal Council", told(), "organisation/kr/gyeonggi/suwon/council"),
        ("Jung-gu Council", told(), None),
        ("Jung-gu Council", told(beside=("kr/ulsan",)), "organisation/kr/ulsan/jung/council"),
        (
            "Provincial People's Council",
            told(given="org/vn-peoples-council", beside=("vn/lam-dong", "kr/gangwon")),
            "organisation/vn/lam-dong/peoples-council",
        ),
        ("Women's Union", told(beside=("vn/an-giang",)), "organisation/vn/an-giang/union-women"),
        ("Women's Union", told(), None),
        ("International Relations Division", told(), None),
        ("국제협력과", told(), None),
        (
            "International Relations Division",
            told(beside=("kr/daegu", "vn")),
            "organisation/kr/daegu/international-relations-division",
        ),
        (
            "Daegu International Relations Division",
            told(),
            "organisation/kr/daegu/international-relations-division",
        ),
        ("Ministry of Industry and Trade", told(beside=("vn",)), "org/vn-moit"),
        ("Coex Corporation", told(), "org/coex-co"),
        ("㈜코엑스", told(), "org/coex-co"),
        ("LH", told(beside=("kr", "vn/hung-yen")), "org/lh"),
        ("LH", told(beside=("de",)), "organisation/lh"),
        ("Women's Tennis Association (WTA)", told(), "organisation/womens-tennis-association"),
    ],
)
def test_what_a_name_means(name: str, around: dict[str, Any], meant: str | None, settled: Settled) -> None:
    found = settled("organisation", name, **around)
    assert (found.entity if found.standing != "ambiguous" else None) == meant


def test_a_body_belongs_to_its_locality(tables: Atlas) -> None:
    body = "organisation/vn/lam-dong/da-lat/peoples-council"
    assert tables.parent(body) == locality_of(body) == "vn/lam-dong/da-lat"
    assert tables.name(body) == "Đà Lạt People's Council"
    assert locality_of("organisation/herald") is None and label_of("organisation/herald", "") is None
    assert len({role.role for role in roles()}) == len(roles())


def test_an_acronym_means_what_its_own_document_says(taken: Taken) -> None:
    text = "The Korea Friendship Society (KFS) came. KFS left."
    first, second = taken(
        ("organisation", "Korea Friendship Society", {}), ("organisation", "KFS", told(text=text))
    )
    assert first == second


def test_a_short_acronym_is_not_carried_to_another_document(taken: Taken) -> None:
    full, short = ("organisation", "Korea Friendship Society (KFS)", {}), ("organisation", "KFS", {})
    assert len(set(taken(full, short))) == 2
    longer = ("organisation", "Viet Nam Korea Friendship Society (VKFS)", {})
    assert len(set(taken(longer, ("organisation", "VKFS", {})))) == 1
    other = ("organisation", "Vienna Kite Flying Society (VKFS)", {})
    assert len(set(taken(longer, other, ("organisation", "VKFS", {})))) == 3


def test_an_acronym_can_stand_for_a_known_organisation(taken: Taken) -> None:
    explained = ("organisation", "Becamex IDC (BIDC)", told(given="org/becamex-idc"))
    assert set(taken(explained, ("organisation", "BIDC", {}))) == {"org/becamex-idc"}


def test_a_name_of_two_means_the_one_its_document_says(taken: Taken) -> None:
    text = "코참(베트남 중남부한인상공인연합회)은 간담회를 열었다."
    found = taken(("organisation", "코참", told(text=text)), ("organisation", "코참", {}))
    assert found[0] == "org/kocham-hcmc" != found[1]


def test_what_a_document_says_was_renamed_is_one(taken: Taken) -> None:
    text = "Novaland Works, formerly the Hansol Plant Company, moved."
    found = taken(
        ("organisation", "Novaland Works", told(text=text)),
        ("organisation", "Hansol Plant Company", {}),
        ("organisation", "Novaland Works", {}),
    )
    assert len(set(found)) == 1


def test_a_person_and_a_locality_of_one_name_are_two(taken: Taken) -> None:
    assert len(set(taken(("person", "Zorbo", {}), ("locality", "Zorbo", {})))) == 2
