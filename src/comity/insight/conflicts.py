"""Where sources disagree: about a number, about how many there are, about a field of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import msgspec

from comity.insight.conflict import Conflict, Tellers, Told, independent
from comity.insight.counted import COUNTED
from comity.insight.evidence import Evidence, differing, evidence, shown
from comity.insight.measures import Measure
from comity.insight.reasons import why_field
from comity.insight.series import Boundaries, measure, unchanged
from comity.model.record import Record, ResolvedEntity
from comity.model.vocabularies import indicators
from comity.register.view import View

_NAMING = ("membership", "agreement")  # kinds of records that may name what a figure counts
_NUMBERED = ("figure", *_NAMING)


Counted = tuple[str, str]
"""A subject, and an indicator of what is counted of it."""


class Conflicts(msgspec.Struct, frozen=True, kw_only=True):
    """The conflicts about one entity, or all of a register, with the records they are about."""

    entity: ResolvedEntity | None
    found: tuple[Conflict, ...]
    records: dict[str, Record]
    evidence: Evidence


def conflicts(
    view: View,
    entity: ResolvedEntity | None = None,
    kind: str | None = None,
    boundaries: Boundaries = unchanged,
) -> Conflicts:
    """What sources tell differently about an entity, or about anything, in records of one kind or of all.

    Numbers come first, then what is told differently of agreements, events and the rest.
    """
    every = view.records_about(entity.id) if entity else view.walk_records()
    records = [record for record in every if record.kind in _NUMBERED or is_contested(record)]
    tellers = Tellers(view)
    found = [
        *_numbers(view, _figures(records, entity, kind), records, tellers, boundaries),
        *_fields(
            view, [r for r in records if r.kind != "figure" and kind in (None, r.kind)], tellers, entity
        ),
    ]
    return _told(view, found, records, entity)


def conflicts_of_numbers(
    view: View, wanted: Collection[Counted], boundaries: Boundaries = unchanged
) -> Conflicts:
    """The conflicts among the figures of some subjects and indicators alone."""
    figures = view.records_of(view.contests.figures({*wanted, *_near(wanted)}))
    subjects = {subject for subject, indicator in wanted if indicator in COUNTED}
    naming = view.records_of(view.contests.naming(subjects, _NAMING))
    records = (*figures, *naming)
    found = [*_numbers(view, list(figures), records, Tellers(view), boundaries, wanted)]
    return _told(view, found, records)


def conflicts_of_records(view: View, ids: Collection[str]) -> Conflicts:
    """What is told differently of some records other than figures, in their order."""
    records = [record for record in view.records_of(ids) if record.kind != "figure"]
    place = {id_: at for at, id_ in enumerate(ids)}
    found = sorted(_fields(view, records, Tellers(view), None), key=lambda one: place[one.records[0]])
    return _told(view, found, records)


def _told(
    view: View, found: list[Conflict], records: Iterable[Record], entity: ResolvedEntity | None = None
) -> Conflicts:
    """These conflicts with the records they are about, which are among some, and where all is told."""
    told = {claim for conflict in found for one in conflict.told for claim in one.claims}
    behind = [record for record in records if told & set(record.claims)]
    names = {name for conflict in found for name in (conflict.about, conflict.partner) if name}
    names |= {name for conflict in found for one in conflict.told for name in one.named}
    about = {id_ for conflict in found for id_ in conflict.records}
    return Conflicts(
        entity=entity,
        found=tuple(found),
        records={record.id: record for record in behind if record.id in about},
        evidence=evidence(view, behind, names),
    )


def _near(wanted: Iterable[Counted]) -> Iterator[Counted]:
    """What texts take for a measure, and the other way round: what it is part of, and what is part of it."""
    known = indicators()
    for subject, indicator in wanted:
        whole = known[indicator].part_of if indicator in known else None
        for code, term in known.items():
            if term.part_of == indicator or code == whole:
                yield subject, code


def _figures(records: Iterable[Record], entity: ResolvedEntity | None, kind: str | None) -> list[Record]:
    figures = (record for record in records if record.kind == "figure" and kind in (None, "figure"))
    return [record for record in figures if entity is None or shown(record, "subject") == entity.id]


def _numbers(
    view: View,
    figures: list[Record],
    records: Iterable[Record],
    tellers: Tellers,
    boundaries: Boundaries,
    wanted: Collection[Counted] = (),
) -> Iterator[Conflict]:
    """The conflicts among figures, in the order of subjects and of indicators; where told of some alone."""
    others: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    by_measure: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in figures:
        key = measure(record)
        if key[1] in indicators():  # of a measure that no vocabulary has nobody knows what it is part of
            by_measure[key].append(record)
            others[key[0]][key[1]] += _values(record)
    naming: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for entity in record.entities if record.kind in _NAMING else ():
            naming[entity].append(record)
    kept = {
        key: (counted, naming[key[0]] if key[1] in COUNTED else [])
        for key, counted in by_measure.items()
        if (not wanted or key[:2] in wanted) and _may_differ(key[1], counted, naming[key[0]])
    }
    cited = view.claims(
        claim
        for counted, around in kept.values()
        for record in (*counted, *around)
        for claim in record.claims
    )
    tellers.gather(cited.values())
    for key in sorted(kept, key=lambda key: (key[0], _place(key[1]), key)):
        of_one = Measure(key, *kept[key], cited, boundaries(key[0]))
        yield from of_one.conflicts(tellers, others[key[0]])


def _may_differ(indicator: str, counted: list[Record], naming: list[Record]) -> bool:
    """Whether it is worth to look at who tells what: several values, or more records than are counted."""
    values = {value for record in counted for value in _values(record)}
    return len(values) > 1 or (indicator in COUNTED and len(naming) > min(values, default=0))


def _values(record: Record) -> list[float]:
    return [float(value.value) for value in record.fields["value"].values]


def _place(indicator: str) -> int:
    return list(indicators()).index(indicator)


def _fields(
    view: View, records: list[Record], tellers: Tellers, entity: ResolvedEntity | None
) -> Iterator[Conflict]:
    """The fields of records other than figures that are told differently, by kind and record."""
    contested = [record for record in records if is_contested(record)]
    found = evidence(view, contested)
    cited = view.claims(claim for record in contested for claim in record.claims)
    tellers.gather(cited.values())
    for record in sorted(contested, key=lambda record: (record.kind, record.id)):
        for name, values in differing(record, found).items():
            field = record.fields[name]
            told = tuple(
                Told(
                    value=value.value,
                    shown=value.value == field.shown,
                    tellers=tellers.of(cited[claim] for claim in value.claims),
                )
                for value in sorted(values, key=lambda value: value.value != field.shown)
            )
            yield Conflict(
                form="field",
                about=entity.id if entity else record.entities[0],
                kind=record.kind,
                field=name,
                records=(record.id,),
                told=told,
                shown=field.shown,
                sources=independent(told),
                rule=field.rule,
                reasons=why_field(told, record.kind, name),
            )


def is_contested(record: Record) -> bool:
    """Whether a field of a record is told in more than one way, be it in other words only."""
    return any(field.contested for field in record.fields.values())
