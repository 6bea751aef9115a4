from __future__ import annotations

import shlex
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from comity.cli.main import run
from comity.register import view as views
from tests.make import BINH_DUONG, GANGNAM, agreement, document, register

EXAMPLES = sorted(
    path.name for path in files("comity").joinpath("examples").iterdir() if path.name[0].isdigit()
)


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


def test_the_tour_reads_every_example_and_leaves_one_file_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["tour"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["comity-tour.db"]
    with views.opened(Path("comity-tour.db")) as view:
        documents = {document.name: document for document in view.documents()}
        assert sorted(documents) == EXAMPLES
        assert not documents["10-river-festival.txt"].relevant
        signings = [r for r in view.records_about(GANGNAM.id) if r.kind == "agreement"]
        assert any(len({c.document for c in view.claims(r.claims).values()}) == 2 for r in signings)
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 80
    assert "Ho Chi Minh City" in told and "10-river-festival.txt" in told


def test_one_signing_in_three_languages_is_one_record() -> None:
    run(["tour"])
    with views.opened(Path("comity-tour.db")) as view:
        signings = [
            record
            for record in view.records_about("kr/gyeonggi")
            if record.kind == "agreement" and record.fields["date"].shown == "2024-10-21"
        ]
        assert len(signings) == 1
        languages = {document.language for document in view.documents() if "gyeonggi-hanoi" in document.name}
        assert languages == {"en", "ko", "vi"}
        assert len({claim.document for claim in view.claims(signings[0].claims).values()}) == 3
        signed = {told["person"] for told in signings[0].fields["signatories"].shown}
        assert len(signed) == 2, "김현곤 is Kim Hyun-gon, and 쩐 시 타잉 Trần Sỹ Thanh"


def test_the_tour_can_be_taken_again(capsys: pytest.CaptureFixture[str]) -> None:
    run(["tour"])
    first = Path("comity-tour.db").read_bytes()
    assert run(["tour"]) == 0
    assert Path("comity-tour.db").read_bytes() == first
    assert f"{len(EXAMPLES)}  known already" in capsys.readouterr().out


def test_every_command_the_tour_names_works(capsys: pytest.CaptureFixture[str]) -> None:
    run(["tour"])
    words = yaml.safe_load(files("comity.cli").joinpath("tour.yaml").read_text("utf-8"))
    shows = [shlex.split(command.format(register="comity-tour.db")) for command, _ in words["commands"]]
    for program, command, *arguments in shows:
        assert program == "comity"
        if command in ("show", "orphans"):
            assert run([command, *arguments]) == 0, arguments


def test_a_register_with_other_documents_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = register(tmp_path / "own.db", (document("They agreed."), [agreement(BINH_DUONG, GANGNAM)]))
    before = own.read_bytes()
    assert run(["tour", "--register", "own.db"]) == 2
    told = capsys.readouterr()
    assert "holds documents of your own" in told.err and told.out == ""
    assert own.read_bytes() == before


def test_a_file_that_is_no_register_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "comity-tour.db").write_text("notes")
    assert run(["tour"]) == 2
    assert (tmp_path / "comity-tour.db").read_text() == "notes"
