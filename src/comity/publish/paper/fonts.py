"""Fonts that papers carry with them, so that they look the same wherever they are made."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from comity.publish.paper.letters import letters

FOLDER = Path(str(files("comity.publish.paper"))) / "fonts"
_NEEDS_NONE = set("\n\r\t\u2060\u200b\ufffd")


def fonts(words: str) -> typst.Fonts:
    """The fonts that come with Comity; those of the machine, too, where the words have letters they lack."""
    return _fonts(beyond=not set(words) <= covered())


@cache
def covered() -> frozenset[str]:
    """The letters our fonts have, and those that none has to have."""
    ours = (letters(font.read_bytes()) for font in FOLDER.glob("*.[ot]tf"))
    return frozenset(_NEEDS_NONE.union(*ours))


@cache
def _fonts(beyond: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=beyond, include_embedded_fonts=True, font_paths=[str(FOLDER)])
