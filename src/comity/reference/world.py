"""Localities outside Viet Nam and Korea: first- and second-level subdivisions and larger cities."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import msgspec

from comity.reference.place import Place

TABLES = ("world_regions.jsonl", "world_cities.jsonl")


class WorldRow(msgspec.Struct, frozen=True, array_like=True):
    """One line of a generated table; `forms` are the spellings to look for, made when it was built."""

    id: str
    level: int
    type: str
    parent: str | None
    names: dict[str, str]
    forms: tuple[str, ...]
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    iso: str | None = None


_decoder = msgspec.json.Decoder(WorldRow)


def world_places() -> Iterator[Place]:
    """Every locality of the generated tables; the first line of each says how it was made."""
    for table in TABLES:
        _, _, body = files("comity.reference").joinpath("data", table).read_bytes().partition(b"\n")
        yield from map(_place, _decoder.decode_lines(body))


def _place(row: WorldRow) -> Place:
    return Place(
        id=row.id,
        country=row.id.split("/", 1)[0],
        level=row.level,
        type=row.type,
        names=row.names,
        aliases=row.forms,
        parent=row.parent,
        population=row.population,
        lat=row.lat,
        lon=row.lon,
        iso=row.iso,
    )
