"""`comity score`: figures, cases, and what changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import run
from tests.scoring.builders import rows, write_gold


def write_claims(path: Path, claims: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims), "utf-8")
    return str(path)


@pytest.fixture
def gold(tmp_path: Path) -> str:
    folder = tmp_path / "gold"
    folder.mkdir()
    return str(write_gold(folder, rows()))


def test_figures_as_a_table(gold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", gold, "--claims", write_claims(tmp_path / "c.jsonl", rows())]) == 0
    shown = capsys.readouterr().out
    assert "documents: 1 · broken citations: 0 · claims on irrelevant documents: 0" in shown
    assert [line.split()[:5] for line in shown.splitlines() if line.startswith("all")] == [
        ["all", "4", "1.000", "1.000", "1.000"]
    ]


def test_figures_as_json(gold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", gold, "--json", "--claims", write_claims(tmp_path / "c.jsonl", rows()[:2])]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["all"] == {"gold": 4, "hit": 2, "false": 0, "precision": 1.0, "recall": 0.5, "f1": 0.667}


def test_cases_of_a_kind_are_shown(gold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = [rows()[0] | {"stage": "planned"}]
    assert (
        run(["score", gold, "--show", "agreement", "--claims", write_claims(tmp_path / "c.jsonl", told)]) == 0
    )
    shown = capsys.readouterr().out
    assert "MISSED one.txt agreement" in shown
    assert "FALSE  one.txt agreement" in shown


def test_gains_and_losses_are_shown(gold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (
        write_claims(tmp_path / "first.jsonl", rows()[:2]),
        write_claims(tmp_path / "second.jsonl", rows()[1:3]),
    )
    frozen = str(tmp_path / "frozen.json")
    assert run(["score", gold, "--claims", first, "--freeze", frozen]) == 0
    capsys.readouterr()
    assert run(["score", gold, "--claims", second, "--against", frozen]) == 0
    shown = capsys.readouterr().out
    assert "+ found now: one.txt statement" in shown
    assert "- no longer found: one.txt agreement" in shown
    assert "1 gained · 1 lost · 0 newly false · 0 no longer false" in shown


def test_the_reader_is_scored(gold: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", gold, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["broken_citations"] == 0
    assert figures["kinds"]["agreement"]["hit"] == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--only", "two"], "holds no two*.gold.jsonl file to score against"),
        (["--show", "rumour"], "“rumour” is no kind of claim; the kinds are agreement, event"),
        (["--claims", "no.jsonl"], "no.jsonl: there is no such file"),
        (["--against", "no.json"], "no.json: there is no such file"),
    ],
)
def test_what_cannot_be_done_is_said(
    gold: str, options: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", gold, *options]) == 2
    assert sentence in capsys.readouterr().err


def test_a_line_that_is_no_claim_is_named(
    gold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = write_claims(tmp_path / "c.jsonl", [rows()[1], {"kind": "rumour"}])
    assert run(["score", gold, "--claims", claims]) == 2
    assert "c.jsonl: line 2: Invalid value 'rumour'" in capsys.readouterr().err
