"""The pages of packs: one for each relation of a journey, one for what a handover and a year begin with."""

from __future__ import annotations

from typing import get_args

import pypdfium2
import pytest

from comity.cli.papers import Desk
from comity.insight.briefing.meeting import meeting
from comity.insight.handover import handover
from comity.publish.briefs.handover import handover_pack
from comity.publish.briefs.visit import visit_pack
from comity.publish.briefs.yearly import yearly_report
from comity.publish.paper.files import Manner, written
from comity.publish.paper.layout import LayoutName
from comity.publish.paper.paper import Paper
from comity.publish.words import wording
from tests.publish.briefs.test_packs import ON, a_journey, a_year

LAYOUTS: tuple[LayoutName, ...] = get_args(LayoutName)


def pages(paper: Paper, layout: LayoutName = "plain") -> list[str]:
    """The words on each page of the PDF, but for its number."""
    found = pypdfium2.PdfDocument(written(paper, ".pdf", Manner(layout, pages=1)))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in found]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_relation_of_a_journey_has_one_page(at: Desk, layout: LayoutName) -> None:
    journey = a_journey(at)
    first, *others = pages(visit_pack(journey), layout)
    assert wording().headings["itinerary"] in first
    assert len(journey.meetings) == 2
    for one, page in zip(journey.meetings, others, strict=False):
        assert f"{journey.home.name} – {one.other.entity.name}" in page[:80]
    assert wording().headings["annex"] in others[2][:30]


def test_a_handover_and_a_year_begin_with_one_page(at: Desk) -> None:
    around = at.around(None, ON)
    two = (at.view.entity(id_) for id_ in ("vn/lam-dong/da-lat", "kr/gangwon/chuncheon"))
    pack = handover_pack(handover(meeting(around, *two, at.atlas), around))
    for paper in (pack, yearly_report(a_year(at, "kr/gangwon/chuncheon", 2025))):
        first, second, *_ = pages(paper)
        assert paper.title in first
        assert second.startswith(wording().headings["annex"])
