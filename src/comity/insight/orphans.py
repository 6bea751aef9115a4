"""Ties whose party was merged, renamed, abolished or moved: who goes on, and what no source tells."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.insight.evidence import Evidence, evidence, members, shown
from comity.insight.lifecycle import GRAVEST, Lifecycle, lifecycle, with_axes
from comity.insight.succession import Inheritance
from comity.insight.surroundings import Surroundings, is_done
from comity.insight.then import known_by
from comity.model.record import Record
from comity.reference.succession import ENDING, Kind, Shift

LISTED: frozenset[Kind] = ENDING | {"moved"}
"""What makes a tie one to look after: its party stands no more under its name, or under another roof."""


class Orphan(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement, how it stands, and the parties something of that kind happened to."""

    record: Record
    lifecycle: Lifecycle
    parties: tuple[Inheritance, ...]

    @property
    def changed(self) -> Shift:
        """The last of these changes."""
        changes = (shift for one in self.parties for shift in one.shifts if shift.kind in LISTED)
        return max(changes, key=lambda shift: shift.since)


class Orphans(msgspec.Struct, frozen=True, kw_only=True):
    """The ties on a day, those that need looking after first."""

    on: str
    ties: tuple[Orphan, ...]
    evidence: Evidence


def orphans(around: Surroundings, of: str | None = None, country: str | None = None) -> Orphans:
    """The ties of all localities; `of`: those of one locality, of what lies in it, or that it inherited.

    `country` is the one the change was in. Acts on one and the same agreement are one tie.
    """
    view = around.view
    touched = [record for record in view.records("agreement") if _is_touched(record, around)]
    records = known_by(view, touched, around.then)
    around.citations(*records)
    found: dict[tuple[str, ...], Orphan] = {}
    for record in sorted(records, key=_first_act):
        tie = _orphan(record, around) if _was_made(record) else None
        if tie is not None and any(_is_asked_for(one, around, of, country) for one in tie.parties):
            found.setdefault(tie.lifecycle.legal.claims, tie)
    ties = tuple(sorted(found.values(), key=_need))
    told = evidence(view, (tie.record for tie in ties))
    return Orphans(
        on=around.on.isoformat(),
        ties=ties,
        evidence=with_axes((tie.lifecycle for tie in ties), around, told),
    )


def _is_touched(record: Record, around: Surroundings) -> bool:
    """Whether anything of that kind happened to a party at all: asked first, because it costs little."""
    return any(
        shift.kind in LISTED
        for party in members(record, "parties")
        for shift in around.shifts(around.locality(party) or "")
    )


def _first_act(record: Record) -> tuple[bool, str, str]:
    """Signings before renewals, so that a tie is shown by what began it."""
    return shown(record, "stage") != "signed", str(shown(record, "date") or "9999"), record.id


def _was_made(record: Record) -> bool:
    return is_done(record) and shown(record, "stage") != "ended"


def _orphan(record: Record, around: Surroundings) -> Orphan | None:
    axes = lifecycle(record, around)
    parties = tuple(one for one in axes.inheritances if _kinds(one) & LISTED)
    if not parties or axes.legal.state == "ended":
        return None
    return Orphan(record=record, lifecycle=axes, parties=parties)


def _kinds(one: Inheritance) -> set[Kind]:
    return {shift.kind for shift in one.shifts}


def _is_asked_for(one: Inheritance, around: Surroundings, of: str | None, country: str | None) -> bool:
    if country is not None and one.locality.split("/")[0] != country:
        return False
    return of is None or of in {one.party, one.locality, *one.heirs, *_above(one.locality, around)}


def _above(locality: str, around: Surroundings) -> Iterable[str]:
    above = around.parent(locality)
    while above is not None:
        yield above
        above = around.parent(above)


def _need(tie: Orphan) -> tuple[int, str, str]:
    state = min(GRAVEST.index(one.state) for one in tie.parties)
    return state, tie.changed.since.isoformat(), tie.record.id
