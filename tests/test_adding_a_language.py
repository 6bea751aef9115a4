"""The steps of docs/adding-a-language.md, walked: a folder of words, then a module, and it is read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import comity

PAGE = (Path(__file__).parents[1] / "docs" / "adding-a-language.md").read_text("utf-8")
FILE = re.compile(r"```(?:yaml|python) src/(\S+)\n(.*?)```", re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| “(.+)” \|$", re.MULTILINE)
MODULE = "language.py"
OBJECT_FIRST = "La tagon finis festo. Delegacion el Hanoi akceptis la urbo Daegu."


@pytest.fixture(scope="module")
def words_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the folder of words that the page adds."""
    return _with_files(tmp_path_factory.mktemp("words"), [name for name in _files() if MODULE not in name])


@pytest.fixture(scope="module")
def with_module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with everything that the page adds."""
    return _with_files(tmp_path_factory.mktemp("module"), list(_files()))


def _files() -> dict[str, str]:
    """The files of the page, by where they belong."""
    return dict(FILE.findall(PAGE))


def _with_files(top: Path, names: list[str]) -> Path:
    here = Path(comity.__file__).parent
    for path in here.rglob("*"):
        there = top / "comity" / path.relative_to(here)
        if path.is_dir():
            there.mkdir(parents=True, exist_ok=True)
        elif "__pycache__" not in path.parts:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.symlink_to(path)
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_files()[name], "utf-8")
    return top


def _run(top: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(top), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    return subprocess.check_output(command, env=environment, text=True, timeout=300, cwd=top)


def test_the_article_gives_its_rows(words_only: Path) -> None:
    article = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    rows = ROW.findall(PAGE)
    assert article
    assert len(rows) == 3
    path = words_only / "article.txt"
    path.write_text(article[1], "utf-8")
    claims = [json.loads(line) for line in _run(words_only, "-m", "comity", "claims", str(path)).splitlines()]
    for kind, says, quote in rows:
        found = [claim for claim in claims if (claim["kind"], claim["quote"]) == (kind, quote)]
        assert found, f"no {kind} is claimed of “{quote}”"
        wire = json.dumps(found, ensure_ascii=False)
        assert [value for value in re.findall(r"`([^`]+)`", says) if value not in wire] == []


@pytest.mark.parametrize("which", ["words_only", "with_module"])
def test_a_module_says_what_words_cannot(request: pytest.FixtureRequest, which: str) -> None:
    code = f"""
from comity.model.document import Document
from comity.reading import languages
from comity.reading.clauses.passages import passage_of
from comity.reference.gazetteer import load
document = Document(id="1", name="a", text={OBJECT_FIRST!r}, source="a", language="eo")
passage = passage_of(document, languages.load("eo", load()))
print([mention.entity.name for mention in passage.mentions if mention.case == "subject"])
"""
    told = _run(request.getfixturevalue(which), "-c", code)
    assert ("Daegu" in told) == (which == "with_module")


def test_the_language_is_told_once_its_words_are_there(words_only: Path) -> None:
    code = f"from comity.lexicon.language import language_of; print(language_of({OBJECT_FIRST!r}))"
    assert _run(words_only, "-c", code).strip() == "eo"
