"""Agreements in a paper: each with its three axes, and what the law makes of those whose party changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from comity.insight.axis import Activity
from comity.insight.evidence import Evidence, members, shown
from comity.insight.lifecycle import Lifecycle
from comity.model.record import Record
from comity.publish.briefs.chapter import chapter
from comity.publish.briefs.grounds import Grounds, resting_on
from comity.publish.page import Line, Part, named
from comity.publish.paper.paper import Chapter, Grid
from comity.publish.standing import changed, in_short
from comity.publish.words import date, rule, say, term
from comity.reference.succession import Shift

_SHARES = (30, 25, 22, 23)
_TIES = ("sister", "friendship")


def in_lines(
    records: Iterable[Record], axes: Mapping[str, Lifecycle], found: Evidence, grounds: Grounds
) -> tuple[Chapter, ...]:
    """Each agreement in a line: what it is, and how it stands, where that is not as with the one before."""
    told = _met(records, axes)
    before = (None, *(axis.activity for _, axis in told))
    lines = (_line(*one, found, grounds, last) for one, last in zip(told, before, strict=False))
    return chapter("standing", lines)


def in_table(
    records: Iterable[Record], axes: Mapping[str, Lifecycle], found: Evidence, grounds: Grounds
) -> tuple[Chapter, ...]:
    """Each agreement in a row, an axis in each column, and beneath the table what the law says."""
    told = _met(records, axes)
    rows = tuple(_row(record, axis, found, grounds) for record, axis in told)
    heads = (term("kind", "agreement"), *(term("axis", axis) for axis in ("legal", "activity", "succession")))
    law = _law([axis for _, axis in told], found, grounds)
    table = (Grid(heads=heads, shares=_SHARES, rows=rows),) if rows else ()
    return (
        *chapter("standing", table),
        *chapter("law", law),
    )


def in_rank(records: Iterable[Record], axes: Mapping[str, Lifecycle]) -> list[Record]:
    """Ties as such first, then by when something was last done with each; what was not signed last."""
    known = [record for record in records if record.id in axes]
    newest = sorted(known, key=lambda record: axes[record.id].legal.since or "", reverse=True)

    def weight(record: Record) -> tuple[bool, bool]:
        return axes[record.id].legal.act is None, shown(record, "type") not in _TIES

    return sorted(newest, key=weight)


def title(record: Record, found: Evidence) -> str:
    """What an agreement is called: its type and its parties."""
    parties = " – ".join(named(found, party) for party in members(record, "parties"))
    return f"{term('agreement', shown(record, 'type'))}: {parties}"


def _met(records: Iterable[Record], axes: Mapping[str, Lifecycle]) -> list[tuple[Record, Lifecycle]]:
    """The agreements; acts on one and the same are one, told by the first of them."""
    met: dict[tuple[str, ...], tuple[Record, Lifecycle]] = {}
    for record in records:
        if record.id in axes:
            met.setdefault(axes[record.id].legal.claims, (record, axes[record.id]))
    return list(met.values())


def _line(
    record: Record, axis: Lifecycle, found: Evidence, grounds: Grounds, before: Activity | None
) -> Line:
    """An agreement and its axes; not the activity told `before`, nor that nothing befell the parties."""
    legal, activity, *passing = axes_of(axis, found, grounds)
    told = [legal] if axis.activity == before else [legal, activity]
    told = [structs.replace(part, end=";") for part in told]
    told = [Part(title(record, found), record.claims, ":"), *told, *(passing if axis.inheritances else ())]
    return Line(parts=(*told[:-1], structs.replace(told[-1], end=".")), record=record.id)


def axes_of(axis: Lifecycle, found: Evidence, grounds: Grounds) -> tuple[Part, ...]:
    """The parts that say how an agreement stands: its legal state, its activity, its succession."""
    legal, activity, *passing = in_short(axis, found).parts
    since = [shift for one in axis.inheritances for shift in one.shifts]
    rested = resting_on(Line(parts=tuple(passing)), grounds.shifts(since) or (grounds.tables,)).parts
    if not activity.claims:
        activity = structs.replace(activity, claims=(grounds.searched,))
    unaffected = Part(say("nothing_since"), (grounds.tables,))
    return (structs.replace(legal, end=""), structs.replace(activity, end=""), *(rested or (unaffected,)))


def _row(record: Record, axis: Lifecycle, found: Evidence, grounds: Grounds) -> tuple[Line, ...]:
    legal, activity, *passing = axes_of(axis, found, grounds)
    return (
        Line(parts=(Part(title(record, found), record.claims),), record=record.id),
        Line(parts=(legal,)),
        Line(parts=(activity,)),
        Line(parts=tuple(passing)),
    )


def _law(axes: Iterable[Lifecycle], found: Evidence, grounds: Grounds) -> Iterator[Line]:
    """What happened to the parties, and what the rule on each says and leaves open, once."""
    met: dict[tuple[str, str, str], Shift] = {}
    for shift in (shift for axis in axes for one in axis.inheritances for shift in one.shifts):
        met.setdefault((shift.since.isoformat(), shift.of, shift.kind), shift)
    ruled = set()
    for _, shift in sorted(met.items(), key=lambda entry: entry[0]):
        notes = () if shift.rule is None or shift.rule.id in ruled else tuple(_says(shift, grounds))
        ruled |= {shift.rule.id} if shift.rule else set()
        words = Part(f"{changed(shift, found)}.", (grounds.shift(shift),))
        yield Line(margin=date(shift.since.isoformat()), parts=(words,), notes=notes)


def _says(shift: Shift, grounds: Grounds) -> Iterator[Line]:
    by = shift.rule
    if by is None:
        return
    ids = grounds.rule(by)
    says = rule(by.says)
    yield Line(parts=(Part(say("law_says", act=rule(by.act), says=says) if by.act else says, ids),))
    for point in by.open:
        yield Line(parts=(Part(say("not_settled", what=rule(point)), ids),))
