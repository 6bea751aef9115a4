"""The documentation is complete and true: commands, settings, formats, generated pages, links, version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from comity import __version__, settings
from comity.cli import main
from comity.sources.open import FORMATS
from tools import docs

ROOT = Path(__file__).parents[1]
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def section(command: str) -> str:
    found = re.search(rf"^## comity {command}\n(.*?)(?=^## |\Z)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md tells nothing of comity {command}"
    return found[1]


@pytest.mark.parametrize("command", sorted(main.COMMANDS))
def test_every_command_and_option_is_told_of(command: str) -> None:
    app = typer.Typer()
    app.command(command)(main.function(command))
    told = set(re.findall(r"^\| `(--[\w-]+)", section(command), re.MULTILINE))
    options = {name for option in typer.main.get_command(app).params for name in option.opts if "--" in name}
    assert told == options - {"--install-completion", "--show-completion"}


def test_no_command_is_told_of_that_is_not() -> None:
    assert set(re.findall(r"^## comity (\w+)", COMMANDS, re.MULTILINE)) == set(main.COMMANDS)


def test_every_setting_is_told_of() -> None:
    told = set(re.findall(r"^\| `(COMITY_\w+)`", COMMANDS, re.MULTILINE))
    assert told == {f"COMITY_{name.upper()}" for name in settings.Settings.__struct_fields__}


@pytest.mark.parametrize("name", sorted(docs.pages()))
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == docs.pages()[name], "run `sh tools/dev docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_top_of_the_changelog_is_this_version() -> None:
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0] == __version__


def test_every_format_is_told_of() -> None:
    assert all(f"`{suffix}`" in COMMANDS for suffix in FORMATS)


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("0*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
