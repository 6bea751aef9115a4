from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from comity.model.document import Source
from comity.model.entity import Entity
from comity.model.judgement import Judgement
from comity.model.mention import Mention
from comity.pipeline import Atlas
from comity.reference.gazetteer import load
from comity.resolving.identity.mentions import mentions_of
from comity.resolving.identity.settling import settle
from tests.make import agreement, cited, figure, membership, post
from tests.resolving.identity.conftest import mentions

TABLES = Atlas(load())
Told = tuple[str, str, dict[str, Any]]

WORLD: list[Told] = [
    ("person", "Vo Van Minh", {"posts": [("Chairman", "vn/binh-duong")], "published": "2022-01-01"}),
    ("person", "Võ Văn Minh", {"posts": [("rector", "org/hue-university")], "published": "2022-01-09"}),
    ("person", "보 반 민", {"beside": ("vn/binh-duong", "kr")}),
    ("person", "Vo Van Minh", {"beside": ("vn",)}),
    ("person", "Lee Taek-gu", {"posts": [("Vice Mayor", "kr/daejeon")]}),
    ("person", "이택구", {"posts": [("행정부시장", "kr/daejeon")]}),
    ("person", "이택규", {"posts": [("시의원", "kr/daejeon")]}),
    ("person", "Park Hyung-jun", {"posts": [("Mayor", "kr/busan")]}),
    ("person", "박형준", {"posts": [("교수", "kr/seoul")]}),
    ("person", "H. J. Park", {"posts": [("Mayor", "kr/busan")]}),
    ("person", "박형준", {"beside": ("kr/busan",)}),
    ("person", "Ha Minh", {"beside": ("kr",)}),
    ("person", "하민", {"beside": ("kr",)}),
    ("organisation", "Viet Nam Korea Friendship Society (VKFS)", {}),
    ("organisation", "VKFS", {"beside": ("vn",)}),
    ("organisation", "Vienna Kite Flying Society (VKFS)", {}),
    ("organisation", "Hanbit Precision Co., Ltd.", {"text": "Hanbit Precision Co., Ltd. (한빛정밀) came."}),
    ("organisation", "㈜한빛정밀", {}),
    ("locality", "Zorbo prefecture", {"beside": ("jp",)}),
    ("locality", "Zorbo", {"beside": ("fr",)}),
    ("locality", "Zorbo", {}),
    ("locality", "Zorbo ward", {"beside": ("vn/binh-duong",)}),
    ("locality", "phường Zorbo", {"beside": ("vn/dong-nai",)}),
    ("locality", "Jung-gu", {"given": "kr/busan/jung"}),
    ("organisation", "Sở Ngoại vụ", {"beside": ("vn/dong-nai",)}),
]
MENTIONS = mentions(TABLES, *WORLD)
ALL = settle(MENTIONS, TABLES)


@given(some.randoms(use_true_random=False))
def test_the_order_of_mentions_never_matters(shuffle: random.Random) -> None:
    shuffled = MENTIONS[:]
    shuffle.shuffle(shuffled)
    assert settle(shuffled, TABLES) == ALL


@given(some.sets(some.sampled_from(MENTIONS)))
def test_only_mentions_connected_by_keys_matter(some_of_them: set[Mention]) -> None:
    closed = set(some_of_them)
    while more := {m for m in MENTIONS if m not in closed and any(set(m.keys) & set(o.keys) for o in closed)}:
        closed |= more
    assert settle(sorted(closed), TABLES) == {mention: ALL[mention] for mention in closed}


def test_what_a_person_decided_to_differ_is_kept_apart() -> None:
    same = [
        ("person", "Vo Van Minh", {"posts": [("Chairman", "vn/binh-duong")], "published": f"2022-01-0{day}"})
        for day in (1, 2, 3)
    ]
    first, second, third = sorted(mentions(TABLES, *same))

    def apart(one: Mention, other: Mention) -> bool:
        return {one, other} == {first, second}

    judged = settle([first, second, third], TABLES, apart)
    assert judged[first].entity == judged[third].entity == "person/vo-van-minh"
    assert judged[second].entity == f"person/vo-van-minh~{second.document[:8]}"
    assert judged[second].standing == "decided"


@given(
    some.text(min_size=1, max_size=20), some.sampled_from(["locality", "organisation", "person", "country"])
)
def test_any_name_gets_an_entity_and_a_sentence(name: str, type_: str) -> None:
    found = mentions(TABLES, (type_, name, {}))
    (judgement,) = settle(found, TABLES).values()
    assert judgement.entity
    assert judgement.reason.endswith(".")


def test_mentions_are_those_of_the_claims() -> None:
    hue = Entity("locality", "Hue", "vn/hue")
    jung = Entity("locality", "Jung-gu", "kr/busan/jung")
    council = Entity("organisation", "Sở Ngoại vụ")
    claims = [
        cited(agreement(hue, jung, date="2025-05-01")),
        cited(membership(jung, Entity("organisation", "UCLG"))),
        cited(post("Vo Van Minh", "director", council)),
        cited(figure(hue, 1)),
    ]
    source = Source(id="a" * 32, text="Hue and Ulsan's Jung-gu.", published="2025-05-02")
    found = {mention.name: mention for mention in mentions_of(source, claims, TABLES)}
    assert set(found) == {"Hue", "Jung-gu", "Vo Van Minh", "Sở Ngoại vụ", "UCLG"}
    assert found["Hue"].on == "2025-05-01"
    assert found["Jung-gu"].beside == ("kr/ulsan", "vn/hue")
    assert found["Vo Van Minh"].held[0].of == "organisation/vn/hue/foreign-affairs"
    assert found["Hue"].keys == () and found["Vo Van Minh"].keys


def test_a_guessed_place_speaks_for_no_other() -> None:
    """The reader took a bare Jung-gu for Busan's: that is no word for Busan elsewhere."""
    jung = Entity("locality", "Jung-gu", "kr/busan/jung")
    dong = Entity("locality", "Dong-gu", "kr/busan/dong")
    source = Source(id="a" * 32, text="Jung-gu and Dong-gu met.", published="2024-01-01")
    claims = [cited(agreement(jung, dong))]
    judged = settle(mentions_of(source, claims, TABLES), TABLES)
    assert {judgement.standing for judgement in judged.values()} == {"ambiguous"}


def test_mentions_depend_on_their_document_alone() -> None:
    korea = Entity("country", "Korea", "kr")
    claims = [cited(agreement(Entity("locality", "Hue", "vn/hue"), korea)), cited(figure(korea, 1))]
    source = Source(id="a" * 32, text="")
    assert mentions_of(source, claims, TABLES) == mentions_of(source, claims[::-1], TABLES)


def test_a_country_alone_is_judged(settled: Callable[..., Judgement]) -> None:
    assert settled("country", "Atlantis").entity == "country/atlantis"
    assert settled("country", "South Korea", given="kr").standing == "known"
