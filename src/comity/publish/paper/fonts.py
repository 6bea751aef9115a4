"""Fonts that papers carry with them, so that they look the same wherever they are made."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

_PACKAGES = ("noto_cjk_sans_kr_regular", "noto_cjk_sans_kr_bold")
_OWN = "comity.publish.paper"


@cache
def folders() -> tuple[Path, ...]:
    """Folders with the fonts that are installed with Comity."""
    return (*(Path(str(files(package))) for package in _PACKAGES), Path(str(files(_OWN))) / "fonts")
