"""What a name can mean: one reading per entity, with the reason in a sentence."""

from __future__ import annotations

from datetime import date

import msgspec

from comity.model.entity import EntityType
from comity.reference.place import Place


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One entity a name can mean.

    `form` is the known spelling that matched. `fit` is how well the word of a kind in the name
    agrees with the entity: 2 with its type (or the whole name is its own), 1 with its level (or there
    is no such word), 0 with neither. `existed` is about the day asked for and True where no day was
    asked. `prior` (0 to 1) ranks what is otherwise equal.
    """

    id: str
    type: EntityType
    place: Place | None
    form: str
    existed: bool
    reason: str
    fit: int = 1
    prior: float = 0.0


def existence(place: Place, on: date | None) -> str:
    """Whether a place existed on a day, in words; empty where there is nothing to say."""
    if on is not None and place.valid_to is not None and place.valid_to <= on:
        return f"ended on {place.valid_to}"
    if on is not None and place.valid_from is not None and on < place.valid_from:
        return f"began only on {place.valid_from}"
    if place.valid_to is not None:
        return f"existed until {place.valid_to}"
    return ""
