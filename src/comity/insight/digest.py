"""What is otherwise in a register since a day: what came, what was told anew, decided, is due, or differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from comity.insight.chronicle import chronicle, lying_in
from comity.insight.conflicts import Conflicts, conflicts_of_numbers, conflicts_of_records
from comity.insight.contested import together
from comity.insight.dates import Dates, ahead, dates, within
from comity.insight.encounters import encounters
from comity.insight.evidence import Evidence, evidence, shown
from comity.insight.series import Boundaries, unchanged
from comity.insight.surroundings import Surroundings
from comity.model.decision import Numbered, standing
from comity.model.record import PREFIXES, Record
from comity.reference.duties import Duties
from comity.register.counting import Coverage
from comity.register.view import KeptDocument, View

MOST = 500
"""Documents of which more is told than their number, the last that came."""

_KINDS = ("agreement", "event", "commitment")
_DECIDED = 100  # decisions told of, the last


class Again(msgspec.Struct, frozen=True, kw_only=True):
    """A record that was known, and the claims on it that came since."""

    record: Record
    claims: tuple[str, ...]


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """What is otherwise from a day on (`since`) up to another.

    `documents` came, of which the last MOST are looked at; of `new` records nothing was known, of those told
    `again` something. `decided` is what people decided.
    """

    on: str
    since: str
    of: str | None
    documents: int
    new: tuple[Record, ...]
    again: tuple[Again, ...]
    decided: tuple[Numbered, ...]
    dates: Dates
    conflicts: Conflicts
    coverage: Coverage
    evidence: Evidence


def digest(
    around: Surroundings,
    duties: Duties,
    since: date,
    until: date,
    of: str | None = None,
    boundaries: Boundaries = unchanged,
) -> Digest:
    """What is otherwise since a day, and what is due up to another; `of`: that concerns one locality."""
    view = around.view
    came, number = _came(view, since, around.on)
    concerns = _concerning(of, around)
    told = [one for one in _told(view, came) if concerns(one)]
    found = evidence(view, told, [of] if of is not None else [])
    fresh = {document.id for document in came}
    acts = [record for record in told if record.kind in _KINDS]
    new, again = _parted(acts, fresh, found)
    agreed = chronicle(around, encounters(around)).agreed
    due = within(ahead(agreed, around, duties), around, until, of)
    return Digest(
        on=around.on.isoformat(),
        since=since.isoformat(),
        of=of,
        documents=number,
        new=tuple(new),
        again=tuple(again),
        decided=_decided(view, since, around.on),
        dates=dates(due, around, duties, until),
        conflicts=_differing(view, told, boundaries),
        coverage=view.coverage(),
        evidence=found,
    )


def _came(view: View, since: date, on: date) -> tuple[list[KeptDocument], int]:
    """The last documents that were read from a day on up to another, and how many there are."""
    found, number, after = list[KeptDocument](), 0, None
    while ids := view.arrivals.newest(MOST, after):
        read = sorted(view.documents(ids), key=lambda one: one.first_read, reverse=True)
        some = [one for one in read if since.isoformat() <= one.first_read[:10] <= on.isoformat()]
        found += some[: MOST - len(found)]
        number, after = number + len(some), ids[-1]
        if read[-1].first_read[:10] < since.isoformat():
            break
    return found, number


def _told(view: View, documents: Sequence[KeptDocument]) -> tuple[Record, ...]:
    """The records that documents tell, the kinds that matter most first, of each the newest first."""
    told = view.arrivals.told([document.id for document in documents])
    records = view.records_of({id_ for ids in told.values() for id_ in ids})
    kinds = [*PREFIXES]
    newest = sorted(records, key=lambda one: (one.day or "", one.id), reverse=True)
    return tuple(sorted(newest, key=lambda one: kinds.index(one.kind)))


def _concerning(of: str | None, around: Surroundings) -> Callable[[Record], bool]:
    if of is None:
        return lambda record: True
    lies_there = lying_in(of, around)

    def concerns(record: Record) -> bool:
        places = (around.locality(id_) for id_ in record.entities)
        return any(place is not None and lies_there(place) for place in places)

    return concerns


def _parted(records: Iterable[Record], fresh: set[str], found: Evidence) -> tuple[list[Record], list[Again]]:
    """The records of which nothing was known, and the others with what came."""
    new, again = list[Record](), list[Again]()
    for record in records:
        came = tuple(id_ for id_ in record.claims if found.citations[id_].document_id in fresh)
        if len(came) == len(record.claims):
            new.append(record)
        else:
            again.append(Again(record=record, claims=came))
    return new, again


def _decided(view: View, since: date, on: date) -> tuple[Numbered, ...]:
    first, last = since.isoformat(), on.isoformat()
    made = (one for one in standing(view.decisions()) if first <= one.decision.when[:10] <= last)
    return tuple(made)[-_DECIDED:]


def _differing(view: View, told: Iterable[Record], boundaries: Boundaries) -> Conflicts:
    """Where what came, or what it was put together with, is told differently."""
    contested = [record for record in told if any(field.contested for field in record.fields.values())]
    ids = [record.id for record in contested if record.kind != "figure"]
    measured = {
        (str(shown(record, "subject")), str(shown(record, "indicator")))
        for record in told
        if record.kind == "figure"
    }
    return together(
        [
            conflicts_of_numbers(view, sorted(measured)[:MOST], boundaries),
            conflicts_of_records(view, ids[:MOST]),
        ]
    )
