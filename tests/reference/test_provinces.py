"""Shapes of provinces: all that there were on a day, each where its towns lie."""

from __future__ import annotations

from datetime import date

import pytest

from comity.reference import gazetteer
from comity.reference.making.topology import Topology
from comity.reference.points import points
from comity.reference.provinces import every_province
from comity.reference.shapes import Ring

TABLES = gazetteer.load()


def size(ring: Ring) -> float:
    around = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in around)) / 2


@pytest.mark.parametrize(
    ("country", "on", "number"),
    [
        ("vn", date(2025, 6, 30), 63),
        ("vn", date(2025, 7, 1), 34),
        ("kr", date(2024, 6, 1), 17),
    ],
)
def test_there_are_as_many_as_there_were(country: str, on: date, number: int) -> None:
    drawn = [one for one in every_province() if one.id.startswith(f"{country}/") and one.holds(on)]
    assert len(drawn) == len({one.id for one in drawn}) == number
    assert all(TABLES.place(one.id).level == 1 for one in drawn)


def test_each_is_closed_and_lies_around_its_towns() -> None:
    for one in every_province():
        assert all(ring[0] == ring[-1] for ring in one.rings), one.id
        largest = max(one.rings, key=size)
        assert min((x - lon) ** 2 + (y - lat) ** 2 for x, y in largest for lon, lat in [points()[one.id]]) < 2


def test_a_merged_province_is_as_large_as_its_parts() -> None:
    before, since = date(2025, 6, 30), date(2025, 7, 1)
    land = {
        on: sum(
            size(ring)
            for one in every_province()
            if one.id[:2] == "vn" and one.holds(on)
            for ring in one.rings
        )
        for on in (before, since)
    }
    assert land[before] == pytest.approx(land[since], rel=0.01)


def test_a_border_between_two_shapes_put_together_is_gone() -> None:
    page = b"""{"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [
        [[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]
    ], "objects": {"two": {"geometries": [
        {"type": "Polygon", "arcs": [[0, 1]]}, {"type": "Polygon", "arcs": [[2, -1]]}
    ]}}}"""
    topology = Topology(page, 0)
    (ring,) = topology.outline(geometry for geometry, _ in topology.geometries("two"))
    assert size(ring) == 2 and ring[0] == ring[-1]
