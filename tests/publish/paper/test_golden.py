"""Papers as they are printed: Word files through LibreOffice, nothing lost and nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from comity.cli.papers import desk
from comity.cli.read import read_into
from comity.insight.briefing.meeting import meeting
from comity.publish.briefs.relation import relation_brief
from comity.publish.paper.files import Manner, write
from comity.publish.paper.layout import LayoutName
from comity.publish.paper.paper import Paper, Picture
from comity.sources.places import find_files
from tests.publish.paper.made_up import MARKS, paper, printed, words_of

EXAMPLES = Path(__file__).parents[3] / "src" / "comity" / "examples"
ANNEX = re.compile(r"2?(Annex|붙임|Phụlục)")
MADE_UP: tuple[tuple[str, LayoutName], ...] = (
    ("en", "plain"),
    ("ko", "korea"),
    ("vi", "vietnam"),
    ("ko", "vietnam"),
    ("vi", "plain"),
)
TOUR: tuple[tuple[str, LayoutName], ...] = (("en", "plain"), ("ko", "korea"), ("vi", "vietnam"))

pytestmark = pytest.mark.one_engine


class Printed(NamedTuple):
    """A paper, its layout, and the pages it was printed on."""

    paper: Paper
    layout: str
    pages: pypdfium2.PdfDocument

    def words(self, marks: float = 0) -> list[str]:
        return [printed(page, marks) for page in self.pages]


def test_papers_are_printed_whole(
    tmp_path: Path, printer: Callable[[Sequence[Path]], list[Path]], subtests: pytest.Subtests
) -> None:
    """One test of all: LibreOffice takes longer to start than to print."""
    papers = {f"made-up-{language}-{look}": (paper(language, lines=70), look) for language, look in MADE_UP}
    papers |= {f"tour-{language}-{look}": (_tour(tmp_path, language), look) for language, look in TOUR}
    for name, (made, look) in papers.items():
        write(made, tmp_path / f"{name}.docx", Manner(look, pages=1))
    files = printer([tmp_path / f"{name}.docx" for name in papers])
    for (name, (made, look)), file in zip(papers.items(), files, strict=True):
        with subtests.test(name):
            is_whole(Printed(made, look, pypdfium2.PdfDocument(file)))


def is_whole(found: Printed) -> None:
    has_every_word(found)
    has_a_front_of_one_page(found)
    stays_within_its_margins(found)
    shows_its_pictures(found)


def has_every_word(found: Printed) -> None:
    told = "".join(found.words(MARKS[found.layout]))
    assert [word for word in words_of(found.paper) if word not in told] == []


def has_a_front_of_one_page(found: Printed) -> None:
    first, second, *_ = found.words()
    headings = [re.sub(r"\s", "", chapter.heading) for chapter in found.paper.front[:3]]
    assert [heading for heading in headings if heading not in first] == []
    assert ANNEX.match(second)
    assert len(first) > 500  # it is no page that is nearly empty


def stays_within_its_margins(found: Printed) -> None:
    for page in found.pages:
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        seen = [box for box in boxes if box[2] > box[0]]
        assert min(box[0] for box in seen) > 40
        assert max(box[2] for box in seen) < width - 35
        assert min(box[1] for box in seen) > 10
        assert max(box[3] for box in seen) < height - 10


def shows_its_pictures(found: Printed) -> None:
    chapters = (*found.paper.front, *found.paper.annex)
    asked = [block for chapter in chapters for block in chapter.blocks if isinstance(block, Picture)]
    images = [thing for page in found.pages for thing in page.get_objects() if thing.type in _DRAWN]
    assert len(images) >= len(asked) > 0


_DRAWN = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)


def _tour(folder: Path, language: str) -> Paper:
    register = folder / "tour.db"
    if not register.exists():
        read_into(find_files([EXAMPLES]), register)
    with desk(str(register), language) as at:
        one, other = at.localities("vn/binh-duong", "kr/daejeon")
        return relation_brief(meeting(at.around(), one, other, at.atlas))
