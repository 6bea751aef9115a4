from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.pipeline import Atlas
from comity.resolving.identity.settling import settle
from tests.resolving.identity.conftest import mentions

Taken = Callable[..., list[str]]
Told = tuple[str, str, dict[str, Any]]


def person(name: str, *posts: tuple[str, str], **told: Any) -> Told:
    return "person", name, {"posts": posts, **told}


MAYOR = ("Mayor", "kr/gangwon/chuncheon")


@pytest.mark.parametrize(
    "names",
    [
        ["Lee Cheol-woo", "Lee Cheol Woo", "LEE Cheolwoo", "Cheol-woo Lee", "이철우", "Lee Chul-woo"],
        ["Võ Văn Minh", "Vo Van Minh", "보 반 민", "보반민"],
        ["Kim Young-hwan", "Kim Younghwan", "김영환"],
        ["Nguyễn Lộc Hà", "Nguyen Loc Ha"],
        ["Mayor Yook Dong-han", "육동한 시장", "ông Yook Dong-han"],
    ],
)
def test_one_person_across_spellings(names: list[str], taken: Taken) -> None:
    assert len(set(taken(*(person(name) for name in names)))) == 1


def test_persons_whose_given_names_are_turned_round_are_two(taken: Taken) -> None:
    assert len(set(taken(person("Lee Cheol-woo"), person("Lee Woo-cheol")))) == 2


def test_two_of_one_name_with_posts_at_unrelated_places_are_two(taken: Taken) -> None:
    found = taken(
        person("Kim Hyun-gon", ("Vice Governor", "kr/gyeonggi")),
        person("김현곤", ("경제부지사", "kr/gyeonggi")),
        person("Kim Hyun-gon", ("Director", "kr/chungbuk")),
    )
    assert found[0] == found[1] != found[2]
    assert set(found) == {"person/kim-hyun-gon~kr-gyeonggi", "person/kim-hyun-gon~kr-chungbuk"}


def test_one_person_through_posts_at_one_place(taken: Taken) -> None:
    found = taken(
        person("Vo Van Minh", ("Vice Chairman", "vn/binh-duong"), published="2018-05-11"),
        person("Võ Văn Minh", ("Chủ tịch UBND tỉnh", "vn/binh-duong"), published="2021-10-06"),
        person("보 반 민", ("인민위원장", "vn/binh-duong"), published="2023-08-18"),
    )
    assert set(found) == {"person/vo-van-minh"}


def test_a_post_follows_its_place_into_another(taken: Taken) -> None:
    before = person("Tran Van Nam", ("Party Secretary", "vn/binh-duong"), published="2024-01-01")
    after = person("Trần Văn Nam", ("Bí thư", "vn/ho-chi-minh-city"), published="2025-09-01")
    meanwhile = person("Trần Văn Nam", ("Bí thư", "vn/ho-chi-minh-city"), published="2024-02-01")
    assert len(set(taken(before, after))) == 1
    assert len(set(taken(before, meanwhile))) == 2


def test_a_district_and_its_province_may_have_one_official(taken: Taken) -> None:
    within = person("Tôn Thiện San", ("Chủ tịch UBND", "vn/lam-dong/da-lat"), published="2019-12-22")
    above = person("Ton Thien San", ("Vice Chairman", "vn/lam-dong"), published="2023-01-01")
    assert len(set(taken(within, above))) == 1


def test_nobody_heads_two_places_at_once(taken: Taken) -> None:
    governor = [
        person("최문순", ("지사", "kr/gangwon"), published=day) for day in ("2016-08-25", "2019-08-25")
    ]
    head = person("최문순", ("군수", "kr/gangwon/hwacheon"), published="2018-08-26")
    found = taken(*governor, head)
    assert found[0] == found[1] != found[2]


def test_heads_of_divisions_told_without_their_city_are_not_one(taken: Taken) -> None:
    division = ("head", "International Relations Division")
    found = taken(
        person("Kim Su-jin", division, beside=("kr",), published="2024-01-01"),
        person("Kim Su-jin", division, beside=("kr",), published="2024-02-01"),
    )
    assert len(set(found)) == 2


def test_an_envoy_is_one_wherever_he_sits(taken: Taken) -> None:
    found = taken(
        person("Park Noh-wan", ("Ambassador", "org/kr-embassy-vn"), published="2020-07-09"),
        person("박노완", ("주호찌민 총영사", "kr"), published="2016-11-20"),
        person("Park No-hwan", ("Consul", "org/kr-consulate-danang"), published="2020-07-10"),
    )
    assert found[0] == found[1] != found[2]


def test_a_bare_name_joins_the_only_person_its_places_allow(taken: Taken) -> None:
    one = person("Kim Hyun-gon", ("Vice Governor", "kr/gyeonggi"))
    two = person("Kim Hyun-gon", ("Director", "kr/chungbuk"))
    bare = person("김현곤", beside=("kr/gyeonggi", "vn/ha-noi"))
    open_ = person("김현곤", beside=("kr", "vn"))
    abroad = person("김현곤", beside=("us",))
    found = taken(one, two, bare, open_, abroad)
    assert found[2] == found[0]
    assert "~" in found[3] and found[3] not in found[:2]
    assert found[4] not in found[:4]


def test_a_surname_means_the_only_person_of_its_document_who_has_it(tables: Atlas) -> None:
    from comity.model.document import Source
    from comity.model.entity import Entity
    from comity.resolving.identity.mentions import Telling, mentions_from

    post = ("Mayor", Entity("locality", "Daegu", "kr/daegu"))
    full = Telling(entity=Entity("person", "Kwon Young-jin"), posts=(post,))
    short = Telling(entity=Entity("person", "Kwon"))
    there = mentions_from(Source(id="a" * 32, text=""), [full, short], tables)
    elsewhere = mentions(tables, person("권영진", ("시장", "kr/daegu")))
    judged = settle([*there, *elsewhere], tables)
    assert len({judgement.entity for judgement in judged.values()}) == 1


@pytest.mark.parametrize(
    ("post", "same"), [(("Mayor", "kr/busan"), True), (("Mayor", "kr/daegu"), False), (None, False)]
)
def test_initials_are_a_name_only_with_the_same_post(
    post: tuple[str, str] | None, same: bool, taken: Taken
) -> None:
    full = person("Park Hyung-jun", ("Mayor", "kr/busan"))
    first, second = taken(full, person("H. J. Park", *([post] if post else [])))
    assert (first == second) is same


def test_a_spelling_that_fits_two_who_differ_is_told_by_the_post(taken: Taken) -> None:
    found = taken(
        person("이택구", ("행정부시장", "kr/daejeon")),
        person("이택규", ("시의원", "kr/daejeon")),
        person("Lee Taek-gu", ("Vice Mayor", "kr/daejeon")),
    )
    assert found[2] == found[0] != found[1]


def test_a_slip_in_a_name_is_let_pass_where_only_one_holds_the_post(taken: Taken) -> None:
    found = taken(person("Park Yong-maan", MAYOR), person("박용만", MAYOR), person("Park Yong Man", MAYOR))
    assert len(set(found)) == 1


def test_the_reason_is_a_sentence(tables: Atlas) -> None:
    found = mentions(
        tables,
        person("Võ Văn Minh", ("Chủ tịch UBND tỉnh", "vn/binh-duong"), published="2021-11-10"),
        person(
            "Vo Van Minh", ("Chairman of the People's Committee", "vn/binh-duong"), published="2022-01-07"
        ),
    )
    judged = settle(found, tables)
    assert judged[found[1]].reason == ("Same name without diacritics, same post at Bình Dương on 2021-11-10.")
