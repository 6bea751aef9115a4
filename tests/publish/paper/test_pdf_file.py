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
from comity.publish.paper.files import Manner, written
from comity.publish.paper.layout import LayoutName
from comity.publish.paper.paper import Paper
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
    second = pages(written(long, ".pdf", Manner(layout, pages=1)))[1]
    assert asked in pages(written(long, ".pdf", Manner(layout, pages=1)))[0]
    assert re.match(r"2?(Annex|붙임|Phụlục)", second)


def test_pictures_are_vectors_and_told() -> None:
    page = next(iter(pypdfium2.PdfDocument(written(_drawn_first(), ".pdf"))))
    kinds = {thing.type for thing in page.get_objects()}
    assert pdfium.FPDF_PAGEOBJ_IMAGE not in kinds
    assert pdfium.FPDF_PAGEOBJ_PATH in kinds
    assert "Passengersayear,toldbytheportoffice" in pages(written(_drawn_first(), ".pdf"))[0]


def _drawn_first() -> Paper:
    return paper(front=paper().annex[1:], annex=())


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
