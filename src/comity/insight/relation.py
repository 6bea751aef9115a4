"""What there is between two entities, in time order, and beside it what lies between their parts."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.insight.evidence import Evidence, in_time_order
from comity.insight.lifecycle import Lifecycle, lifecycles
from comity.insight.profile import Became, by_then
from comity.insight.promises.followup import promises, with_promises
from comity.insight.promises.promise import Promise
from comity.insight.surroundings import Lying, Surroundings
from comity.insight.ties import Ties
from comity.model.cited import Citation
from comity.model.record import Record, ResolvedEntity
from comity.reference.portrait import Portrait
from comity.register.pairs import Pair
from comity.register.view import View


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """`between` names both entities; `beside` links parts or companies of the two and is kept apart.

    `since` links, after one of them ended, those that stand in its place. `became` is what the
    reference tables say happened to either since, `stood` what each was on the day asked for, and
    `lifecycles` tells how the agreements stand then. Of one that is cut short, `left` says how many
    records of each of these are left out, and `acts` are the agreements between the two of which it is
    told nevertheless how they stand. `promises` are those between the two, and with the successor since.
    """

    one: ResolvedEntity
    other: ResolvedEntity
    stood: tuple[Portrait, ...]
    became: tuple[Became, ...]
    between: tuple[Record, ...]
    since: tuple[Record, ...]
    beside: tuple[Record, ...]
    lifecycles: dict[str, Lifecycle]
    evidence: Evidence
    acts: tuple[Record, ...] = ()
    promises: tuple[Promise, ...] = ()
    left: dict[str, int] = msgspec.field(default_factory=dict)


def relation(
    view: View,
    one: ResolvedEntity,
    other: ResolvedEntity,
    lying: Lying,
    became: Iterable[Became] = (),
    around: Surroundings | None = None,
    most: int | None = None,
    beside: bool = True,
) -> Relation:
    """The relation of two entities; what belongs to what, and what became of them, the reference tables tell.

    With surroundings it tells how the agreements stand, and of a day only what was known by then. With
    `most` of each sort the first so many records are told and the others counted; one too many is told.
    What lies `beside` two countries is most of a register: it can be left out.
    """
    ties = Ties(view, one.id, other.id, lying, around)
    then = around.then if around else None
    told = _told(view, ties, None if then else most, beside)
    kept = {sort: _cut(told.records[sort], told.all[sort], most) for sort in told.records}
    every = (*kept["between"], *kept["since"], *kept["beside"])
    acts = every if most is None else _acts(kept, most)
    axes, found = lifecycles(acts, around, told.evidence(view, (*every, *acts), (one.id, other.id)))
    promised = promises((*kept["between"], *kept["since"]), around) if around else ()
    found = with_promises(found, promised, around)
    stood = [around.stood(id_) for id_ in (one.id, other.id)] if around and then else []
    return Relation(
        one=one,
        other=other,
        stood=tuple(portrait for portrait in stood if portrait is not None),
        became=by_then(became, then),
        between=kept["between"],
        since=kept["since"],
        beside=kept["beside"],
        lifecycles=axes,
        evidence=found,
        acts=tuple(record for record in acts if record not in every),
        promises=promised,
        left={
            sort: told.all[sort] - len(records) for sort, records in (kept | {"acts": acts}).items() if most
        },
    )


class _Told(msgspec.Struct, frozen=True):
    """The first records of each sort in time order, how many there are of each, and where they are told."""

    records: dict[str, tuple[Record, ...]]
    all: dict[str, int]
    citations: dict[str, Citation]

    def evidence(self, view: View, records: Iterable[Record], others: Iterable[str]) -> Evidence:
        """The evidence of some of these records, and the names of others besides."""
        records = tuple(records)
        about = {id_ for record in records for id_ in record.entities} | set(others)
        cited = {claim: self.citations[claim] for record in records for claim in record.claims}
        return Evidence(names=view.names(about), citations=cited)


def _told(view: View, ties: Ties, most: int | None, beside: bool) -> _Told:
    sorts = {"between": ties.between, "since": ties.since, "beside": ties.beside if beside else []}
    sorts["acts"] = [pair for pair in ties.between if pair.kind == "agreement"] if most is not None else []
    first = {sort: _first(pairs, most) for sort, pairs in sorts.items()}
    ties.records(pair.record for pair in sorts["acts"])  # each says how the others stand
    records = {r.id: r for r in ties.records(pair.record for pairs in first.values() for pair in pairs)}
    cited = ties.citations(records.values())
    known = Evidence(names={}, citations=cited)
    found = {sort: [records[p.record] for p in pairs if p.record in records] for sort, pairs in first.items()}
    number = {sort: len(found[sort]) + len(pairs) - len(first[sort]) for sort, pairs in sorts.items()}
    if most is not None:
        number["acts"] += sum(p.kind == "agreement" for sort in ("since", "beside") for p in sorts[sort])
    return _Told(
        records={sort: in_time_order(told, known) for sort, told in found.items()},
        all=number,
        citations=cited,
    )


def _first(pairs: list[Pair], most: int | None) -> list[Pair]:
    """Those among which the first so many are, by their days; all where few are left out."""
    if most is None or len(pairs) <= most + 1:
        return pairs
    last = sorted(pair.day for pair in pairs)[most - 1]
    return [pair for pair in pairs if pair.day <= last]


def _cut(records: tuple[Record, ...], number: int, most: int | None) -> tuple[Record, ...]:
    return records if most is None or number <= most + 1 else records[:most]


def _acts(kept: dict[str, tuple[Record, ...]], most: int) -> tuple[Record, ...]:
    """The agreements of which a page that is cut short tells how they stand."""
    beside = [r for sort in ("since", "beside") for r in kept[sort] if r.kind == "agreement"]
    return (*kept["acts"], *beside)[: most + 1]
