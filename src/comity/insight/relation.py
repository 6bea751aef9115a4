"""What there is between two entities, in time order, and beside it what lies between their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

import msgspec

from comity.insight.evidence import Evidence, evidence, in_time_order, members, shown
from comity.insight.profile import Became
from comity.model.record import Record, ResolvedEntity
from comity.register.view import View

Parent = Callable[[str], str | None]
"""What a locality or organisation belongs to by the reference tables, None at the top."""


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """`between` names both entities; `beside` links parts or companies of the two and is kept apart.

    `became` is what the reference tables say happened to either since.
    """

    one: ResolvedEntity
    other: ResolvedEntity
    became: tuple[Became, ...]
    between: tuple[Record, ...]
    beside: tuple[Record, ...]
    evidence: Evidence


def relation(
    view: View,
    one: ResolvedEntity,
    other: ResolvedEntity,
    parent: Parent,
    became: Iterable[Became] = (),
) -> Relation:
    """The relation of two entities; `parent` and what became of them come from the reference tables."""
    inside = _Inside(parent, view.records("affiliation"))
    direct = [r for r in view.records_about(one.id) if other.id in r.entities and r.kind != "affiliation"]
    taken = {record.id for record in direct}
    around = view.records("agreement") + view.records("event")
    with_company = _signed_together(around, direct)
    beside = [
        record
        for record in around
        if record.id not in taken and (inside.link(record, one.id, other.id) or (record.id in with_company))
    ]
    found = evidence(view, (*direct, *beside), (one.id, other.id))
    return Relation(
        one=one,
        other=other,
        became=tuple(became),
        between=in_time_order(direct, found),
        beside=in_time_order(beside, found),
        evidence=found,
    )


def _signed_together(around: Iterable[Record], direct: Iterable[Record]) -> set[str]:
    """Deals whose parties all took part in an event between the two: signed beside the governments."""
    events = [set(record.entities) for record in direct if record.kind == "event"]
    deals = (record for record in around if record.kind == "agreement")
    return {r.id for r in deals if any(set(members(r, "parties")) <= people for people in events)}


class _Inside:
    """What belongs to what: by the reference tables, and by what documents say of companies."""

    def __init__(self, parent: Parent, affiliations: Iterable[Record]) -> None:
        self._parent = parent
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
                fresh = ({self._parent(at)} | self._said[at]) - found - {None}
                found |= {above for above in fresh if above}
                open_ += [above for above in fresh if above]
            self._known[entity] = frozenset(found)
        return self._known[entity]
