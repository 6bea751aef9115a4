"""`comity export` on a register of few words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run
from comity.model.entity import Entity
from tests.make import BUSAN, agreement, document, event, quoting, register

HUE = Entity("locality", "Huế", "vn/hue")
TEXT = document("They agreed. Hue held a fair.", "a.txt", "2022-01-07")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    claims = [
        agreement(HUE, BUSAN, date="2022-01-06", **quoting("They agreed.", 0, "a.txt")),
        event(HUE, start="2020-05-04", **quoting("Hue held a fair.", 13, "a.txt")),
    ]
    register(tmp_path / "comity.db", (TEXT, claims))


def told(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str, code: int = 0) -> str:
    capfdbinary.readouterr()
    assert run(["export", *arguments]) == code
    out, err = capfdbinary.readouterr()
    return (err if code else out).decode()


def test_json_lines_by_default_and_the_same_in_a_file(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = told(capfdbinary).splitlines()
    assert {json.loads(line)["what"] for line in lines} >= {"document", "claim", "entity", "record"}
    for name in ("all.jsonl", "all", "all.ndjson"):
        assert told(capfdbinary, "-o", name) == ""
        assert Path(name).read_text("utf-8").splitlines() == lines


def test_one_table_on_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    header, row = told(capfdbinary, "--format", "csv", "--kind", "agreement", "--words", "vi").splitlines()
    assert header.startswith("\ufeffMã hồ sơ,Loại,")
    assert ",Bản ghi nhớ,đã ký," in row


def test_the_ending_tells_the_format_and_a_folder_gets_a_file_a_kind() -> None:
    assert run(["export", "-o", "all.xlsx"]) == 0
    assert Path("all.xlsx").read_bytes().startswith(b"PK")
    assert run(["export", "-o", "ties.parquet", "--kind", "agreement"]) == 0
    assert Path("ties.parquet").read_bytes().startswith(b"PAR1")
    assert run(["export", "-o", "tables", "--format", "csv"]) == 0
    assert sorted(path.name for path in Path("tables").iterdir()) == ["agreement.csv", "event.csv"]


@pytest.mark.parametrize(
    ("selection", "kinds"),
    [
        (["--kind", "event"], ["event"]),
        (["--country", "KR"], ["agreement"]),
        (["--locality", "Busan"], ["agreement"]),
        (["--locality", "Hue"], ["agreement", "event"]),
        (["--locality", "An Giang"], []),
        (["--year", "2020"], ["event"]),
        (["--since", "2022"], ["agreement"]),
        (["--until", "2021-12"], ["event"]),
        (["--sector", "trade"], []),
    ],
)
def test_selections(
    capfdbinary: pytest.CaptureFixture[bytes], selection: list[str], kinds: list[str]
) -> None:
    lines = [json.loads(line) for line in told(capfdbinary, *selection).splitlines()]
    assert [line["kind"] for line in lines if line["what"] == "record"] == kinds


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kind", "treaty"], "--kind='treaty': is none of agreement, event,"),
        (["--sector", "magic"], "--sector='magic': is none of trade,"),
        (["--language", "fr"], "--language='fr': is none of en, ko, vi, other"),
        (["--words", "fr"], "--words='fr': is none of en, ko, vi"),
        (["--country", "xx"], "“xx” is no country code"),
        (["--locality", "Nirgendwo"], "“Nirgendwo” is not in this register"),
        (["--since", "2022-13"], "is no year, month or day"),
        (["--year", "2022", "--until", "2023"], "stands for --since and --until"),
        (["--format", "pdf"], "--format='pdf': is none of jsonl, csv, xlsx, parquet"),
        (["--format", "xlsx"], "is no text: name a file with -o"),
        (["--format", "csv"], "name its kind with --kind"),
        (["-o", "ties.csv"], "or a folder for one file a kind"),
        (["-o", "ties.csv", "--kind", "event", "--kind", "agreement"], "or a folder for one file a kind"),
        (["-o", "ties.txt"], "has an ending that tells no format"),
        (["-o", "."], "is a folder; name a file"),
        (["-o", "none/ties.xlsx"], "No such file or directory"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    capfdbinary: pytest.CaptureFixture[bytes], arguments: list[str], words: str
) -> None:
    error = told(capfdbinary, *arguments, code=2)
    assert words in error
    assert error.startswith("comity: ")
    assert error.count("\n") == 1
    assert [path.name for path in Path().iterdir() if not path.name.startswith("comity.db")] == []
