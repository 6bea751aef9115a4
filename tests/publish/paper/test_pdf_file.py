"""Papers as PDF: every letter from a font that is inside, pictures as vectors, a front of one page."""

from __future__ import annotations

import ctypes
import re
from functools import cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from comity.errors import BadTemplate
from comity.publish.page import Line, Part
from comity.publish.paper.files import Manner, written
from comity.publish.paper.layout import LayoutName
from comity.publish.paper.paper import Chapter, Grid
from tests.publish.paper.made_up import MARKS, paper, printed, words_of

LAYOUTS: tuple[LayoutName, ...] = ("plain", "vietnam", "korea")


@cache
def made(language: str = "en", layout: LayoutName = "plain") -> bytes:
    return written(paper(language), ".pdf", Manner(layout))


def pages(file: bytes, marks: float = 0) -> list[str]:
    """The words of each page, without what stands between them."""
    return [printed(page, marks) for page in pypdfium2.PdfDocument(file)]


def fonts(file: bytes) -> dict[str, bool]:
    """The fonts that letters are set in, and whether each is inside."""
    found: dict[str, bool] = {}
    name = ctypes.create_string_buffer(200)
    for page in pypdfium2.PdfDocument(file):
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(thing.raw)
            pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
            found[name.value.decode()] = bool(pdfium.FPDFFont_GetIsEmbedded(font))
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_every_word_is_there_in_fonts_that_are_inside(language: str, layout: LayoutName) -> None:
    told = "".join(pages(made(language, layout), MARKS[layout]))
    assert [word for word in words_of(paper(language)) if word not in told] == []
    found = fonts(made(language, layout))
    assert found and all(found.values())


def test_vietnamese_layout_is_set_in_a_font_like_times() -> None:
    assert any("LiberationSerif" in name for name in fonts(made("vi", "vietnam")))


def test_a_paper_is_the_same_each_time() -> None:
    assert written(paper(), ".pdf") == written(paper(), ".pdf")


def test_the_annex_begins_a_page() -> None:
    first, second, *_ = pages(made())
    assert "Annex" not in first
    assert second.startswith("Annex")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_a_front_of_one_page_takes_one(language: str, layout: LayoutName) -> None:
    long = paper(language, lines=70)
    asked = re.sub(r"\s", "", long.front[-1].heading)
    first, second, *_ = pages(written(long, ".pdf", Manner(layout, pages=1)))
    assert asked in first
    assert re.match(r"2?(Annex|붙임|Phụlục)", second)


def test_pictures_are_vectors_and_told() -> None:
    file = written(paper(front=paper().annex[1:], annex=()), ".pdf")
    page = next(iter(pypdfium2.PdfDocument(file)))
    kinds = {thing.type for thing in page.get_objects()}
    assert pdfium.FPDF_PAGEOBJ_IMAGE not in kinds
    assert pdfium.FPDF_PAGEOBJ_PATH in kinds
    assert "Passengersayear,toldbytheportoffice" in pages(file)[0]


SEAL = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
OFFICE = """#import "comity.typ": *
#show: laid-out
#image("seal.svg")
#align(right)[Port office of Larchfield]
#front()
#sources()
"""


def test_an_office_has_a_template_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "office.typ"
    own.write_text(OFFICE, "utf-8")
    (tmp_path / "seal.svg").write_text(SEAL, "utf-8")
    told = pages(written(paper(), ".pdf", Manner(template=own, pages=1)))
    assert told[0].startswith("PortofficeofLarchfield")
    assert "Annex" not in "".join(told)


@pytest.mark.parametrize("wrong", ["#nothing()", "#import"])
def test_a_template_that_cannot_be_used_is_named(tmp_path: Path, wrong: str) -> None:
    own = tmp_path / "office.typ"
    own.write_text(wrong, "utf-8")
    with pytest.raises(BadTemplate, match=r"office\.typ: "):
        written(paper(), ".pdf", Manner(template=own))


def test_a_word_as_long_as_no_line_stays_within_the_page_and_its_cell() -> None:
    long = "n" * 150
    cells = (Line(parts=(Part(long, ("signed",)),)), Line(parts=(Part("beside", ("signed",)),)))
    grid = Grid(heads=("A", "B"), shares=(1, 1), rows=(cells,))
    chapter = Chapter(heading="H", blocks=(Line(parts=(Part(long, ("signed",)),)), grid))
    page = next(iter(pypdfium2.PdfDocument(written(paper(front=(chapter,), annex=()), ".pdf"))))
    text = page.get_textpage()
    ends = [text.get_charbox(at)[2] for at in range(text.count_chars())]
    assert max(ends) < page.get_width() - 40
    beside = text.search("beside").get_next()
    assert beside
    row = text.get_charbox(beside[0])
    found = [text.get_charbox(at) for at in range(text.count_chars())]
    level = [box[2] for box in found if row[1] - 1 < box[1] and box[3] < row[3] + 2 and box[0] < row[0] - 5]
    assert level and max(level) < row[0]
