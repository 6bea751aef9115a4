"""`comity quiet` on a register of few words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run
from tests.make import BINH_DUONG, DAEJEON, GANGNAM, agreement, document, quoting, register

TEXT = document("The two signed. Daejeon signed. All was well.", "ties.txt", "2022-01-08")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    told = [
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", **quoting("The two signed.", 0, "ties.txt")),
        agreement(BINH_DUONG, DAEJEON, date="2015-05-04", **quoting("Daejeon signed.", 16, "ties.txt")),
    ]
    register(tmp_path / "comity.db", (TEXT, told))


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["quiet", *arguments]) == 0
    return capsys.readouterr().out


def test_the_page_tells_the_last_of_each_and_what_was_searched(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys)
    assert max(map(len, page.splitlines())) <= 80
    flat = " ".join(page.split())
    assert flat.index("4 May 2015") < flat.index("6 January 2022")
    assert "Last evidence: MOU" in flat
    assert "Searched: 1 document, published from 8 January 2022 to 8 January 2022" in flat
    assert "does not mean that nothing happened" in flat
    assert "ties.txt, 8 January 2022: “Daejeon signed.”" in flat


def test_only_of_a_country_of_a_locality_or_of_so_many_years(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Gangnam" not in told(capsys, "--of", "Daejeon")
    assert "Gangnam" in told(capsys, "--country", "KR")
    assert "Daejeon" not in told(capsys, "--country", "jp")
    assert "Of every tie" in told(capsys, "--years", "400")


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, "--json", "--of", "kr/daejeon"))
    (tie,) = found["ties"]
    assert (tie["one"], tie["other"], tie["number"]) == ("kr/daejeon", "vn/binh-duong", 1)
    assert tie["last"]["fields"]["date"]["shown"] == "2015-05-04"
    assert found["coverage"]["documents"] == 1
