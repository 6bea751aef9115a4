"""A year of a locality abroad: who travelled, what was signed, what is quiet, what is next."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comity.errors import BadSetting
from comity.insight.yearly import Year, last_day, yearly
from comity.model.claim import Participant
from comity.model.entity import Entity
from comity.reference.duties import Duties
from comity.reference.gazetteer import load
from tests.insight.telling import CHUNCHEON, COUNCIL, DA_LAT, LAM_DONG, OTHER_COUNCIL, Report, around, place
from tests.make import BINH_DUONG, BUSAN, DAEJEON, GANGNAM, SEOUL, agreement, event

HUE, HA_NOI = place("vn/hue"), place("vn/ha-noi")
NO_RULES = Duties(load(), [])


def signed(*parties: Any, day: str = "2016-05-04", told: str = "2025-12-30", **fields: Any) -> Report:
    return told, f"They agreed on {day}.", agreement(*parties, date=day, **fields)


def met(*who: Any, day: str, where: Any = SEOUL, **fields: Any) -> Report:
    return (
        "2025-12-31",
        f"They met on {day}.",
        event(*([where] if where else []), who=who, start=day, **fields),
    )


def year(tmp_path: Path, *reports: Report, of: Entity = LAM_DONG, number: int = 2025) -> Year:
    """The year of a locality, told on 23 November 2026."""
    on = last_day(number, date(2026, 11, 23)).isoformat()
    with around(tmp_path, *reports, on=on) as found:
        return yearly(found.view.entity(str(of.id)), number, found, NO_RULES)


def days(records: Any) -> list[str]:
    return [record.day for record in records]


def test_events_stand_by_where_they_took_place(tmp_path: Path) -> None:
    host = (Participant(BUSAN, "host"), Participant(LAM_DONG, "guest"))
    found = year(
        tmp_path,
        met(LAM_DONG, SEOUL, day="2025-03-01"),
        met(SEOUL, day="2025-04-01", where=LAM_DONG),
        met(SEOUL, day="2025-04-02", where=DA_LAT),
        met(LAM_DONG, SEOUL, day="2025-05-01", where=HA_NOI),
        met(LAM_DONG, SEOUL, day="2025-06-01", where=None),
        ("2025-12-31", "They met in July.", event(start="2025-07-01", participants=host)),
        met(LAM_DONG, SEOUL, day="2025-08-01", type="signing"),
        met(LAM_DONG, HUE, day="2025-09-01", where=HA_NOI),
        met(LAM_DONG, SEOUL, day="2024-12-31"),
        met(LAM_DONG, SEOUL, day="2025-10-01", modality="denied"),
    )
    assert days(found.events["out"]) == ["2025-03-01", "2025-07-01"]
    assert days(found.events["in"]) == ["2025-04-01", "2025-04-02"]
    assert days(found.events["elsewhere"]) == ["2025-05-01", "2025-06-01"]


def test_what_was_signed_ended_and_planned_in_vain(tmp_path: Path) -> None:
    found = year(
        tmp_path,
        signed(LAM_DONG, BUSAN, day="2025-02-01"),
        signed(LAM_DONG, SEOUL, day="2025-03-01", stage="ended"),
        signed(LAM_DONG, DAEJEON, day="2025-04-01", modality="planned"),
        signed(LAM_DONG, HUE, day="2025-05-01"),
        signed(LAM_DONG, GANGNAM, day="2024-05-01"),
        met(LAM_DONG, BUSAN, day="2025-06-01", modality="planned"),
    )
    assert days(found.signed) == ["2025-02-01"]
    assert days(found.ended) == ["2025-03-01"]
    assert days(found.unheld) == ["2025-04-01", "2025-06-01"]


def test_a_tie_is_quiet_where_nothing_is_told_of_the_year(tmp_path: Path) -> None:
    found = year(
        tmp_path,
        signed(LAM_DONG, BUSAN, day="2016-05-04"),
        signed(LAM_DONG, DAEJEON, day="2010-05-04"),
        met(LAM_DONG, BUSAN, day="2025-11-01", where=BUSAN),
        met(LAM_DONG, DAEJEON, day="2019-11-01", where=DAEJEON),
        met(LAM_DONG, DAEJEON, day="2026-01-01", where=DAEJEON),
        signed(LAM_DONG, GANGNAM, day="2015-01-01", modality="planned"),
    )
    (told,), (quiet,) = found.ties, found.quiet
    assert (told.partner, days(told.acts)) == ("kr/busan", ["2025-11-01"])
    assert (quiet.partner, quiet.last and quiet.last.day) == ("kr/daejeon", "2019-11-01")


def test_who_signed_is_told_where_it_was_a_body_or_one_that_ended(tmp_path: Path) -> None:
    found = year(
        tmp_path,
        signed(DA_LAT, CHUNCHEON, day="2019-12-21", type="sister"),
        signed(COUNCIL, OTHER_COUNCIL, day="2020-12-21", type="sister"),
        met(LAM_DONG, CHUNCHEON, day="2025-12-22", where=CHUNCHEON),
    )
    (tie,) = found.ties
    assert (tie.party, tie.partner) == ("vn/lam-dong/da-lat", "kr/gangwon/chuncheon")
    assert [(one.ours, one.theirs) for one in tie.agreements] == [
        ("vn/lam-dong/da-lat", "kr/gangwon/chuncheon"),
        ("organisation/da-lat-peoples-council", "organisation/chuncheon-city-council"),
    ]
    assert {one.record.id for one in found.orphans} == {one.record.id for one in tie.agreements}
    assert "heir_silent" in {point.kind for point in found.points}


def test_what_is_next_reaches_to_the_end_of_the_next_year(tmp_path: Path) -> None:
    found = year(
        tmp_path,
        signed(LAM_DONG, BUSAN, day="2021-02-01", valid_until="2026-02-01"),
        signed(LAM_DONG, SEOUL, day="2023-02-01", valid_until="2027-02-01"),
        signed(BINH_DUONG, SEOUL, day="2021-02-01", valid_until="2026-03-01"),
        met(LAM_DONG, BUSAN, day="2026-10-01", modality="planned"),
        met(LAM_DONG, BUSAN, day="2027-10-01", modality="planned"),
    )
    assert [(one.what, one.on) for one in found.ahead.dates] == [("term_ends", "2026-02-01")]
    assert days(found.planned) == ["2026-10-01"]


def test_a_year_that_goes_on_is_told_up_to_the_day(tmp_path: Path) -> None:
    found = year(
        tmp_path, met(LAM_DONG, SEOUL, day="2026-03-01"), met(LAM_DONG, SEOUL, day="2026-12-01"), number=2026
    )
    assert found.on == "2026-11-23"
    assert days(found.events["out"]) == ["2026-03-01"]


def test_a_year_to_come_has_no_report() -> None:
    with pytest.raises(BadSetting, match="2027"):
        last_day(2027, date(2026, 11, 23))
