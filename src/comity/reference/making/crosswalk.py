"""Which first-level subdivision each of GeoNames' first-level codes stands for, found from the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, hypot, radians
from statistics import fmean

from comity.model.names import fold
from comity.reference.making.assignment import assigned
from comity.reference.making.geonames import City
from comity.reference.world import WorldRow

Crosswalk = dict[tuple[str, str], str]


def crosswalk(cities: Iterable[City], regions: Sequence[WorldRow], known: Mapping[str, str]) -> Crosswalk:
    """(country, GeoNames code) to the id of a first-level subdivision.

    GeoNames numbers subdivisions its own way in most countries. Letters that are the ISO code are
    taken as such; for the rest each group of cities is given the subdivision whose centre and name
    fit best, no two the same one. `known` (`JP.13`: `jp/hyogo`) overrides.
    """
    groups: dict[str, dict[str, list[City]]] = defaultdict(lambda: defaultdict(list))
    for city in cities:
        groups[city.country][city.admin1].append(city)
    first: dict[str, list[WorldRow]] = defaultdict(list)
    for row in regions:
        if row.level == 1:
            first[row.id.split("/", 1)[0]].append(row)
    found: Crosswalk = {}
    for country, codes in groups.items():
        found.update(
            ((country, code), key) for code, key in _of_country(country, codes, first[country], known)
        )
    return found


def _of_country(
    country: str, codes: Mapping[str, list[City]], rows: Sequence[WorldRow], known: Mapping[str, str]
) -> list[tuple[str, str]]:
    by_iso = {(row.iso or "").partition("-")[2]: row.id for row in rows}
    certain = {code: by_iso[code] for code in codes if code in by_iso and not code.isdigit()}
    certain |= {
        code: known[f"{country.upper()}.{code}"] for code in codes if f"{country.upper()}.{code}" in known
    }
    taken = set(certain.values())
    open_codes = [code for code in codes if code not in certain]
    open_rows = [row for row in rows if row.id not in taken and row.lat is not None]
    if not open_codes or not open_rows:
        return list(certain.items())
    costs = [[_cost(codes[code], row) for row in open_rows] for code in open_codes]
    matched = zip(open_codes, assigned(costs, unassigned=_farthest(rows)), strict=True)
    return [*certain.items(), *((code, open_rows[at].id) for code, at in matched if at is not None)]


def _farthest(rows: Sequence[WorldRow]) -> float:
    """Kilometres beyond which cities are not taken for a subdivision: a third of the country's width."""
    centres = [(row.lat, row.lon) for row in rows if row.lat is not None and row.lon is not None]
    lats, lons = [lat for lat, _ in centres], [lon for _, lon in centres]
    return max(150.0, _distance(min(lats), min(lons), max(lats), max(lons)) / 3)


def _cost(group: Sequence[City], row: WorldRow) -> float:
    """Kilometres from the subdivision's centre to the group's, a third of it where a city bears its name."""
    assert row.lat is not None and row.lon is not None
    centre = _distance(fmean(c.lat for c in group), fmean(c.lon for c in group), row.lat, row.lon)
    nearest = min(_distance(c.lat, c.lon, row.lat, row.lon) for c in group)
    names = {fold(form) for form in row.forms}
    shared = not names.isdisjoint(city.folded for city in group)
    return (centre + nearest) / (6 if shared else 2)


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points near each other."""
    across = (lon - other_lon + 180) % 360 - 180
    return hypot(lat - other_lat, across * cos(radians(lat))) * 111.2
