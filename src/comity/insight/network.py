"""Ties between localities of different countries: who acts with whom, how often, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Literal

import msgspec

from comity.insight.surroundings import Surroundings, is_done
from comity.model.dates import is_edtf
from comity.register.pairs import UNDATED, Pair

Act = Literal["agreement", "event"]
ACTS: tuple[Act, ...] = ("agreement", "event")
_MADE_UP = "locality/"  # begins the id of a locality that no table knows, nor what country it is in
_KINDS: dict[str, Act] = {kind: kind for kind in ACTS}
_YEAR = 4  # digits
_KEPT = 16  # answers


class Acts(msgspec.Struct, frozen=True, array_like=True):
    """How many acts of a kind there are of a year, and the last day; both "" where the sources tell none."""

    kind: Act
    year: str
    number: int
    last: str


class Bond(msgspec.Struct, frozen=True):
    """Two localities, and what they did together, year by year."""

    one: str
    other: str
    acts: tuple[Acts, ...]

    def is_of(self, *countries: str) -> bool:
        """Whether these countries are among the two's."""
        ends = (country(self.one), country(self.other)) if countries else ()
        return all(code in ends for code in countries)


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

    def fits(self, acts: Acts) -> bool:
        """Whether acts are of the kind and the years asked for; of no known year, where all years are."""
        if self.kind not in (None, acts.kind):
            return False
        if self.since is None and self.until is None:
            return True
        year = int(acts.year) if acts.year else None
        return year is not None and (self.since or year) <= year <= (self.until or year)


class Network:
    """Every tie of a register, the countries there are ties of, and the first and the last year told of."""

    def __init__(self, bonds: Iterable[Bond]) -> None:
        self._bonds = tuple(bonds)
        self.countries = tuple(
            sorted({country(id_) for bond in self._bonds for id_ in (bond.one, bond.other)})
        )
        years = {int(acts.year) for bond in self._bonds for acts in bond.acts if acts.year}
        self.years = (min(years), max(years)) if years else None
        self._of: dict[str, list[Bond]] = {}
        for bond in self._bonds:
            for end in (bond.one, bond.other):
                self._of.setdefault(end, []).append(bond)
        # What was asked last is often asked again, for another page of the list or another form.
        self.ties = lru_cache(_KEPT)(self._ties)

    def _ties(self, wanted: Wanted) -> tuple[Tie, ...]:
        """The ties asked for, those with the most agreements first, then those with the most events."""
        bonds = self._bonds if wanted.of is None else self._of.get(wanted.of, ())
        found = (_tie(bond, wanted) for bond in bonds if bond.is_of(*wanted.countries))
        return tuple(sorted((tie for tie in found if tie is not None), key=_strength))


def country(id_: str) -> str:
    """The country of a locality, by its id.

    >>> country("kr/seoul/gangnam")
    'kr'
    """
    return id_.partition("/")[0]


def network(around: Surroundings) -> Network:
    """The ties of a whole register; a locality under all its names is one, and its bodies act for it.

    What did not happen (planned, hoped for, denied) makes no tie, nor does what localities of one country
    do among themselves.
    """
    pairs = around.view.pairs
    perhaps = around.view.records_of(pairs.perhaps_unmade(ACTS))
    unmade = {record.id for record in perhaps if not is_done(record)}
    found: dict[tuple[str, str], dict[str, Pair]] = {}
    localities: dict[str, str | None] = {}
    for ends, told in groupby(pairs.acting(ACTS), attrgetter("one", "other")):
        one, other = sorted(_known(id_, localities, around) or "" for id_ in ends)
        if one and country(one) != country(other):
            made = {pair.record: pair for pair in told if pair.record not in unmade}
            found.setdefault((one, other), {}).update(made)
    return Network(Bond(*ends, _acts(told.values())) for ends, told in sorted(found.items()) if told)


def _known(id_: str, known: dict[str, str | None], around: Surroundings) -> str | None:
    """The locality that somebody is or acts for, where the tables know it."""
    if id_ not in known:
        locality = around.locality(id_)
        is_known = locality is not None and not locality.startswith(_MADE_UP)
        known[id_] = around.unit(locality) if locality and is_known else None
    return known[id_]


def _acts(pairs: Iterable[Pair]) -> tuple[Acts, ...]:
    days: dict[tuple[Act, str], list[str]] = {}
    for pair in pairs:
        day = pair.day if pair.day != UNDATED and is_edtf(pair.day) else ""
        days.setdefault((_KINDS[pair.kind], day[:_YEAR]), []).append(day)
    return tuple(Acts(kind, year, len(told), max(told)) for (kind, year), told in sorted(days.items()))


def _tie(bond: Bond, wanted: Wanted) -> Tie | None:
    number, last = dict.fromkeys(ACTS, 0), ""
    for acts in bond.acts:
        if wanted.fits(acts):
            number[acts.kind] += acts.number
            last = max(last, acts.last)
    agreements, events = number["agreement"], number["event"]
    if not agreements and not events:
        return None
    return Tie(one=bond.one, other=bond.other, agreements=agreements, events=events, last=last or None)


def _strength(tie: Tie) -> tuple[int, int, str, str]:
    """What puts ties in order, the strongest first."""
    return -tie.agreements, -tie.events, tie.one, tie.other
