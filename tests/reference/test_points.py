"""Where localities lie."""

from __future__ import annotations

import pytest

from comity.reference import gazetteer
from comity.reference.points import point, points
from comity.reference.shapes import shapes

TABLES = gazetteer.load()


@pytest.mark.parametrize(
    ("id_", "lon", "lat"),
    [
        ("kr/seoul", 127.0, 37.6),
        ("kr/seoul/gangnam", 127.06, 37.5),
        ("kr/gyeonggi/suwon", 127.0, 37.3),
        ("kr/jeju", 126.5, 33.5),
        ("vn/binh-duong", 106.7, 11.2),
        ("vn/binh-duong/di-an", 106.8, 10.9),
        ("vn/ho-chi-minh-city", 106.7, 10.8),
        ("jp/hyogo/kobe", 135.2, 34.7),
    ],
)
def test_a_locality_lies_where_it_lies(id_: str, lon: float, lat: float) -> None:
    found = point(TABLES, id_)
    assert found is not None and found == pytest.approx((lon, lat), abs=0.3)


def test_nearly_every_locality_of_korea_and_viet_nam_has_its_own_point() -> None:
    ids = [place.id for place in TABLES.places() if place.country in ("kr", "vn")]
    assert len([id_ for id_ in ids if id_ not in points()]) <= len(ids) // 25
    assert not [id_ for id_ in ids if point(TABLES, id_) is None]


def test_points_lie_in_their_countries() -> None:
    bounds = {"kr": (124, 132, 33, 39), "vn": (102, 110, 8, 24)}
    for id_, (lon, lat) in points().items():
        west, east, south, north = bounds[id_[:2]]
        assert west < lon < east and south < lat < north, id_


def test_what_nobody_knows_lies_nowhere() -> None:
    assert point(TABLES, "vn/atlantis") is None


def test_islands_of_the_countries_looked_at_closely_are_drawn() -> None:
    jeju = [ring for ring in shapes()["kr"] if all(33 < lat < 33.7 for _, lat in ring)]
    assert jeju
