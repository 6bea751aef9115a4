"""Towns too small for the table of cities, as lines sorted by their folded names."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from comity.model.names import fold, slug
from comity.reference.making.crosswalk import Crosswalk
from comity.reference.making.geonames import City


def town_lines(towns: Iterable[City], crosswalk: Crosswalk, known: Container[str]) -> Iterator[str]:
    """Folded name, name, and what the towns of that name lie in (ids, the most populous town's first).

    `known` are the ids that other tables have.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for town in towns:
        parent = crosswalk.get((town.country, town.admin1)) or town.country
        key = fold(town.name)
        if key.isascii() and len(key) > 1 and f"{parent}/{slug(town.name)}" not in known:
            parents = found.setdefault((key, town.name), [])
            if parent not in parents:
                parents.append(parent)
    for (key, name), parents in sorted(found.items()):
        yield f"{key}\t{name}\t{' '.join(parents)}"
