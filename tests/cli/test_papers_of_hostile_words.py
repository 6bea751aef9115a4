"""Papers made of documents that mean harm: their words are words, in every form."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from comity.cli.main import run
from tests.web.hostile import ATTEMPTS, Writer, written

MAKING = {
    "digest": ["digest", "--since", "40y"],
    "brief": ["brief", "kr/busan", "kr/seoul/gangnam"],
    "locality": ["brief", "kr/busan"],
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("hostile") / "a.db", [Writer(attempt) for attempt in ATTEMPTS])


@pytest.mark.parametrize("paper", MAKING)
def test_nothing_of_a_document_is_markup(register: Path, tmp_path: Path, paper: str) -> None:
    to = tmp_path / "paper.html"
    assert run([*MAKING[paper], "--register", str(register), "-o", str(to)]) == 0
    made = html.fromstring(to.read_bytes())
    assert not made.xpath("//script | //iframe | //object | //*[local-name()='img'][not(@alt)]")
    assert not made.xpath("//@*[starts-with(name(), 'on')]")
    led = {str(address).partition(":")[0] for address in made.xpath("//@href | //@src") if ":" in address}
    assert led <= {"http", "https"}


@pytest.mark.parametrize("ending", ["docx", "pdf", "md", "eml"])
def test_every_form_is_made(register: Path, tmp_path: Path, ending: str) -> None:
    to = tmp_path / f"paper.{ending}"
    assert run(["brief", "kr/busan", "--register", str(register), "-o", str(to)]) == 0
    assert to.stat().st_size > 1000
