"""What belongs to a locality: by the reference tables, and by what documents say of companies."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from comity.insight.surroundings import Lying
from comity.register.pairs import Pair
from comity.register.view import View

_ELSE = ("org/", "organisation/", "person/")  # what has no localities or bodies in it

Kin = Callable[[str], Iterable[str]]
"""The units in whose place a locality stands: what belonged to them belongs to it."""


class Parts(msgspec.Struct, frozen=True):
    """An entity and all that belongs to it; of bodies and companies, which are many, only what they do.

    `acts` is what they do together with anything.
    """

    ids: frozenset[str]
    acts: tuple[Pair, ...]


def parts(view: View, id_: str, lying: Lying, kin: Kin) -> Parts:
    """What belongs to an entity, itself included."""
    found, waiting, above, said = set[str](), {id_}, set[str](), list[Pair]()
    while waiting:
        known = _by_tables(waiting, lying, kin)
        every = above | known
        near = {at for at in known if not at.startswith(_ELSE) and not _goes_on(at, every)}
        above |= near
        towns = view.pairs.localities_under(near)
        known |= {town for town in towns - known if _lies_in(town, known | above, lying)}
        found |= known
        told, done = view.pairs.said_under(known, near)
        waiting, said = told - found, said + done
    bodies = view.pairs.of_bodies_under(above)
    own = {body for body in {pair.one for pair in bodies} if lying.parent(body) in found}
    return Parts(frozenset(found), (*said, *(pair for pair in bodies if pair.one in own)))


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
    here, there = ones.acts, others.acts
    own, across = {pair.one for pair in here} | ones.ids, {pair.one for pair in there} | others.ids
    common = own & across
    own, across = own - common, across - common
    found = view.pairs.between(ones.ids - common, others.ids - common, together=True)
    found += [pair for pair in here if pair.one in own and pair.other in across]
    found += [pair for pair in there if pair.one in across and pair.other in own]
    return list({pair.record: pair for pair in found}.values())
