"""Ties of which nothing dated is told of late."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.insight.chronicle import Chronicle, Tied, chronicle, place_of
from comity.insight.cursor import behind, written
from comity.insight.encounters import encounters
from comity.insight.quiet import are_quiet, quiet
from tests.insight.telling import CHUNCHEON, COUNCIL, DA_LAT, LAM_DONG, OTHER_COUNCIL, Report, around, place
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, SEOUL, agreement, event

CITY = place("vn/ho-chi-minh-city")


def signed(*parties: Any, day: str = "2016-05-04", **fields: Any) -> Report:
    return day[:10], f"They agreed on {day}.", agreement(*parties, date=day, **fields)


def met(*who: Any, day: str, where: Any = SEOUL, **fields: Any) -> Report:
    return "2024-01-05", f"They met on {day}.", event(where, who=who, start=day, **fields)


def ties(tmp_path: Path, *reports: Report, **asked: Any) -> dict[tuple[str, str], str | None]:
    """The quiet ties on 22 November 2026, each with the record's last day."""
    with around(tmp_path, *reports) as found:
        told = are_quiet(chronicle(found, encounters(found)).ties, found, **asked)
        return {(tie.one, tie.other): tie.last.day.isoformat() if tie.last else None for tie in told}


GANGNAM_TIE = ("kr/seoul/gangnam", "vn/binh-duong")


def test_what_was_signed_long_ago_is_quiet_and_what_goes_on_is_not(tmp_path: Path) -> None:
    told = ties(
        tmp_path,
        signed(BINH_DUONG, GANGNAM),
        signed(LAM_DONG, BUSAN),
        met(LAM_DONG, BUSAN, day="2025-03-01", where=DAEJEON),
    )
    assert told == {GANGNAM_TIE: "2016-05-04"}


@pytest.mark.parametrize(("years", "number"), [(0, 1), (2, 1), (10, 1), (11, 0)])
def test_for_how_long_is_asked(tmp_path: Path, years: int, number: int) -> None:
    assert len(ties(tmp_path, signed(BINH_DUONG, GANGNAM), years=years)) == number


@pytest.mark.parametrize(
    "report",
    [
        met(BINH_DUONG, GANGNAM, day="2026-01-05"),
        met(CITY, GANGNAM, day="2025-08-05"),  # who stands in its place since July 2025
        signed(CITY, GANGNAM, day="2025-09-01", type="contract"),
    ],
)
def test_what_either_side_does_since_is_evidence(tmp_path: Path, report: Report) -> None:
    assert GANGNAM_TIE not in ties(tmp_path, signed(BINH_DUONG, GANGNAM), report)


@pytest.mark.parametrize(
    "report",
    [
        met(CITY, GANGNAM, day="2025-06-05"),  # before it stood in its place
        met(BINH_DUONG, GANGNAM, day="2026-12-05"),  # still ahead
        met(BINH_DUONG, GANGNAM, day="2025-12-05", modality="planned"),
        met(BINH_DUONG, DAEJEON, day="2026-01-05"),
    ],
)
def test_what_did_not_happen_between_them_is_none(tmp_path: Path, report: Report) -> None:
    assert ties(tmp_path, signed(BINH_DUONG, GANGNAM), report)[GANGNAM_TIE] == "2016-05-04"


def test_bodies_of_both_are_evidence(tmp_path: Path) -> None:
    reports = (signed(DA_LAT, CHUNCHEON), met(COUNCIL, OTHER_COUNCIL, day="2026-02-03"))
    assert len(ties(tmp_path, reports[0])) == 1
    assert ties(tmp_path, *reports) == {}


@pytest.mark.parametrize(
    "reports",
    [
        [signed(SEOUL, BUSAN)],
        [signed(BINH_DUONG, GANGNAM, modality="denied")],
        [signed(BINH_DUONG, GANGNAM, stage="planned", modality="planned")],
        [
            signed(BINH_DUONG, GANGNAM, type="sister"),
            signed(BINH_DUONG, GANGNAM, day="2018", type="sister", stage="ended"),
        ],
    ],
)
def test_no_tie_of_two_countries_goes_on(tmp_path: Path, reports: list[Report]) -> None:
    assert ties(tmp_path, *reports) == {}


def test_a_tie_of_which_no_day_is_told_comes_last(tmp_path: Path) -> None:
    undated = "2015-01-01", "They have a tie.", agreement(LAM_DONG, DAEJEON, type="sister")
    told = ties(tmp_path, undated, signed(BINH_DUONG, GANGNAM), signed(LAM_DONG, BUSAN, day="2012"))
    assert list(told.values()) == ["2012-01-01", "2016-05-04", None]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"country": "kr"}, 2),
        ({"country": "jp"}, 0),
        ({"of": "kr/seoul"}, 1),
        ({"of": "vn/lam-dong"}, 1),
        ({"of": "kr"}, 2),
        ({"of": "kr/daejeon"}, 0),
    ],
)
def test_of_a_country_or_a_locality(tmp_path: Path, asked: dict[str, str], number: int) -> None:
    assert len(ties(tmp_path, signed(BINH_DUONG, GANGNAM), signed(LAM_DONG, BUSAN), **asked)) == number


def test_pages_go_on_where_the_one_before_ended(tmp_path: Path) -> None:
    reports = [signed(one, other) for one in (BINH_DUONG, LAM_DONG) for other in (GANGNAM, BUSAN, DAEJEON)]
    with around(tmp_path, *reports) as found:
        every, cursor, seen = chronicle(found, encounters(found)).ties, None, list[Tied]()
        while left := behind(every, cursor, place_of):
            seen += left[:2]
            cursor = written(place_of(seen[-1]))
        assert tuple(seen) == every and len(seen) == 6


def test_it_tells_the_last_and_what_was_searched(tmp_path: Path) -> None:
    with around(tmp_path, signed(BINH_DUONG, GANGNAM), signed(LAM_DONG, BUSAN, day="2025-01-01")) as found:
        made: Chronicle = chronicle(found, encounters(found))
        told = quiet(are_quiet(made.ties, found), found.view.coverage(), found)
    (tie,) = told.ties
    assert tie.last is not None and tie.last.day == "2016-05-04"
    assert told.coverage.documents == 2
    assert told.coverage.published == ("2016-05-04", "2025-01-01")
    assert (told.since, told.number) == ("2024-11-22", 1)
    assert set(tie.last.claims) <= set(told.evidence.citations)
    assert told.evidence.name(tie.one) and told.evidence.name(tie.other)
