"""What bodies that agree with one another are both in, as their names say ("two universities")."""

from __future__ import annotations

from functools import cache

from comity.lexicon.load import lexicon
from comity.model.entity import Entity


def callings(bodies: tuple[Entity, ...]) -> list[str]:
    """The sectors that the names of all these bodies tell; none where a locality is among them."""
    if any(body.type != "organisation" for body in bodies):
        return []
    own = [{_sectors()[word] for word in body.name.lower().split() if word in _sectors()} for body in bodies]
    return sorted(set.intersection(*own)) if own else []


@cache
def _sectors() -> dict[str, str]:
    return lexicon("en").codes("callings")
