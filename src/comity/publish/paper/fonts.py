"""Fonts that papers carry with them, so that they look the same wherever they are made."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import typst

_OURS = re.compile(
    r"[\s\x20-\u017f\u0192\u01a0-\u01b0\u02bb-\u02dd\u0300-\u0323\u0370-\u045f\u1e00-\u1eff\u2000-\u218f"
    r"\u2190-\u2199\u2200-\u22ff\u2460-\u2473\u2500-\u2612\u3000-\u301f\u3131-\u318e\u3200-\u321e\u3380-\u33ff"
    r"\uac00-\ud7a3\uff01-\uff5e\uffe6\ufffd]*"
)
"""Words in letters that our fonts have, or that no font has to have."""


def fonts(words: str) -> typst.Fonts:
    """The fonts that come with Comity; those of the machine, too, where the words have letters they lack."""
    return _fonts(beyond=not _OURS.fullmatch(words))


@cache
def _fonts(beyond: bool) -> typst.Fonts:
    folder = str(files("comity.publish.paper").joinpath("fonts"))
    return typst.Fonts(include_system_fonts=beyond, include_embedded_fonts=True, font_paths=[folder])
