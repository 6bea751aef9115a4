"""What some records tell to be promised, and how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from comity.insight.evidence import Evidence
from comity.insight.promises.later import Later
from comity.insight.promises.promise import Bearing, Decided, Promise, State
from comity.insight.promises.sides import is_promise, sides, who
from comity.insight.surroundings import Surroundings, published
from comity.model.dates import bounds, is_edtf
from comity.model.decision import OUTCOMES, in_force
from comity.model.record import Record
from comity.register.pairs import UNDATED


def promises(records: Iterable[Record], around: Surroundings) -> tuple[Promise, ...]:
    """Those of these records that are promises, those due first first, those without a day last."""
    made = [record for record in records if is_promise(record)]
    around.citations(*made)  # all at once
    told = {record.id: published(around.citations(record)) for record in made}
    asked = ((record, sides(record, around), day) for record in made if (day := told[record.id]) is not None)
    found = Later(around).evidence(asked)
    decided = outcomes(made, around)
    every = (_promise(r, told[r.id], found.get(r.id, ()), decided.get(r.id), around.on) for r in made)
    return tuple(sorted(every, key=place_of))


def records_told(found: Iterable[Promise]) -> tuple[Record, ...]:
    """The records of these promises and of what speaks to them, each once."""
    every = ((promise.record, *(one.record for one in promise.evidence)) for promise in found)
    return tuple({record.id: record for some in every for record in some}.values())


def with_promises(found: Evidence, told: tuple[Promise, ...], around: Surroundings | None) -> Evidence:
    """The evidence with that of promises besides."""
    if around is None or not told:
        return found
    more = around.evidence(records_told(told))
    return Evidence(names=more.names | found.names, citations=found.citations | more.citations)


def place_of(promise: Promise) -> tuple[str, str, str]:
    """The place of a promise among all: by its last day, then by when it was told."""
    last = _last_day(promise.due)
    return last.isoformat() if last else UNDATED, promise.told or UNDATED, promise.record.id


def _promise(
    record: Record,
    told: date | None,
    evidence: tuple[Bearing, ...],
    decided: Decided | None,
    on: date,
) -> Promise:
    last = _last_day(record.day)
    state: State = decided.outcome if decided else "evidence_found" if evidence else "open"
    return Promise(
        record=record,
        state=state,
        who=who(record),
        due=record.day,
        told=told.isoformat() if told else None,
        overdue=state == "open" and last is not None and last < on,
        evidence=evidence,
        decided=decided,
    )


def _last_day(day: str | None) -> date | None:
    return bounds(day)[1] if day and is_edtf(day) else None


def outcomes(records: Collection[Record], around: Surroundings) -> dict[str, Decided]:
    """What people decided last of these records, by their ids."""
    if not any(record.decisions for record in records):
        return {}
    known = dict(_outcomes(around))
    every = ((record.id, [n for n in record.decisions if n in known]) for record in records)
    return {id_: known[max(numbers)] for id_, numbers in every if numbers}


def _outcomes(around: Surroundings) -> Iterator[tuple[int, Decided]]:
    """The outcomes people decided up to the day, by the numbers of the decisions."""
    for numbered in in_force(around.view.decisions()):
        decision = numbered.decision
        known = around.then is None or decision.when[:10] <= around.then.isoformat()
        if decision.verdict in OUTCOMES and known:
            yield (
                numbered.number,
                Decided(
                    outcome=decision.verdict,
                    who=decision.who,
                    when=decision.when,
                    why=decision.why,
                    decision=numbered.number,
                ),
            )
