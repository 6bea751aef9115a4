from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from comity.cli.main import run
from comity.model.document import Document
from comity.register import view as views
from tests.make import (
    BECAMEX,
    BINH_DUONG,
    COEX,
    GANGNAM,
    agreement,
    document,
    event,
    figure,
    post,
    quoting,
    register,
    unknown,
)

FIRST = document(
    "Bình Dương and Gangnam signed. 3000 projects came. A deal was made. Võ Văn Minh spoke.", "first.txt"
)
SECOND = document("They signed in January. 4000 projects came.", "second.txt", "2022-01-08")


def at(where: Document, quote: str) -> dict[str, object]:
    return quoting(quote, where.text.index(quote), where.name)


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    first = [
        agreement(BINH_DUONG, GANGNAM, date="2022-01-06", **at(FIRST, "Bình Dương and Gangnam signed.")),
        agreement(BECAMEX, COEX, type="contract", **at(FIRST, "A deal was made.")),
        event(GANGNAM, who=[BINH_DUONG, BECAMEX, COEX], **at(FIRST, "Bình Dương and Gangnam signed.")),
        figure(BINH_DUONG, 3000, qualifier="at_least", **at(FIRST, "3000 projects came.")),
        post("Võ Văn Minh", "chairman", BINH_DUONG, **at(FIRST, "Võ Văn Minh spoke.")),
        post("An Hai", "director", unknown("organisation", "Twin"), **at(FIRST, "Võ Văn Minh spoke.")),
        post("Bo Yi", "director", unknown("locality", "Twin"), **at(FIRST, "Võ Văn Minh spoke.")),
    ]
    second = [
        agreement(BINH_DUONG, GANGNAM, **at(SECOND, "They signed in January.")),
        figure(BINH_DUONG, 4000, qualifier="at_least", **at(SECOND, "4000 projects came.")),
        figure(BINH_DUONG, 1_920_000_000, unit="USD", indicator="investment", **at(SECOND, "4000 projects")),
    ]
    return register(tmp_path / "comity.db", (FIRST, first), (SECOND, second))


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["show", *arguments]) == code
    return capsys.readouterr().out


PAGES = [[], ["vn/binh-duong"], ["vn/binh-duong", "Gangnam District"], ["first.txt"], ["Vo Van Minh"]]


@pytest.mark.parametrize("names", PAGES)
def test_every_page_fits_80_columns_without_colours(names, capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, *names)
    assert max(map(len, told.splitlines())) <= 80
    assert "\x1b" not in told


@pytest.mark.parametrize("names", PAGES)
def test_every_marker_has_its_source(names, capsys: pytest.CaptureFixture[str]) -> None:
    body, _, sources = shown(capsys, *names, "--full").rpartition("Sources\n")
    used = set(re.findall(r"\[(\d+)\]", body))
    listed = set(re.findall(r"^ *\[(\d+)\]", sources, re.MULTILINE))
    assert used and used == listed


@pytest.mark.parametrize("names", PAGES)
def test_every_page_as_json(names, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(shown(capsys, *names, "--json"))


@pytest.mark.parametrize("name", ["vn/binh-duong", "Bình Dương", "binh duong", "BINHDUONG"])
def test_a_locality_by_id_and_by_any_spelling(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, name)
    assert "6 January 2022" in told
    assert "USD 1.92 billion" in told
    assert "Ho Chi Minh City" in told, "what became of it"


def test_values_that_differ_stand_beside_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(shown(capsys, "vn/binh-duong").split())
    assert "more than 3,000" in told and "more than 4,000" in told
    assert told.count("sources differ") == 2


def test_a_relation_keeps_company_deals_apart(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "vn/binh-duong", "kr/seoul/gangnam")
    between, _, beside = told.partition("Beside it")
    assert "MOU" in between and "contract" not in between
    assert "Business contract" in beside


def test_an_agreement_by_the_beginning_of_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    with views.opened(Path("comity.db")) as view:
        record = next(r for r in view.records("agreement") if "date" in r.fields)
    told = shown(capsys, record.id[:10])
    assert "6 January 2022" in told
    assert "No date is given in" in told, "the source that is silent is told"


def test_a_document_with_its_claims_marked(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "first.txt", "--claims")
    flat = " ".join(told.split())
    assert "3000 projects came.[2]" in flat
    assert "[2] Figure" in flat
    parsed = json.loads(shown(capsys, "first.txt", "--claims", "--json"))
    assert parsed["text"] == FIRST.text
    assert len(parsed["claims"]) == 7


def test_a_name_of_two_things_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "Twin", code=2)
    assert "locality/twin" in told and "organisation/twin" in told
    parsed = json.loads(shown(capsys, "Twin", "--json", code=2))
    assert {id_ for id_, _ in parsed["meanings"]} == {"locality/twin", "organisation/twin"}


def test_a_locality_no_document_names_is_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing is known of it yet." in shown(capsys, "vn/ca-mau")
    told = " ".join(shown(capsys, "vn/ca-mau", "vn/binh-duong").split())
    assert "No source names the two together." in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Nowhereville"], "is not in this register"),
        (["Ca Mau"], "in no document of this register; the reference tables know vn/ca-mau"),
        (["Minh"], "did you mean Võ Văn Minh?"),
        (["agr-ffffffffff"], "is not in this register"),
        (["vn/binh-duong", "--claims"], "name of one document"),
        (["a", "b", "c"], "more than two names"),
        (["--register", "missing.db"], "no register here"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["show", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err and told.err.count("\n") == 1


def test_a_document_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nasty = document("They \x1b[2Jagreed [red]at [/] last.\x9b", "nasty\x1b.txt")
    told = [agreement(unknown("locality", "Evil\x1b[2J"), BINH_DUONG, **at(nasty, "They \x1b[2Jagreed"))]
    register(tmp_path / "nasty.db", (nasty, told))
    for names in ([], ["vn/binh-duong"], ["nasty\x1b.txt"], ["nasty\x1b.txt", "--claims"]):
        seen = shown(capsys, *names, "--register", "nasty.db")
        assert all(character.isprintable() or character == "\n" for character in seen)
    assert "[red]at [/]" in shown(capsys, "nasty\x1b.txt", "--claims", "--register", "nasty.db")


def test_a_relation_tells_what_became_of_the_two(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(shown(capsys, "vn/binh-duong", "kr/seoul/gangnam").split())
    assert "Bình Dương was merged into Ho Chi Minh City on 1 July 2025, by Resolution 202/2025/QH15" in told
    assert "Bình Dương: inherited by law, successor: Ho Chi Minh City" in told
    assert "Decree 177/2025/ND-CP: The body that takes over" in told


def test_a_page_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    before = " ".join(shown(capsys, "vn/binh-duong", "kr/seoul/gangnam", "--on", "2025-06-30").split())
    assert "as known on 30 June 2025" in before
    assert "Bình Dương then had the rank of province in Vietnam" in before
    assert "Succession: unaffected" in before and "was merged" not in before
    early = " ".join(shown(capsys, "vn/binh-duong", "kr/seoul/gangnam", "--on", "2021-12-31").split())
    assert "No source names the two together." in early
    later = " ".join(shown(capsys, "vn/binh-duong", "--on", "2025-07-01").split())
    assert "Bình Dương was no unit then" in later


@pytest.mark.parametrize("on", ["2025-13-01", "tomorrow"])
def test_what_is_no_day_is_refused(on: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "vn/binh-duong", "--on", on]) == 2
    assert "is no day" in capsys.readouterr().err


def test_a_document_is_of_no_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "first.txt", "--on", "2025-07-01"]) == 2
    assert "says nothing of a document" in capsys.readouterr().err


def test_a_record_is_not_known_before_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    with views.opened(Path("comity.db")) as view:
        record = next(r for r in view.records("agreement") if "date" in r.fields)
    assert run(["show", record.id, "--on", "2021-12-31"]) == 2
    assert "was not known by 2021-12-31" in capsys.readouterr().err


def test_an_overview_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert "second.txt" in shown(capsys, "--on", "2022-01-08")
    assert "second.txt" not in shown(capsys, "--on", "2022-01-07")


def test_a_record_tells_its_three_axes(capsys: pytest.CaptureFixture[str]) -> None:
    with views.opened(Path("comity.db")) as view:
        record = next(r for r in view.records("agreement") if "date" in r.fields)
    told = " ".join(shown(capsys, record.id, "--full").split())
    assert "Legal state signed on 6 January 2022, no end told" in told
    assert "Activity last evidence" in told
    assert "Succession Bình Dương: inherited by law" in told
    assert told.count("By the rule:") >= 3
    assert "Not settled: Whether all or only part of it is inherited" in told


def test_a_tie_with_a_town_only_found_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "The city of Arnhem in the Netherlands and San Carlos in Nicaragua signed a sister-city agreement on "
        "June 12. The mayors of Arnhem and San Carlos met in the town hall."
    )
    Path("towns.txt").write_text(f"date 2023-06-14\n{text}\n", encoding="utf-8")
    assert run(["read", "towns.txt", "--register", "towns.db"]) == 0
    assert run(["show", "Arnhem", "San Carlos", "--register", "towns.db"]) == 0
    assert "ni/san-carlos" in capsys.readouterr().out
