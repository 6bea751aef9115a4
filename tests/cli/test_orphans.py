"""`comity orphans` on a register of few words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run
from comity.model.entity import Entity
from tests.make import BINH_DUONG, DAEJEON, GANGNAM, agreement, document, quoting, register

GWANGJU = Entity("locality", "Gwangju Metropolitan City", "kr/gwangju")
TEXT = document("Binh Duong signed. Gwangju signed. Daejeon signed.", "ties.txt", "2022-01-08")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    cities = Entity("locality", "Can Tho", "vn/can-tho"), Entity("locality", "Seoul", "kr/seoul")
    told = [
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", **quoting("Binh Duong signed.", 0, "ties.txt")),
        agreement(cities[0], GWANGJU, date="2021-05-04", **quoting("Gwangju signed.", 19, "ties.txt")),
        agreement(cities[0], DAEJEON, date="2020-05-04", **quoting("Daejeon signed.", 35, "ties.txt")),
    ]
    register(tmp_path / "comity.db", (TEXT, told))


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["orphans", *arguments]) == code
    return capsys.readouterr().out


def test_the_page_tells_of_each_tie_and_fits(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys)
    assert max(map(len, page.splitlines())) <= 80
    flat = " ".join(page.split())
    assert "2 of them: 2 inherited by law" in flat
    assert "Bình Dương was merged into Ho Chi Minh City on 1 July 2025" in flat
    assert "In law: Decree 177/2025/ND-CP." in flat
    assert "Missing: no source says that Ho Chi Minh City took it over." in flat
    assert "was merged into Jeonnam-Gwangju Integrated Special City on 1 July 2026" in flat
    assert "In law: Local Autonomy Act, Article 8(1)." in flat
    assert "Daejeon" not in flat
    assert "[1] ties.txt, 8 January 2022" in flat


def test_only_of_a_country_of_a_locality_or_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Gangnam" not in told(capsys, "--country", "KR")
    assert "Gwangju" not in told(capsys, "--of", "vn/ho-chi-minh-city")
    assert "Gwangju" not in told(capsys, "--on", "2026-06-30")
    assert "No agreement of this register" in " ".join(told(capsys, "--on", "2025-06-30").split())


def test_of_a_locality_that_no_document_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Gwangju" in told(capsys, "--of", "Jeonnam-Gwangju Integrated Special City")
    assert "No agreement" in told(capsys, "--of", "An Giang")


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, "--json", "--on", "2025-07-01"))
    (tie,) = found["ties"]
    (party,) = tie["parties"]
    assert (party["locality"], party["heirs"]) == ("vn/binh-duong", ["vn/ho-chi-minh-city"])
    assert party["shifts"][0]["rule"]["id"] == "vn-province"
    assert party["shifts"][0]["rule"]["sources"][0]["url"].startswith("https://")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--of", "Nowhereville"], "is not in this register"),
        (["--of", "Goseong"], "kr/gangwon/goseong (Goseong-gun)"),
        (["--country", "xx"], "is no country code"),
        (["--on", "soon"], "is no day"),
        (["--register", "missing.db"], "no register here"),
    ],
)
def test_what_cannot_be_listed_is_one_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["orphans", *arguments]) == 2
    out = capsys.readouterr()
    assert words in out.err and out.out == ""
