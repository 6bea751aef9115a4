"""One record with everything its sources say of it, and the records that surround it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import msgspec

from comity.errors import UnknownName
from comity.insight.evidence import Evidence, evidence, in_time_order, members
from comity.insight.lifecycle import Lifecycle, lifecycles, with_axes
from comity.insight.promises.followup import promises, with_promises
from comity.insight.promises.promise import Promise
from comity.insight.surroundings import Surroundings
from comity.insight.then import known_by
from comity.model.cited import CitedClaim
from comity.model.decision import Numbered
from comity.model.record import Record
from comity.register.pairs import UNDATED, Pair
from comity.register.view import KeptDocument, View


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """A record, and for an agreement how it stands and the other agreements among the same parties.

    A promise is told as one, too.

    `decisions` are those of people that shaped it, oldest first. Of one that is cut short `events` are those
    between its sides, and `left` tells how many more agreements and events there are.
    """

    record: Record
    decisions: tuple[Numbered, ...]
    lifecycles: dict[str, Lifecycle]
    promises: tuple[Promise, ...] = ()
    related: tuple[Record, ...]
    events: tuple[Record, ...] = ()
    left: dict[str, int] = {}
    evidence: Evidence


class DocumentDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A document and the records it is a source of."""

    document: KeptDocument
    records: tuple[Record, ...]
    evidence: Evidence


def detail(view: View, record: Record, around: Surroundings | None = None, most: int | None = None) -> Detail:
    """The detail of a record, as it was known on the day of its surroundings if they are of a day.

    With `most` it is cut short: to so many of the agreements among the same parties, and of the events
    between them, those next to it in time. Raises UnknownName where nothing of the record was known by then.
    """
    then = around.then if around else None
    known = known_by(view, (record,), then)
    if not known:
        raise UnknownName(record.id, f"was not known by {then}")
    record = known[0]
    others = _between_the_same(view, record) if record.kind == "agreement" else []
    near = others if most is None else _nearest(others, record.day or UNDATED, most)
    related = known_by(view, view.records_of(pair.record for pair in near), then)
    axes, _ = lifecycles((record,), around, Evidence(names={}, citations={}))
    meetings = _events(record, around) if around and most and record.kind == "agreement" else []
    met = _nearest(meetings, record.day or UNDATED, most or 0)
    events = around.records(pair.record for pair in met) if around else ()
    found = evidence(view, (record, *related, *events))
    found = with_axes(axes.values(), around, found) if around else found
    promised = promises((record,), around) if around else ()
    found = with_promises(found, promised, around)
    every = view.decisions() if record.decisions else ()
    decisions = [numbered for numbered in every if numbered.number in record.decisions]
    return Detail(
        record=record,
        decisions=tuple(decisions),
        lifecycles=axes,
        promises=promised,
        related=in_time_order(related, found),
        events=in_time_order(events, found),
        left={"agreements": len(others) - len(near), "events": len(meetings) - len(met)} if most else {},
        evidence=found,
    )


def document_detail(view: View, document: KeptDocument, claims: Iterable[CitedClaim]) -> DocumentDetail:
    """The detail of a document that states these claims."""
    records = view.records_citing(claim.id for claim in claims)
    found = evidence(view, records)
    return DocumentDetail(document=document, records=in_time_order(records, found), evidence=found)


def _between_the_same(view: View, record: Record) -> list[Pair]:
    """The agreements that two of its parties, or more, have in common with it."""
    couples = set(combinations(sorted(set(members(record, "parties"))), 2))
    found = {pair.record: pair for pair in view.pairs.agreements(couples)}
    return [pair for id_, pair in sorted(found.items()) if id_ != record.id]


def _events(record: Record, around: Surroundings) -> list[Pair]:
    """The events that name two of the sides of an agreement."""
    sides = [around.side(party) for party in members(record, "parties")]
    return [pair for pair in around.acts(sides) if pair.kind == "event"]


def _nearest(pairs: list[Pair], day: str, most: int) -> list[Pair]:
    """Those next to a day: half of them before it, half of them since, as far as there are so many."""
    before = sorted((pair for pair in pairs if pair.day < day), key=_day, reverse=True)
    since = sorted((pair for pair in pairs if pair.day >= day), key=_day)
    first = before[: max(most // 2, most - len(since))]
    return [*first, *since[: most - len(first)]]


def _day(pair: Pair) -> tuple[str, str]:
    return pair.day, pair.record
