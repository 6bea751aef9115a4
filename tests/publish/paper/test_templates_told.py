"""The templates that docs/briefs.md shows work; the styles it names are those of a Word file."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pypdfium2

from comity.publish.paper.files import Manner, write
from tests.publish.paper.made_up import paper, printed

TOLD = (Path(__file__).parents[3] / "docs" / "briefs.md").read_text("utf-8")


def example(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", TOLD, re.MULTILINE | re.DOTALL)
    assert found, f"docs/briefs.md shows no template in {language}"
    return found[1]


def test_a_template_of_a_pdf(tmp_path: Path) -> None:
    own = tmp_path / "office.typ"
    own.write_text(example("typst"), "utf-8")
    write(paper(), tmp_path / "brief.pdf", Manner(template=own, pages=1))
    first = printed(next(iter(pypdfium2.PdfDocument(tmp_path / "brief.pdf"))))
    assert first.startswith("PortofficeofLarchfield")
    assert "Peopletobemet" in first


def test_a_template_of_a_web_page(tmp_path: Path) -> None:
    own = tmp_path / "office.html"
    own.write_text(example("html"), "utf-8")
    write(paper(), tmp_path / "brief.html", Manner(template=own))
    page = (tmp_path / "brief.html").read_text("utf-8")
    assert "<h2>People to be met</h2>" in page
    assert "signed a memorandum on ferries." in page


def test_a_template_in_word_with_the_motto_above(tmp_path: Path) -> None:
    own = tmp_path / "office.docx"
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text, right.text = "PORT OFFICE\nNo. ___", "MOTTO OF THE STATE\n___, day ___"
    document.add_paragraph("{{paper}}")
    document.save(str(own))
    write(paper("vi"), tmp_path / "brief.docx", Manner("vietnam", own))
    made = docx.Document(str(tmp_path / "brief.docx"))
    assert made.tables[0].rows[0].cells[1].text == "MOTTO OF THE STATE\n___, day ___"
    assert paper("vi").title in [paragraph.text for paragraph in made.paragraphs]


def test_the_styles_named_are_those_used(tmp_path: Path) -> None:
    write(paper(), tmp_path / "brief.docx")
    used = {style.name for style in docx.Document(str(tmp_path / "brief.docx")).styles}
    quoted = re.search(r"^> Title, (.*)$", TOLD, re.MULTILINE)
    assert quoted
    told = re.sub(r"(Heading) 1 to 3", r"\1 1, \1 2, \1 3", f"Title, {quoted[1]}")
    told = told.replace("List Bullet 2 and 3", "List Bullet 2, List Bullet 3").replace(
        "and for characters ", ""
    )
    assert set(told.split(", ")) <= used
