"""The door: which commands there are, and what happens when one fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from comity import __version__
from comity.cli.console import note, speak_utf8
from comity.errors import ComityError

REFUSED = 2

# Every command and what it does, in the order people meet them. `comity X` runs the function X of
# comity.cli.X; only the command that is called is loaded, so that help and small commands start at once.
COMMANDS = {
    "read": "Read documents into a register; what was read before is known and changes nothing.",
    "watch": "Keep reading what arrives in folders and feeds, a line for each document, until Ctrl-C.",
    "show": "Show what a register holds, every value with its source.",
    "search": "Find documents, claims, records and entities by words, names and filters.",
    "serve": "Serve a register as a web site, read-only, until Ctrl-C.",
    "place": "Say what a name meant on a day, every reading of it, and what became of each.",
    "orphans": "List ties whose party was merged, renamed, abolished or moved, and what is missing.",
    "quiet": "List ties of which no source tells anything of late, with the last that was told.",
    "followup": "List what was promised, by when, and what is told since that may speak to it.",
    "due": "List days that must not be missed: terms, notice, promises, what rules ask for, anniversaries.",
    "digest": "Tell what is new since a day, what is due and what differs: as text, page or a mail to send.",
    "conflicts": "Show where sources disagree: who says what, which value is shown, and why they may differ.",
    "brief": "Write a brief of a locality, or of two that meet: one page and an annex, every sentence cited.",
    "visit": "Write the pack for a journey: the itinerary, a page for each relation, people, promises.",
    "handover": "Write a handover pack: how it began, who is who, what was promised, what to mind, sources.",
    "yearly": "Write the report of a year: who travelled, what was signed and done, what is quiet and next.",
    "decide": "Decide what the register cannot know: what is the same, what differs, what is right.",
    "review": "List what waits for a person: names that stay ambiguous, decisions that lost their ground.",
    "rebuild": "Read every document of a register again and make everything derived anew.",
    "register": "Look after a register: check it, count it, back it up, bring it up to date, copy it.",
    "original": "Give back the bytes a document was read from.",
    "export": "Write a register out: as JSON Lines, or its records as CSV, Excel workbook or Parquet.",
    "tour": "Read the articles that come with Comity and look at what they say.",
    "claims": "Turn documents into cited claims, one JSON line each, without a register.",
    "score": "Hold what the reader finds against gold: precision, recall and F1 per kind.",
    "schema": "Print the JSON Schema of a claim.",
}


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit code; an error of ours is one sentence on standard error."""
    speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _app(given)(args=given, prog_name="comity")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    except ComityError as error:
        note(f"comity: {error}")
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain of it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        note(f"comity: {error.filename or 'output'}: {error.strerror}")
        return REFUSED
    return 0


def function(command: str) -> Callable[..., Any]:
    """The function that runs a command."""
    called: Callable[..., Any] = getattr(import_module(f"comity.cli.{command}"), command)
    return called


def _app(given: Sequence[str]) -> typer.Typer:
    app = typer.Typer(
        help=_comity.__doc__,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_comity)
    called = next((word for word in given if not word.startswith("-")), None)
    for command, line in COMMANDS.items():
        app.command(command, help=None if command == called else line)(
            function(command) if command == called else _not_called
        )
    return app


def _not_called() -> None:
    """Stands for a command in the list of commands."""


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"comity {__version__}")
        raise typer.Exit


def _comity(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Read what is published about cooperation between localities, and keep a cited register of it."""
