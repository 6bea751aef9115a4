"""The README is true: its article gives its rows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from comity.cli import main

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| “(.+)” \|$", re.MULTILINE)


def test_the_article_gives_the_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = re.search(r"<!-- article -->\n```text\n(.*?)```", README, re.DOTALL)
    rows = ROW.findall(README)
    assert article
    assert len(rows) >= 4
    path = tmp_path / "article.txt"
    path.write_text(article[1], "utf-8")
    assert main.run(["claims", str(path)]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for kind, says, quote in rows:
        found = [claim for claim in claims if (claim["kind"], claim["quote"]) == (kind, quote)]
        assert found, f"no {kind} is claimed of “{quote}”"
        wire = [json.dumps(claim, ensure_ascii=False) for claim in found]
        for value in re.findall(r"`([^`]+)`", says):
            assert any(value in line for line in wire), f"{value} is not in the {kind}"


def test_every_command_is_listed() -> None:
    assert set(re.findall(r"^\| `comity (\w+)", README, re.MULTILINE)) == set(main.COMMANDS)
