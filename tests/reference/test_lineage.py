"""What became of localities, and what they were before."""

from __future__ import annotations

from datetime import date

import pytest

from comity.errors import UnknownName
from comity.reference.change import Act
from comity.reference.gazetteer import load
from comity.reference.lineage import Lineage
from comity.reference.place import Place

MERGED = date(2025, 7, 1)


def test_binh_duong_became_ho_chi_minh_city() -> None:
    (change,) = load().became("vn/binh-duong")
    assert (change.id, change.since) == ("vn/ho-chi-minh-city", MERGED)
    assert change.act is not None
    assert change.act.startswith("Resolution 202/2025/QH15")


def test_nothing_became_of_it_the_day_before() -> None:
    assert load().became("vn/binh-duong", date(2025, 6, 30)) == []
    assert [change.id for change in load().became("vn/binh-duong", MERGED)] == ["vn/ho-chi-minh-city"]


def test_ha_tay_went_into_hanoi() -> None:
    assert [(c.id, c.since) for c in load().became("vn/ha-tay")] == [("vn/ha-noi", date(2008, 8, 1))]


def test_what_lasts_became_nothing() -> None:
    assert load().became("kr/busan") == []


def test_a_district_passed_to_the_heir_of_its_province_by_the_act_that_abolished_the_tier() -> None:
    (change,) = load().became("vn/binh-dinh/quy-nhon")
    assert change.id == "vn/gia-lai"
    assert change.act is not None
    assert "72/2025/QH15" in change.act


def test_a_split_has_every_successor() -> None:
    assert {change.id for change in load().became("kr/incheon/jung")} == {
        "kr/incheon/jemulpo",
        "kr/incheon/yeongjong",
    }


def test_what_a_place_was_made_from() -> None:
    before = {(change.of, change.since) for change in load().was("vn/ho-chi-minh-city")}
    assert before == {("vn/binh-duong", MERGED), ("vn/ba-ria-vung-tau", MERGED)}
    assert load().was("vn/ho-chi-minh-city", date(2025, 6, 30)) == []
    assert [change.of for change in load().was("kr/jeonnam-gwangju")] == ["kr/gwangju", "kr/jeonnam"]


def test_a_chain_is_followed_and_a_circle_ends() -> None:
    def unit(name: str, until: int, *successors: str) -> Place:
        return Place(
            id=name, country="x", level=1, type="province", names={"en": name},
            valid_to=date(until, 1, 1), successors=successors,
        )  # fmt: skip

    units = {"a": unit("a", 2000, "b"), "b": unit("b", 2010, "a", "c"), "c": unit("c", 2020)}
    lineage = Lineage(units, ())
    assert [change.id for change in lineage.became("a")] == ["b", "a", "c"]
    assert [change.id for change in lineage.became("a", date(2005, 1, 1))] == ["b"]


def test_an_act_of_another_day_is_not_taken_for_the_reason() -> None:
    unit = Place(
        id="a", country="x", level=1, type="province", names={"en": "A"},
        valid_to=date(2000, 1, 1), successors=("b",),
    )  # fmt: skip
    act = Act(
        since=date(2001, 1, 1),
        country="x",
        events=("merge",),
        before=("a",),
        after=("b",),
        basis="Act 1",
        note="",
    )
    assert Lineage({"a": unit}, (act,)).became("a")[0].act is None


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UnknownName):
        load().became("vn/atlantis")
