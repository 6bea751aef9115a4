"""What somebody should know who meets a locality for another: both, what lies between them, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import msgspec

from comity.insight.briefing.changes import Change, Changes, changes
from comity.insight.briefing.contested import contested
from comity.insight.briefing.party import Party, party, together
from comity.insight.briefing.peers import peers
from comity.insight.briefing.points import Point, of_agreements, of_conflicts, of_promises, of_silence
from comity.insight.briefing.promised import evidence_of, promised
from comity.insight.briefing.upcoming import upcoming
from comity.insight.conflicts import Conflicts
from comity.insight.dates import Dates
from comity.insight.evidence import Evidence, in_time_order
from comity.insight.partners import country_of
from comity.insight.profile import Became
from comity.insight.promises.promise import Promise
from comity.insight.relation import Relation, relation
from comity.insight.series import Boundary
from comity.insight.surroundings import Lying, Surroundings
from comity.model.record import Record, ResolvedEntity
from comity.reference.duties import Duties
from comity.register.counting import Coverage


class Tables(Lying, Protocol):
    """What is asked of the reference tables for a paper."""

    def became(self, entity_id: str, /) -> tuple[Became, ...]:
        """What a locality became, step by step."""

    def boundaries(self, entity_id: str, /) -> tuple[Boundary, ...]:
        """The territories a locality had."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """Two localities on a day, and what lies between them.

    `happened` are the events of the two and of their parts, the oldest first, `promises` what either side
    undertook, `points` what is open, `changes` what is otherwise since the day `since`, and `dates` the days
    ahead, None where no rules were given.
    """

    on: str
    since: str | None
    one: Party
    other: Party
    relation: Relation
    happened: tuple[Record, ...]
    promises: tuple[Promise, ...]
    points: tuple[Point, ...]
    conflicts: Conflicts
    changes: tuple[Change, ...]
    dates: Dates | None
    coverage: Coverage
    evidence: Evidence

    @property
    def agreements(self) -> tuple[Record, ...]:
        """The agreements between the two, with the successor since, and of their parts."""
        told = (*self.relation.between, *self.relation.since, *self.relation.beside)
        return tuple(record for record in told if record.kind == "agreement")


def meeting(
    around: Surroundings,
    one: ResolvedEntity,
    other: ResolvedEntity,
    tables: Tables,
    since: date | None = None,
    duties: Duties | None = None,
) -> Meeting:
    """What is known of two localities on the day of the surroundings, whatever is told between them."""
    view = around.view
    between = relation(view, one, other, tables, (*tables.became(one.id), *tables.became(other.id)), around)
    records = (*between.between, *between.since, *between.beside)
    here, there = (_party(around, me, it, tables, records) for me, it in ((one, other), (other, one)))
    sides = [around.side(entity.id).on(around.on) for entity in (one, other)]
    promises = promised(around, records, sides)
    every = tuple({record.id: record for record in (*records, *(one.record for one in promises))}.values())
    differing = contested(around, every, (*here.figures, *there.figures), tables.boundaries)
    otherwise = changes(around, every, between.lifecycles, since) if since else Changes()
    days = upcoming(around, records, between.lifecycles, duties) if duties else None
    found = together(
        *((days.evidence,) if days else ()),
        otherwise.evidence,
        evidence_of(promises, around),
        here.evidence,
        there.evidence,
        differing.evidence,
        between.evidence,
    )
    return Meeting(
        on=around.on.isoformat(),
        since=since.isoformat() if since else None,
        one=here,
        other=there,
        relation=between,
        happened=in_time_order(_events(records), found),
        promises=promises,
        points=(
            *of_agreements(records, between.lifecycles, around.on),
            *of_silence((*between.between, *between.since), between.lifecycles, around.on),
            *of_promises(promises),
            *of_conflicts(differing.found),
        ),
        conflicts=differing,
        changes=otherwise.found,
        dates=days,
        coverage=view.coverage(),
        evidence=found,
    )


def _party(
    around: Surroundings, me: ResolvedEntity, other: ResolvedEntity, tables: Tables, among: Iterable[Record]
) -> Party:
    abroad = country_of(other.id, tables)
    besides = {*around.units(other.id), *around.heirs(other.id)}
    others = peers(around, me.id, abroad, besides) if abroad else None
    return party(around, me, tables.boundaries, among, others)


def _events(records: Iterable[Record]) -> list[Record]:
    return [record for record in records if record.kind == "event"]
