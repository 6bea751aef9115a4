"""What belongs to a locality: by the reference tables, and by what documents say of companies."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from comity.insight.surroundings import Lying
from comity.register.pairs import Pair
from comity.register.view import View

Parts = frozenset[str]
"""An entity and all that belongs to it, but companies that are only said to: those are asked for by it."""

_ELSE = ("org/", "organisation/", "person/")  # what has no localities or bodies in it

Kin = Callable[[str], Iterable[str]]
"""The units in whose place a locality stands: what belonged to them belongs to it."""


def parts(view: View, id_: str, lying: Lying, kin: Kin) -> Parts:
    """What belongs to an entity, itself included."""
    found, waiting, asked = set[str](), {id_}, set[str]()
    while waiting:
        known = _by_tables(waiting, lying, kin)
        near = {at for at in known if not at.startswith(_ELSE) and not _goes_on(at, asked | known)}
        asked |= near
        known |= {each for each in view.pairs.under(near) if _lies_in(each, known | asked, lying)}
        found |= known
        waiting = view.pairs.said_under(known) - found
    return frozenset(found)


def _by_tables(ids: set[str], lying: Lying, kin: Kin) -> set[str]:
    found, waiting = set(ids), set(ids)
    while waiting:
        waiting = {part for at in waiting for part in (*lying.children(at), *kin(at))} - found
        found |= waiting
    return found


def _goes_on(id_: str, ids: set[str]) -> bool:
    """Whether an id goes on from another of these: what goes on from it was found with that one."""
    parts = id_.split("/")
    return any("/".join(parts[:end]) in ids for end in range(1, len(parts)))


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
