"""Where a locality lies, as one point on a map."""

from __future__ import annotations

from functools import cache

from comity.errors import UnknownName
from comity.reference.gazetteer import Gazetteer
from comity.reference.tables import rows

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_TABLE = "points.csv"


@cache
def points() -> dict[str, Point]:
    """The points of Korea's and Viet Nam's localities, by id; others have theirs in their own tables."""
    return {row["slug"]: (float(row["lon"]), float(row["lat"])) for row in rows(_TABLE)}


def point(tables: Gazetteer, id_: str) -> Point | None:
    """Where a locality lies; of one whose point nobody tells, where what it became or lies in does."""
    try:
        place = tables.place(id_)
    except UnknownName:
        return None
    if id_ in points():
        return points()[id_]
    if place.lon is not None and place.lat is not None:
        return place.lon, place.lat
    around = (*place.successors[:1], *((place.parent,) if place.parent else ()))
    return next((found for other in around if (found := point(tables, other)) is not None), None)
