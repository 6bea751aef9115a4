"""Ties of which no source tells anything dated of late: when it last did, and what was looked through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec

from comity.insight.chronicle import Tied, lying_in, place_of
from comity.insight.evidence import Evidence, evidence
from comity.insight.surroundings import Surroundings
from comity.model.record import Record
from comity.register.counting import Coverage
from comity.register.pairs import UNDATED

YEARS = 2
"""For how long nothing is told of a tie that counts as quiet, where nobody says otherwise."""


class QuietTie(msgspec.Struct, frozen=True, kw_only=True):
    """Two localities, the last dated thing told of them (None: nothing is), and what they had agreed on."""

    one: str
    other: str
    last: Record | None
    agreements: tuple[Record, ...]
    number: int


class Quiet(msgspec.Struct, frozen=True, kw_only=True):
    """Quiet ties on a day, those for longest first: nothing dated is told of them `since` a day.

    `number` is how many there are, `coverage` what was looked through. That no source here tells of
    anything is no more than that.
    """

    on: str
    since: str
    years: int
    number: int
    coverage: Coverage
    ties: tuple[QuietTie, ...]
    evidence: Evidence


def are_quiet(
    ties: Sequence[Tied],
    around: Surroundings,
    years: int = YEARS,
    of: str | None = None,
    country: str | None = None,
) -> list[Tied]:
    """Those of all ties, in their order, that are quiet; `of`: with one locality or what lies in it."""
    since = years_before(around.on, years).isoformat()
    seen, undated = (bisect_left(ties, day, key=_day_of) for day in (since, UNDATED))
    found = [*ties[:seen], *ties[undated:]]
    if of is None and country is None:
        return found
    lies_there = lying_in(of, around) if of is not None else None
    return [tie for tie in found if _is_asked_for(tie, lies_there, country)]


def quiet(
    found: Sequence[Tied], coverage: Coverage, around: Surroundings, years: int = YEARS, number: int = 0
) -> Quiet:
    """These quiet ties with the last that is told of each; `number`: of how many they are shown."""
    every = {id_ for tie in found for id_ in _records(tie)}
    records = {record.id: record for record in around.view.records_of(every)}
    told = evidence(around.view, records.values(), (id_ for tie in found for id_ in (tie.one, tie.other)))
    names = {id_: told.names.get(id_) or around.name(id_) for tie in found for id_ in (tie.one, tie.other)}
    return Quiet(
        on=around.on.isoformat(),
        since=years_before(around.on, years).isoformat(),
        years=years,
        number=number or len(found),
        coverage=coverage,
        ties=tuple(
            QuietTie(
                one=tie.one,
                other=tie.other,
                last=records[tie.last.record] if tie.last else None,
                agreements=tuple(records[id_] for id_ in tie.agreements[:_SHOWN]),
                number=len(tie.agreements),
            )
            for tie in found
        ),
        evidence=Evidence(names=told.names | names, citations=told.citations),
    )


def _day_of(tie: Tied) -> str:
    return place_of(tie)[0]


def years_before(day: date, years: int) -> date:
    """The same day some years before.

    >>> years_before(date(2024, 2, 29), 2)
    datetime.date(2022, 3, 1)
    """
    year = max(day.year - years, 1)
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=year)


_SHOWN = 3  # agreements told of one tie, the others counted


def _records(tie: Tied) -> Iterator[str]:
    yield from tie.agreements[:_SHOWN]
    if tie.last is not None:
        yield tie.last.record


def _is_asked_for(tie: Tied, lies_there: Callable[[str], bool] | None, country: str | None) -> bool:
    if country is not None and country not in (tie.one.partition("/")[0], tie.other.partition("/")[0]):
        return False
    return lies_there is None or lies_there(tie.one) or lies_there(tie.other)
