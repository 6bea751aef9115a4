"""Legal state and activity of agreements, on any day; succession has tests of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.insight import legal
from comity.insight.activity import activity
from comity.insight.lifecycle import lifecycle
from comity.insight.then import BY_THEN, known_by
from tests.insight.telling import (
    CHUNCHEON,
    COUNCIL,
    DA_LAT,
    LAM_DONG,
    OTHER_COUNCIL,
    Report,
    around,
    of,
    place,
)
from tests.make import SEOUL, agreement, event

SISTERS: Report = (
    "2019-12-23",
    "They became sisters.",
    agreement(DA_LAT, CHUNCHEON, type="sister", date="2019-12-21"),
)
EXTENDED: Report = (
    "2024-12-06",
    "It was extended.",
    agreement(
        DA_LAT, CHUNCHEON, type="sister", stage="renewed", date="2024-12-05",
        valid_until="2029", term="P5Y", renewal="automatic", notice="P3M",
    ),
)  # fmt: skip


def mou(published: str | None = "2020-01-10", **fields: str) -> Report:
    return published, "They signed.", agreement(DA_LAT, CHUNCHEON, **fields)


PLAN = mou(stage="planned", modality="planned", date="2024")


@pytest.mark.parametrize(
    ("reports", "on", "state", "rule", "until"),
    [
        ([SISTERS], "2020-01-01", "signed", legal.NO_END, None),
        ([SISTERS, EXTENDED], "2020-01-01", "signed", legal.NO_END, None),
        ([SISTERS, EXTENDED], "2025-06-30", "in_force", legal.WITHIN, "2029"),
        ([SISTERS, EXTENDED], "2030-01-01", "continued", legal.CONTINUED, "2029"),
        ([SISTERS, ("2025-01-01", "It ended.", agreement(DA_LAT, CHUNCHEON, type="sister", stage="ended",
          date="2024-12-30"))], "2026-01-01", "ended", legal.ENDED, None),
        ([mou(date="2020-01-01", valid_until="2022")], "2022-12-31", "in_force", legal.WITHIN, "2022"),
        ([mou(date="2020-01-01", valid_until="2022")], "2023-01-01", "expired", legal.EXPIRED, "2022"),
        ([mou(date="2020-01-01", valid_until="2022", renewal="agreed")], "2023-01-01", "expired",
         legal.EXPIRED, "2022"),
        ([mou(term="P5Y")], "2023-01-01", "signed", legal.UNDATED, None),
        ([mou()], "2023-01-01", "signed", legal.NO_END, None),
        ([PLAN], "2023-01-01", "planned", legal.PLANNED, None),
        ([PLAN], "2025-01-01", "planned", legal.OVERDUE, None),
        ([mou(stage="planned", modality="wished")], "2023-01-01", "proposed", legal.PROPOSED, None),
        ([mou(modality="denied")], "2023-01-01", "denied", legal.DENIED, None),
    ],
)  # fmt: skip
def test_legal_state(
    tmp_path: Path, reports: list[Report], on: str, state: str, rule: str, until: str | None
) -> None:
    with around(tmp_path, *reports, on=on) as found:
        for record in found.view.records("agreement"):
            told = legal.legal(record, found.view.records_about(DA_LAT.id, CHUNCHEON.id), found.on)
            assert (told.state, told.rule, told.until) == (state, rule, until)
            assert told.claims


def test_the_terms_and_the_claims_of_every_act_are_told(tmp_path: Path) -> None:
    with around(tmp_path, SISTERS, EXTENDED, on="2025-01-01") as found:
        told = lifecycle(of(found, DA_LAT, stage="signed"), found).legal
        assert (told.act, told.since) == ("renewed", "2024-12-05")
        assert (told.term, told.renewal, told.notice) == ("P5Y", "automatic", "P3M")
        assert set(told.claims) == {claim for r in found.view.records("agreement") for claim in r.claims}


def test_an_undated_renewal_follows_the_signing(tmp_path: Path) -> None:
    renewed = agreement(DA_LAT, CHUNCHEON, type="sister", stage="renewed", term="P5Y")
    with around(tmp_path, SISTERS, ("2024-12-06", "It was renewed.", renewed)) as found:
        told = lifecycle(of(found, DA_LAT, stage="signed"), found).legal
        assert (told.state, told.act, told.rule) == ("signed", "renewed", legal.UNDATED)


def test_of_several_mous_a_renewal_is_of_the_last_before_it(tmp_path: Path) -> None:
    first, second = mou("2010-02-01", date="2010-01-01"), mou("2020-02-01", date="2020-01-01")
    renewed = mou("2022-02-01", date="2022-01-01", stage="renewed", valid_until="2027")
    with around(tmp_path, first, second, renewed, on="2023-01-01") as found:
        assert lifecycle(of(found, DA_LAT, date="2010-01-01"), found).legal.state == "signed"
        assert lifecycle(of(found, DA_LAT, date="2020-01-01"), found).legal.until == "2027"
        assert lifecycle(of(found, DA_LAT, date="2022-01-01"), found).legal.until == "2027"


VISIT: Report = ("2025-12-23", "They came.", event(CHUNCHEON, who=[LAM_DONG], start="2025-12-22"))
EARLY_VISIT: Report = ("2024-02-02", "They came.", event(CHUNCHEON, who=[LAM_DONG], start="2024-02-01"))
BODIES: Report = ("2021-03-03", "They met.", event(who=[COUNCIL, OTHER_COUNCIL], start="2021-03-02"))
PLANNED: Report = (
    "2022-01-01",
    "They will come.",
    event(CHUNCHEON, who=[DA_LAT], start="2022-05-01", modality="planned"),
)
ELSEWHERE: Report = ("2023-01-01", "They met.", event(SEOUL, who=[DA_LAT], start="2023-01-01"))


@pytest.mark.parametrize(
    ("reports", "on", "last"),
    [
        ([SISTERS], "2026-01-01", "2019-12-21"),
        ([SISTERS, EXTENDED], "2026-01-01", "2024-12-05"),
        ([SISTERS, EXTENDED], "2024-01-01", "2019-12-21"),
        ([SISTERS, VISIT], "2026-01-01", "2025-12-22"),
        ([SISTERS, EARLY_VISIT], "2026-01-01", "2019-12-21"),
        ([SISTERS, BODIES], "2026-01-01", "2021-03-02"),
        ([SISTERS, PLANNED, ELSEWHERE], "2026-01-01", "2019-12-21"),
        ([mou()], "2026-01-01", None),
    ],
)
def test_activity(tmp_path: Path, reports: list[Report], on: str, last: str | None) -> None:
    with around(tmp_path, *reports, on=on) as found:
        told = activity(of(found, DA_LAT, stage="signed"), found)
        assert told.on == last
        assert told.state == ("seen" if last else "none_found")
        assert bool(told.claims) == bool(last)


LATER: Report = (
    "2024-12-20",
    "It was September.",
    agreement(DA_LAT, CHUNCHEON, type="sister", date="2019-09"),
)


def test_what_was_known_by_a_day(tmp_path: Path) -> None:
    plan = agreement(DA_LAT, CHUNCHEON, type="sister", stage="planned", modality="planned", date="2019-12-21")
    with around(tmp_path, ("2019-11-01", "They will.", plan), SISTERS, LATER) as found:
        record = of(found, DA_LAT)

        def on(day: str) -> object:
            known = known_by(found.view, [record], type(found.on).fromisoformat(day))
            return {name: known[0].fields[name].shown for name in ("stage", "date")} if known else None

        assert on("2019-08-31") is None
        assert on("2019-09-01") == {"stage": "signed", "date": "2019-09"}, "told later, but of that time"
        assert on("2019-12-21") == {"stage": "signed", "date": "2019-12-21"}
        assert on("2019-11-30") == {"stage": "signed", "date": "2019-09"}, (
            "no plan before what is told as done"
        )
        (early,) = known_by(found.view, [record], type(found.on).fromisoformat("2019-11-30"))
        assert early.fields["date"].rule == BY_THEN
        assert known_by(found.view, [record], None) == (record,)


def test_what_has_neither_day_nor_publication_is_not_known_by_any(tmp_path: Path) -> None:
    with around(tmp_path, mou(None)) as found:
        assert known_by(found.view, found.view.records(), found.on) == ()


def test_a_renewal_under_a_new_name_is_of_the_same_tie(tmp_path: Path) -> None:
    before, after = place("kr/gangwon-do"), place("kr/gangwon")
    first = ("2015-03-02", "They agreed.", agreement(before, LAM_DONG, type="sister", date="2015-03-01"))
    again = agreement(after, LAM_DONG, type="sister", stage="renewed", date="2024-03-01", valid_until="2029")
    with around(tmp_path, first, ("2024-03-02", "It was renewed.", again), on="2026-01-01") as found:
        for stage in ("signed", "renewed"):
            axes = lifecycle(of(found, LAM_DONG, stage=stage), found)
            assert (axes.legal.state, axes.legal.until) == ("in_force", "2029")
            assert axes.activity.on == "2024-03-01"
            assert axes.succession == "unaffected"
