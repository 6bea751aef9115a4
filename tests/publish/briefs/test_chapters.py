"""What stands on a first page, and what is asked of what is open."""

from __future__ import annotations

import re
from datetime import date

import pytest

from comity.cli.papers import Desk
from comity.errors import BadVocabulary
from comity.insight.briefing.meeting import meeting
from comity.insight.briefing.points import Point
from comity.publish.briefs import raising
from comity.publish.briefs.chapter import chapter, first_page
from comity.publish.briefs.relation import relation_brief
from comity.publish.page import Line, line
from comity.publish.paper.paper import Chapter, Grid, Paper
from comity.publish.words import speaking

ON = date(2026, 11, 23)


def brief(at: Desk, one: str, other: str, since: date | None = None) -> Paper:
    return relation_brief(meeting(at.around(None, ON), *at.localities(one, other), at.atlas, since))


def told(paper: Paper, key: str) -> str:
    """The words of the chapters of a key in the annex."""
    lines = [one for chapter in paper.annex if chapter.key == key for one in _lines(chapter)]
    return "\n".join(" ".join(part.text for part in one.parts) for one in lines)


def _lines(chapter: Chapter) -> list[Line]:
    found = []
    for block in chapter.blocks:
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Grid) else [block]
        found += [one for cell in cells if isinstance(cell, Line) for one in (cell, *cell.notes)]
    return found


def test_each_chapter_has_its_first_line_on_the_first_page_before_any_its_second() -> None:
    many = chapter("open", [line(f"open {number}") for number in range(9)])
    few = chapter("peers", [line("peer")], left=2)
    front = first_page((*many, *few), rows=8)
    assert [len(one.blocks) for one in front] == [3, 1]
    assert [one.left for one in front] == [6, 2]


def test_what_does_not_fit_at_all_is_left_to_the_annex() -> None:
    many = chapter("open", [line("long " * 500), line("short")])
    assert first_page(many, rows=10) == ()


@pytest.mark.parametrize("at", ["en"], indirect=True)
def test_all_that_the_first_page_counts_stands_in_the_annex(at: Desk) -> None:
    paper = brief(at, "vn/binh-duong", "kr/seoul/gangnam", date(2021, 12, 1))
    keys = {one.key for one in paper.annex}
    assert {one.key for one in paper.front} <= keys
    for key in ("open", "promises", "met", "changed"):
        front = next(one for one in paper.front if one.key == key)
        annex = next(one for one in paper.annex if one.key == key)
        assert len(front.blocks) + front.left == len(annex.blocks)


@pytest.mark.parametrize("at", ["en"], indirect=True)
def test_a_brief_of_a_tie_whose_party_is_gone(at: Desk) -> None:
    paper = brief(at, "vn/lam-dong/da-lat", "kr/gangwon/chuncheon", date(2025, 7, 1))
    assert "in force until 2029" in told(paper, "standing")
    assert "acknowledged" in told(paper, "standing")
    assert "ask how far the new signing is" in told(paper, "open")
    assert "Lee Jae-soo: Mayor" in told(paper, "met")
    assert "21 December 2019 September 2019" in told(paper, "differ").replace(";", "")
    assert "Then: " in told(paper, "changed")
    assert any(id_.startswith("rule/") for id_ in paper.references)
    assert paper.purpose.parts[0].text.startswith("For a meeting of Đà Lạt and Chuncheon")


@pytest.mark.parametrize("at", ["ko"], indirect=True)
def test_names_stand_in_both_scripts_and_posts_in_the_readers_words(at: Desk) -> None:
    people = told(brief(at, "kr/gyeonggi", "vn/ha-noi"), "met")
    assert "김현곤(Kim Hyun-gon): 경기도 경제부지사(2024년 10월 22일 자료 기준)" in people
    assert re.search(r"쩐 시 타잉\(\w+ \w+ \w+\): 하노이시 인민위원회 위원장\(", people)


def test_points_are_ranked_and_each_kind_has_a_rule() -> None:
    some = [Point(kind="wished", record="a"), Point(kind="overdue", record="b")]
    assert [one.record for one in raising.in_rank(some)] == ["b", "a"]
    assert raising.asked("not_re_signed") == ""
    with speaking("en"):
        assert raising.asked("heir_silent", "Huế") == "ask whether Huế goes on with it, and under which name"


@pytest.mark.parametrize(
    "page",
    [
        [{"point": "wished"}],
        [{"point": one.point, "raises": "nonsense"} for one in raising.rules()],
        [{"what": "wished"}],
        "nonsense",
    ],
)
def test_rules_that_do_not_hold_together_are_refused(page: object) -> None:
    with pytest.raises(BadVocabulary, match=r"raising\.yaml"):
        raising._checked(page)
