"""`comity brief` on a register of few words."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.cli.main import run
from tests.make import BINH_DUONG, DAEJEON, GANGNAM, agreement, document, quoting, register

TEXT = document("The two signed. Daejeon signed. All was well.", "ties.txt", "2022-01-08")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = [
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", **quoting("The two signed.", 0, "ties.txt")),
        agreement(BINH_DUONG, DAEJEON, date="2015-05-04", **quoting("Daejeon signed.", 16, "ties.txt")),
    ]
    register(tmp_path / "comity.db", (TEXT, told))


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["brief", *arguments]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["brief", *arguments]) == 2
    return capsys.readouterr().err


def test_a_brief_of_two_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "Binh Duong", "Gangnam District")
    assert page.startswith("# Bình Dương – Gangnam-gu")
    assert "For a meeting of Bình Dương and Gangnam-gu" in page
    assert "in South Korea: Daejeon (MOU, signed, 4 May 2015)" in page
    assert "The two signed." in page


def test_a_brief_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "Binh Duong", "--purpose", "For the new director.")
    assert "For the new director." in page
    assert "Daejeon (MOU, signed, 4 May 2015)" in page


def test_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert "빈즈엉성 – 강남구" in told(capsys, "Binh Duong", "Gangnam District", "--language", "ko")
    assert "Người sẽ gặp" in told(capsys, "Binh Duong", "Gangnam District", "--language", "vi")


def test_a_file_by_its_ending(tmp_path: Path) -> None:
    assert run(["brief", "Binh Duong", "Gangnam District", "-o", "brief.html"]) == 0
    assert "Gangnam-gu" in (tmp_path / "brief.html").read_text("utf-8")


def test_of_a_day_before_all_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "Binh Duong", "Gangnam District", "--on", "2014-01-01")
    assert "as known on 1 January 2014" in page
    assert "The two signed." not in page


def test_since_the_last_meeting(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "Binh Duong", "Gangnam District", "--since", "2021-01-01")
    assert "What changed since 1 January 2021" in page
    page = told(capsys, "Binh Duong", "Gangnam District", "--since", "2025-08-01")
    assert "Nothing here was told first, decided or found to stand otherwise since 1 August 2025." in page


def test_what_cannot_be_written_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    two = ("Binh Duong", "Gangnam District")
    assert "ends with none of" in refused(capsys, *two, "-o", "brief.odt")
    assert "is not before" in refused(capsys, *two, "--on", "2022-01-01", "--since", "2023-01-01")
    assert "is no day" in refused(capsys, *two, "--since", "monday")
    assert "is none of en, ko, vi" in refused(capsys, *two, "--language", "fr")
    assert "name two" in refused(capsys, "Binh Duong", "vn/binh-duong")
    assert "is no locality" in refused(capsys, "kr")
