"""Whom a journey leads to: localities, bodies, people, or nobody that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.atlas import Atlas
from comity.insight.visit import Call, Named, visit
from comity.reference.gazetteer import load
from tests.insight.telling import CHUNCHEON, DA_LAT, OTHER_COUNCIL, Report, around
from tests.make import DAEJEON, SEOUL, agreement, event, post

REPORTS: tuple[Report, ...] = (
    ("2020-01-01", "They agreed.", agreement(DA_LAT, CHUNCHEON, date="2019-12-21")),
    ("2020-01-02", "They met.", event(SEOUL, who=[DA_LAT, OTHER_COUNCIL], start="2020-01-02")),
    ("2021-01-03", "Kim is mayor.", post("Kim Min-su", "mayor", DAEJEON)),
)


@pytest.mark.parametrize(
    ("whom", "place", "others"),
    [
        (("kr/gangwon/chuncheon",), "kr/seoul", ("kr/gangwon/chuncheon",)),
        (("organisation/chuncheon-city-council",), None, ("kr/gangwon/chuncheon",)),
        (("person/kim-min-su",), "kr/seoul", ("kr/daejeon",)),
        ((None,), "kr/seoul", ("kr/seoul",)),
        ((None,), None, ()),
        (("vn/lam-dong/da-lat",), None, ()),
        (("kr/seoul", "kr/daejeon", "kr/seoul"), None, ("kr/seoul", "kr/daejeon")),
    ],
)
def test_a_call_leads_to_the_locality_of_those_called_on(
    tmp_path: Path, whom: tuple[str | None, ...], place: str | None, others: tuple[str, ...]
) -> None:
    with around(tmp_path, *REPORTS) as found:

        def named(id_: str | None) -> Named:
            return Named("as written", found.view.entity(id_) if id_ else None)

        call = Call(day="2026-12-01", whom=tuple(map(named, whom)), place=named(place) if place else None)
        home = found.view.entity("vn/lam-dong/da-lat")
        told = visit(found, home, [call], Atlas(load()))
    assert told.others == (others,)
    assert tuple(one.other.entity.id for one in told.meetings) == others


def test_calls_come_in_the_order_of_their_days_and_each_relation_once(tmp_path: Path) -> None:
    with around(tmp_path, *REPORTS) as found:
        whom = (Named("Chuncheon", found.view.entity("kr/gangwon/chuncheon")),)
        calls = [
            Call(day=day, time=time, whom=whom)
            for day, time in (("2026-12-02", ""), ("2026-12-01", "10:00"), ("2026-12-01", "09:00"))
        ]
        told = visit(found, found.view.entity("vn/lam-dong/da-lat"), calls, Atlas(load()))
    assert [(call.day, call.time) for call in told.calls] == [
        ("2026-12-01", "09:00"),
        ("2026-12-01", "10:00"),
        ("2026-12-02", ""),
    ]
    assert len(told.meetings) == 1
