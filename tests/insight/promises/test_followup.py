"""How promises stand: by when, what speaks to them since, what a person decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comity.insight.promises.every import asked_for, every, followup, numbers, of_place
from comity.insight.promises.followup import promises
from comity.insight.promises.promise import Promise
from comity.insight.subject import of_record
from comity.insight.surroundings import Surroundings
from comity.model.claim import Commitment
from comity.model.decision import Decision, Verdict
from comity.model.entity import Entity
from comity.register import store as stores
from comity.register.view import opened
from tests.insight.telling import (
    COUNCIL,
    DA_LAT,
    LAM_DONG,
    OTHER_COUNCIL,
    TABLES,
    Lying,
    Report,
    around,
    place,
)
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, SEOUL, agreement, event, put_together, quoting

CITY = place("vn/ho-chi-minh-city")


def promise(*who: Entity, to: tuple[Entity, ...] = (), told: str = "2022-01-05", **fields: Any) -> Report:
    action = fields.pop("action", "train nurses")
    claim = Commitment(
        **quoting(), actors=who, beneficiaries=to, action=action, **{"modality": "planned", **fields}
    )
    return told, f"They will {action}.", claim


def trained(*who: Entity, day: str, where: Entity = SEOUL, **fields: Any) -> Report:
    told = event(where, who=who, start=day, **{"type": "training", **fields})
    return day[:10], f"Nurses were trained on {day}.", told


def stood(tmp_path: Path, *reports: Report, **asked: Any) -> tuple[Promise, ...]:
    with around(tmp_path, *reports, **asked) as found:
        return promises(found.records(record.id for record in found.view.records()), found)


def other(tmp_path: Path, name: str) -> Path:
    (tmp_path / name).mkdir()
    return tmp_path / name


def state(tmp_path: Path, *reports: Report, **asked: Any) -> str:
    (one,) = stood(tmp_path, *reports, **asked)
    return one.state


MADE = promise(GANGNAM, to=(BINH_DUONG,), fields=("health",), due="2023")


def test_a_promise_to_which_nothing_speaks_is_open_and_perhaps_overdue(tmp_path: Path) -> None:
    (one,) = stood(tmp_path, MADE)
    assert (one.state, one.due, one.told, one.overdue) == ("open", "2023", "2022-01-05", True)
    assert one.evidence == () and one.decided is None
    assert set(one.who) == {GANGNAM.id, BINH_DUONG.id}


@pytest.mark.parametrize(("due", "overdue"), [("2026-11-21", True), ("2026-11-22", False), ("2026", False)])
def test_it_is_overdue_when_its_last_day_is_over(tmp_path: Path, due: str, overdue: bool) -> None:
    (one,) = stood(tmp_path, promise(GANGNAM, due=due))
    assert one.overdue is overdue


def test_what_both_do_of_it_later_is_evidence_and_nothing_is_overdue(tmp_path: Path) -> None:
    (one,) = stood(tmp_path, MADE, trained(GANGNAM, BINH_DUONG, day="2023-05-04"))
    assert (one.state, one.overdue) == ("evidence_found", False)
    (bearing,) = one.evidence
    assert {likeness.what for likeness in bearing.likenesses} == {"sides", "deed", "sector"}
    assert bearing.score == pytest.approx(sum(likeness.score for likeness in bearing.likenesses))


@pytest.mark.parametrize(
    "later",
    [
        trained(GANGNAM, BINH_DUONG, day="2021-05-04"),  # before the promise
        trained(GANGNAM, BINH_DUONG, day="2027-05-04"),  # not yet
        trained(GANGNAM, BINH_DUONG, day="2023-05-04", modality="denied"),
        trained(GANGNAM, DAEJEON, day="2023-05-04"),  # with another
        trained(BUSAN, BINH_DUONG, day="2023-05-04", where=BUSAN),  # by another
    ],
)
def test_what_is_not_done_later_by_both_is_none(tmp_path: Path, later: Report) -> None:
    assert state(tmp_path, MADE, later) == "open"


def test_another_deed_between_the_two_is_none(tmp_path: Path) -> None:
    later = "2023-05-04", "They opened a fair.", event(SEOUL, who=[GANGNAM, BINH_DUONG], start="2023-05-04")
    assert state(tmp_path, MADE, later) == "open"


def test_who_stands_in_the_place_of_one_since_counts(tmp_path: Path) -> None:
    assert state(tmp_path, MADE, trained(GANGNAM, CITY, day="2025-09-04")) == "evidence_found"
    assert state(other(tmp_path, "b"), MADE, trained(GANGNAM, CITY, day="2025-05-04")) == "open"


def test_bodies_of_both_count(tmp_path: Path) -> None:
    made = promise(place("kr/gangwon/chuncheon"), to=(DA_LAT,), fields=("health",))
    assert state(tmp_path, made, trained(COUNCIL, OTHER_COUNCIL, day="2023-05-04")) == "evidence_found"


def test_what_is_told_as_done_without_its_day_counts_from_its_telling(tmp_path: Path) -> None:
    done = {"to": (BINH_DUONG,), "fields": ("health",), "modality": "asserted"}
    after = promise(GANGNAM, told="2023-06-01", action="train 56 nurses", **done)
    (one,) = stood(tmp_path, MADE, after)
    assert [bearing.record.kind for bearing in one.evidence] == ["commitment"]
    before = promise(GANGNAM, told="2021-06-01", action="train 56 nurses", **done)
    assert state(other(tmp_path, "b"), MADE, before) == "open"


def test_a_country_is_met_by_what_lies_in_it(tmp_path: Path) -> None:
    made = promise(GANGNAM, to=(Entity("country", "Vietnam", "vn"),), fields=("health",))
    assert state(tmp_path, made, trained(GANGNAM, LAM_DONG, day="2023-05-04")) == "evidence_found"
    assert state(other(tmp_path, "b"), made, trained(GANGNAM, BUSAN, day="2023-05-04")) == "open"


@pytest.mark.parametrize("modality", ["asserted", "wished", "denied"])
def test_what_was_done_or_only_wished_is_no_promise(tmp_path: Path, modality: str) -> None:
    assert stood(tmp_path, promise(GANGNAM, modality=modality)) == ()


def test_signings_and_meetings_still_planned_are_promises(tmp_path: Path) -> None:
    ahead = {"modality": "planned"}
    reports = (
        (
            "2026-01-05",
            "They will sign.",
            agreement(GANGNAM, LAM_DONG, stage="planned", date="2027", **ahead),
        ),
        ("2026-01-05", "They will meet.", event(SEOUL, who=[LAM_DONG], start="2026-05", **ahead)),
        ("2026-01-05", "They signed.", agreement(GANGNAM, BUSAN, date="2026-01-04")),
    )
    told = stood(tmp_path, *reports)
    assert [(one.record.kind, one.due, one.overdue) for one in told] == [
        ("event", "2026-05", True),
        ("agreement", "2027", False),
    ]


def test_as_it_was_known_on_a_day(tmp_path: Path) -> None:
    reports = (MADE, trained(GANGNAM, BINH_DUONG, day="2023-05-04"))
    assert state(tmp_path, *reports, on="2023-01-01", then=True) == "open"
    assert state(other(tmp_path, "b"), *reports, on="2023-06-01", then=True) == "evidence_found"
    assert stood(other(tmp_path, "c"), *reports, on="2021-06-01", then=True) == ()


@contextmanager
def surrounded(path: Path) -> Iterator[Surroundings]:
    with opened(path) as view:
        yield Surroundings(view, TABLES, Lying(), date(2026, 11, 22))


def decided(found: Surroundings, path: Path, verdict: Verdict, about: str = "") -> None:
    (record,) = found.view.records("commitment")
    subject = of_record(found.view, record)
    with stores.opened(path) as store:
        store.decide(
            Decision(
                verdict=verdict,
                about=(about or subject.id,),
                anchors=() if about else (subject.anchors,),
                who="Ms Tran",
                when="2026-02-01T00:00:00+00:00",
                why="their letter says so",
            )
        )
        put_together(store)


def test_what_a_person_decided_of_it_holds_until_that_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-22False.db"
    with around(tmp_path, MADE) as found:
        decided(found, path, "lapsed")
        decided(found, path, "fulfilled")
    with surrounded(path) as found:
        (one,) = promises(found.view.records(), found)
        assert (one.state, one.overdue) == ("fulfilled", False)
        assert one.decided is not None
        assert (one.decided.who, one.decided.why, one.decided.decision) == (
            "Ms Tran",
            "their letter says so",
            2,
        )
        assert one.record.decisions == (1, 2)
        decided(found, path, "undo", "2")
    with surrounded(path) as found:
        (one,) = promises(found.view.records(), found)
        assert one.state == "lapsed"


def test_all_of_a_register_and_those_asked_for(tmp_path: Path) -> None:
    reports = (
        MADE,
        trained(GANGNAM, BINH_DUONG, day="2023-05-04"),
        promise(BUSAN, to=(LAM_DONG,), action="open a trade office", due="2024-03"),
        promise(DAEJEON, action="hold a fair", told="2025-02-01"),
    )
    with around(tmp_path, *reports) as found:
        told = every(found)
        assert [one.who[0] for one in told] == ["kr/seoul/gangnam", "kr/busan", "kr/daejeon"]
        assert numbers(told) == {"open": 2, "evidence_found": 1}

        def asked(**narrowed: Any) -> list[str]:
            return [one.who[0] for one in asked_for(told, found, **narrowed)]

        assert asked(of="vn/lam-dong") == ["kr/busan"]
        assert asked(of="kr/seoul", partner="vn/binh-duong") == ["kr/seoul/gangnam"]
        assert asked(of="kr/seoul", partner="vn/lam-dong") == []
        assert asked(country="vn") == ["kr/seoul/gangnam", "kr/busan"]
        assert asked(state="open") == ["kr/busan", "kr/daejeon"]
        assert of_place("vn/lam-dong", found) == tuple(asked_for(told, found, of="vn/lam-dong"))
        assert of_place("kr/seoul", found) == tuple(asked_for(told, found, of="kr/seoul"))
        page = followup(told, numbers(told), found.view.coverage(), found)
        assert [one.record.id for one in page.promises] == [one.record for one in told]
        cited = {claim for one in page.promises for claim in one.record.claims}
        cited |= {claim for one in page.promises for b in one.evidence for claim in b.record.claims}
        assert cited == set(page.evidence.citations)
