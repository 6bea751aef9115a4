from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run
from tests.make import BINH_DUONG, GANGNAM, agreement, document, event, figure, quoting, register

TEXT = "Bình Dương and Gangnam District signed it. Two firms came from Gangnam."
KOREAN = "강남구는 빈즈엉성과 자매결연을 체결했다."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    first = [
        agreement(BINH_DUONG, GANGNAM, **quoting(TEXT[:42]), date="2022-01-06", fields=("tourism",)),
        figure(GANGNAM, 2, **quoting("Two firms came from Gangnam.", 43)),
    ]
    second = [event(GANGNAM, who=[BINH_DUONG], **quoting(KOREAN), start="2023-05-01")]
    register(
        Path("comity.db"),
        (document(TEXT, "first.txt"), first),
        (document(KOREAN, "second.txt", "2023-05-02"), second),
        *((document(f"Filler number {n} of seven.", f"{n}.txt", None), []) for n in range(7)),
    )


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["search", *arguments]) == 0
    return capsys.readouterr().out


def hits(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[str]]:
    found = json.loads(told(capsys, *arguments, "--json"))
    return {what: [hit["name"] or hit["id"] for hit in page["hits"]] for what, page in found.items()}


def test_everything_is_looked_for_in_any_script(capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(capsys, "강남구")
    for words in ("Entities", "kr/seoul/gangnam", "Records", "MOU", "Figure", "Documents", "Claims"):
        assert words in shown
    for words in ("first.txt", "second.txt", "6 January 2022", "1 May 2023", "7 January 2022"):
        assert words in shown


def test_json_has_spans(capsys: pytest.CaptureFixture[str]) -> None:
    page = json.loads(told(capsys, "자매결연", "--in", "documents", "--json"))["documents"]
    (hit,) = page["hits"]
    (start, end), cut = hit["excerpt"]["marks"][0], hit["excerpt"]["text"]
    assert (cut[start:end], page["after"]) == ("자매결연", None)


def test_pages_go_on_where_the_last_ended(capsys: pytest.CaptureFixture[str]) -> None:
    seen, after = [], []
    for _ in range(4):
        page = json.loads(told(capsys, "filler", "--in", "documents", "--limit", "2", "--json", *after))
        seen += [hit["name"] for hit in page["documents"]["hits"]]
        after = ["--after", page["documents"]["after"] or ""]
    assert sorted(seen) == [f"{n}.txt" for n in range(7)]
    assert after[1] == ""


def test_a_cursor_alone_says_what_it_goes_on_with(capsys: pytest.CaptureFixture[str]) -> None:
    first = json.loads(told(capsys, "filler", "--limit", "3", "--json"))["documents"]["after"]
    assert f"more with --after {first}" in told(capsys, "filler", "--limit", "3")
    assert [*hits(capsys, "filler", "--after", first)] == ["documents"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--kind", "agreement"], ["first.txt"]),
        (["--kind", "agreement", "--kind", "event"], ["first.txt", "second.txt"]),
        (["--sector", "tourism"], ["first.txt"]),
        (["--locality", "Gangnam", "--year", "2023"], ["second.txt"]),
        (["--country", "VN"], ["first.txt", "second.txt"]),
        (["--since", "2022-01-07", "--until", "2022"], ["first.txt"]),
        (["--language", "ko"], []),
        (["gangnam", "--until", "2021-12"], []),
    ],
)
def test_filters(capsys: pytest.CaptureFixture[str], options: list[str], found: list[str]) -> None:
    assert sorted(hits(capsys, "--in", "documents", *options)["documents"]) == found


def test_nothing_is_said_to_be_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing was found." in told(capsys, "zebra")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["…", "--in", "people"],
        ["a", "--kind", "party"],
        ["a", "--sector", "zzz"],
        ["a", "--since", "May"],
        ["a", "--year", "2022/2023"],
        ["a", "--after", "nowhere"],
        ["a", "--locality", "Nowhere at all"],
        ["a", "--country", "xx"],
    ],
)
def test_what_can_not_be_asked_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("comity: ")
    assert told.err.count("\n") == 1
