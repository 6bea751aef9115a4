"""`comity followup`, and what a person decides of a promise, as a desk officer does it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run

ARTICLES = {
    "first.txt": "date 2023-03-10\nGwangju City and Hai Phong City signed a memorandum of understanding. "
    "Under it Gwangju will train twenty nurses from Hai Phong by 2024.",
    "later.txt": "date 2024-05-20\nGwangju City held a training course for nurses from Hai Phong City on "
    "May 18, 2024. The mayor of Gwangju met the chairman of the Hai Phong People's Committee.",
    "other.txt": "date 2023-04-12\nThe mayor of Ulsan met the chairman of the Khanh Hoa People's Committee. "
    "Ulsan plans to open a trade office in Khanh Hoa by the end of 2023.",
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


def states(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, str]:
    assert run(["followup", *arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["promises"]
    return {one["record"]["fields"]["action"]["shown"]: one["state"] for one in told}


NURSES = "train twenty nurses from Hai Phong by 2024"
OFFICE = "open a trade office in Khanh Hoa by the end of 2023"


def test_promises_and_what_is_told_since(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "followup")
    assert "1 open and 1 with something told since" in told and "Searched: 3 documents" in told
    assert "Due by 2023; nothing found since." in told
    assert "18 May 2024: Training" in told and "it tells of the same: training" in told
    assert "later.txt, 20 May 2024" in told
    assert "Gwangju" in said(capsys, "show", "Gwangju", "Hai Phong") and "Promises" in said(
        capsys, "show", "Gwangju", "Hai Phong"
    )


@pytest.mark.parametrize(
    ("arguments", "actions"),
    [
        ([], {NURSES: "evidence_found", OFFICE: "open"}),
        (["Gwangju"], {NURSES: "evidence_found"}),
        (["Khanh Hoa"], {}),
        (["--partner", "Hai Phong"], {NURSES: "evidence_found"}),
        (["Gwangju", "--partner", "Ulsan"], {}),
        (["--state", "open"], {OFFICE: "open"}),
        (["--on", "2023-12-01"], {NURSES: "open", OFFICE: "open"}),
    ],
)
def test_those_asked_for(
    arguments: list[str], actions: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert states(capsys, *arguments) == actions


def test_a_person_decides_what_became_of_a_promise(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["followup", "Gwangju", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["promises"]
    record = one["record"]["id"]
    said(capsys, "decide", "fulfilled", record, "--because", "the hospital wrote so")
    told = said(capsys, "followup", "Gwangju")
    assert (
        "Promises: 1 fulfilled." in told and "Ms Tran decided on" in told and "the hospital wrote so" in told
    )
    assert "1. fulfilled" in said(capsys, "show", record)
    for how in ([], ["--records-only"]):
        said(capsys, "rebuild", *how)
        assert states(capsys, "Gwangju") == {NURSES: "fulfilled"}
    said(capsys, "decide", "undo", "1")
    assert states(capsys, "Gwangju") == {NURSES: "evidence_found"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["decide", "lapsed", "Gwangju", "--because", "x"], "is no record"),
        (["decide", "lapsed", "AGREEMENT", "--because", "x"], "is no promise"),
        (["decide", "changed", "COMMITMENT"], "needs its reason"),
        (["followup", "--state", "broken"], "is no state; there are open"),
        (["followup", "Nowhere"], "is not in this register"),
        (["followup", "--on", "soon"], "is no day"),
    ],
)
def test_what_cannot_be_asked_or_decided_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "-o", "all.jsonl"]) == 0
    lines = [json.loads(line) for line in Path("all.jsonl").read_text("utf-8").splitlines()]
    ids = {line["kind"].upper(): line["id"] for line in lines if line["what"] == "record"}
    assert sentence in said(capsys, *(ids.get(word, word) for word in arguments), code=2)
