"""Ties between localities, counted once for a whole register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.insight.encounters import encounters
from comity.insight.network import Network, Wanted, network
from comity.model.entity import Entity
from tests.insight.telling import Report, around, place
from tests.make import BINH_DUONG, BUSAN, COEX, DAEJEON, GANGNAM, SEOUL, agreement, event, person, unknown

COUNCIL = Entity("organisation", "Daejeon City Council", None)
GANGWON, GANGWON_DO, HUE = place("kr/gangwon"), place("kr/gangwon-do"), place("vn/hue")


def signed(*parties: Entity, day: str | None = "2019-12-21", **fields: str) -> Report:
    told = {"date": day, **fields} if day else fields
    return (
        "2024-05-01",
        f"{' and '.join(p.name for p in parties)} agreed {fields} {day}.",
        agreement(*parties, **told),
    )


REPORTS = [
    signed(BINH_DUONG, DAEJEON),
    signed(BINH_DUONG, DAEJEON, day="2021", type="sister"),
    signed(BINH_DUONG, DAEJEON, day=None, type="contract"),
    ("2022-04-01", "They met in Seoul.", event(SEOUL, who=[BINH_DUONG, GANGNAM], start="2022-03")),
    ("2022-05-01", "A man came.", event(who=[BINH_DUONG, person("Kim Chul-soo")], start="2022-04")),
    signed(BINH_DUONG, BUSAN, stage="planned", modality="planned"),
    signed(HUE, BUSAN, modality="denied"),
    signed(SEOUL, BUSAN),
    signed(HUE, COEX),
    signed(HUE, unknown("locality", "Nowhere Town")),
    signed(GANGWON_DO, HUE, day="2018-02"),
    signed(GANGWON, HUE, day="2024-02", type="friendship"),
]


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Network]:
    with around(tmp_path, *REPORTS) as made:
        yield network(made, encounters(made))


def told(found: Network, **wanted: object) -> dict[tuple[str, str], tuple[int, int]]:
    return {tie.ends: (tie.agreements, tie.events) for tie in found.ties(Wanted(**wanted))}  # type: ignore[arg-type]


def test_what_was_done_between_localities_of_different_countries_is_counted(found: Network) -> None:
    assert told(found) == {
        ("kr/daejeon", "vn/binh-duong"): (3, 0),
        ("kr/gangwon", "vn/hue"): (2, 0),
        ("kr/seoul", "vn/binh-duong"): (0, 1),
        ("kr/seoul/gangnam", "vn/binh-duong"): (0, 1),
    }


def test_the_strongest_stand_first_with_their_last_day(found: Network) -> None:
    first, second, *_ = found.ties(Wanted())
    assert (first.ends, first.last, second.last) == (("kr/daejeon", "vn/binh-duong"), "2021", "2024-02")


def test_the_years_told_of_and_the_countries_are_known(found: Network) -> None:
    assert found.years == (2018, 2024)
    assert found.countries == ("kr", "vn")


def test_what_is_undated_is_of_no_year(found: Network) -> None:
    assert told(found, until=2020) == {
        ("kr/daejeon", "vn/binh-duong"): (1, 0),
        ("kr/gangwon", "vn/hue"): (1, 0),
    }
    assert told(found, since=2021, until=2021) == {("kr/daejeon", "vn/binh-duong"): (1, 0)}


def test_ties_of_a_locality_a_kind_and_countries(found: Network) -> None:
    assert told(found, of="vn/hue") == {("kr/gangwon", "vn/hue"): (2, 0)}
    assert set(told(found, kind="event").values()) == {(0, 1)}
    assert told(found, countries=("kr", "vn")) == told(found)
    assert told(found, countries=("jp",)) == {}


def test_a_body_acts_for_its_locality_and_a_record_counts_once(tmp_path: Path) -> None:
    body = Entity(
        "organisation",
        "Binh Duong Department of Foreign Affairs",
        "organisation/vn/binh-duong/foreign-affairs",
    )
    with around(tmp_path, signed(BINH_DUONG, body, DAEJEON)) as made:
        assert told(network(made, encounters(made))) == {("kr/daejeon", "vn/binh-duong"): (1, 0)}
