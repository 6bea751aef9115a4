"""Every command gives the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.cli import main
from tests.postgres import Server

_WHEN = re.compile(r'"first_read": "[^"]*"')  # a moment of its own for each register
EXAMPLES = Path(main.__file__).parents[1] / "examples"
COMMANDS = (
    ["show"],
    ["show", "--full", "--json"],
    ["show", "vn/binh-duong", "--json"],
    ["show", "Binh Duong", "Daejeon"],
    ["show", "Chuncheon", "Da Lat", "--on", "2026-01-01", "--json"],
    ["orphans"],
    ["conflicts", "--json"],
    ["review"],
    ["search", "tourism"],
    ["search", "Da Lat", "--json"],
    ["export"],
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, server: Server) -> tuple[str, str]:
    """The example articles in a file, and on a server."""
    found = str(tmp_path_factory.mktemp("engines") / "examples.db"), server.database(empty=True)
    for place in found:
        assert main.run(["read", str(EXAMPLES), "--register", place]) == 0
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_says_the_same_of_both(
    command: list[str], places: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for place in places:
        assert main.run([*command, "--register", place]) == 0
        told.append(_WHEN.sub("", capsys.readouterr().out))
    assert told[0] == told[1] and told[0].strip()


def test_a_register_on_a_server_is_rebuilt_checked_and_copied_back(
    places: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, url = places
    assert main.run(["rebuild", "--register", url]) == 0
    assert main.run(["register", "check", url]) == 0
    back, backup = str(tmp_path / "back.db"), str(tmp_path / "backup.db")
    assert main.run(["register", "copy", url, back]) == 0
    assert main.run(["register", "backup", url, "--output", backup]) == 0
    capsys.readouterr()
    exports = []
    for place in (file, url, back, backup):
        assert main.run(["export", "--register", place]) == 0
        exports.append(capsys.readouterr().out)
    assert len(set(exports)) == 1
    assert main.run(["register", "check", back]) == 0


def test_the_original_of_a_document_comes_back(
    places: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = next(path for path in sorted(EXAMPLES.iterdir()) if path.suffix == ".txt")
    for number, place in enumerate(places):
        to = tmp_path / str(number)
        assert main.run(["original", article.name, "--register", place, "--output", str(to)]) == 0
        assert to.read_bytes() == article.read_bytes()
        assert main.run(["original", article.name, "--register", place, "--output", str(to)]) == 2
        assert "overwrites nothing" in capsys.readouterr().err
