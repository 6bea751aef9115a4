"""The report of a year: its numbers, and what they rest on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from comity.insight.yearly import last_day, yearly
from comity.publish.briefs.yearly import yearly_report
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Paper
from comity.reference.duties import Duties
from comity.reference.gazetteer import load
from tests.insight.telling import LAM_DONG, Report, around
from tests.make import BUSAN, SEOUL, agreement, event


def report(tmp_path: Path, *reports: Report) -> Paper:
    with around(tmp_path, *reports, on=last_day(2025, date(2026, 11, 23)).isoformat()) as found:
        return yearly_report(yearly(found.view.entity("vn/lam-dong"), 2025, found, Duties(load(), [])))


def visits(number: int) -> list[Report]:
    return [
        ("2025-12-31", f"They met ({at}).", event(SEOUL, who=[LAM_DONG], start=f"2025-03-{at + 1:02}"))
        for at in range(number)
    ]


def delegations_out(paper: Paper) -> Part:
    (line,) = (
        one for one in paper.front[0].blocks if isinstance(one, Line) and one.margin == "Delegations out"
    )
    return line.parts[0]


@pytest.mark.parametrize(("number", "cited"), [(3, 3), (14, 1)])
def test_a_number_rests_on_all_that_is_counted_or_on_the_lines_of_the_report(
    tmp_path: Path, number: int, cited: int
) -> None:
    paper = report(tmp_path, *visits(number))
    part = delegations_out(paper)
    assert part.text == f"{number} told"
    assert len(part.claims) == cited
    told = paper.references.get(part.claims[0])
    assert (told.read if told else None) == (None if cited == number else f"Delegations out: {number}")
    (chapter,) = (one for one in paper.annex if one.key == "year_out")
    assert len(chapter.blocks) == number


def test_what_is_not_told_rests_on_what_was_searched(tmp_path: Path) -> None:
    paper = report(tmp_path, ("2020-01-02", "They agreed.", agreement(LAM_DONG, BUSAN, date="2020-01-01")))
    part = delegations_out(paper)
    assert part.text == "none is told"
    assert [paper.references[id_].read[:9] for id_ in part.claims] == ["Searched:"]
    (quiet,) = (one for one in paper.annex if one.key == "year_quiet")
    assert isinstance(quiet.blocks[0], Line)
    assert quiet.blocks[0].parts[0].text.startswith("That nothing is told here does not mean")
