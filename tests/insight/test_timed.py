"""By when rules ask for something, of which nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.insight.binding import bindings, consents
from comity.insight.chronicle import chronicle
from comity.insight.dates import Dates, ahead, dates, within
from comity.insight.encounters import encounters
from comity.model.claim import Participant
from comity.model.entity import Entity
from comity.reference.duties import Duties
from comity.reference.gazetteer import load
from tests.insight.telling import LAM_DONG, Report, around, of
from tests.make import BINH_DUONG, BUSAN, GANGNAM, SEOUL, agreement, event

DUTIES = Duties(load())
KOBE = Entity("locality", "Kobe", "jp/hyogo/kobe")
HALL = Entity("organisation", "Busan City Hall", "organisation/kr/busan/government")
HA_NOI = Entity("locality", "Hà Nội", "vn/ha-noi")


def told(day: str | None, *parties: Entity, **fields: object) -> Report:
    return "2026-11-20", f"They agreed on {day}.", agreement(*parties, date=day, **fields)


def asked(folder: Path, *reports: Report, of_: str | None = None) -> Dates:
    """The days of the year from 23 November 2026 on."""
    folder.mkdir(exist_ok=True)
    with around(folder, *reports, on="2026-11-23") as found:
        every = ahead(chronicle(found, encounters(found)).agreed, found, DUTIES)
        return dates(within(every, found, of=of_), found, DUTIES, of=of_)


def by_rule(found: Dates) -> list[tuple[str, str, str]]:
    return [(one.on, one.rule, one.party) for one in found.dates if one.rule]


def test_a_copy_goes_to_the_ministry_within_fifteen_days_of_the_signing(tmp_path: Path) -> None:
    found = asked(tmp_path, told("2026-11-10", LAM_DONG, BUSAN))
    assert by_rule(found) == [("2026-11-25", "vn-report-signing", "vn/lam-dong")]
    (one,) = found.dates
    assert (one.what, one.since, one.claims) == ("report", "2026-11-10", one.record.claims)
    assert set(one.claims) <= found.evidence.citations.keys()
    assert list(found.rules) == ["vn-report-signing"]


@pytest.mark.parametrize(
    ("report", "due"),
    [
        (told("2026-11-01", LAM_DONG, BUSAN), "2026-11-16"),  # past, and nothing tells whether it was done
        (told("2026-11", LAM_DONG, BUSAN), "2026-11-16"),  # of a month its first day counts
        (told("2026-11-10", LAM_DONG, BUSAN, type="sister", stage="renewed"), "2026-11-25"),
        (told("2026-11-10", LAM_DONG, BUSAN, type="sister", stage="ended"), "2026-11-25"),
        (
            told("2026-12-03", LAM_DONG, BUSAN, stage="planned", modality="planned"),
            "2026-11-23",
        ),  # 24: holiday
    ],
)
def test_time_runs_from_signings_renewals_ends_and_plans(tmp_path: Path, report: Report, due: str) -> None:
    assert [on for on, _, _ in by_rule(asked(tmp_path, report))] == [due]


def test_a_peoples_committee_is_the_province_and_a_department_is_not(tmp_path: Path) -> None:
    def signed(role: str) -> list[str]:
        body = Entity("organisation", f"Lam Dong {role}", f"organisation/vn/lam-dong/{role}")
        return [rule for _, rule, _ in by_rule(asked(tmp_path / role, told("2026-11-10", body, BUSAN)))]

    assert signed("peoples-committee") == ["vn-report-signing"]
    assert signed("foreign-affairs") == []


@pytest.mark.parametrize(
    "report",
    [
        told("2026-09-01", LAM_DONG, BUSAN),  # more than a month over
        told("2026", LAM_DONG, BUSAN),
        told(None, LAM_DONG, BUSAN),
        told("2026-11-10", LAM_DONG, BUSAN, type="contract"),
        told("2026-11-10", LAM_DONG, HA_NOI),  # nobody abroad
        told("2026-11-10", KOBE, BUSAN),
        told("2026-11-10", LAM_DONG, BUSAN, modality="denied"),
    ],
)
def test_nothing_is_asked_where_no_rule_is_known_or_no_day(tmp_path: Path, report: Report) -> None:
    assert by_rule(asked(tmp_path, report)) == []


def test_countries_without_rules_are_told(tmp_path: Path) -> None:
    tie = told("2017-01-10", KOBE, LAM_DONG, type="sister")
    found = asked(tmp_path, tie)
    assert [(one.what, one.on, one.years) for one in found.dates] == [("anniversary", "2027-01-10", 10)]
    assert found.unruled == ("jp",)
    assert asked(tmp_path / "again", of_="jp/hyogo/kobe").unruled == ("jp",)


def test_a_trip_abroad_is_reported_where_the_rules_of_the_locality_are_known(tmp_path: Path) -> None:
    def visit(guest: Entity, role: str = "guest", end: str = "2026-11-15", **fields: str) -> Report:
        went = Participant(guest, role)  # type: ignore[arg-type]
        claim = event(LAM_DONG, start="2026-11-12", end=end, participants=(went,), **fields)
        return "2026-11-20", f"{guest.name} came to Lam Dong until {end}.", claim

    found = asked(tmp_path, visit(SEOUL), visit(BUSAN), visit(GANGNAM))
    assert by_rule(found) == [("2026-11-30", "kr-seoul-trip", "kr/seoul")]
    assert by_rule(asked(tmp_path / "host", visit(SEOUL, role="host"))) == []
    assert by_rule(asked(tmp_path / "planned", visit(SEOUL, modality="planned"))) == []
    under_way = asked(tmp_path / "away", visit(SEOUL, end="2026-12-15"))
    assert by_rule(under_way) == [("2026-12-30", "kr-seoul-trip", "kr/seoul")]


@pytest.mark.parametrize(
    ("party", "type_", "answer", "rules"),
    [
        (SEOUL, "friendship", "needed", ("kr-seoul-friendship",)),
        (BUSAN, "friendship", "not_needed", ("kr-friendship",)),
        (BUSAN, "sister", "needed", ("kr-sister",)),
        (GANGNAM, "friendship", "unknown", ("kr-gangnam-friendship",)),
        (BUSAN, "mou", "unknown", ()),
        (HALL, "sister", "needed", ("kr-sister",)),
    ],
)
def test_whether_a_council_consents(
    tmp_path: Path, party: Entity, type_: str, answer: str, rules: tuple[str, ...]
) -> None:
    report = told("2027-02-01", LAM_DONG, party, type=type_, stage="planned", modality="planned")
    with around(tmp_path, report, on="2026-11-23") as found:
        (one,) = consents(of(found, LAM_DONG), "2027-02-01", found, DUTIES)
    assert (one.party, one.answer, one.rules) == (party.id, answer, rules)


def test_a_council_that_signs_itself_is_not_asked(tmp_path: Path) -> None:
    council = Entity("organisation", "Busan Council", "organisation/kr/busan/council")
    report = told("2027-02-01", LAM_DONG, council, type="sister", stage="planned", modality="planned")
    with around(tmp_path, report, on="2026-11-23") as found:
        assert consents(of(found, LAM_DONG), "2027-02-01", found, DUTIES) == ()


def test_what_rules_ask_of_a_locality(tmp_path: Path) -> None:
    with around(tmp_path, told("2022-01-06", BINH_DUONG, GANGNAM), on="2026-11-23") as found:
        seoul = {(one.starts, one.type): one for one in bindings("kr/seoul", found, DUTIES)}
        hcmc = {one.starts: one.rules for one in bindings("vn/ho-chi-minh-city", found, DUTIES)}
        assert bindings("jp/hyogo/kobe", found, DUTIES) == ()
    assert seoul["trip", None].rules == ("kr-seoul-trip",)
    assert seoul["signing", None].rules == ()
    assert seoul["planned", "sister"].answer == "needed"
    assert seoul["planned", "mou"].answer == "unknown"
    assert set(hcmc["takeover"]) == {"vn-takeover-provinces", "vn-takeover-districts"}
    assert hcmc["planned"] == ("vn-ask-signing", "vn-objection-2025")


@pytest.mark.parametrize(
    ("day", "on", "years"),
    [
        ("2016-12-01", "2026-12-01", 10),
        ("2016-11-22", "2031-11-22", 15),
        ("2020-02-29", "2030-02-28", 10),
        ("2011", "2026", 15),
        ("2026-11-01", "2031-11-01", 5),
    ],
)
def test_round_years_of_a_tie(tmp_path: Path, day: str, on: str, years: int) -> None:
    report = told(day, KOBE, BUSAN, type="friendship")
    with around(tmp_path, report, on="2026-11-23") as found:
        every = ahead(chronicle(found, encounters(found)).agreed, found, DUTIES)
    assert [(one.what, one.on, one.years) for one in every] == [("anniversary", on, years)]
