"""All that is known of one locality, country, organisation or person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import partial

import msgspec

from comity.insight.entries import Cut, Entries, everything, newest, shortened
from comity.insight.evidence import Evidence, evidence, in_time_order, members, shown
from comity.insight.figures import compared
from comity.insight.lifecycle import Lifecycle, lifecycles, with_names
from comity.insight.partners import Abroad, Partners, Tie, counted
from comity.insight.partners import told as ties_of
from comity.insight.series import Boundaries, Series, unchanged
from comity.insight.surroundings import Surroundings, is_done
from comity.insight.then import known_by
from comity.model.record import Record, ResolvedEntity
from comity.reference.portrait import Portrait
from comity.reference.succession import Shift
from comity.register.view import View


class Became(msgspec.Struct, frozen=True, kw_only=True):
    """One step in what happened to a locality `of`: since when, what (`merge` …), into what, by what act."""

    of: str
    since: str
    event: str
    id: str
    name: str
    act: str | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One entity, a locality under all its names, and its records by kind.

    `became` is what the reference tables say happened to it since.

    `inherited` are the agreements of those it stands in the place of. `stood` is what it was on the day
    asked for, `history` what happened to it short of its end, also
    under former names, and `lifecycles` how each agreement stands then.
    `perhaps_several`: a person whose posts stand in several places, so that the name may be that of
    more than one. Of one that is cut short `left` says how many are left out of each section, and `after`
    behind what the next part of its one section begins.
    """

    entity: ResolvedEntity
    perhaps_several: bool
    stood: Portrait | None
    became: tuple[Became, ...]
    history: tuple[Shift, ...]
    ties: tuple[Tie, ...]
    countries: tuple[Abroad, ...]
    lifecycles: dict[str, Lifecycle]
    agreements: tuple[Record, ...]
    inherited: tuple[Record, ...]
    events: tuple[Record, ...]
    figures: tuple[Series, ...]
    memberships: tuple[Record, ...]
    strengths: tuple[Record, ...]
    posts: tuple[Record, ...]
    affiliations: tuple[Record, ...]
    commitments: tuple[Record, ...]
    statements: tuple[Record, ...]
    evidence: Evidence
    left: dict[str, int] = {}
    after: str | None = None


def profile(
    view: View,
    entity: ResolvedEntity,
    became: Iterable[Became] = (),
    around: Surroundings | None = None,
    boundaries: Boundaries = unchanged,
    cut: Cut | None = None,
) -> Profile:
    """The profile of an entity; what became of it, and its boundaries, the reference tables tell.

    With surroundings it tells how the agreements stand, and of a day only what was known by then. It is
    whole and in time order, or cut short and the newest first.
    """
    then = around.then if around else None
    lying = around.lying if around else None
    records_of = around.records if around else view.records_of
    units = frozenset(around.units(entity.id)) if around else frozenset({entity.id})
    if cut is not None and then is None:
        told = newest(view, records_of, units, cut)
        partners = counted(view, records_of, units, lying, cut)
    else:
        whole = everything(view, units, then)
        partners = ties_of(units, whole.kinds.get("agreement", ()), lying, cut)
        told = shortened(whole, cut) if cut else whole
    kinds = defaultdict[str, tuple[Record, ...]](tuple, told.kinds)
    agreements = tuple(r for r in kinds["agreement"] if _is_party(r, units, entity.id))
    inherited = _inherited(entity.id, agreements, around, cut) if around else Entries(kinds={})
    handed_down = inherited.kinds.get("agreement", ())
    records = [record for some in told.kinds.values() for record in some]
    every = {record.id: record for record in (*records, *handed_down, *partners.behind)}
    behind = around.evidence if around else partial(evidence, view)
    found = behind(every.values(), _named(partners))
    axes, found = lifecycles((*agreements, *handed_down), around, found)
    history = around.history(entity.id) if around else ()
    if around:
        found = with_names(found, around, (id_ for shift in history for id_ in shift.named))
    figures = [record for record in kinds["figure"] if shown(record, "subject") == entity.id]
    return Profile(
        entity=entity,
        perhaps_several=_perhaps_several(entity, kinds["post"]),
        stood=around.stood(entity.id) if around and then else None,
        became=by_then(became, then),
        history=history,
        ties=partners.ties,
        countries=partners.countries,
        lifecycles=axes,
        agreements=agreements,
        inherited=handed_down if cut else in_time_order(handed_down, found),
        events=kinds["event"],
        figures=compared(figures, found.citations, boundaries),
        memberships=kinds["membership"],
        strengths=kinds["strength"],
        posts=kinds["post"],
        affiliations=kinds["affiliation"],
        commitments=kinds["commitment"],
        statements=kinds["statement"],
        evidence=found,
        left={"ties": partners.left, **told.left, **inherited.left},
        after=partners.after or told.after or inherited.after if cut and cut.section else None,
    )


def _named(partners: Partners) -> set[str]:
    return {tie.partner for tie in partners.ties} | {one.country for one in partners.countries if one.country}


def _inherited(me: str, own: Iterable[Record], around: Surroundings, cut: Cut | None) -> Entries:
    """The agreements made by the localities, and their bodies, that went into this one."""
    if cut is not None and not cut.shows("inherited"):
        return Entries(kinds={})
    before = around.succession.ancestors(me, around.on)
    ids = {*before, *(body for id_ in before for body in around.bodies(id_))}
    if cut is None or around.then is not None:
        every = known_by(around.view, around.view.records_about(*ids), around.then)
        told = Entries(kinds={"agreement": tuple(record for record in every if record.kind == "agreement")})
        told = shortened(told, cut.inherited) if cut else told
    else:
        told = newest(around.view, around.records, ids, cut.inherited)
    taken = {record.id for record in own}
    kept = tuple(
        record
        for record in told.kinds["agreement"]
        if record.id not in taken and is_done(record) and ids & set(members(record, "parties"))
    )
    left = {"inherited": told.left["agreements"]} if told.left else {}
    return Entries(kinds={"agreement": kept}, left=left, after=told.after)


def by_then(became: Iterable[Became], then: date | None) -> tuple[Became, ...]:
    """The steps up to a day, all of them without one."""
    return tuple(step for step in became if then is None or step.since <= then.isoformat())


def _perhaps_several(entity: ResolvedEntity, posts: Iterable[Record]) -> bool:
    held_in = {shown(record, "of") for record in posts if shown(record, "person") == entity.id}
    return entity.type == "person" and len(held_in) > 1


def _is_party(record: Record, units: frozenset[str], person: str) -> bool:
    """Whether one is a party of an agreement, or signed it."""
    if units & set(members(record, "parties")):
        return True
    told = record.fields.get("signatories")
    return told is not None and any(signatory.get("person") == person for signatory in told.shown)
