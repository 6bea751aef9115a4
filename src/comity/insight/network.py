"""Ties between localities of different countries: who acts with whom, how often, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from comity.insight.encounters import ACTS, Act, Encounters, country
from comity.insight.surroundings import Surroundings
from comity.model.dates import is_edtf
from comity.model.record import PREFIXES
from comity.register.pairs import UNDATED

_KINDS: dict[str, Act] = {PREFIXES[kind]: kind for kind in ACTS}
_PREFIX = 3  # letters
_YEAR = 4  # digits
_KEPT = 16  # answers


class Acts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How many acts of a kind there are of a year, and the last day; both "" where the sources tell none."""

    kind: Act
    year: str
    number: int
    last: str


class Bond(msgspec.Struct, frozen=True, gc=False):
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


def network(around: Surroundings, met: Encounters) -> Network:
    """The ties of a whole register; a locality under all its names is one, and its bodies act for it."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for places, told in met.items():
        made = {record: day for day, record, acting in told if acting}
        if made:
            one, other = sorted(map(around.unit, places))
            found.setdefault((one, other), {}).update(made)
    return Network(Bond(*ends, _acts(told)) for ends, told in sorted(found.items()))


def _acts(told: Mapping[str, str]) -> tuple[Acts, ...]:
    """What acts there are, told by their ids and days."""
    days: dict[tuple[Act, str], list[str]] = {}
    for record, day in told.items():
        known = day if day != UNDATED and is_edtf(day) else ""
        days.setdefault((_KINDS[record[:_PREFIX]], known[:_YEAR]), []).append(known)
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
