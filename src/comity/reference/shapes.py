"""The shapes of countries, coarse ones for maps of the world."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

Ring = list[tuple[float, float]]
"""A closed line, each point its longitude and latitude in degrees."""


@cache
def shapes() -> dict[str, list[Ring]]:
    """The rings of each country, by its code (ISO 3166, small letters)."""
    page = files("comity.reference").joinpath("data", "world_shapes.json").read_bytes()
    return msgspec.json.decode(page, type=dict[str, list[Ring]])
