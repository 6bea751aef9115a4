from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run
from tests.make import BINH_DUONG, GANGNAM, agreement, document, figure, quoting, register

FIRST = document("The fair was full. There are 4008 projects.", "first.txt", "2021-11-10")
SECOND = document("It rained on the guests. More than 3000 projects came. They signed.", "second.txt")
THIRD = document("HANOI (VNA) – A hall was opened. The two signed on Friday.", "third.txt", "2022-01-08")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def at(where, quote: str) -> dict[str, object]:
        return quoting(quote, where.text.index(quote), where.name)

    counted = figure(BINH_DUONG, 4008, period="2021-10-31", **at(FIRST, "There are 4008 projects."))
    least = figure(BINH_DUONG, 3000, qualifier="at_least", **at(SECOND, "More than 3000 projects came."))
    signed = agreement(BINH_DUONG, GANGNAM, date="2022-01-06", **at(SECOND, "They signed."))
    again = agreement(BINH_DUONG, GANGNAM, date="2022-01-07", **at(THIRD, "The two signed on Friday."))
    return register(tmp_path / "comity.db", (FIRST, [counted]), (SECOND, [least, signed]), (THIRD, [again]))


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["conflicts", *arguments]) == code
    return " ".join(capsys.readouterr().out.split())


def test_conflicts_of_a_locality_are_told_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "Binh Duong")
    assert "FDI projects in force: 4,008 or more than 3,000?" in told
    assert "4,008, as of 31 October 2021 – first.txt, 10 November 2021 [1]" in told
    assert "Shown: 4,008 (an exact number before an approximate one)." in told
    assert "Only a lower bound, which 4,008 meets as well: “more than 3,000”." in told
    assert "Sources differ on the date: 7 January 2022 – third.txt, 8 January 2022" in told
    assert "The day of a report is often taken for the day it tells of." in told
    assert "2 documents, none a copy of another." in told
    assert "third.txt credits VNA." in told
    assert "second.txt, 7 January 2022: “More than 3000 projects came.”" in told


def test_conflicts_of_a_register_name_the_subject(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys)
    assert "Bình Dương: FDI projects in force: 4,008 or more than 3,000?" in told
    assert "MOU: Gangnam-gu – Bình Dương, signed" in told or "MOU: Bình Dương – Gangnam-gu, signed" in told


def test_conflicts_of_one_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert "projects" not in shown(capsys, "Gangnam").split("Sources [1]")[0]
    assert "Nothing is told differently." in shown(capsys, "Binh Duong", "--kind", "event")
    assert run(["conflicts", "--kind", "treaty"]) == 2
    assert "is no kind" in capsys.readouterr().err


def test_conflicts_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(shown(capsys, "Binh Duong", "--json"))
    number, date = found["found"]
    assert [value["value"] for value in number["told"]] == [4008, 3000]
    assert [reason["why"] for reason in number["reasons"]] == ["lower_bound", "undated"]
    assert number["sources"] == 2
    assert date["told"][0]["tellers"][0]["document"] == "third.txt"
    cited = found["evidence"]["citations"][number["told"][0]["tellers"][0]["claims"][0]]
    assert cited["quote"] == "There are 4008 projects."


def test_a_name_nobody_knows_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["conflicts", "Nowhereville"]) == 2
    assert "is not in this register" in capsys.readouterr().err


def test_conflicts_change_nothing(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = made.read_bytes()
    shown(capsys)
    assert made.read_bytes() == before


def test_what_a_person_decided_is_shown_and_the_conflict_stays(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_WHO", "Ms Tran")
    number, date = json.loads(shown(capsys, "Binh Duong", "--json"))["found"]
    for record, field, value in (
        (number["records"][0], "value", "4010"),
        (date["records"][0], "date", "2022-01-05"),
    ):
        assert run(["decide", "correct", record, field, value, "--because", "counted anew"]) == 0
    told = shown(capsys, "Binh Duong")
    assert "FDI projects in force: 4,008 or more than 3,000?" in told
    assert "Shown: 4,010 (corrected by Ms Tran on" in told
    assert "Shown: 5 January 2022 (corrected by Ms Tran on" in told
    found = json.loads(shown(capsys, "Binh Duong", "--json"))["found"]
    assert [one["shown"] for one in found] == [4010, "2022-01-05"]
