"""Every sentence of every report of a year, handover and journey of the tour is said by what it cites."""

from __future__ import annotations

from collections.abc import Iterator

from comity.cli.papers import Desk
from comity.insight.briefing.meeting import meeting
from comity.insight.handover import handover
from comity.insight.visit import Call, Named, Visit, visit
from comity.insight.yearly import Year, last_day, yearly
from comity.publish.briefs.handover import handover_pack
from comity.publish.briefs.visit import visit_pack
from comity.publish.briefs.yearly import yearly_report
from comity.publish.paper.paper import Paper
from tests.publish.briefs.test_tour import ON, localities, relations, told

YEARS = (2019, 2023, 2025)
WHAT = "Trà chiều với quý khách"


def a_year(at: Desk, of: str, year: int) -> Year:
    around = at.around(on=last_day(year, ON))
    return yearly(at.view.entity(of), year, around, at.duties)


def of_years(at: Desk) -> Iterator[Paper]:
    for year in YEARS:
        around = at.around(on=last_day(year, ON))
        yield from (yearly_report(yearly(one, year, around, at.duties)) for one in localities(at))


def of_handovers(at: Desk) -> Iterator[Paper]:
    around = at.around(None, ON)
    for one, other in relations(at):
        found = meeting(around, one, other, at.atlas, duties=at.duties)
        yield handover_pack(handover(found, around))


def a_journey(at: Desk) -> Visit:
    seoul, gangnam, daejeon = (at.view.entity(id_) for id_ in ("kr/seoul", "kr/seoul/gangnam", "kr/daejeon"))
    calls = (
        Call(day="2026-12-03", whom=(Named("Hội hữu nghị"), Named("Daejeon", daejeon))),
        Call(
            day="2026-12-01",
            time="10:00",
            place=Named("Seoul", seoul),
            whom=(Named("강남", gangnam),),
            what=WHAT,
        ),
    )
    return visit(at.around(None, ON), at.view.entity("vn/binh-duong"), calls, at.atlas, at.duties)


def test_every_sentence_on_a_year_is_said_by_what_it_cites(at: Desk) -> None:
    number, found = told(of_years(at), at)
    assert number > 1000
    assert found == []


def test_every_sentence_of_a_handover_is_said_by_what_it_cites(at: Desk) -> None:
    number, found = told(of_handovers(at), at)
    assert number > 1000
    assert found == []


def test_every_sentence_of_a_journey_is_said_by_what_it_cites(at: Desk) -> None:
    number, found = told(iter([visit_pack(a_journey(at))]), at)
    assert number > 50
    assert found == []


def test_a_handover_warns_of_names_that_could_mean_something_else(at: Desk) -> None:
    around = at.around(None, ON)
    two = (at.view.entity(id_) for id_ in ("vn/lam-dong/da-lat", "kr/gangwon/chuncheon"))
    found = handover(meeting(around, *two, at.atlas), around)
    assert [(one.name, one.entity) for one in found.namesakes] == [("Da Lat", "vn/lam-dong/da-lat")]
    assert found.namesakes[0].others[0][0] == "my/sarawak/dalat"
    assert [record.day for record in found.beginning] == ["2016-10", "2019-12-21", "2019-12-21"]
