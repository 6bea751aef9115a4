"""Papers as Word files: real headings, lists, tables and links, in three layouts or an office's own file."""

from __future__ import annotations

import itertools
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from comity.errors import BadTemplate
from comity.publish.paper.files import Manner, written
from comity.publish.paper.layout import LayoutName
from tests.publish.paper.made_up import paper, words_of

LAYOUTS: tuple[LayoutName, ...] = ("plain", "vietnam", "korea")


@cache
def made(language: str = "en", layout: LayoutName = "plain") -> bytes:
    return written(paper(language), ".docx", Manner(layout))


def opened(file: bytes) -> Document:
    return docx.Document(BytesIO(file))


def styled(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_every_word_is_there(language: str) -> None:
    body = opened(made(language)).element.body
    told = "".join(
        text.text for text in body.iter(qn("w:t")) if text.getparent().getparent().tag != qn("w:hyperlink")
    )
    squeezed = re.sub(r"\s", "", told)
    assert [word for word in words_of(paper(language)) if word not in squeezed] == []


def test_headings_are_headings() -> None:
    document = opened(made())
    assert styled(document, "Title") == [paper().title]
    assert styled(document, "Heading 1") == [
        *(chapter.heading for chapter in paper().front),
        "Annex",
        "Sources",
    ]
    assert styled(document, "Heading 2") == [chapter.heading for chapter in paper().annex]


def test_lines_are_lists_and_notes_are_lists_within() -> None:
    document = opened(made())
    assert len(styled(document, "List Bullet")) == 1 + 6 + 1 + 1 + 6
    assert len(styled(document, "List Bullet 2")) == 2
    numbering = document.part.numbering_part.element
    assert [level.get(qn("w:val")) for level in numbering.iter(qn("w:lvlText"))] == ["•", "–", "·"]


def test_numbers_are_links_to_their_sources() -> None:
    body = opened(made()).element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors == set(marks)
    assert len(marks) == len(set(marks)) == len(styled(opened(made()), "Source"))
    styles = {run.get(qn("w:val")) for run in body.iterfind(f".//{qn('w:hyperlink')}//{qn('w:rStyle')}")}
    assert styles == {"Citation", "Hyperlink"}


def test_a_table_repeats_its_heads_and_divides_no_row() -> None:
    rows = opened(made()).tables[0].rows
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, False]
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_picture_is_vectors_with_dots_beside_and_words_for_who_cannot_see() -> None:
    with ZipFile(BytesIO(made())) as package:
        names = package.namelist()
        assert b"<svg" in package.read("word/media/picture-1.svg")
        assert any(package.read(name).startswith(b"\x89PNG") for name in names if name.endswith(".png"))
        assert b"svgBlip" in package.read("word/document.xml")
    shape = opened(made()).inline_shapes[0]
    assert abs(shape.width - Mm(120)) < Mm(1)
    told = shape._inline.find(qn("wp:docPr")).get("descr")
    assert told == "A curve that rises from left to right."


@pytest.mark.parametrize(
    ("layout", "margins", "font", "size"),
    [
        ("vietnam", (20, 20, 30, 15), "Times New Roman", 14),
        ("korea", (20, 15, 20, 20), "맑은 고딕", 12.5),
        ("plain", (20, 18, 22, 22), "Arial", 11),
    ],
)
def test_a_layout_has_its_page_and_letters(
    layout: LayoutName, margins: tuple[int, ...], font: str, size: float
) -> None:
    document = opened(made("en", layout))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    told = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert tuple(round(margin.mm) for margin in told) == margins
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults.find(qn("w:rFonts")).get(qn("w:ascii")) == font
    assert int(defaults.find(qn("w:sz")).get(qn("w:val"))) == size * 2


def test_page_numbers_stand_where_the_layout_has_them() -> None:
    vietnam = opened(made("vi", "vietnam")).sections[0]
    assert b"PAGE" in etree.tostring(vietnam.header._element)
    assert b"PAGE" not in etree.tostring(vietnam.footer._element)
    assert vietnam.different_first_page_header_footer
    korea = opened(made("ko", "korea")).sections[0]
    assert b"PAGE" in etree.tostring(korea.footer._element)
    assert not korea.different_first_page_header_footer


def test_headings_and_lines_have_the_signs_of_the_layout() -> None:
    korea = opened(made("ko", "korea"))
    assert all(heading.startswith("□ ") for heading in styled(korea, "Heading 1")[:3])
    assert "○" in etree.tostring(korea.part.numbering_part.element, encoding="unicode")
    vietnam = opened(made("vi", "vietnam"))
    assert [heading.split()[0] for heading in styled(vietnam, "Heading 1")[:3]] == ["I.", "II.", "III."]


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("ko", "ko-KR"), ("vi", "vi-VN")])
def test_the_file_says_what_it_is(language: str, tag: str) -> None:
    document = opened(made(language))
    properties = document.core_properties
    assert (properties.title, properties.language) == (paper(language).title, tag)
    assert properties.created.date().isoformat() == "2026-11-23"
    told = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert tag in told.attrib.values()


ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "autoSpaceDE",
    "autoSpaceDN",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_said_of_a_paragraph_is_said_in_the_order_of_the_schema(layout: LayoutName) -> None:
    document = opened(made("en", layout))
    pages = (document.element, document.styles.element, document.part.numbering_part.element)
    for properties in (found for page in pages for found in page.iter(qn("w:pPr"))):
        names = [etree.QName(child).localname for child in properties]
        assert names == sorted(names, key=ORDER.index)


def test_a_front_of_one_page_gives_its_last_lines_to_the_annex() -> None:
    document = opened(written(paper(lines=80), ".docx", Manner(pages=1)))
    assert "more in the annex" in styled(document, "Heading 1")[1]
    told = [line for line in styled(document, "List Bullet") if "letter 80 " in line]
    assert len(told) == 1


def office(path: Path, place: str = "{{paper}}") -> Path:
    """A file an office made: its own letters, a line above, a footer, and none of our styles."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(12)
    document.sections[0].footer.paragraphs[0].text = "Port office of Larchfield"
    document.add_paragraph("Larchfield, ______ 20__")
    document.add_paragraph(place)
    document.add_paragraph("Signed: ______")
    document.save(str(path))
    return path


def test_an_office_has_a_file_of_its_own(tmp_path: Path) -> None:
    document = opened(written(paper(), ".docx", Manner(template=office(tmp_path / "office.docx"))))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert (told[0], told[1], told[-1]) == ("Larchfield, ______ 20__", paper().title, "Signed: ______")
    assert document.sections[0].footer.paragraphs[0].text == "Port office of Larchfield"
    assert document.styles["Normal"].font.name == "Georgia"
    assert "{{paper}}" not in "".join(told)
    names = {style.name for style in document.styles}
    assert {"Purpose", "Source", "Citation", "Heading 1", "List Bullet 2"} <= names
    ids = [style.style_id for style in document.styles]
    assert len(ids) == len(set(ids))


def test_what_stands_above_a_paper_leaves_it_less_room(tmp_path: Path) -> None:
    def lines(above: int) -> int:
        document = docx.Document(str(office(tmp_path / "office.docx")))
        for _ in range(above):
            document.paragraphs[0].insert_paragraph_before("Larchfield")
        document.save(str(tmp_path / "office.docx"))
        made = opened(written(paper(lines=80), ".docx", Manner(template=tmp_path / "office.docx", pages=1)))
        front = itertools.takewhile(lambda one: one.text != "Annex", made.paragraphs)
        return sum(one.style.name == "List Bullet" for one in front)

    assert 0 < lines(12) <= lines(0) - 6


def test_lists_of_a_file_without_lists_are_ours(tmp_path: Path) -> None:
    plain = office(tmp_path / "office.docx")
    document = docx.Document(str(plain))
    for style in ("List Bullet", "List Bullet 2"):
        document.styles[style].element.getparent().remove(document.styles[style].element)
    document.save(str(plain))
    made = opened(written(paper(), ".docx", Manner(template=plain)))
    style = made.styles["List Bullet"].element
    number = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbering = made.part.numbering_part.element
    form = numbering.num_having_numId(int(number)).abstractNumId.val
    ours = next(
        one for one in numbering.findall(qn("w:abstractNum")) if one.get(qn("w:abstractNumId")) == str(form)
    )
    assert ours.find(f".//{qn('w:lvlText')}").get(qn("w:val")) == "•"


@pytest.mark.parametrize("place", ["{paper}", "here: {{paper}}"])
def test_a_file_without_a_place_is_named(tmp_path: Path, place: str) -> None:
    with pytest.raises(BadTemplate, match=r"office\.docx: no paragraph of it says \{\{paper\}\}"):
        written(paper(), ".docx", Manner(template=office(tmp_path / "office.docx", place)))


def test_a_file_that_is_no_word_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "office.docx").write_text("no", "utf-8")
    with pytest.raises(BadTemplate, match=r"office\.docx: is no Word file"):
        written(paper(), ".docx", Manner(template=tmp_path / "office.docx"))
