"""What checks papers finds what is wrong in them: a test that cannot fail would be none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from comity.cli.papers import Desk
from comity.insight.briefing.meeting import meeting
from comity.publish.briefs.relation import relation_brief
from comity.publish.page import Line, Part
from comity.publish.paper.paper import Block, Chapter, Grid, Paper
from tests.publish.briefs.checking import faults


@pytest.fixture
def paper(at: Desk) -> Paper:
    two = at.localities("vn/lam-dong/da-lat", "kr/gangwon/chuncheon")
    return relation_brief(meeting(at.around(None, date(2026, 11, 23)), *two, at.atlas))


def changed(paper: Paper, change: Callable[[Part], Part], number: int = 1) -> tuple[Paper, int]:
    """The paper with the parts of its annex that a change concerns made otherwise, and how many there are."""
    made = 0

    def of_line(line: Line) -> Line:
        nonlocal made
        parts = []
        for part in line.parts:
            other = change(part) if made < number else part
            made += other != part
            parts.append(other)
        return msgspec.structs.replace(line, parts=tuple(parts))

    def of_block(block: Block) -> Block:
        if isinstance(block, Grid):
            rows = tuple(tuple(map(of_line, row)) for row in block.rows)
            return msgspec.structs.replace(block, rows=rows)
        return of_line(block) if isinstance(block, Line) else block

    annex = tuple(
        msgspec.structs.replace(one, blocks=tuple(map(of_block, one.blocks))) for one in paper.annex
    )
    return msgspec.structs.replace(paper, annex=annex), made


def reworded(old: str, new: str) -> Callable[[Part], Part]:
    def reword(part: Part) -> Part:
        return Part(part.text.replace(old, new), part.claims) if old in part.text else part

    return reword


def found(paper: Paper, at: Desk, change: Callable[[Part], Part]) -> list[str]:
    other, made = changed(paper, change)
    assert made == 1
    return faults(other, at.view)


@pytest.mark.parametrize("at", ["en"], indirect=True)
@pytest.mark.parametrize(
    ("change", "says"),
    [
        (reworded("October 2016", "October 2017"), "states 2017-10"),
        (reworded("5 December 2024", "6 December 2024"), "states 2024-12-06"),
        (reworded("2026", "2031"), "states 2031"),
        (reworded("Mayor", "Governor"), "says “Governor”"),
        (reworded("Mayor", "Mayor of 7"), "states 7"),
        (reworded("Lee Jae-soo", "Lee Myung"), "says “Myung”"),
        (lambda part: Part(part.text, (), part.end), "cites nothing"),
        (lambda part: Part(part.text, ("f" * 32,), part.end), "cites what is not there"),
    ],
)
def test_a_value_that_no_source_tells_is_found(
    paper: Paper, at: Desk, change: Callable[[Part], Part], says: str
) -> None:
    told = found(paper, at, change)
    assert len(told) == 1
    assert says in told[0]


@pytest.mark.parametrize("at", ["en"], indirect=True)
def test_what_is_named_must_be_named_by_what_is_cited(paper: Paper, at: Desk) -> None:
    def elsewhere(part: Part) -> Part:
        if not part.of or not paper.citations.keys() >= {*part.claims}:
            return part
        return msgspec.structs.replace(part, of=tuple((*place, "kr/busan") for *place, _ in part.of))

    assert "names kr/busan" in found(paper, at, elsewhere)[0]


@pytest.mark.parametrize("at", ["en"], indirect=True)
def test_what_is_planned_must_not_be_told_as_done(paper: Paper, at: Desk) -> None:
    planned = next(id_ for id_, cited in paper.citations.items() if cited.modality == "planned")
    line = Line(parts=(Part("Chuncheon, Lâm Đồng", (planned,)),))
    other = msgspec.structs.replace(paper, annex=(Chapter(heading="What came of it", blocks=(line,)),))
    assert [fault for fault in faults(other, at.view) if "tells as done" in fault]
    words = msgspec.structs.replace(line, parts=(Part("Chuncheon, Lâm Đồng (planned)", (planned,)),))
    other = msgspec.structs.replace(paper, annex=(Chapter(heading="What is planned", blocks=(words,)),))
    assert faults(other, at.view) == []


def test_a_quotation_must_stand_where_it_is_said_to_stand(paper: Paper, at: Desk) -> None:
    id_ = next(id_ for part in paper.parts() for id_ in part.claims if id_ in paper.citations)
    moved = msgspec.structs.replace(paper.citations[id_], quote="They never met.")
    other = msgspec.structs.replace(paper, citations={**paper.citations, id_: moved})
    assert any("cites what is not there" in fault for fault in faults(other, at.view))
