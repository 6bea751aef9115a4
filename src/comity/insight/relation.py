"""What there is between two entities, in time order, and beside it what lies between their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

import msgspec

from comity.insight.evidence import Evidence, evidence, in_time_order, members, shown
from comity.insight.lifecycle import Lifecycle, lifecycles
from comity.insight.profile import Became, by_then
from comity.insight.surroundings import Parent, Surroundings, day_of, published
from comity.insight.then import known_by
from comity.model.record import Record, ResolvedEntity
from comity.reference.portrait import Portrait
from comity.reference.succession import ENDING
from comity.register.view import View

Heirs = Callable[[str], tuple[str, ...]]
"""The units that stand where a locality stood; itself while it lasts."""


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """`between` names both entities; `beside` links parts or companies of the two and is kept apart.

    `since` links, after one of them ended, those that stand in its place. `became` is what the
    reference tables say happened to either since, `stood` what each was on the day asked for, and
    `lifecycles` tells how the agreements stand then.
    """

    one: ResolvedEntity
    other: ResolvedEntity
    stood: tuple[Portrait, ...]
    became: tuple[Became, ...]
    between: tuple[Record, ...]
    since: tuple[Record, ...]
    beside: tuple[Record, ...]
    lifecycles: dict[str, Lifecycle]
    evidence: Evidence


def relation(
    view: View,
    one: ResolvedEntity,
    other: ResolvedEntity,
    parent: Parent,
    became: Iterable[Became] = (),
    around: Surroundings | None = None,
) -> Relation:
    """The relation of two entities; `parent` and what became of them come from the reference tables.

    With surroundings it tells how the agreements stand, and of a day only what was known by then.
    """
    then = around.then if around else None
    heirs = around.heirs if around else _itself
    inside = _Inside(parent, heirs, view.records("affiliation"))
    ones, others = ((around.units(id_) if around else (id_,)) for id_ in (one.id, other.id))
    direct = [
        record
        for record in view.records_about(*ones)
        if set(others) & set(record.entities) and record.kind != "affiliation"
    ]
    direct = list(known_by(view, direct, then))
    since = _since(direct, one.id, other.id, around) if around else []
    taken = {record.id for record in (*direct, *since)}
    around_them = known_by(view, view.records("agreement") + view.records("event"), then)
    with_company = _signed_together(around_them, direct)
    beside = [
        record
        for record in around_them
        if record.id not in taken and (inside.link(record, one.id, other.id) or (record.id in with_company))
    ]
    told = evidence(view, (*direct, *since, *beside), (one.id, other.id))
    axes, found = lifecycles((*direct, *since, *beside), around, told)
    stood = [around.stood(id_) for id_ in (one.id, other.id)] if around and then else []
    return Relation(
        one=one,
        other=other,
        stood=tuple(portrait for portrait in stood if portrait is not None),
        became=by_then(became, then),
        between=in_time_order(direct, found),
        since=in_time_order(since, found),
        beside=in_time_order(beside, found),
        lifecycles=axes,
        evidence=found,
    )


def _itself(entity: str) -> tuple[str, ...]:
    return (entity,)


def _since(direct: Iterable[Record], one: str, other: str, around: Surroundings) -> list[Record]:
    """What is told of those that stand in the place of one that ended, and the other, since it did."""
    taken = {record.id for record in direct}
    ended = [shift.since for id_ in (one, other) for shift in around.shifts(id_) if shift.kind in ENDING]
    if not ended:
        return []
    ones, others = (around.side(id_).on(around.on) for id_ in (one, other))
    found = []
    for record in around.about(*ones):
        names = set(record.entities)
        if record.id in taken or record.kind == "affiliation" or not (names & ones and names & others):
            continue
        day = day_of(record) or published(around.claims(record))
        if day is None or day >= min(ended):
            found.append(record)
    return found


def _signed_together(around: Iterable[Record], direct: Iterable[Record]) -> set[str]:
    """Deals whose parties all took part in an event between the two: signed beside the governments."""
    events = [set(record.entities) for record in direct if record.kind == "event"]
    deals = (record for record in around if record.kind == "agreement")
    return {r.id for r in deals if any(set(members(r, "parties")) <= people for people in events)}


class _Inside:
    """What belongs to what: by the reference tables, and by what documents say of companies.

    What a unit went into has what belonged to the unit.
    """

    def __init__(self, parent: Parent, heirs: Heirs, affiliations: Iterable[Record]) -> None:
        self._parent, self._heirs = parent, heirs
        self._said: dict[str, set[str]] = defaultdict(set)
        for record in affiliations:
            child, above = shown(record, "child"), shown(record, "parent")
            if isinstance(child, str) and isinstance(above, str) and shown(record, "modality") == "asserted":
                self._said[child].add(above)
        self._known: dict[str, frozenset[str]] = {}

    def link(self, record: Record, one: str, other: str) -> bool:
        """Whether the record has a part of the one and, apart from it, a part of the other."""
        who = members(record, "parties") if record.kind == "agreement" else record.entities
        ones = {entity for entity in who if one in self.above(entity)}
        others = {entity for entity in who if other in self.above(entity)}
        return bool(ones - others and others - ones)

    def above(self, entity: str) -> frozenset[str]:
        """The entity and everything it belongs to."""
        if entity not in self._known:
            found, open_ = {entity}, [entity]
            while open_:
                at = open_.pop()
                fresh = ({self._parent(at)} | self._said[at] | set(self._heirs(at))) - found - {None}
                found |= {above for above in fresh if above}
                open_ += [above for above in fresh if above]
            self._known[entity] = frozenset(found)
        return self._known[entity]
