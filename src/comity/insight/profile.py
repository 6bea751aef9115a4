"""All that is known of one locality, country, organisation or person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from comity.insight.evidence import Evidence, evidence, in_time_order, members, shown
from comity.insight.lifecycle import Lifecycle, lifecycles, with_names
from comity.insight.series import Boundaries, Series, series, unchanged
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


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody an entity has agreements with: which ones, in time order."""

    partner: str
    agreements: tuple[str, ...]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One entity, a locality under all its names, and its records by kind.

    `became` is what the reference tables say happened to it since.

    `inherited` are the agreements of those it stands in the place of. `stood` is what it was on the day
    asked for, `history` what happened to it short of its end, also
    under former names, and `lifecycles` how each agreement stands then.
    `perhaps_several`: a person whose posts stand in several places, so that the name may be that of
    more than one.
    """

    entity: ResolvedEntity
    perhaps_several: bool
    stood: Portrait | None
    became: tuple[Became, ...]
    history: tuple[Shift, ...]
    ties: tuple[Tie, ...]
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


def profile(
    view: View,
    entity: ResolvedEntity,
    became: Iterable[Became] = (),
    around: Surroundings | None = None,
    boundaries: Boundaries = unchanged,
) -> Profile:
    """The profile of an entity; what became of it, and its boundaries, the reference tables tell.

    With surroundings it tells how the agreements stand, and of a day only what was known by then.
    """
    then = around.then if around else None
    units = frozenset(around.units(entity.id)) if around else frozenset({entity.id})
    records = known_by(view, view.records_about(*units), then)
    kinds: dict[str, list[Record]] = defaultdict(list)
    found = evidence(view, records)
    for record in in_time_order(records, found):
        kinds[record.kind].append(record)
    agreements = kinds["agreement"]
    party_to = [r for r in agreements if units & set(members(r, "parties")) or _signed(r, entity.id)]
    inherited = _inherited(entity.id, party_to, around) if around else ()
    found = evidence(view, (*records, *inherited))
    inherited = in_time_order(inherited, found)
    axes, found = lifecycles((*party_to, *inherited), around, found)
    history = around.history(entity.id) if around else ()
    if around:
        found = with_names(found, around, (id_ for shift in history for id_ in shift.named))
    counted = [record for record in kinds["figure"] if shown(record, "subject") == entity.id]
    return Profile(
        entity=entity,
        perhaps_several=_perhaps_several(entity, kinds["post"]),
        stood=around.stood(entity.id) if around and then else None,
        became=by_then(became, then),
        history=history,
        ties=_ties(units, party_to),
        lifecycles=axes,
        agreements=tuple(party_to),
        inherited=inherited,
        events=tuple(kinds["event"]),
        figures=series(view, counted, boundaries),
        memberships=tuple(kinds["membership"]),
        strengths=tuple(kinds["strength"]),
        posts=tuple(kinds["post"]),
        affiliations=tuple(kinds["affiliation"]),
        commitments=tuple(kinds["commitment"]),
        statements=tuple(kinds["statement"]),
        evidence=found,
    )


def _inherited(me: str, own: Iterable[Record], around: Surroundings) -> tuple[Record, ...]:
    """The agreements made by the localities, and their bodies, that went into this one."""
    before = around.succession.ancestors(me, around.on)
    ids = {*before, *(body for id_ in before for body in around.bodies(id_))}
    taken = {record.id for record in own}
    about = known_by(around.view, around.view.records_about(*ids), around.then)
    told = (record for record in about if record.kind == "agreement" and record.id not in taken)
    return tuple(record for record in told if is_done(record) and ids & set(members(record, "parties")))


def by_then(became: Iterable[Became], then: date | None) -> tuple[Became, ...]:
    """The steps up to a day, all of them without one."""
    return tuple(step for step in became if then is None or step.since <= then.isoformat())


def _perhaps_several(entity: ResolvedEntity, posts: Iterable[Record]) -> bool:
    held_in = {shown(record, "of") for record in posts if shown(record, "person") == entity.id}
    return entity.type == "person" and len(held_in) > 1


def _signed(record: Record, person: str) -> bool:
    told = record.fields.get("signatories")
    return told is not None and any(signatory.get("person") == person for signatory in told.shown)


def _ties(units: frozenset[str], agreements: Iterable[Record]) -> tuple[Tie, ...]:
    found: dict[str, list[str]] = defaultdict(list)
    for record in agreements:
        if shown(record, "modality") == "denied":
            continue
        parties = members(record, "parties")
        for partner in parties if units & set(parties) else ():
            if partner not in units:
                found[partner].append(record.id)
    ties = (Tie(partner=partner, agreements=tuple(ids)) for partner, ids in found.items())
    return tuple(sorted(ties, key=lambda tie: (-len(tie.agreements), tie.partner)))
