"""Days ahead that agreements and promises tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.insight.chronicle import chronicle
from comity.insight.cursor import behind, written
from comity.insight.dates import MONTHS, Dates, ahead, dates, place_of, within
from comity.insight.encounters import encounters
from comity.insight.subject import of_record
from comity.insight.surroundings import Surroundings
from comity.model.claim import Commitment
from comity.model.decision import Decision
from comity.model.entity import Entity
from comity.reference.deadline import months_on
from comity.reference.duties import Duties
from comity.reference.gazetteer import load
from comity.register import store as stores
from comity.register.view import opened
from tests.insight.telling import LAM_DONG, Report, around
from tests.make import BINH_DUONG, BUSAN, GANGNAM, agreement, put_together, quoting

DUTIES = Duties(load())


def told(day: str, *parties: Entity, **fields: Any) -> Report:
    return "2024-01-05", f"They agreed on {day}.", agreement(*parties, date=day, **fields)


def promise(actor: Entity, due: str) -> Report:
    claim = Commitment(**quoting(), actors=(actor,), action="open an office", due=due)
    return "2026-01-05", f"It will open an office by {due}.", claim


REPORTS = [
    told("2024-01-06", BINH_DUONG, GANGNAM, valid_until="2027-01-06", notice="P3M"),
    told("2024-02-06", LAM_DONG, BUSAN, valid_until="2027-02"),
    told("2020-02-06", BINH_DUONG, BUSAN, valid_until="2025-02-06"),
    told("2022-02-06", LAM_DONG, GANGNAM, valid_until="2031"),
    told("2027-03", LAM_DONG, GANGNAM, type="sister", stage="planned", modality="planned"),
    promise(BINH_DUONG, "2026-12-31"),
    promise(LAM_DONG, "2026-01-31"),
]


def asked(tmp_path: Path, **narrowed: Any) -> Dates:
    """The days ahead on 22 November 2026."""
    with around(tmp_path, *REPORTS) as found:
        every = ahead(chronicle(found, encounters(found)).agreed, found, DUTIES)
        until = months_on(found.on, narrowed.pop("months", MONTHS))
        return dates(within(every, found, until, **narrowed), found, DUTIES, until)


def test_days_come_in_order_and_none_that_is_over(tmp_path: Path) -> None:
    assert [(one.on, one.what) for one in asked(tmp_path).dates] == [
        ("2026-12-31", "promise"),
        ("2027-01-06", "term_ends"),
        ("2027-02-18", "ask"),
        ("2027-02", "term_ends"),
        ("2027-03", "signing"),
    ]


def test_notice_is_due_before_the_end(tmp_path: Path) -> None:
    long = told("2024-01-06", BINH_DUONG, GANGNAM, valid_until="2027-05-31", notice="P3M")
    with around(tmp_path, long) as found:
        every = ahead(chronicle(found, encounters(found)).agreed, found, DUTIES)
    assert [(one.on, one.what) for one in every] == [("2027-02-28", "notice"), ("2027-05-31", "term_ends")]


@pytest.mark.parametrize(
    ("narrowed", "number"),
    [
        ({"months": 1}, 0),
        ({"months": 2}, 2),
        ({"months": 70}, 6),
        ({"of": "vn/lam-dong"}, 3),
        ({"of": "kr/seoul"}, 3),
        ({"country": "kr"}, 4),
        ({"country": "jp"}, 0),
    ],
)
def test_how_far_and_of_whom_is_asked(tmp_path: Path, narrowed: dict[str, Any], number: int) -> None:
    assert len(asked(tmp_path, **narrowed).dates) == number


def test_an_agreement_that_was_renewed_has_its_new_term(tmp_path: Path) -> None:
    reports = [
        told("2019-01-06", BINH_DUONG, GANGNAM, type="sister", valid_until="2027-01-06"),
        told("2026-06-01", BINH_DUONG, GANGNAM, type="sister", stage="renewed", valid_until="2032-06-01"),
    ]
    with around(tmp_path, *reports) as found:
        every = ahead(chronicle(found, encounters(found)).agreed, found, DUTIES)
    assert [one.on for one in every if one.what == "term_ends"] == ["2032-06-01"]


def test_a_promise_whose_outcome_was_decided_is_due_no_more(tmp_path: Path) -> None:
    with around(tmp_path, *REPORTS) as found:
        (promised,) = ahead((), found, DUTIES)
        path = tmp_path / "2026-11-22False.db"
        made = Decision(
            verdict="fulfilled",
            about=(promised.record,),
            anchors=(of_record(found.view, found.view.record(promised.record)).anchors,),
            who="An",
            when="2026-11-20T08:00:00Z",
            why="It opened.",
        )
    with stores.opened(path) as store:
        store.decide(made)
        put_together(store)
    with opened(path) as view:
        again = Surroundings(view, found.succession, found.lying, found.on)
        assert ahead((), again, DUTIES) == ()


def test_pages_go_on_where_the_one_before_ended(tmp_path: Path) -> None:
    with around(tmp_path, *REPORTS) as found:
        every = ahead(chronicle(found, encounters(found)).agreed, found, DUTIES)
    assert [*every[:2], *behind(every, written(place_of(every[1])), place_of)] == list(every)
