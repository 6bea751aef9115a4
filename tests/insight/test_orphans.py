"""Ties whose party was merged, renamed, abolished or moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.insight.chronicle import chronicle
from comity.insight.cursor import behind, written
from comity.insight.encounters import encounters
from comity.insight.evidence import members
from comity.insight.lifecycle import GRAVEST
from comity.insight.orphans import (
    Orphan,
    Orphans,
    asked_for,
    orphans,
    orphans_of,
    place_of,
    touched,
)
from comity.insight.surroundings import Surroundings
from comity.model.entity import Entity
from tests.insight.telling import CHUNCHEON, DA_LAT, LAM_DONG, Report, around, place
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, agreement

GWANGJU, GUNWI, GANGWON, JUNG = (
    place(id_) for id_ in ("kr/gwangju", "kr/daegu/gunwi", "kr/gangwon-do", "kr/incheon/jung")
)
HUE, GIA_LAI, DI_AN = (place(id_) for id_ in ("vn/thua-thien-hue", "vn/gia-lai", "vn/binh-duong/di-an"))


def signed(one: Entity, other: Entity, day: str = "2019-12-21", **fields: str) -> Report:
    return day, f"They agreed on {day}.", agreement(one, other, date=day, **fields)


REPORTS = [
    signed(DA_LAT, CHUNCHEON, type="sister"),
    signed(DA_LAT, CHUNCHEON, "2024-12-05", type="sister", stage="renewed"),
    signed(DI_AN, GANGNAM),
    signed(BINH_DUONG, GWANGJU),
    signed(HUE, BUSAN, "2015-03-01"),
    signed(LAM_DONG, GUNWI, "2020-02-01"),
    signed(LAM_DONG, GANGWON, "2018-02-01"),
    signed(LAM_DONG, JUNG, "2017-02-01"),
    signed(GIA_LAI, DAEJEON, "2016-02-01"),
    signed(DA_LAT, BUSAN, "2014-01-01", type="friendship", stage="ended"),
    ("2014-05-01", "They will agree.", agreement(DA_LAT, DAEJEON, stage="planned", modality="planned")),
    ("2014-06-01", "They never agreed.", agreement(DA_LAT, GANGNAM, modality="denied")),
]


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Surroundings]:
    with around(tmp_path, *REPORTS) as made:
        yield made


def pairs(ties: Orphans) -> set[tuple[str, ...]]:
    return {tuple(sorted(members(tie.record, "parties"))) for tie in ties.ties}


def test_ties_of_changed_parties_are_listed_and_no_others(found: Surroundings) -> None:
    assert pairs(orphans(found)) == {
        ("kr/gangwon/chuncheon", "vn/lam-dong/da-lat"),
        ("kr/seoul/gangnam", "vn/binh-duong/di-an"),
        ("kr/gwangju", "vn/binh-duong"),
        ("kr/busan", "vn/thua-thien-hue"),
        ("kr/daegu/gunwi", "vn/lam-dong"),
        ("kr/gangwon-do", "vn/lam-dong"),
        ("kr/incheon/jung", "vn/lam-dong"),
    }


def test_a_tie_and_its_renewal_are_one_shown_by_the_signing(found: Surroundings) -> None:
    (tie,) = (tie for tie in orphans(found).ties if DA_LAT.id in members(tie.record, "parties"))
    assert tie.record.fields["stage"].shown == "signed"
    assert tie.lifecycle.legal.act == "renewed"


def test_what_needs_looking_after_stands_first(found: Surroundings) -> None:
    states = [min(one.state for one in tie.parties) for tie in orphans(found).ties]
    assert states == sorted(states, key=["unknown", "inherited", "unaffected"].index)
    assert states[0] == "unknown" and states[-1] == "unaffected"


@pytest.mark.parametrize(
    ("country", "changed"),
    [
        ("vn", {DA_LAT.id, DI_AN.id, BINH_DUONG.id, HUE.id}),
        ("kr", {GWANGJU.id, GUNWI.id, GANGWON.id, JUNG.id}),
        ("jp", set()),
    ],
)
def test_of_a_country(found: Surroundings, country: str, changed: set[str]) -> None:
    ties = orphans(found, country=country).ties
    there = {one.locality for tie in ties for one in tie.parties if one.locality.startswith(country)}
    assert there == changed


@pytest.mark.parametrize(
    ("of", "changed"),
    [
        (DA_LAT.id, {DA_LAT.id}),
        (LAM_DONG.id, {DA_LAT.id}),
        ("vn/ho-chi-minh-city", {DI_AN.id, BINH_DUONG.id}),
        (BINH_DUONG.id, {DI_AN.id, BINH_DUONG.id}),
        ("kr/jeonnam-gwangju", {GWANGJU.id}),
        ("kr/incheon", {JUNG.id}),
        (CHUNCHEON.id, set()),
    ],
)
def test_of_a_locality(found: Surroundings, of: str, changed: set[str]) -> None:
    ties = orphans(found, of=of).ties
    asked = {
        one.locality
        for tie in ties
        for one in tie.parties
        if of in (one.locality, *one.heirs) or one.locality.startswith(of)
    }
    assert asked == changed and bool(ties) == bool(changed)


@pytest.mark.parametrize(
    ("on", "number"),
    [("2023-06-10", 0), ("2023-06-11", 1), ("2023-07-01", 2), ("2025-06-30", 3), ("2025-07-01", 6)],
)
def test_on_a_day(tmp_path: Path, on: str, number: int) -> None:
    with around(tmp_path, *REPORTS, on=on, then=True) as then:
        assert len(orphans(then).ties) == number


def test_everything_named_and_cited_is_told(found: Surroundings) -> None:
    ties = orphans(found)
    for tie in ties.ties:
        assert set(tie.lifecycle.claims) <= set(ties.evidence.citations)
        assert set(tie.lifecycle.named) <= set(ties.evidence.names)


def test_page_by_page_they_are_the_same_ties_as_at_once(found: Surroundings) -> None:
    every = touched(chronicle(found, encounters(found)).agreed, found)
    seen, left = list[Orphan](), every
    while left:
        seen += orphans_of(left[:2], found).ties
        left = behind(every, written(place_of(left[:2][-1])), place_of)
    whole = {tie.record.id: tie for tie in orphans(found).ties}
    assert {tie.record.id: tie for tie in seen} == whole
    assert [tie.record.id for tie in seen] == [one.record for one in every]


@pytest.mark.parametrize(
    ("of", "country"), [(None, "vn"), (None, "jp"), ("vn/ho-chi-minh-city", None), ("kr/incheon", "kr")]
)
def test_those_asked_for_are_the_same_as_at_once(
    found: Surroundings, of: str | None, country: str | None
) -> None:
    some = asked_for(touched(chronicle(found, encounters(found)).agreed, found), found, of, country)
    assert {one.record for one in some} == {tie.record.id for tie in orphans(found, of, country).ties}


def test_what_the_law_leaves_open_stands_first(found: Surroundings) -> None:
    states = [one.in_law for one in touched(chronicle(found, encounters(found)).agreed, found)]
    assert states == sorted(states, key=GRAVEST.index)
    assert {"inherited", "unaffected"} <= set(states)
