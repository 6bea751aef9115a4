"""What somebody who takes over a relation is told beside what a meeting needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.atlas import Atlas
from comity.insight.briefing.meeting import meeting
from comity.insight.handover import Handover, handover
from comity.reference.gazetteer import load
from tests.insight.telling import LAM_DONG, Report, around
from tests.make import BUSAN, SEOUL, agreement, event


def met(day: str, told: str, **fields: str) -> Report:
    return told, f"They met on {day}.", event(SEOUL, who=[LAM_DONG], start=day, **fields)


def of(tmp_path: Path, *reports: Report) -> Handover:
    with around(tmp_path, *reports) as found:
        ends = (found.view.entity("vn/lam-dong"), found.view.entity("kr/seoul"))
        return handover(meeting(found, *ends, Atlas(load())), found)


def test_it_begins_with_the_first_that_was_done(tmp_path: Path) -> None:
    found = of(
        tmp_path,
        met("2024-03-01", "2024-03-02"),
        ("2024-01-02", "They agreed.", agreement(LAM_DONG, SEOUL, date="2019-04-01")),
        ("2017-01-02", "They hope to.", agreement(LAM_DONG, SEOUL, date="2018-01-01", modality="wished")),
        met("2019-03-01", "2019-03-02"),
        met("2020-03-01", "2020-03-02", type="meeting"),
        ("2016-01-02", "Others agreed.", agreement(LAM_DONG, BUSAN, date="2015-04-01")),
    )
    assert [record.day for record in found.beginning] == ["2019-03-01", "2019-04-01", "2020-03-01"]


@pytest.mark.one_engine
def test_every_document_that_is_cited_is_listed_the_oldest_first(tmp_path: Path) -> None:
    found = of(tmp_path, met("2024-03-01", "2024-03-02"), met("2019-03-01", "2019-03-02"))
    assert [document.published for document in found.documents] == ["2019-03-02", "2024-03-02"]
