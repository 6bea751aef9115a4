"""Entities, dates and spans compared."""

from __future__ import annotations

import pytest

from comity.model.entity import Entity
from comity.scoring.alike import Sameness, dates_alike, overlap, pairs

SAME = Sameness({"adb": "org/adb", "asiandevelopmentbank": "org/adb"})


def org(name: str, key: str | None = None) -> Entity:
    return Entity("organisation", name, key)


@pytest.mark.parametrize(
    ("gold", "got", "same"),
    [
        (Entity("locality", "Daegu", "kr/daegu"), Entity("locality", "Taegu", "kr/daegu"), True),
        (Entity("locality", "Hue", "vn/hue"), Entity("locality", "Hue", "vn/thua-thien-hue/hue"), True),
        (
            Entity("locality", "Goseong", "kr/gangwon/goseong"),
            Entity("locality", "Goseong", "kr/ulju"),
            False,
        ),
        (Entity("locality", "Đà Nẵng"), Entity("locality", "Da Nang", "vn/da-nang"), True),
        (Entity("locality", "Da Nang"), org("Da Nang"), False),
        (Entity("country", "Korea", "kr"), Entity("country", "Korea", "kp"), False),
        (org("ADB"), org("Asian Development Bank"), True),
        (org("Lotus Steel Company"), org("Lotus Steel"), True),
        (org("Lotus Steel"), org("Bamboo Paper"), False),
        (Entity("person", "Nguyen Van A"), Entity("person", "Van A"), True),
        (Entity("person", "Nguyen Van A"), Entity("person", "Nguyen"), False),
        (org(""), org(""), False),
    ],
)
def test_same_entity(gold: Entity, got: Entity, same: bool) -> None:
    assert SAME.entity(gold, got) is same


def test_nobody_is_nobody() -> None:
    assert not SAME.entity(None, org("ADB"))
    assert SAME.jaccard([], []) == 1.0


def test_each_finds_a_partner_of_its_own() -> None:
    assert pairs([1, 1, 2], [1, 2, 3], lambda a, b: a == b) == 2


def test_dates() -> None:
    assert dates_alike("2021-05-03", "2021-05-03~") == 1.0
    assert dates_alike("2021", "2021-12-31") == 0.8
    assert dates_alike("2021-01/2021-03", "2021-04") == 0.0
    assert dates_alike("2021", "soon") == 0.0
    assert dates_alike(None, None) == 1.0


def test_overlap_is_of_the_shorter_span() -> None:
    assert overlap((0, 100), (90, 110)) == 0.5
    assert overlap((0, 10), (20, 30)) == 0.0
