"""Viet Nam's districts as they stood when the tier was abolished on 1 July 2025."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from comity.model.names import fold, slug, unaccented
from comity.reference.place import Place

HEADER = ("slug", "name_vi", "name_en", "type", "parent_slug", "parent_history", "province_from_2025_07_01")
JUNE = date(2025, 6, 1)
_TYPES = {
    "Quận": "district",
    "Huyện": "district",
    "Thị xã": "town",
    "Thành phố": "provincial_city",
}


def districts(package: Path, provinces: Sequence[Place]) -> Iterator[tuple[str, ...]]:
    """Rows of vn_districts.csv from an unpacked vietnamadminunits package (MIT).

    `provinces` are all of Viet Nam's, former ones too. Where a city and a district of one province
    share a name the city has the plain id.
    """
    of_june = _by_name(province for province in provinces if province.existed(JUNE))
    with sqlite3.connect(package / "data" / "dataset.db") as database:
        found = database.execute(
            "select distinct provinceShort, districtShort, districtType from admin_units_legacy"
            " where districtShort is not null"
        ).fetchall()
    met: set[str] = set()
    for province, name, kind in sorted(found, key=_cities_first):
        parent, english = of_june[fold(province)], _english(name)
        key = f"{parent.id}/{slug(english)}"
        if key in met:
            key = f"{key}-{_TYPES[kind].replace('_', '-')}"
        met.add(key)
        heir = (parent.successors or (parent.id,))[0]
        yield key, name, english, _TYPES[kind], parent.id, _history(parent, provinces), heir


def _by_name(provinces: Iterable[Place]) -> dict[str, Place]:
    return {fold(name): place for place in provinces for name in (place.names["vi"], *place.aliases)}


def _history(parent: Place, provinces: Iterable[Place]) -> str:
    """What the district belonged to over time, where its province was made out of another whole one."""
    for before in provinces:
        if before.successors == (parent.id,) and before.valid_to == parent.valid_from is not None:
            return f"{before.id}:/{parent.valid_from}|{parent.id}:{parent.valid_from}/"
    return ""


def _cities_first(row: tuple[str, str, str]) -> tuple[str, str, int]:
    province, name, kind = row
    return province, name, -list(_TYPES).index(kind)


def _english(name: str) -> str:
    """`Quận 1` is District 1; every other name is itself without its marks."""
    plain = unaccented(name)
    number = plain.rpartition(" ")[2]
    return f"District {number}" if number.isdigit() else plain
