"""Days ahead to know of: when terms end, notice is due, something is promised or to be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from comity.insight.chronicle import Agreed, lying_in
from comity.insight.evidence import Evidence, evidence, shown
from comity.insight.legal import PLANNED
from comity.insight.surroundings import Surroundings
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.register.listing import Span
from comity.register.view import View

What = Literal["notice", "term_ends", "signing", "promise"]
MONTHS = 12
"""How far ahead is looked where nobody says otherwise."""

_AT_ONCE = 500  # promises looked at, at most
_MONTHS, _DAYS = {"Y": 12, "M": 1}, {"W": 7, "D": 1}


class Ahead(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A day ahead: its last day, what falls on it, the record it is told in, and who is concerned."""

    day: str
    what: What
    on: str
    record: str
    who: tuple[str, ...]


class DueDate(msgspec.Struct, frozen=True, kw_only=True):
    """A day ahead as it is told (`on`, in EDTF), what falls on it, and the record."""

    on: str
    what: What
    record: Record


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """The days ahead from a day on, up to another, the next first; `number` is how many there are."""

    on: str
    until: str
    number: int
    dates: tuple[DueDate, ...]
    evidence: Evidence


def ahead(agreed: Iterable[Agreed], view: View, on: date) -> tuple[Ahead, ...]:
    """Every day ahead that agreements and promises tell, in order."""
    found = [*(one for agreement in agreed for one in _of_agreement(agreement, on)), *_promised(view, on)]
    return tuple(sorted(found, key=place_of))


def within(
    every: Iterable[Ahead],
    around: Surroundings,
    months: int = MONTHS,
    of: str | None = None,
    country: str | None = None,
) -> list[Ahead]:
    """The days of the next months; `of`: that concern one locality or what lies in it."""
    last = _months_on(around.on, months).isoformat()
    found = (one for one in every if one.day <= last)
    lies_there = lying_in(of, around) if of is not None else None
    return [one for one in found if _is_asked_for(one, around, lies_there, country)]


def dates(found: Sequence[Ahead], around: Surroundings, months: int = MONTHS, number: int = 0) -> Dates:
    """These days with their records; `number`: of how many they are shown."""
    records = {record.id: record for record in around.view.records_of({one.record for one in found})}
    return Dates(
        on=around.on.isoformat(),
        until=_months_on(around.on, months).isoformat(),
        number=number or len(found),
        dates=tuple(DueDate(on=one.on, what=one.what, record=records[one.record]) for one in found),
        evidence=evidence(around.view, records.values()),
    )


def place_of(one: Ahead) -> tuple[str, str, str]:
    """The place of a day among all."""
    return one.day, one.what, one.record


def _of_agreement(one: Agreed, on: date) -> Iterator[Ahead]:
    state = one.legal
    if state.state == "in_force" and state.until is not None:
        yield _ahead(one, "term_ends", state.until)
        due = _before(bounds(state.until)[1], state.notice) if state.notice else None
        if due is not None and due >= on:
            yield _ahead(one, "notice", due.isoformat())
    if state.state == "planned" and state.rule == PLANNED and state.since and is_edtf(state.since):
        yield _ahead(one, "signing", state.since)


def _ahead(one: Agreed, what: What, on: str) -> Ahead:
    day = bounds(on)[1].isoformat()
    return Ahead(day=day, what=what, on=on, record=one.record, who=one.parties)


def _before(end: date, duration: str) -> date:
    """The day that lies an ISO 8601 duration of one unit before another.

    >>> _before(date(2027, 3, 31), "P1M"), _before(date(2027, 1, 6), "P90D")
    (datetime.date(2027, 2, 28), datetime.date(2026, 10, 8))
    """
    number, unit = int(duration[1:-1]), duration[-1]
    if unit in _MONTHS:
        return _months_on(end, -number * _MONTHS[unit])
    return end - timedelta(days=number * _DAYS[unit])


def _promised(view: View, on: date) -> Iterator[Ahead]:
    """What is to be done by a day, for as many records as are looked at."""
    ids = view.listed(Span(kind="commitment", since=on.isoformat(), newest=False), _AT_ONCE)
    for record in view.records_of(ids):
        due = shown(record, "due")
        if isinstance(due, str) and is_edtf(due) and shown(record, "modality") in ("asserted", "planned"):
            day = bounds(due)[1].isoformat()
            yield Ahead(day=day, what="promise", on=due, record=record.id, who=record.entities)


def _months_on(day: date, months: int) -> date:
    """The last day of a time of some months; of a shorter month its last day.

    >>> _months_on(date(2026, 1, 31), 1), _months_on(date(2026, 11, 23), 14)
    (datetime.date(2026, 2, 28), datetime.date(2028, 1, 23))
    """
    years, month = divmod(day.month - 1 + months, 12)
    first = date(min(day.year + years, 9998), month + 1, 1)
    last = bounds(f"{first:%Y-%m}")[1]
    return min(last, first + timedelta(days=day.day - 1))


def _is_asked_for(
    one: Ahead, around: Surroundings, lies_there: Callable[[str], bool] | None, country: str | None
) -> bool:
    places = [place for id_ in one.who if (place := around.locality(id_)) is not None]
    if country is not None and not any(place.partition("/")[0] == country for place in places):
        return False
    return lies_there is None or any(map(lies_there, places))
