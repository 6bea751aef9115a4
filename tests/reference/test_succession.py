"""What happened to localities, and which rule says what it makes of their agreements."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from comity.reference.gazetteer import load
from comity.reference.succession import ENDING, Rule, Succession, load_rules

TABLES = Succession(load())


@pytest.mark.parametrize(
    ("key", "kind", "since", "rule", "outcome"),
    [
        ("vn/lam-dong/da-lat", "abolished", "2025-07-01", "vn-district", "inherited"),
        ("vn/binh-duong/di-an", "abolished", "2025-07-01", "vn-district", "inherited"),
        ("vn/binh-duong", "merged", "2025-07-01", "vn-province", "inherited"),
        ("vn/gia-lai", "enlarged", "2025-07-01", "vn-enlarged", "unaffected"),
        ("vn/thua-thien-hue", "renamed", "2025-01-01", "same-unit", "unaffected"),
        ("kr/gangwon-do", "renamed", "2023-06-11", "kr-special-province", "unaffected"),
        ("kr/jeollabuk-do", "renamed", "2024-01-18", "kr-special-province", "unaffected"),
        ("kr/gwangju", "merged", "2026-07-01", "kr-merged", "inherited"),
        ("kr/jeonnam", "merged", "2026-07-01", "kr-merged", "inherited"),
        ("kr/incheon/jung", "split", "2026-07-01", "kr-split", "unknown"),
        ("kr/incheon/seo", "split", "2026-07-01", "kr-split", "unknown"),
        ("kr/incheon/dong", "merged", "2026-07-01", "kr-merged", "inherited"),
        ("kr/incheon/nam", "renamed", "2018-07-01", "same-unit", "unaffected"),
        ("kr/daegu/gunwi", "moved", "2023-07-01", "kr-moved", "unaffected"),
        ("kr/gyeongnam/changwon", "enlarged", "2010-07-01", "same-name", "unaffected"),
    ],
)
def test_a_change_and_its_rule(key: str, kind: str, since: str, rule: str, outcome: str) -> None:
    (shift,) = TABLES.shifts(key)
    assert (shift.kind, shift.since) == (kind, date.fromisoformat(since))
    assert shift.rule is not None
    assert (shift.rule.id, shift.rule.outcome) == (rule, outcome)
    assert TABLES.shifts(key, shift.since - timedelta(days=1)) == ()
    assert TABLES.shifts(key, shift.since) == (shift,)


@pytest.mark.parametrize(
    "key", ["vn/ha-tay", "kr/gyeongnam/masan", "kr/chungbuk/cheongwon", "kr/chungnam/yeongi"]
)
def test_of_mergers_whose_law_was_not_read_there_is_no_rule(key: str) -> None:
    (shift,) = TABLES.shifts(key)
    assert shift.kind == "merged" and shift.into and shift.rule is None


@pytest.mark.parametrize(
    "key", ["kr/gangwon/chuncheon", "kr/gwangju/buk", "kr/seoul", "vn/nghe-an", "nowhere"]
)
def test_what_stayed_as_it_was(key: str) -> None:
    assert TABLES.shifts(key) == ()
    assert TABLES.heirs(key) == (key,)


def test_a_place_that_grew_and_then_rose() -> None:
    grown, risen = TABLES.shifts("vn/dong-nai")
    assert (grown.kind, grown.others) == ("enlarged", ("vn/binh-phuoc",))
    assert (risen.kind, risen.act) == ("restyled", "Resolution 30/2026/QH16")


@pytest.mark.parametrize(
    ("key", "on", "heirs"),
    [
        ("vn/lam-dong/da-lat", "2025-06-30", ("vn/lam-dong/da-lat",)),
        ("vn/lam-dong/da-lat", "2025-07-01", ("vn/lam-dong",)),
        ("vn/binh-duong/di-an", None, ("vn/ho-chi-minh-city",)),
        ("kr/incheon/jung", None, ("kr/incheon/jemulpo", "kr/incheon/yeongjong")),
        ("kr/daegu/gunwi", None, ("kr/daegu/gunwi",)),
    ],
)
def test_who_stands_in_its_place(key: str, on: str | None, heirs: tuple[str, ...]) -> None:
    assert TABLES.heirs(key, date.fromisoformat(on) if on else None) == heirs


def test_who_stood_there_before() -> None:
    before = date(2019, 12, 21)
    assert TABLES.forerunners("kr/gangwon", before) == ("kr/gangwon-do",)
    assert TABLES.forerunners("kr/gangwon", date(2024, 1, 1)) == ()
    assert TABLES.forerunners("kr/jeonnam-gwangju", before) == ("kr/gwangju", "kr/jeonnam")


def test_the_council_of_a_district_is_not_covered() -> None:
    (shift,) = TABLES.shifts("vn/lam-dong/da-lat")
    assert shift.rule is not None
    assert shift.rule.covers == "government"


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_every_rule_says_what_it_does_and_where_that_was_read(rule: Rule) -> None:
    assert rule.says.endswith(".") and all(point.endswith(".") for point in rule.open)
    assert rule.sources or rule.country is None, "a rule of a country's law names its sources"
    assert all(source.url.startswith("http") for source in rule.sources)
    assert rule.outcome != "inherited" or set(rule.change) <= ENDING
    assert (rule.since or date.min) < (rule.until or date.max)


def test_no_two_rules_bear_one_id() -> None:
    ids = [rule.id for rule in load_rules()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("key", "units"),
    [
        ("kr/gangwon", ("kr/gangwon", "kr/gangwon-do")),
        ("kr/gangwon-do", ("kr/gangwon", "kr/gangwon-do")),
        ("vn/thua-thien-hue", ("vn/hue", "vn/thua-thien-hue")),
        ("kr/jeonnam-gwangju", ("kr/jeonnam-gwangju",)),
        ("vn/binh-duong", ("vn/binh-duong",)),
        ("nowhere", ("nowhere",)),
    ],
)
def test_one_unit_under_its_names(key: str, units: tuple[str, ...]) -> None:
    assert TABLES.units(key) == units
