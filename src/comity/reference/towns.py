"""Towns of the world too small to be looked for in every text, found by name where a text speaks of one."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files

from comity.model.names import fold, slug
from comity.reference.place import Place

TABLE = "world_towns.tsv"


@lru_cache(maxsize=20_000)
def towns_named(name: str) -> tuple[Place, ...]:
    """Every town of a name, whatever its case and accents, the most populous first.

    >>> [town.id for town in towns_named("Panissieres")]
    ['fr/auvergne-rhone-alpes/panissieres']
    """
    key, lines = fold(name) + "\t", _lines()
    found = []
    for at in range(bisect_left(lines, key), len(lines)):
        if not lines[at].startswith(key):
            break
        found += _towns(lines[at])
    return tuple(found)


def town(key: str) -> Place | None:
    """The town of an id, or None."""
    return next((place for place in towns_named(key.rpartition("/")[2]) if place.id == key), None)


def _towns(line: str) -> list[Place]:
    _, name, parents = line.split("\t")
    return [_town(name, parent) for parent in parents.split(" ")]


def _town(name: str, parent: str) -> Place:
    country = parent.split("/", 1)[0]
    return Place(
        id=f"{parent}/{slug(name)}",
        country=country,
        level=2,
        type="town",
        names={"en": name},
        aliases=(name,),
        parent=parent if parent != country else None,
    )


@cache
def _lines() -> list[str]:
    """The table's lines in the order of their folded names; the first says how it was made."""
    text = files("comity.reference").joinpath("data", TABLE).read_text("utf-8")
    return text.splitlines()[1:]
