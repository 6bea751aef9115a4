"""A locality and all its ties, as somebody should know them who speaks for it, or meets it."""

from __future__ import annotations

from datetime import date

import msgspec

from comity.insight.briefing.acting import acting
from comity.insight.briefing.changes import Change, Changes, changes
from comity.insight.briefing.contested import contested
from comity.insight.briefing.meeting import Tables
from comity.insight.briefing.party import Party, party, together
from comity.insight.briefing.points import Point, of_agreements, of_conflicts, of_promises
from comity.insight.briefing.promised import evidence_of
from comity.insight.briefing.upcoming import upcoming
from comity.insight.conflicts import Conflicts
from comity.insight.dates import Dates
from comity.insight.entries import Cut
from comity.insight.evidence import Evidence, in_time_order
from comity.insight.partners import Abroad, Tie
from comity.insight.profile import Profile, profile
from comity.insight.promises.followup import promises as promised
from comity.insight.promises.promise import Promise
from comity.insight.surroundings import Surroundings
from comity.model.record import Record, ResolvedEntity
from comity.reference.duties import Duties
from comity.register.counting import Coverage

_MOST = 60  # agreements, events and ties of a locality that a paper tells, the newest


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """One locality on a day: what it is, its ties, its newest agreements and events, and what is open.

    `last` is the last agreement with each partner, by the partner's id, `dates` the days ahead, None where no
    rules were given.
    """

    on: str
    since: str | None
    party: Party
    profile: Profile
    promises: tuple[Promise, ...]
    last: dict[str, Record]
    points: tuple[Point, ...]
    conflicts: Conflicts
    changes: tuple[Change, ...]
    dates: Dates | None
    coverage: Coverage
    evidence: Evidence

    @property
    def agreements(self) -> tuple[Record, ...]:
        """The newest agreements of the locality, then those it stands in the place of somebody for."""
        return (*self.profile.agreements, *self.profile.inherited)

    @property
    def happened(self) -> tuple[Record, ...]:
        """Its newest events, the oldest first."""
        return in_time_order(self.profile.events, self.evidence)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Its partners, those with the most agreements first."""
        return self.profile.ties

    @property
    def countries(self) -> tuple[Abroad, ...]:
        """The countries of its partners."""
        return self.profile.countries


def situation(
    around: Surroundings,
    entity: ResolvedEntity,
    tables: Tables,
    since: date | None = None,
    duties: Duties | None = None,
) -> Situation:
    """What is known of one locality on the day of the surroundings."""
    view = around.view
    cut = Cut(most=_MOST)
    known = profile(view, entity, tables.became(entity.id), around, tables.boundaries, cut)
    agreements = (*known.agreements, *known.inherited)
    records = (*agreements, *known.events)
    me = party(around, entity, tables.boundaries, records)
    side = around.side(entity.id).on(around.on)
    promises = promised(acting(around, side, {"commitment": _MOST})["commitment"], around)
    every = tuple({record.id: record for record in (*records, *(one.record for one in promises))}.values())
    differing = contested(around, every, me.figures, tables.boundaries)
    otherwise = changes(around, every, known.lifecycles, since) if since else Changes()
    last = {record.id: record for record in around.records(tie.agreements[-1] for tie in known.ties)}
    days = upcoming(around, records, known.lifecycles, duties) if duties else None
    found = together(
        *((days.evidence,) if days else ()),
        otherwise.evidence,
        evidence_of(promises, around),
        around.evidence(last.values()),
        me.evidence,
        differing.evidence,
        known.evidence,
    )
    return Situation(
        on=around.on.isoformat(),
        since=since.isoformat() if since else None,
        party=me,
        profile=known,
        promises=promises,
        last={tie.partner: last[tie.agreements[-1]] for tie in known.ties if tie.agreements[-1] in last},
        points=(
            *of_agreements(agreements, known.lifecycles, around.on),
            *of_promises(promises),
            *of_conflicts(differing.found),
        ),
        conflicts=differing,
        changes=otherwise.found,
        dates=days,
        coverage=view.coverage(),
        evidence=found,
    )
