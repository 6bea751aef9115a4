"""What belongs to a locality: by the reference tables, and by what documents say of companies."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from comity.insight.surroundings import Lying
from comity.register.pairs import Pair
from comity.register.view import View

Parts = frozenset[str]
"""An entity and all that belongs to it, but companies that are only said to: those are asked for by it."""

Kin = Callable[[str], Iterable[str]]
"""The units in whose place a locality stands: what belonged to them belongs to it."""


def parts(view: View, id_: str, lying: Lying, kin: Kin) -> Parts:
    """What belongs to an entity, itself included."""
    found, waiting = {id_}, {id_}
    while waiting:
        below = {part for at in waiting for part in (*lying.children(at), *kin(at))}
        below |= _by_their_ids(view, waiting, lying)
        below |= view.pairs.said_under(waiting)
        waiting = below - found
        found |= waiting
    return frozenset(found)


def _by_their_ids(view: View, ids: Iterable[str], lying: Lying) -> set[str]:
    """The bodies of localities, and small towns, which go by their ids."""
    near = [id_ for id_ in ids if not id_.startswith(("org/", "organisation/", "person/"))]
    told = view.pairs.bodies_under(*near) | view.pairs.localities_under(*near)
    return {id_ for id_ in told if _lies_in(id_, set(near), lying)}


def _lies_in(id_: str, ids: set[str], lying: Lying) -> bool:
    above = lying.parent(id_)
    while above is not None and above not in ids:
        above = lying.parent(above)
    return above is not None


def together(view: View, ones: Parts, others: Parts) -> list[Pair]:
    """What parts of two do together, apart from what belongs to both; each record once."""
    own, across = ones - others, others - ones
    here, there = (view.pairs.of_companies_under(ids) for ids in (ones, others))
    companies, elsewhere = {pair.one for pair in here}, {pair.one for pair in there}
    common = (companies | ones) & (elsewhere | others)
    own, across = (own | companies) - common, (across | elsewhere) - common
    found = view.pairs.between(ones - common, others - common, together=True)
    found += [pair for pair in here if pair.one in own and pair.other in across]
    found += [pair for pair in there if pair.one in across and pair.other in own]
    return list({pair.record: pair for pair in found}.values())
