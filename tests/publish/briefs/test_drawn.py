"""The pictures of papers."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from comity.cli.papers import Desk
from comity.insight.briefing.meeting import Meeting, meeting
from comity.insight.briefing.situation import situation
from comity.publish.briefs import drawn
from comity.publish.briefs.grounds import Grounds
from comity.publish.paper.paper import Chapter, Picture
from tests.publish.pictures.looking import faults, words

ON = date(2026, 11, 23)


def met(at: Desk, one: str, other: str) -> Meeting:
    here, there = (at.view.entity(id_) for id_ in (one, other))
    assert here is not None and there is not None
    return meeting(at.around(None, ON), here, there, at.atlas)


def pictures(chapters: tuple[Chapter, ...]) -> list[Picture]:
    found = [block for chapter in chapters for block in chapter.blocks]
    assert all(isinstance(block, Picture) for block in found)
    return [block for block in found if isinstance(block, Picture)]


def test_two_localities_have_a_timeline_a_map_and_figures(at: Desk) -> None:
    found = met(at, "vn/binh-duong", "kr/seoul/gangnam")
    grounds = Grounds(found.coverage)
    told = pictures(drawn.of_two(found, grounds))
    assert [fault for picture in told for fault in faults(picture)] == []
    over_time, where, *numbers = told
    assert found.one.entity.name in words(over_time) or found.other.entity.name in words(over_time)
    assert len(words(where)) == 4
    assert numbers and "natural-earth" in grounds.references
    cited = {id_ for picture in told for part in picture.caption.parts for id_ in part.claims}
    assert cited <= found.evidence.citations.keys() | grounds.references.keys()


def test_a_locality_has_its_partners_and_its_figures(at: Desk) -> None:
    entity = at.view.entity("vn/binh-duong")
    assert entity is not None
    found = situation(at.around(None, ON), entity, at.atlas)
    where, *told = pictures(drawn.of_one(found, Grounds(found.coverage)))
    assert [fault for picture in (where, *told) for fault in faults(picture)] == []
    assert len(words(where)) > 3
    numbers = [len(one.caption.parts[0].claims) for one in told]
    assert numbers and all(first >= second for first, second in pairwise(numbers))


def test_where_nothing_has_a_day_there_is_only_the_map(at: Desk) -> None:
    found = met(at, "vn/ha-noi", "kr/seoul")
    assert len(pictures(drawn.of_two(found, Grounds(found.coverage)))) == 1
