from __future__ import annotations

import pytest

from comity.model.claim import Affiliation, Strength
from comity.model.entity import Entity
from comity.resolving.lasting import lasting_key
from tests.make import BECAMEX, BINH_DUONG, COEX, WTA, agreement, cited, membership, post, quoting

COUNCIL = Entity("organisation", "HĐND tỉnh Bình Dương", "organisation/vn/binh-duong/peoples-council")


def id_of(_: str, entity: Entity) -> str:
    return entity.id or f"{entity.type}/{entity.name}"


def key(claim):
    return lasting_key(cited(claim), id_of)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chairman of the provincial People's Committee", "Chủ tịch UBND tỉnh"),
        ("Chairman", "인민위원장"),
        ("Mayor", "시장"),
        ("Vice Governor for Economy", "경제부지사"),
        ("Ambassador to the Republic of Korea", "주한 베트남 대사"),
        ("special envoy of Binh Duong", "Special Envoy"),
    ],
)
def test_a_post_is_one_in_any_language(one: str, other: str) -> None:
    assert key(post("Kim", one, BINH_DUONG)) == key(post("Kim", other, BINH_DUONG))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor", "Vice Mayor"),
        ("Chairman of the People's Committee", "Chairman of the People's Council"),
        ("Consul General", "Ambassador"),
    ],
)
def test_two_posts_are_two(one: str, other: str) -> None:
    assert key(post("Kim", one, BINH_DUONG)) != key(post("Kim", other, BINH_DUONG))
    assert key(post("Kim", one, BINH_DUONG)) != key(post("Lee", one, BINH_DUONG))


def test_a_chairman_of_a_council_is_not_one_of_a_locality() -> None:
    assert key(post("Kim", "Chairman", COUNCIL))[-1] == "council chair"
    assert key(post("Kim", "Chairman", BINH_DUONG))[-1] == "head"


def test_what_lasts_is_told_by_who_and_what() -> None:
    assert key(membership(BINH_DUONG, WTA)) == ("membership", "vn/binh-duong", "org/wta")
    of = Affiliation(**quoting(), child=COEX, parent=BECAMEX, relation="subsidiary_of")
    assert key(of) == ("affiliation", "org/coex-co", "org/becamex-idc", "subsidiary_of")
    strong = Strength(**quoting(), locality=BINH_DUONG, sector="tourism", sense="has")
    assert key(strong) == ("strength", "vn/binh-duong", "tourism", "has")
    with pytest.raises(TypeError, match="agreement has no natural key"):
        key(agreement(BINH_DUONG, COEX))
