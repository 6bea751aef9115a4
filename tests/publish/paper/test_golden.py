"""Papers as they are printed: Word files through LibreOffice, page by page, nothing lost and nothing cut off."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from comity.publish.paper.files import Manner, write
from comity.publish.paper.layout import LayoutName
from tests.publish.paper.made_up import MARKS, paper, printed, words_of

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
LAYOUTS: tuple[LayoutName, ...] = ("plain", "vietnam", "korea")
LANGUAGES = ("en", "ko", "vi")
CASES = [(language, layout) for language in LANGUAGES for layout in LAYOUTS]

pytestmark = [
    pytest.mark.one_engine,
    pytest.mark.xdist_group("office"),
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Path]:
    """Long papers of each language in each layout, their fronts of one page, made PDF by LibreOffice."""
    folder = tmp_path_factory.mktemp("golden")
    files = {(language, layout): folder / f"{language}-{layout}.docx" for language, layout in CASES}
    for (language, layout), file in files.items():
        write(paper(language, lines=70), file, Manner(layout, pages=1))  # type: ignore[arg-type]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files.values())], check=True, capture_output=True, timeout=180)
    return {case: file.with_suffix(".pdf") for case, file in files.items()}


def words(file: Path, marks: float = 0) -> list[str]:
    return [printed(page, marks) for page in pypdfium2.PdfDocument(file)]


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_every_word_is_printed(files: Mapping[tuple[str, str], Path], case: tuple[str, str]) -> None:
    told = "".join(words(files[case], MARKS[case[1]]))
    asked = words_of(paper(case[0], lines=70))
    assert [word for word in asked if word not in told] == []


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_the_front_is_one_page(files: Mapping[tuple[str, str], Path], case: tuple[str, str]) -> None:
    first, second, *_ = words(files[case])
    asked = re.sub(r"\s", "", paper(case[0]).front[-1].heading)
    assert asked in first
    assert re.match(r"2?(Annex|붙임|Phụlục)", second)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_nothing_is_printed_outside_the_margins(
    files: Mapping[tuple[str, str], Path], case: tuple[str, str]
) -> None:
    for page in pypdfium2.PdfDocument(files[case]):
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        seen = [box for box in boxes if box[2] > box[0]]
        assert min(box[0] for box in seen) > 40
        assert max(box[2] for box in seen) < width - 35
        assert min(box[1] for box in seen) > 10
        assert max(box[3] for box in seen) < height - 10
