"""A front of one page: first set closer, then shorter; nothing is lost and nothing told twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.publish.page import Line
from comity.publish.paper.fitting import Measure, fitted
from comity.publish.paper.layout import Closeness, layout
from comity.publish.paper.paper import Chapter, Grid, Paper
from tests.publish.paper.made_up import paper

STEPS = layout("plain").steps


def holding(rows: float) -> Measure:
    """Pages of so many lines of the widest step."""

    def measure(made: Paper, step: Closeness) -> tuple[int, ...]:
        told = [0]
        for chapter in made.front:
            told += [0] if chapter.new_page else []
            told[-1] += len(units(chapter)) + 1
        high = STEPS[0].size * STEPS[0].pitch
        return tuple(1 + int(lines * step.size * step.pitch > rows * high) for lines in told)

    return measure


def units(chapter: Chapter) -> list[object]:
    return [
        unit for block in chapter.blocks for unit in (block.rows if isinstance(block, Grid) else (block,))
    ]


def fit(made: Paper, rows: float) -> tuple[Paper, Closeness]:
    return fitted(made, STEPS, 1, holding(rows))


def test_what_fits_stays_as_it_is() -> None:
    made = paper(lines=4)
    assert fit(made, 50) == (made, STEPS[0])


def test_without_a_promise_nothing_is_measured() -> None:
    made = paper(lines=400)
    assert fitted(made, STEPS, 0, holding(1)) == (made, STEPS[0])


def test_a_little_too_much_is_set_closer() -> None:
    made = paper(lines=20)
    kept, step = fit(made, 24)
    assert kept == made
    assert step in STEPS[1:]


def test_far_too_much_goes_to_the_annex_from_the_longest_chapter() -> None:
    made = paper(lines=60)
    kept, step = fit(made, 20)
    assert step == STEPS[-1]
    people, held, points = kept.front
    assert (people, points) == (made.front[0], made.front[2])
    assert held.left == len(made.front[1].blocks) - len(held.blocks) > 0
    assert kept.annex == made.annex  # where it all stood already


def test_no_more_goes_than_has_to() -> None:
    kept, step = fit(paper(lines=60), 20)
    measure = holding(20)
    held = kept.front[1]
    fuller = Chapter(heading=held.heading, blocks=(*held.blocks, held.blocks[-1]))
    assert measure(paper(front=(kept.front[0], fuller, kept.front[2])), step) == (2,)


@pytest.mark.parametrize("annex", [(), (Chapter(heading="Else", key="else", blocks=()),)])
def test_what_the_annex_lacks_is_put_there(annex: tuple[Chapter, ...]) -> None:
    made = paper(lines=60, annex=annex)
    kept, _ = fit(made, 20)
    held, added = kept.front[1], kept.annex[-1]
    assert (*held.blocks, *added.blocks) == made.front[1].blocks
    assert added.key == "held"


def test_rows_of_a_table_go_one_by_one_and_stay_a_table() -> None:
    grid = paper().front[0].blocks[0]
    assert isinstance(grid, Grid)
    rows = tuple(
        (Line(parts=cell.parts, margin=str(at)), cell) for at in range(40) for cell in grid.rows[0][:1]
    )
    long = Grid(heads=grid.heads, shares=grid.shares, rows=rows)
    kept, _ = fit(paper(front=(Chapter(heading="P", key="people", blocks=(long,)),), annex=()), 10)
    ours, theirs = kept.front[0].blocks[0], kept.annex[0].blocks[0]
    assert isinstance(ours, Grid) and isinstance(theirs, Grid)
    assert (*ours.rows, *theirs.rows) == rows


def test_each_sheet_is_cut_for_itself() -> None:
    (held,) = (chapter for chapter in paper(lines=60).front if chapter.key == "held")
    few = Chapter(heading="Few", key="few", blocks=held.blocks[:3], new_page=True)
    many = Chapter(heading="Many", key="many", blocks=held.blocks, new_page=True)
    made = paper(front=(held, few, many), annex=())
    kept, step = fit(made, 20)
    assert kept.front[1] == few
    assert holding(20)(kept, step) == (1, 1, 1)
    assert [chapter.key for chapter in kept.annex] == ["held", "many"]
    assert kept.front[0].blocks == kept.front[2].blocks


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5), st.integers(1, 40))
def test_whatever_is_cut_nothing_is_lost(lengths: list[int], rows: int) -> None:
    line = paper().front[1].blocks[1]
    assert isinstance(line, Line)
    front = tuple(
        Chapter(
            heading=str(at),
            key=str(at),
            blocks=tuple(Line(parts=line.parts, margin=f"{at}/{n}") for n in range(long)),
        )
        for at, long in enumerate(lengths)
    )
    made = paper(front=front, annex=())
    kept, _ = fit(made, rows)
    for chapter in front:
        here = [unit for part in kept.front if part.key == chapter.key for unit in units(part)]
        there = [unit for part in kept.annex if part.key == chapter.key for unit in units(part)]
        assert here + there == list(chapter.blocks)
