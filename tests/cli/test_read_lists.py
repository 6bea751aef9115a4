"""`comity read` on an office's list of ties: from the file to the pages, and again from the register."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run

LIST = """순번,도시명,국가명,결연일자,비고
1,상하이시,중국,1993-08-24,
2,호찌민시,베트남,1995.11,
3,어딘가시,일본,미정,
합계,,,,3건
"""
MAPPING = "{like: korea, given: {party: 부산광역시, type: sister}}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ties.csv").write_text(LIST, "utf-8")
    Path("m.yaml").write_text(MAPPING, "utf-8")


def account(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, int]]:
    capsys.readouterr()
    run(["read", *arguments, "--json"])
    return dict(json.loads(capsys.readouterr().out))


def test_rows_become_agreements_and_stay_so_when_read_from_the_register(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = account(capsys, "ties.csv", "--columns", "m.yaml")
    assert told["documents"] == {"read": 3, "known": 0, "not_relevant": 1, "refused": 0}
    assert told["records"] == {"agreement": 3, "affiliation": 1}
    assert run(["show", "Busan"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "24 August 1993 Sister tie with Shanghai, signed" in page
    assert "November 1995 Sister tie with Ho Chi Minh City, signed" in page
    assert "no date given Sister tie with 어딘가시, signed" in page
    assert run(["export", "-o", "before.jsonl"]) == 0
    Path("m.yaml").unlink()
    assert run(["rebuild"]) == 0
    assert run(["export", "-o", "after.jsonl"]) == 0
    assert Path("before.jsonl").read_bytes() == Path("after.jsonl").read_bytes()


def test_next_months_file_brings_what_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    account(capsys, "ties.csv", "--columns", "m.yaml")
    later = (
        LIST.replace("\n1,", "\n1,하노이,베트남,2001-05-04,\n2,")
        .replace("\n2,호", "\n3,호")
        .replace("\n3,어", "\n4,어")
    )
    Path("july.csv").write_text(later, "utf-8")
    told = account(capsys, "july.csv", "--columns", "m.yaml")
    assert told["documents"] == {"read": 1, "known": 3, "not_relevant": 1, "refused": 0}
    assert told["records"] == {"agreement": 4, "affiliation": 1}


def test_without_a_mapping_the_list_is_refused_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "ties.csv"]) == 2
    told = " ".join(capsys.readouterr().out.split())
    assert "it is nearest to korea.yaml, without a column for party" in told
    assert "`comity read --columns FILE`" in told


def test_a_wrong_mapping_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.yaml").write_text("columns: {partner: a, who: b}", "utf-8")
    assert run(["read", "ties.csv", "--columns", "m.yaml"]) == 2
    assert capsys.readouterr().err.startswith("comity: m.yaml: columns: “who” is no meaning")


def test_a_tie_that_the_lists_of_both_sides_have_is_one_record(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ties.csv").write_text(
        "자치단체,국가,도시,체결일,구분\n부산광역시,베트남,호찌민시,1995.11.3.,자매결연\n", "utf-8"
    )
    Path("vn.csv").write_text(
        "Địa phương;Đối tác;Ngày ký;Hình thức\n"
        "TP. Hồ Chí Minh;Thành phố Busan (Hàn Quốc);03/11/1995;Kết nghĩa\n",
        "utf-8",
    )
    told = account(capsys, "ties.csv", "vn.csv")
    assert (told["claims"], told["records"]) == ({"agreement": 2}, {"agreement": 1})
