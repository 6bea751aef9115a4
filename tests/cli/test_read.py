from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.cli.main import run
from comity.register import view as views
from tests.make import rows
from tests.plain_reader import PlainReader

SIGNED = "Aland signed with Borrow on 2020-05-04."


@pytest.fixture(autouse=True)
def plain_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reader is tested elsewhere; here a plain one stands in for it, in a folder of its own."""
    monkeypatch.setattr("comity.cli.read.Reader", lambda tables: PlainReader())
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "good.txt").write_text(f"{SIGNED} Everybody was pleased.")
    (made / "weather.txt").write_text(f"The weather was good. {SIGNED}")
    (made / "trips.txt").write_text(f"A trip. {SIGNED}")
    (made / "picture.png").write_bytes(b"\x89PNG")
    return made


def test_the_account_tells_what_became_of_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(folder)]) == 1, "some were refused"
    told = capsys.readouterr().out
    for words in (
        "1  read",
        "1  not relevant",
        "1  refused",
        "1 agreement",
        "comity.db",
        "Passed over: 1 ",
    ):
        assert words in told
    assert "it tells of the weather" in told
    assert "tripped" in told
    assert Path("comity.db").exists()


def test_the_account_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["read", str(folder), "--json", "--register", "other.db"])
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == {"read": 1, "known": 0, "not_relevant": 1, "refused": 1}
    assert told["claims"] == told["records"] == {"agreement": 1}
    assert told["made"] == 1
    assert [Path(path).name for path in told["refused"]] == ["trips.txt"]


def test_reading_again_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "trips.txt").unlink()
    assert run(["read", str(folder)]) == 0
    before = rows(Path("comity.db"))
    capsys.readouterr()
    assert run(["read", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == {"read": 0, "known": 2, "not_relevant": 0, "refused": 0}
    assert told["made"] == 0 and told["claims"] == {}
    assert rows(Path("comity.db")) == before


def test_all_reads_what_is_not_relevant(folder: Path) -> None:
    (folder / "trips.txt").unlink()
    assert run(["read", str(folder)]) == 0
    assert run(["read", str(folder), "--all"]) == 0
    with views.opened(Path("comity.db")) as view:
        assert view.counts()["claims"] == 2


def test_the_claims_go_to_a_file_too_even_of_known_documents(folder: Path, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    run(["read", str(folder), "--claims", str(claims)])
    (told,) = map(json.loads, claims.read_text("utf-8").splitlines())
    assert (told["kind"], told["document"], told["quote"]) == ("agreement", "good.txt", SIGNED)
    first = claims.read_bytes()
    run(["read", str(folder), "--claims", str(claims)])
    assert claims.read_bytes() == first
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "no such file"),
        (["empty"], "holds no document"),
        (["articles", "--register", "no/folder.db"], "the folder no does not exist"),
        (["articles", "--register", "articles/good.txt"], "not a Comity register"),
        (["articles", "--claims", "no/claims.jsonl"], "no/claims.jsonl"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["read", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1 and words in told.err


def test_only_refused_documents_are_a_failure(folder: Path) -> None:
    assert run(["read", str(folder / "trips.txt")]) == 2
