"""Which file is written, and which template goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import BadTemplate
from comity.publish.paper.files import ENDINGS, Manner, write, written
from comity.publish.paper.layout import layout
from tests.publish.paper.made_up import paper

BEGINNINGS = {
    ".docx": b"PK",
    ".pdf": b"%PDF",
    ".html": b"<!doctype html>",
    ".md": b"# Larchfield",
    ".txt": b"Larchfield",
    ".eml": b"",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_what_its_name_says(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"brief{ending.upper()}"
    write(paper(), path)
    assert path.read_bytes().lstrip().startswith(BEGINNINGS[ending])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("ending", "template", "reason"),
    [
        (".md", "office.md", "takes no template"),
        (".pdf", "office.docx", r"ends with \.typ"),
        (".docx", "none.docx", "is no file"),
    ],
)
def test_a_template_of_another_form_is_refused(
    tmp_path: Path, ending: str, template: str, reason: str
) -> None:
    (tmp_path / "office.docx").write_bytes(b"")
    (tmp_path / "office.md").write_bytes(b"")
    with pytest.raises(BadTemplate, match=reason):
        written(paper(), ending, Manner(template=tmp_path / template))


def test_vietnamese_papers_are_never_set_in_less_than_13_points() -> None:
    assert min(step.size for step in layout("vietnam").steps) == 13
    assert max(step.size for step in layout("vietnam").steps) == 14


@pytest.mark.parametrize("name", ["plain", "vietnam", "korea"])
def test_each_step_is_closer_than_the_one_before(name: str) -> None:
    steps = layout(name).steps
    heights = [step.size * step.pitch + step.after for step in steps]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == len(heights)
