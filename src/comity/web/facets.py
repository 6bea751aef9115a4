"""Choices by which a search is narrowed, each with how much of what is found it would leave."""

from __future__ import annotations

from typing import get_args

from comity.model.claim import KINDS
from comity.model.entity import EntityType
from comity.publish.words import count
from comity.register.search.counting import Choice as Field
from comity.register.search.counting import Choices, Counted
from comity.register.search.hit import What
from comity.register.search.query import Query
from comity.register.search.tables import Shelf
from comity.web.filters import Choice
from comity.web.site import Here

Offered = dict[str, tuple[Choice, ...]]

_FIELDS: dict[str, Field] = {
    "kind": "kinds",
    "country": "countries",
    "sector": "sectors",
    "language": "languages",
}
_SHELVES: dict[What | None, Shelf] = {"entities": "entities", "documents": "documents"}
_TYPES = get_args(EntityType)


def counted(here: Here, query: Query, what: What | None, offered: Offered) -> Counted:
    """How much there is of each choice: of documents or entities where these are asked for, else of claims.

    Where everything is asked for, the kinds that are types of entities are counted among these.
    """
    shelf = _SHELVES.get(what, "claims")
    codes: Choices = {_FIELDS[name]: [one.code for one in told] for name, told in offered.items()}
    kinds = _TYPES if shelf == "entities" else KINDS
    found = _on(shelf, here, query, {**codes, "kinds": kinds})
    if what is not None:
        return found
    beside = _on("entities", here, query, {"kinds": _TYPES})
    both = {**found.numbers, "kinds": found.numbers["kinds"] | beside.numbers["kinds"]}
    return Counted(numbers=both, all=found.all and beside.all)


def _on(shelf: Shelf, here: Here, query: Query, choices: Choices) -> Counted:
    return here.view.counted(query, shelf, choices, here.atlas.called)


def numbered(offered: Offered, counted: Counted) -> Offered:
    """Choices that say how much they would leave; those that would leave nothing say nothing."""

    def told(field: Field, one: Choice) -> Choice:
        number = counted.numbers[field].get(one.code)
        return Choice(one.code, f"{one.label} ({count(number)})") if number else one

    return {name: tuple(told(_FIELDS[name], one) for one in every) for name, every in offered.items()}
