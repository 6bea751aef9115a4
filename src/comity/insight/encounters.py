"""What brought localities of different countries together, in a whole register: asked for once by all."""

from __future__ import annotations

from typing import Literal

from comity.insight.surroundings import Surroundings, is_done

Act = Literal["agreement", "event"]
ACTS: tuple[Act, ...] = ("agreement", "event")

Encounter = tuple[str, str, bool]
"""The day (`pairs.UNDATED` where there is none) and the record of an act, and whether the two acted in it."""

Encounters = dict[tuple[str, str], list[Encounter]]
"""The acts that name each two localities, or bodies of theirs; an act comes once for each two it names."""


def encounters(around: Surroundings) -> Encounters:
    """What happened between each two places, each under the name it was told by, the two in order.

    What did not happen (planned, hoped for, denied) is none, nor what localities of one country do among
    themselves.
    """
    view = around.view
    unmade = {record.id for record in view.outlines.perhaps_unmade(ACTS) if not is_done(record)}
    places: dict[str, str | None] = {}
    found: Encounters = {}
    last, told = ("", ""), list[Encounter]()
    for one, other, day, record, together in view.pairs.abroad(ACTS):
        if record in unmade:
            continue
        if (one, other) != last:
            last, told = (one, other), _between(one, other, places, found, around)
        told.append((day, record, together > 0))
    return found


def _between(
    one: str, other: str, places: dict[str, str | None], found: Encounters, around: Surroundings
) -> list[Encounter]:
    """Where to note what lies between two ids; what no places of two countries have is noted nowhere."""
    for id_ in (one, other):
        if id_ not in places:
            places[id_] = around.locality(id_)
    here, there = places[one], places[other]
    if here is None or there is None or not are_abroad(here, there):
        return []
    return found.setdefault((here, there) if here < there else (there, here), [])


_MADE_UP = "locality"  # begins the ids of localities that no table knows


def are_abroad(one: str, other: str) -> bool:
    """Whether two localities lie in different countries; of what no table knows nobody can tell."""
    here, there = country(one), country(other)
    return here != there and _MADE_UP not in (here, there)


def country(id_: str) -> str:
    """The country of a locality, by its id.

    >>> country("kr/seoul/gangnam")
    'kr'
    """
    return id_.partition("/")[0]
