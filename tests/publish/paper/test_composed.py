"""What all writers are given: numbers in the order of reading, their sources, words of the language."""

from __future__ import annotations

import pytest

from comity.publish.page import Line, Part, Reference
from comity.publish.paper.composed import Composed, Drawing, Item, Table, composed
from comity.publish.paper.layout import layout
from comity.publish.paper.paper import Chapter, Grid
from tests.publish.paper.made_up import RULE, paper


def marks(item: Item) -> list[str]:
    return [mark.text for run in item.runs for mark in run.marks]


def test_sources_are_numbered_in_the_order_of_reading() -> None:
    made = composed(paper(lines=3))
    assert [entry.number for entry in made.sources] == [1, 2, 3, 4, 5]
    table, signed = made.front[0].pieces[0], made.front[1].pieces[0]
    assert isinstance(table, Table) and isinstance(signed, Item)
    assert marks(table.rows[0][1]) == marks(signed) == ["1"]
    assert marks(signed.notes[0]) == ["1", "2"]


def test_every_mark_leads_to_a_source() -> None:
    made = composed(paper(lines=40))
    numbers = {entry.number for entry in made.sources}
    found = [
        mark for part in (*made.front, *made.annex) for item in items(part.pieces) for mark in marks(item)
    ]
    assert found and all(int(mark.split("–")[0]) in numbers for mark in found)


def items(pieces: object) -> list[Item]:
    told: list[Item] = []
    for piece in pieces:  # type: ignore[attr-defined]
        if isinstance(piece, Item):
            told += [piece, *items(piece.notes)]
        elif isinstance(piece, Table):
            told += [cell for row in piece.rows for cell in row]
        else:
            told.append(piece.caption)
    return told


def test_a_rule_is_a_source_with_its_address() -> None:
    entry = next(entry for entry in composed(paper()).sources if entry.url)
    assert (entry.where, entry.quote, entry.url) == (RULE.title, RULE.read, RULE.url)


def test_no_address_but_of_the_web_is_linked() -> None:
    rule = Reference(id=RULE.id, title="Trap", url="javascript:alert(1)")
    made = composed(paper(references={rule.id: rule}))
    assert not any(entry.url for entry in made.sources)


def test_parts_of_a_line_stand_apart_and_keep_their_ends() -> None:
    line = Line(parts=(Part("One", ("signed",), ","), Part("two.", ("line-1",))))
    made = composed(paper(front=(Chapter(heading="H", blocks=(line,)),)))
    item = made.front[0].pieces[0]
    assert isinstance(item, Item)
    assert [run.text + "".join(mark.text for mark in run.marks) + run.end for run in item.runs] == [
        "One1,",
        " two.2",
    ]


def row(*cells: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(Line(parts=(Part(words, tuple(claims)),) if words else ()) for words, *claims in cells)


def table(*rows: tuple[Line, ...]) -> Table:
    grid = Grid(heads=("A", "B", "C"), shares=(3, 2, 1), rows=rows)
    (piece,) = composed(paper(front=(Chapter(heading="H", blocks=(grid,)),))).front[0].pieces
    assert isinstance(piece, Table)
    return piece


def test_a_row_on_the_same_sources_has_their_numbers_once() -> None:
    made = table(
        row(("a", "signed"), ("b", "signed"), ("",)),
        row(("a", "signed"), ("b", "line-1"), ("c", "signed")),
        row(("a", "signed"), ("b",), ("c", "signed")),
    )
    assert [[marks(cell) for cell in cells] for cells in made.rows] == [
        [[], ["1"], []],
        [["1"], ["2"], ["1"]],
        [["1"], [], ["1"]],
    ]


def test_columns_that_say_nothing_are_left_out() -> None:
    made = table(row(("a", "signed"), ("",), ("c", "signed")), row(("d", "signed"), ("",), ("",)))
    assert (made.heads, made.shares) == (("A", "C"), (3, 1))
    assert [len(cells) for cells in made.rows] == [2, 2]


def test_what_no_file_can_hold_is_taken_out_of_words() -> None:
    made = composed(paper(title="a\x00b\n\ud800c"))
    assert made.title == "a b \ufffdc"


@pytest.mark.parametrize(
    ("language", "annex", "more"),
    [("en", "Annex", "… and 3 more in the annex"), ("ko", "붙임", "3건"), ("vi", "Phụ lục", "3 nữa")],
)
def test_what_stands_elsewhere_is_said_in_the_language_of_the_paper(
    language: str, annex: str, more: str
) -> None:
    made = composed(paper(language, front=(Chapter(heading="H", blocks=(), left=3),)))
    assert made.annexed == annex
    assert more in made.front[0].more


def test_headings_are_counted_within_what_they_belong_to() -> None:
    chapters = [Chapter(heading="H", blocks=(), level=level) for level in (1, 2, 2, 1, 2)]  # type: ignore[arg-type]
    made = composed(paper(front=tuple(chapters), annex=tuple(chapters[:2])), layout("vietnam").marks)
    assert [part.sign for part in made.front] == ["I. ", "1. ", "2. ", "II. ", "1. "]
    assert [part.sign for part in made.annex] == ["1. ", ""]
    assert not any(part.sign for part in composed(paper()).front)


def test_pictures_have_names_of_their_own() -> None:
    again = paper().annex[1]
    made = composed(paper(annex=(again, again)))
    assert [drawing.name for drawing in made.drawings()] == ["picture-1.svg", "picture-2.svg"]
    assert all(isinstance(drawing, Drawing) for drawing in made.drawings())


def test_a_made_paper_is_whole() -> None:
    assert isinstance(composed(paper("ko")), Composed)
