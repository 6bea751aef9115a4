"""Deciding, looking at what waits, making anew and exporting: as a desk officer does it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run

ARTICLES = {
    "signing.txt": "date 2024-05-04\nThe governments of Binh Duong Province and Daejeon City signed an MOU "
    "on trade on 3 May 2024. The ceremony was held in the city hall of Daejeon, and it was the first "
    "of its kind. Binh Duong has 3,000 foreign-invested projects.",
    "county.txt": "date 2024-06-11\nGoseong County and Da Lat City signed a friendship agreement on "
    "10 June 2024. The two sides will send students to each other, and their officials will meet "
    "once in a year.",
    "later.txt": "date 2024-09-02\nDaejeon City and Binh Duong Province signed an MOU on science on "
    "1 September 2024. The city said that it was glad of what had been done since the spring.",
}


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("COMITY_WHO", "Ms Tran")
    for name, text in ARTICLES.items():
        Path(name).write_text(text, encoding="utf-8")
    assert run(["read", *ARTICLES]) == 0
    capsys.readouterr()


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(arguments) == code
    told = capsys.readouterr()
    return " ".join((told.out + told.err).split())


def records(capsys: pytest.CaptureFixture[str], kind: str) -> list[dict]:
    run(["export"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [line for line in lines if line["what"] == "record" and line["kind"] == kind]


def test_two_signings_told_to_be_one_and_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (r["id"] for r in records(capsys, "agreement") if "kr/daejeon" in r["entities"])
    said(capsys, "decide", "same", first, second, "--because", "the second article misdates it")
    (one,) = (r for r in records(capsys, "agreement") if "kr/daejeon" in r["entities"])
    assert len(one["claims"]) == 2
    assert "Ms Tran" in said(capsys, "review", "--decided")
    said(capsys, "decide", "undo", "1")
    assert len([r for r in records(capsys, "agreement") if "kr/daejeon" in r["entities"]]) == 2


def test_a_correction_names_who_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    (figure,) = records(capsys, "figure")
    said(
        capsys,
        "decide",
        "correct",
        figure["id"],
        "value",
        "4008",
        "--because",
        "the statistics office says so",
    )
    (after,) = records(capsys, "figure")
    told = after["fields"]["value"]
    assert told["shown"] == 4008 and [value["value"] for value in told["values"]] == [3000]
    assert "Ms Tran" in told["rule"] and "statistics office" in told["rule"]


def test_what_was_accepted_or_remarked_stands_on_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    (figure,) = records(capsys, "figure")
    said(capsys, "decide", "accept", figure["id"])
    said(capsys, "decide", "note", figure["id"], "--because", "ask the statistics office again in May")
    page = said(capsys, "show", figure["id"])
    assert "1. accept" in page and "again in May" in page and "Ms Tran" in page


def test_an_ambiguous_name_waits_for_a_person_who_settles_it(capsys: pytest.CaptureFixture[str]) -> None:
    waiting = said(capsys, "review")
    assert "Goseong" in waiting and "kr/gangwon/goseong" in waiting and "kr/gyeongnam/goseong" in waiting
    (county,) = (r for r in records(capsys, "agreement") if "vn/lam-dong/da-lat" in r["entities"])
    (left_open,) = (entity for entity in county["entities"] if "goseong" in entity)
    assert left_open not in ("kr/gangwon/goseong", "kr/gyeongnam/goseong")
    said(capsys, "decide", "same", left_open, "kr/gyeongnam/goseong", "--because", "its mayor said so")
    assert "Nothing waits" in said(capsys, "review")
    (county,) = (r for r in records(capsys, "agreement") if "vn/lam-dong/da-lat" in r["entities"])
    assert "kr/gyeongnam/goseong" in county["entities"]


def test_why_a_name_means_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "review", "Daejeon")
    assert "kr/daejeon" in told and "in later.txt and signing.txt" in told


def test_made_anew_it_is_the_same_byte_for_byte(capsys: pytest.CaptureFixture[str]) -> None:
    (figure,) = records(capsys, "figure")
    said(capsys, "decide", "correct", figure["id"], "value", "4008", "--because", "counted")
    for number, how in enumerate(([], ["--records-only"])):
        assert run(["export", "-o", "before.jsonl"]) == 0
        assert "made anew" in said(capsys, "rebuild", *how)
        assert run(["export", "-o", f"after{number}.jsonl"]) == 0
        assert Path("before.jsonl").read_bytes() == Path(f"after{number}.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["perhaps", "a", "b"], "is no decision"),
        (["same", "Daejeon", "Da Lat"], "needs its reason"),
        (["same", "Daejeon", "--because", "x"], "takes 2 words, not 1"),
        (["same", "Daejeon", "Nowhere", "--because", "x"], "is not in this register"),
        (["same", "Daejeon", "Daejeon", "--because", "x"], "ID@DOCUMENT"),
        (["same", "kr", "kr/daejeon@county.txt", "--because", "x"], "is not named in county.txt"),
        (["correct", "Daejeon", "value", "1", "--because", "x"], "is no record"),
        (["undo", "7"], "no decision 7"),
    ],
)
def test_what_cannot_be_decided_is_said_and_changes_nothing(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["export", "-o", "before.jsonl"])
    assert sentence in said(capsys, "decide", *arguments, code=2)
    run(["export", "-o", "after.jsonl"])
    assert Path("before.jsonl").read_bytes() == Path("after.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "soon"),
        ("signatories", "X"),
        ("colour", "red"),
        ("type", "pact"),
        ("parties", ""),
        ("parties", "kr/daejeon"),
        ("parties", "kr/daejeon, Daejeon"),
        ("parties", "kr/daejeon, nowhere at all"),
        ("place", "nowhere at all"),
        ("fields", "trade, magic"),
        ("term", "five years"),
        ("valid_until", ""),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_refused(
    field: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record = records(capsys, "agreement")[0]["id"]
    said(capsys, "decide", "correct", record, field, value, "--because", "x", code=2)
    assert "correct" not in said(capsys, "review", "--decided")


@pytest.mark.parametrize(
    ("field", "value"), [("value", "nan"), ("value", "inf"), ("unit", "stones"), ("indicator", "luck")]
)
def test_a_number_that_is_none_is_refused(field: str, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    (figure,) = records(capsys, "figure")
    said(capsys, "decide", "correct", figure["id"], field, value, "--because", "x", code=2)
    assert "correct" not in said(capsys, "review", "--decided")


def test_entities_of_a_corrected_field_may_be_given_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    record = next(r for r in records(capsys, "agreement") if "vn/binh-duong" in r["entities"])
    said(capsys, "decide", "correct", record["id"], "parties", "Daejeon, Da Lat", "--because", "x")
    shown = [found["fields"]["parties"]["shown"] for found in records(capsys, "agreement")]
    assert ["kr/daejeon", "vn/lam-dong/da-lat"] in shown


def test_odd_words_are_kept_on_one_line_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "decide", "note", "Daejeon", "--because", "a\x1b[31m\n\tb ", "--who", "  ")
    told = said(capsys, "review", "--decided")
    assert "a\ufffd[31m b" in told and "Ms Tran" in told
    for bad in ("\udcff", "x" * 2001):
        said(capsys, "decide", "note", "Daejeon", "--because", bad, code=2)
    said(capsys, "decide", "note", "\udcff", "--because", "x", code=2)
    assert said(capsys, "review", "--decided") == told


def test_what_was_taken_back_is_taken_up_again(capsys: pytest.CaptureFixture[str]) -> None:
    before = len(records(capsys, "agreement"))
    said(capsys, "decide", "reject", records(capsys, "agreement")[0]["id"], "--because", "x")
    for number, left in ((1, before), (2, before - 1), (3, before)):
        said(capsys, "decide", "undo", str(number))
        assert len(records(capsys, "agreement")) == left
    assert "no decision 3 in force" in said(capsys, "decide", "undo", "3", code=2)


@pytest.mark.parametrize("to", [".", "nowhere/at/all.jsonl", "comity.db/x"])
def test_what_cannot_be_written_to_is_one_sentence(to: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "export", "-o", to, code=2).startswith("comity: ")


def test_without_a_register_there_is_nothing_to_make_anew(capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no register here" in said(capsys, "rebuild", "--register", "other.db", code=2)
    assert not Path("other.db").exists()
