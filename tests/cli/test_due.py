"""`comity due` on a register of few words: pages, calendars, an office's own rules."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import pytest

from comity.cli.main import run
from tests.insight.telling import LAM_DONG
from tests.make import BUSAN, GANGNAM, agreement, document, quoting, register

TEXT = document("Lam Dong signed. It is sisters. They plan.", "ties.txt", "2026-11-12")
RULE = """
id: vn-own
country: vn
localities: [vn/lam-dong]
starts: [signing]
title: Tell the governor
says: The office tells the governor within ten days.
within: P10D
act: House rules, Article 2
sources: [{title: House rules, url: "", read: the rules}]
example: {locality: vn/lam-dong, starts: signing, day: 2026-11-10, due: 2026-11-20}
counter: []
"""


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    told = [
        agreement(LAM_DONG, BUSAN, date="2026-11-10", **quoting("Lam Dong signed.", 0, "ties.txt")),
        agreement(
            LAM_DONG, GANGNAM, type="sister", date="2017-01-10", **quoting("It is sisters.", 17, "ties.txt")
        ),
    ]
    register(tmp_path / "comity.db", (TEXT, told))


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["due", "--on", "2026-11-23", *arguments]) == code
    said = capsys.readouterr()
    return said.out + said.err


def test_the_page_tells_days_what_rules_ask_and_where_they_were_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = told(capsys, "Lam Dong")
    assert max(map(len, page.splitlines())) <= 80
    flat = " ".join(page.split())
    assert "25 November 2026 Due by rule: Report to the Prime Minister" in flat
    assert "Anniversary, 10 years: Sister tie" in flat
    assert "After a trip abroad: unknown, no rule is known here" in flat
    assert "https://vietjack.me/phap-luat/luat-thoa-thuan-quoc-te-2020-74.html" in flat
    assert "ties.txt, 12 November 2026: “Lam Dong signed.”" in flat


def test_how_far_and_of_whom(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Anniversary" not in told(capsys, "--within", "30d")
    assert "Due by rule" not in told(capsys, "Gangnam")
    assert "Due by rule" in told(capsys, "--country", "VN", "--within", "1w")
    assert "Japan: no rule is known here" in " ".join(told(capsys, "jp/hyogo/kobe").split())
    assert "is no time; write it as 90d" in told(capsys, "--within", "soon", code=2)
    assert "is none of en, ko, vi" in told(capsys, "--language", "xx", code=2)


def test_in_the_language_of_the_office(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Báo cáo Thủ tướng Chính phủ" in told(capsys, "--language", "vi")
    assert "총리에게 보고" in told(capsys, "--language", "ko")


def test_as_json_and_as_a_calendar(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = json.loads(told(capsys, "--json"))
    assert [(one["on"], one["rule"]) for one in found["dates"]] == [
        ("2026-11-25", "vn-report-signing"),
        ("2027-01-10", ""),
    ]
    assert found["rules"]["vn-report-signing"]["within"] == "P15D"
    assert told(capsys, "--ics", "days.ics", "--remind", "3") == ""
    entries = icalendar.Calendar.from_ical((tmp_path / "days.ics").read_bytes()).walk("VEVENT")
    assert [str(entry["dtstart"].dt) for entry in entries] == ["2026-11-25", "2027-01-10"]


def test_the_office_has_rules_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.yaml").write_text(RULE, "utf-8")
    assert "Tell the governor" not in told(capsys)
    assert "20 November 2026" in told(capsys, "--rules", "rules")
    monkeypatch.setenv("COMITY_RULES", "rules")
    assert "Days just past" in told(capsys)
    (tmp_path / "rules" / "own.yaml").write_text(RULE.replace("P10D", "soon"), "utf-8")
    assert told(capsys, code=2) == (
        "comity: rules/own.yaml: within: 'soon' is no time of one unit; write it as P15D or P1M\n"
    )
    assert "is no folder of rules" in told(capsys, "--rules", "nowhere", code=2)
