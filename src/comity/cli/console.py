"""What is shown on the terminal, and where: results on standard output, everything else on standard error."""

from __future__ import annotations

import io
import sys

from rich.console import Console


def out() -> Console:
    """The console for results: colours only where the terminal has them, 80 columns where there is none."""
    return Console(highlight=False)


def err() -> Console:
    """The console for progress, refusals and errors."""
    return Console(stderr=True, highlight=False)


def note(sentence: str) -> None:
    """One sentence on one line of standard error, with what could disturb a terminal escaped."""
    shown = (c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in sentence)
    print("".join(shown), file=sys.stderr)


def speak_utf8() -> None:
    """Writes UTF-8 wherever output goes, and never fails at a character a terminal lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
