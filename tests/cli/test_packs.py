"""`comity visit`, `comity handover` and `comity yearly` on a register of few words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from comity.cli.main import run
from comity.model.claim import Commitment
from tests.make import BINH_DUONG, DAEJEON, GANGNAM, agreement, document, event, quoting, register

SAID = ("The two signed.", "Daejeon signed.", "Gangnam will send nurses.", "They met again.")
TEXT = document(" ".join(SAID), "ties.txt", "2022-01-08")
JOURNEY = """
of: vn/binh-duong
calls:
  - {day: 2026-12-02, whom: [kr/daejeon, Dog Friends Club]}
  - {day: 2026-12-01, time: 10:00, place: Seoul, whom: Gangnam District, what: Tea}
"""


def at(number: int) -> dict[str, object]:
    return quoting(SAID[number], TEXT.text.index(SAID[number]), "ties.txt")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    promise = Commitment(
        **at(2), modality="planned", actors=(GANGNAM,), beneficiaries=(BINH_DUONG,), action="send nurses"
    )
    told = [
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", fields=("health",), **at(0)),
        agreement(BINH_DUONG, DAEJEON, type="sister", date="2015-05-04", **at(1)),
        promise,
        event(GANGNAM, who=[BINH_DUONG], start="2022-01-07", **at(3)),
    ]
    register(tmp_path / "comity.db", (TEXT, told))
    (tmp_path / "journey.yaml").write_text(JOURNEY, "utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(list(arguments)) == 2
    sentence = capsys.readouterr().err
    assert len(sentence.splitlines()) == 1
    return sentence


def unmarked(page: str) -> str:
    """The words of a paper without the numbers of sources."""
    return re.sub(r" \[[\d, –]+\]", "", page)


def test_a_journey_has_its_calls_in_order_and_a_page_for_each_relation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = unmarked(told(capsys, "visit", "journey.yaml"))
    assert page.startswith("# Journey of Bình Dương")
    assert "| 1 December 2026, 10:00 | Seoul | Gangnam-gu | Tea |" in page
    assert page.index("Gangnam-gu | Tea") < page.index(
        "| 2 December 2026 |  | Daejeon and Dog Friends Club |"
    )
    assert "No source here tells anything of Dog Friends Club." in page
    assert page.index("## Bình Dương – Gangnam-gu") < page.index("send nurses")
    assert "## Bình Dương – Daejeon" in page


@pytest.mark.parametrize(
    ("itinerary", "cause"),
    [
        ("of: Seoul", "missing required field `calls`"),
        ("of: Seoul\ncalls: []", "length >= 1"),
        ("of: Seoul\ncalls: [{day: tomorrow}]", "$.calls[0].day"),
        ("of: Seoul\ncalls: [{day: 2026-12-01, time: noon}]", "$.calls[0].time"),
        ("of: Seoul\ncalls: [{day: 2026-12-01, who: me}]", "unknown field `who`"),
        ("of: [", "is no YAML"),
    ],
)
def test_an_itinerary_that_does_not_hold_together_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], itinerary: str, cause: str
) -> None:
    (tmp_path / "bad.yaml").write_text(itinerary, "utf-8")
    sentence = refused(capsys, "visit", "bad.yaml")
    assert sentence.startswith("comity: bad.yaml: ") and cause in sentence


def test_a_handover_begins_with_the_beginning_and_ends_with_every_document(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = unmarked(told(capsys, "handover", "Binh Duong", "Gangnam District"))
    assert page.startswith("# Handover: Bình Dương – Gangnam-gu")
    assert page.index("## How it began") < page.index("send nurses")
    assert "**6 January 2022** MOU: Gangnam-gu – Bình Dương, signed" in page
    assert "### Sources in full\n\n- **8 January 2022** ties.txt" in page


def test_a_handover_tells_who_decided_what_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "decide", "note", "kr/seoul/gangnam", "--because", "Ask for Ms Kim", "--who", "Lan")
    page = unmarked(told(capsys, "handover", "Binh Duong", "Gangnam District"))
    assert "note, Gangnam-gu; decided by Lan: Ask for Ms Kim" in page
    assert "Ask for Ms Kim" not in told(capsys, "handover", "Binh Duong", "Daejeon")


def test_one_locality_is_not_handed_over_to_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert "name two" in refused(capsys, "handover", "Binh Duong", "vn/binh-duong")


def test_a_year_counts_and_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = unmarked(told(capsys, "yearly", "Binh Duong", "--year", "2022", "--list", "ties.xlsx"))
    assert page.startswith("# Bình Dương abroad: report of the year 2022")
    assert "as known on 31 December 2022" in page
    assert "**Delegations out** 1 told. 7 January 2022: Visit, in Gangnam-gu" in page
    assert "1 of which nothing is told of the year" in page
    assert "| Daejeon | Sister tie, 4 May 2015 | last evidence: sister tie, 4 May 2015" in page
    heads, *rows = load_workbook(tmp_path / "ties.xlsx").active.iter_rows(values_only=True)
    assert heads[:6] == ("No.", "Type", "Municipality", "Country", "Partner", "Date signed")
    assert [(*row[:5], row[5].date().isoformat()) for row in rows] == [
        (1, "Sister tie", "Bình Dương", "South Korea", "Daejeon", "2015-05-04"),
        (2, "MOU", "Bình Dương", "South Korea", "Gangnam-gu", "2022-01-06"),
    ]


def test_a_list_has_the_columns_of_the_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    columns = "sheet: 현황\ncolumns:\n- {head: =1+1, of: partner}\n- {head: 담당, of: empty}\n"
    (tmp_path / "columns.yaml").write_text(columns, "utf-8")
    asked = ("--list", "t.xlsx", "--columns", "columns.yaml", "--language", "ko")
    told(capsys, "yearly", "Binh Duong", "--year", "2022", *asked)
    sheet = load_workbook(tmp_path / "t.xlsx")["현황"]
    assert [*sheet.iter_rows(values_only=True)] == [("=1+1", "담당"), ("대전광역시", None), ("강남구", None)]
    assert sheet["A1"].data_type == "s", "it computes nothing"


@pytest.mark.parametrize(
    ("columns", "cause"),
    [
        ("sheet: a\ncolumns: [{head: a, of: gossip}]", "Invalid enum value 'gossip'"),
        ("sheet: a/b\ncolumns: [{head: a, of: kind}]", "$.sheet"),
        ("sheet: a\ncolumns: []", "$.columns"),
    ],
)
def test_columns_that_do_not_hold_together_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], columns: str, cause: str
) -> None:
    (tmp_path / "c.yaml").write_text(columns, "utf-8")
    asked = ("yearly", "Binh Duong", "--year", "2022", "--list", "t.xlsx", "--columns", "c.yaml")
    sentence = refused(capsys, *asked)
    assert sentence.startswith("comity: c.yaml: ") and cause in sentence


@pytest.mark.parametrize(
    ("language", "of"), [("en", "Binh Duong"), ("ko", "Gangnam District"), ("vi", "Binh Duong")]
)
def test_the_list_can_be_read_back(capsys: pytest.CaptureFixture[str], language: str, of: str) -> None:
    told(capsys, "yearly", of, "--year", "2022", "--list", "t.xlsx", "--language", language)
    told(capsys, "read", "t.xlsx", "--register", "back.db")
    page = told(capsys, "show", "vn/binh-duong", "kr/seoul/gangnam", "--register", "back.db")
    assert "6 January 2022" in page and "MOU" in page


def test_what_cannot_be_written_is_told_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert ".odt" in refused(capsys, "yearly", "Binh Duong", "--year", "2022", "-o", "report.odt")
    assert "does not end with .xlsx" in refused(
        capsys, "yearly", "Binh Duong", "--year", "2022", "--list", "a.csv"
    )
    assert "no year that has begun" in refused(capsys, "yearly", "Binh Duong", "--year", "2999")
