"""`comity claims`: claims out, refusals beside them."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from comity.cli.main import run
from comity.model.schema import claim_schema

SIGNED = (
    "date 2024-05-06 Da Nang and Daegu sign\n\n"
    "The city of Da Nang in Vietnam and the city of Daegu in South Korea signed a memorandum of "
    "understanding on trade and tourism on May 3, 2024. The chairman of the Da Nang People's Committee "
    "received the mayor of Daegu before the signing.\n"
)
RECIPE = "date 2024-05-06 Noodles\n\nBoil the noodles for three minutes, then rinse them with cold water.\n"


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def told(capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, Any]], str]:
    shown = capsys.readouterr()
    return [json.loads(line) for line in shown.out.splitlines()], shown.err


def test_every_claim_of_the_examples_is_valid_and_cites(capsys: pytest.CaptureFixture[str]) -> None:
    validator = jsonschema.Draft202012Validator(claim_schema())
    with as_file(files("comity").joinpath("examples")) as folder:
        assert run(["claims", str(folder)]) == 0
        claims, _ = told(capsys)
        texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.txt")}
    assert len(claims) > len(texts)
    for claim in claims:
        validator.validate(claim)
        start, end = claim["span"]
        assert texts[claim["document"]][start:end] == claim["quote"]


def test_an_agreement_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", str(write(tmp_path, signed=SIGNED))]) == 0
    claims, errors = told(capsys)
    agreement = next(claim for claim in claims if claim["kind"] == "agreement")
    assert {party["id"] for party in agreement["parties"]} == {"vn/da-nang", "kr/daegu"}
    assert (agreement["document"], agreement["date"]) == ("signed.txt", "2024-05-03")
    assert errors == ""


def test_what_is_not_relevant_is_said_and_gives_no_claims(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["claims", str(write(tmp_path, recipe=RECIPE))]) == 0
    claims, errors = told(capsys)
    assert claims == []
    assert errors.startswith(f"not relevant: {tmp_path / 'recipe.txt'}: ")
    assert run(["claims", "--all", str(tmp_path)]) == 0
    assert "not relevant" not in told(capsys)[1]


def test_some_refused_is_1_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", str(write(tmp_path, empty="", signed=SIGNED))]) == 1
    claims, errors = told(capsys)
    assert claims
    assert errors == f"refused: {tmp_path / 'empty.txt'}: is empty\n"


def test_all_refused_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", str(write(tmp_path, empty="", blank="\n \n"))]) == 2
    assert told(capsys)[0] == []


def test_too_large_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_MAX_MB", "0.0001")
    assert run(["claims", str(write(tmp_path, signed=SIGNED))]) == 2
    assert "larger than 0.0001 MB" in told(capsys)[1]


def test_files_of_no_known_format_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    assert run(["claims", str(write(tmp_path, signed=SIGNED))]) == 0
    assert "1 file passed over" in told(capsys)[1]
