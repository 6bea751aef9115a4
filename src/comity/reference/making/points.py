"""Where the localities of Korea and Viet Nam lie: the table points.csv.

Viet Nam's provinces and districts out of the package vietnamadminunits (MIT); Korea's cities, counties and
districts are the middles of their shapes of 2018 in southkorea-maps (Statistics Korea, KOGL type 1), its
provinces stand where ISO 3166-2's library puts them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import pairwise
from math import isnan
from pathlib import Path
from statistics import fmean
from typing import Any

import msgspec

from comity.model.names import fold
from comity.reference.making.regions import Subdivision
from comity.reference.making.topology import Topology
from comity.reference.place import Place
from comity.reference.points import Point
from comity.reference.shapes import Ring

HEADER = ("slug", "lat", "lon")
_SHAPES = Path("kostat", "2018", "json", "skorea-municipalities-2018-topo-simple.json")
_LAYER = "skorea_municipalities_2018_geo"
_UNITS = Path("data", "parser_legacy.json")
_DIGITS = 3  # of a degree: a hundred metres
_EXACTLY = 6  # digits of what these are reckoned from, so that no islet comes to nothing
# The first two digits by which Statistics Korea calls the provinces.
_PROVINCES = {
    "11": "seoul",
    "21": "busan",
    "22": "daegu",
    "23": "incheon",
    "24": "gwangju",
    "25": "daejeon",
    "26": "ulsan",
    "29": "sejong",
    "31": "gyeonggi",
    "32": "gangwon",
    "33": "chungbuk",
    "34": "chungnam",
    "35": "jeonbuk",
    "36": "jeonnam",
    "37": "gyeongbuk",
    "38": "gyeongnam",
    "39": "jeju",
}
Named = dict[tuple[str, str], Point]
"""Points by the slug of what a locality lies in ("" at the top) and its own folded name."""


def point_rows(places: Iterable[Place], maps: Path, units: Path) -> Iterator[tuple[str, str, str]]:
    """The rows of points.csv: every locality whose point is known, by id."""
    places = tuple(places)
    vietnamese = tuple(place for place in places if place.country == "vn")
    known = _of_vietnam(units, vietnamese) | _of_korea(maps)
    codes = _of_codes()
    found: dict[str, Point] = {}
    for place in places:
        point = _named(place, known) or codes.get(place.iso or "")
        if point is not None:
            found[place.id] = point
    found |= {id_: point for id_, point in _made_of_others(places, found) if id_ not in found}
    for id_, (lon, lat) in sorted(found.items()):
        yield id_, f"{lat:.{_DIGITS}f}", f"{lon:.{_DIGITS}f}"


def _named(place: Place, known: Named) -> Point | None:
    """The point of a locality by its names, in what it lies in or ever lay in."""
    above = {place.parent or "", *(span.value for span in place.parents)}
    names = {fold(name) for name in _names(place)}
    keys = ((parent, name) for parent in sorted(above) for name in sorted(names))
    return next((known[key] for key in keys if key in known), None)


def _names(place: Place) -> tuple[str, ...]:
    return (*place.names.values(), *place.aliases)


def _made_of_others(places: Iterable[Place], found: Mapping[str, Point]) -> Iterator[tuple[str, Point]]:
    """Of what was made of others the middle of these."""
    before: dict[str, list[Point]] = {}
    for place in places:
        for heir in place.successors:
            before.setdefault(heir, []).extend([found[place.id]] if place.id in found else [])
    for id_, points in before.items():
        if points:
            yield id_, (fmean(lon for lon, _ in points), fmean(lat for _, lat in points))


def _of_vietnam(package: Path, places: Iterable[Place]) -> Named:
    provinces = {fold(name): place.id for place in places for name in _names(place) if place.level == 1}
    page = json.loads((package / _UNITS).read_bytes())  # which has NaN where it knows no number
    found: Named = {}
    for key, province in page["DICT_PROVINCE"].items():
        name = fold(province["provinceShort"])
        found["", name] = (province["provinceLon"], province["provinceLat"])
        for district in page["DICT_PROVINCE_DISTRICT"].get(key, {}).values():
            point = (district["districtLon"], district["districtLat"])
            if isnan(sum(point)):
                continue
            for called in (district["district"], district["districtShort"]):
                found.setdefault((provinces[name], fold(called)), point)
    return found


def _of_korea(maps: Path) -> Named:
    """The middles of Korea's shapes; of a city that stands there by its districts, of all of these."""
    shapes: dict[tuple[str, str], list[tuple[float, Point]]] = {}
    for geometry, rings in Topology((maps / _SHAPES).read_bytes(), _EXACTLY).geometries(_LAYER):
        told: dict[str, Any] = geometry["properties"]
        parent, name = f"kr/{_PROVINCES[told['code'][:2]]}", str(told["name"])
        city, word, district = name.partition("시")
        middle = max(map(_middle, rings))  # of a locality with islands, where its largest part lies
        for called in {name, f"{city}{word}"} if word and district else {name}:
            shapes.setdefault((parent, fold(called)), []).append(middle)
    return {key: _weighed(middles) for key, middles in shapes.items()}


def _middle(ring: Ring) -> tuple[float, Point]:
    """How large what a ring encloses is, and its middle."""
    twice = east = north = 0.0
    for (x, y), (x_next, y_next) in pairwise([*ring, ring[0]]):
        cross = x * y_next - x_next * y
        twice, east, north = twice + cross, east + (x + x_next) * cross, north + (y + y_next) * cross
    if not twice:  # an islet that simplifying made a line
        return 0.0, ring[0]
    return abs(twice), (east / (3 * twice), north / (3 * twice))


def _weighed(middles: Iterable[tuple[float, Point]]) -> Point:
    middles = tuple(middles)
    sizes = [size for size, _ in middles]
    return (
        fmean((lon for _, (lon, _) in middles), sizes),
        fmean((lat for _, (_, lat) in middles), sizes),
    )


def _of_codes() -> dict[str, Point]:
    """The points of Korea's and Viet Nam's provinces by their codes of ISO 3166-2."""
    raw = files("iso3166_2").joinpath("iso3166-2.json").read_bytes()
    page = msgspec.json.decode(raw, type=dict[str, dict[str, Subdivision]])
    told = ((code, entry.lat_lng) for country in ("KR", "VN") for code, entry in page[country].items())
    return {code: (found[1], found[0]) for code, found in told if found}
