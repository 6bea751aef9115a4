"""Ties between localities of different countries: who acts with whom, how often, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import overload

import msgspec

from comity.insight.encounters import ACTS, Act, Encounters, country
from comity.insight.surroundings import Surroundings
from comity.insight.tally import Acts, Tally
from comity.model.dates import is_edtf
from comity.model.record import PREFIXES
from comity.register.pairs import UNDATED

Couple = tuple[str, str]
"""Two localities, in order."""

_KINDS: dict[str, Act] = {PREFIXES[kind]: kind for kind in ACTS}
_PREFIX = 3  # letters
_YEAR = 4  # digits
_KEPT = 16  # answers


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Two localities, how many agreements and events name both as acting, and the last day told of these."""

    one: str
    other: str
    agreements: int
    events: int
    last: str | None

    @property
    def ends(self) -> tuple[str, str]:
        """Both localities."""
        return self.one, self.other

    @property
    def number(self) -> int:
        """How many agreements and events there are."""
        return self.agreements + self.events


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which ties are asked for: of a locality, between countries, by acts of a kind, of some years."""

    of: str | None = None
    countries: tuple[str, ...] = ()
    kind: Act | None = None
    since: int | None = None
    until: int | None = None


class Ties(Sequence[Tie]):
    """Ties in an order; what is told of each is put together when it is looked at."""

    def __init__(self, ends: Sequence[Couple], tally: Tally, order: Sequence[int]) -> None:
        self._ends, self._tally, self._order = ends, tally, order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> Tie: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Tie, ...]: ...
    def __getitem__(self, at: int | slice) -> Tie | tuple[Tie, ...]:
        if isinstance(at, slice):
            return tuple(map(self._tie, self._order[at]))
        return self._tie(self._order[at])

    def _tie(self, place: int) -> Tie:
        (one, other), tally = self._ends[place], self._tally
        return Tie(
            one=one,
            other=other,
            agreements=tally.agreements[place],
            events=tally.events[place],
            last=tally.last[place] or None,
        )


class Network:
    """Every tie of a register, the countries there are ties of, and the first and the last year told of.

    `made` are the couples in their order, each with the days of its acts by their ids.
    """

    def __init__(self, made: Iterable[tuple[Couple, Mapping[str, str]]]) -> None:
        self._ends: list[Couple] = []
        self._by_year: dict[str, list[Acts]] = {}
        self._of: dict[str, list[int]] = {}
        for place, (ends, told) in enumerate(made):
            self._ends.append(ends)
            for id_ in ends:
                self._of.setdefault(id_, []).append(place)
            for year, acts in _acts(place, told):
                self._by_year.setdefault(year, []).append(acts)
        self._countries = [tuple(map(country, ends)) for ends in self._ends]
        self.countries = tuple(sorted({code for codes in self._countries for code in codes}))
        years = [int(year) for year in self._by_year if year]
        self.years = (min(years), max(years)) if years else None
        # What was asked last is often asked again, for another page of the list or of other localities.
        self._tally = lru_cache(_KEPT)(self._counted)

    def ties(self, wanted: Wanted) -> Ties:
        """The ties asked for, those with the most agreements first, then those with the most events."""
        tally = self._tally(wanted.kind, wanted.since, wanted.until)
        order = tally.order if wanted.of is None else tally.among(self._of.get(wanted.of, ()))
        for code in wanted.countries:
            order = [place for place in order if code in self._countries[place]]
        return Ties(self._ends, tally, order)

    def _counted(self, kind: Act | None, since: int | None, until: int | None) -> Tally:
        """Acts of a kind and of some years; those of no known year only where all years are asked for."""
        every = since is None and until is None
        years = (
            acts
            for year, acts in self._by_year.items()
            if every or (year and (since or int(year)) <= int(year) <= (until or int(year)))
        )
        return Tally(len(self._ends), (one for acts in years for one in acts if kind in (None, one.kind)))


def network(around: Surroundings, met: Encounters) -> Network:
    """The ties of a whole register; a locality under all its names is one, and its bodies act for it."""
    found: dict[Couple, dict[str, str]] = {}
    for places, told in met.items():
        made = {record: day for day, record, acting in told if acting}
        if made:
            one, other = sorted(map(around.unit, places))
            found.setdefault((one, other), {}).update(made)
    return Network(sorted(found.items(), key=itemgetter(0)))


def _acts(place: int, told: Mapping[str, str]) -> Iterator[tuple[str, Acts]]:
    """The acts of a tie year by year, of those told by their ids and days; "" where no year is known."""
    days: dict[tuple[str, Act], list[str]] = {}
    for record, day in told.items():
        known = day if day != UNDATED and is_edtf(day) else ""
        days.setdefault((known[:_YEAR], _KINDS[record[:_PREFIX]]), []).append(known)
    for (year, kind), some in days.items():
        yield year, Acts(place, kind, len(some), max(some))
