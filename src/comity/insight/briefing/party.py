"""One locality as somebody who meets it should know it: what it is, its numbers, its people, its peers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from comity.insight.briefing.acting import acting
from comity.insight.briefing.peers import Peers
from comity.insight.briefing.people import Person, people
from comity.insight.evidence import Evidence, shown
from comity.insight.figures import compared
from comity.insight.lifecycle import with_names
from comity.insight.series import Boundaries, Series
from comity.insight.surroundings import Surroundings
from comity.model.record import Record, ResolvedEntity
from comity.reference.portrait import Portrait
from comity.reference.succession import Shift

_MOST = {"figure": 60, "membership": 20, "strength": 30}


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One locality under all its names, and those that stand in its place.

    `stood` is what it was on the day, `shifts` what happened to it up to then, `heirs` who stands where it
    stood where it ended. `people` are those of it, of its bodies and of its heirs.
    """

    entity: ResolvedEntity
    stood: Portrait | None
    shifts: tuple[Shift, ...]
    heirs: tuple[str, ...]
    figures: tuple[Series, ...]
    memberships: tuple[Record, ...]
    strengths: tuple[Record, ...]
    people: tuple[Person, ...]
    peers: Peers | None = None
    evidence: Evidence


def party(
    around: Surroundings,
    entity: ResolvedEntity,
    boundaries: Boundaries,
    among: Iterable[Record] = (),
    peers: Peers | None = None,
) -> Party:
    """What is told of a locality on the day of the surroundings; `among` is what is met about."""
    units = frozenset(around.units(entity.id))
    told = acting(around, units, _MOST)
    own = [record for record in told["figure"] if shown(record, "subject") in units]
    timeless = (*told["membership"], *told["strength"])
    behind = [peer.last for peer in peers.found] if peers else []
    side = around.side(entity.id).on(around.on)
    met = people(around, side, among)
    shifts = tuple(dict.fromkeys(shift for unit in around.units(entity.id) for shift in around.shifts(unit)))
    heirs = tuple(id_ for id_ in around.heirs(entity.id) if id_ not in units)
    found = together(around.evidence((*own, *timeless, *behind), (entity.id,)), met.evidence)
    named = {*heirs, *(id_ for shift in shifts for id_ in shift.named), *_partners(peers)}
    found = with_names(found, around, named)
    return Party(
        entity=entity,
        stood=around.stood(entity.id),
        shifts=shifts,
        heirs=heirs,
        figures=compared(own, found.citations, boundaries),
        memberships=_is_member(told["membership"], units),
        strengths=tuple(filter(_is_asserted, told["strength"])),
        people=met.found,
        peers=peers,
        evidence=found,
    )


def together(*found: Evidence) -> Evidence:
    """The names and citations of several findings."""
    return Evidence(
        names={id_: name for one in found for id_, name in one.names.items()},
        citations={id_: cited for one in found for id_, cited in one.citations.items()},
    )


def _is_member(records: Iterable[Record], units: Collection[str]) -> tuple[Record, ...]:
    """The memberships of a locality: not who belongs to it."""
    return tuple(r for r in records if shown(r, "member") in units and _is_asserted(r))


def _is_asserted(record: Record) -> bool:
    return shown(record, "modality") == "asserted"


def _partners(peers: Peers | None) -> Iterable[str]:
    return (peer.id for peer in peers.found) if peers else ()
