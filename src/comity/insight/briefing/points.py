"""What is open between localities: what no source tells, what falls due, what is told differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from comity.insight.conflict import Conflict
from comity.insight.legal import OVERDUE
from comity.insight.lifecycle import Lifecycle
from comity.insight.promises.promise import Promise
from comity.insight.quiet import YEARS, years_before
from comity.insight.succession import Inheritance, Lack
from comity.model.dates import bounds
from comity.model.record import Record
from comity.reference.succession import Shift

Kind = (
    Lack
    | Literal[
        "overdue", "to_sign", "wished", "ends", "ran_out", "quiet", "silent", "promise", "due", "differs"
    ]
)
"""A lack of the succession, or: a signing whose day passed, one ahead, one hoped for; a term that ends, or
ended; a tie of which nothing is told of late, or nothing with its day; a promise to which nothing speaks,
without a day or with one; what sources differ on."""

AHEAD = 366  # days in which the end of a term is one to speak of


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is open: about which record, who is to be asked, on which day, and what says so.

    `shift` is the change of a locality it follows from, `conflict` what is told differently.
    """

    kind: Kind
    record: str
    who: tuple[str, ...] = ()
    on: str | None = None
    claims: tuple[str, ...] = ()
    shift: Shift | None = None
    conflict: Conflict | None = None


def of_agreements(records: Iterable[Record], axes: Mapping[str, Lifecycle], on: date) -> tuple[Point, ...]:
    """What is open with these agreements; acts on one and the same are one."""
    met: dict[tuple[str, ...], tuple[Record, Lifecycle]] = {}
    for record in records:
        if record.id in axes:
            met.setdefault(axes[record.id].legal.claims, (record, axes[record.id]))
    return tuple(
        point
        for record, axis in met.values()
        for point in (*_of_succession(record, axis), *_of_term(record, axis, on))
    )


def of_silence(records: Sequence[Record], axes: Mapping[str, Lifecycle], on: date) -> tuple[Point, ...]:
    """That nothing dated is told of a tie of late, once for all agreements of it; nothing of none."""
    told = [(record, axes[record.id]) for record in records if record.id in axes]
    made = [(record, axis) for record, axis in told if axis.legal.act]
    if not made:
        return ()
    record, last = max(made, key=lambda one: one[1].activity.on or "")
    if last.activity.on and bounds(last.activity.on)[1] >= years_before(on, YEARS):
        return ()
    claims = tuple(dict.fromkeys((*record.claims, *last.activity.claims)))
    kind: Kind = "quiet" if last.activity.on else "silent"
    return (Point(kind=kind, record=last.record, on=last.activity.on, claims=claims),)


def of_promises(promises: Iterable[Promise]) -> tuple[Point, ...]:
    """Promises to which nothing speaks that is told since, with their days where one is told."""
    return tuple(
        Point(
            kind="due" if one.due else "promise",
            record=one.record.id,
            who=one.who,
            on=one.due,
            claims=one.record.claims,
        )
        for one in promises
        if one.state == "open"
    )


def of_conflicts(conflicts: Iterable[Conflict]) -> tuple[Point, ...]:
    """What sources tell differently."""
    return tuple(
        Point(
            kind="differs",
            record=one.records[0],
            who=(one.about,),
            claims=tuple(dict.fromkeys(claim for told in one.told for claim in told.claims)),
            conflict=one,
        )
        for one in conflicts
    )


def _of_succession(record: Record, axis: Lifecycle) -> Iterator[Point]:
    for one in axis.inheritances:
        for lack in one.missing:
            yield Point(
                kind=lack.what,
                record=record.id,
                who=lack.who,
                on=lack.on,
                claims=(*record.claims, *lack.claims),
                shift=one.ended or _last(one),
            )


def _last(one: Inheritance) -> Shift | None:
    return one.shifts[-1] if one.shifts else None


def _of_term(record: Record, axis: Lifecycle, on: date) -> Iterator[Point]:
    legal = axis.legal

    def point(kind: Kind, day: str | None) -> Point:
        return Point(kind=kind, record=record.id, on=day, claims=legal.claims)

    if legal.state == "planned":
        yield point("overdue" if legal.rule == OVERDUE else "to_sign", legal.since)
    elif legal.state == "proposed":
        yield point("wished", None)
    elif legal.state == "expired":
        yield point("ran_out", legal.until)
    elif legal.state == "in_force" and legal.until and (bounds(legal.until)[1] - on).days <= AHEAD:
        yield point("ends", legal.until)
