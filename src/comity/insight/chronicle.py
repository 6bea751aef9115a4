"""What a whole register tells of agreements and of ties, in few words: made once, asked for by many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations

import msgspec

from comity.insight.axis import Legal
from comity.insight.encounters import Encounters, are_abroad
from comity.insight.evidence import members, shown
from comity.insight.legal import Alike
from comity.insight.surroundings import Surroundings
from comity.model.dates import bounds, is_edtf
from comity.model.record import PREFIXES, Record
from comity.reference.succession import ENDING
from comity.register.pairs import UNDATED

Couple = tuple[str, str]
"""Two localities of different countries, by the one id each has under all its names, in order."""

# What the legal state of an agreement follows from, and its day.
_TOLD = (
    *("type", "stage", "modality", "date", "start", "end", "parties"),
    *("valid_until", "term", "renewal", "notice"),
)
_AGREEMENT = PREFIXES["agreement"]
_MADE = ("signed", "in_force", "continued", "expired")


class Agreed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One agreement through all acts on it: its first record, its type, who made it, its legal state."""

    record: str
    type: str | None
    day: str | None
    body: bool
    parties: tuple[str, ...]
    legal: Legal

    @property
    def made(self) -> bool:
        """Whether it was signed and not ended since, be its term over."""
        return self.legal.state in _MADE


class Seen(msgspec.Struct, frozen=True, order=True, gc=False):
    """The last thing that happened between two localities: its first day, if an agreement, its record."""

    day: date
    agreement: bool
    record: str


class Tied(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two localities that agreed on something: the records of what, and what happened last between them."""

    one: str
    other: str
    agreements: tuple[str, ...]
    last: Seen | None


class Chronicle(msgspec.Struct, frozen=True, kw_only=True):
    """Every agreement, and every tie of two localities, those of which the last is longest ago first."""

    on: str
    agreed: tuple[Agreed, ...]
    ties: tuple[Tied, ...]


def chronicle(around: Surroundings, met: Encounters) -> Chronicle:
    """The chronicle of a register up to the day of the surroundings; `met`: who was brought together."""
    made = tuple(agreed(around.view.outlines.of("agreement", _TOLD), around))
    ties = _ties(made, around)
    last = _last(ties, met, around)
    found = (
        Tied(one=one, other=other, agreements=tuple(ids), last=last.get((one, other)))
        for (one, other), ids in ties.items()
    )
    return Chronicle(on=around.on.isoformat(), agreed=made, ties=tuple(sorted(found, key=place_of)))


def place_of(tie: Tied) -> tuple[str, str, str]:
    """The place of a tie among all: the longest ago first, what has no dated evidence last."""
    return tie.last.day.isoformat() if tie.last else UNDATED, tie.one, tie.other


def lying_in(of: str, around: Surroundings) -> Callable[[str], bool]:
    """Tells of localities whether they are another one, under any of its names, or lie in it."""
    units = around.units(of)

    @cache
    def lies_there(id_: str) -> bool:
        above = around.parent(id_)
        return id_ in units or (above is not None and lies_there(above))

    return lies_there


def agreed(acts: Iterable[Record], around: Surroundings) -> Iterator[Agreed]:
    """The agreements that these acts are on, each once; `acts` are all of their parties."""
    alike: dict[tuple[object, frozenset[str]], list[Record]] = defaultdict(list)
    for act in acts:
        parties = frozenset(map(around.unit, members(act, "parties")))
        alike[shown(act, "type"), parties].append(act)
    for among in alike.values():
        told, alike_told = set[tuple[str, ...]](), Alike(among, around.on)
        for act in sorted(among, key=_first_act):
            state = alike_told.legal(act)
            if state.claims not in told:
                told.add(state.claims)
                sides = members(act, "parties")
                body = any(party.startswith("org") for party in sides)
                yield Agreed(
                    record=act.id, type=type_of(act), day=act.day, body=body, parties=sides, legal=state
                )


def type_of(record: Record) -> str | None:
    """The type of an agreement."""
    told = shown(record, "type")
    return told if isinstance(told, str) else None


def _first_act(record: Record) -> tuple[bool, str, str]:
    return shown(record, "stage") != "signed", str(shown(record, "date") or "9999"), record.id


def _ties(agreed: Iterable[Agreed], around: Surroundings) -> dict[Couple, list[str]]:
    """The ties, each with the records of what was agreed."""
    found: dict[Couple, list[str]] = defaultdict(list)
    for one in agreed:
        towns = {around.unit(party) for party in one.parties if around.locality(party) == party}
        for couple in combinations(sorted(towns), 2) if one.made else ():
            if are_abroad(*couple):
                found[couple].append(one.record)
    return found


def _last(ties: dict[Couple, list[str]], met: Encounters, around: Surroundings) -> dict[Couple, Seen]:
    """What happened last between the two of each tie, their bodies, or who stands in their place since."""
    standing, first_day = _standing(ties, around), cache(_first_day)
    found: dict[Couple, Seen] = {}
    for (one, other), told in met.items():
        couples = _couples(one, other, ties, standing, around)
        for day, record, _ in told if couples else ():
            first = first_day(day)
            if first is None or first > around.on:
                continue
            seen = Seen(first, record.startswith(_AGREEMENT), record)
            for couple, since in couples:
                if since <= first and (couple not in found or found[couple] < seen):
                    found[couple] = seen
    return found


def _first_day(told: str) -> date | None:
    return bounds(told)[0] if told != UNDATED and is_edtf(told) else None


def _standing(ties: Iterable[Couple], around: Surroundings) -> dict[str, list[tuple[date, str]]]:
    """For each locality those that ended and in whose place it stands, and since when."""
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for unit in {id_ for couple in ties for id_ in couple}:
        ended = next((shift for shift in around.shifts(unit) if shift.kind in ENDING), None)
        if ended is not None:
            for heir in around.heirs(unit):
                found[heir].append((ended.since, unit))
    return found


def _couples(
    one: str,
    other: str,
    ties: Container[Couple],
    standing: dict[str, list[tuple[date, str]]],
    around: Surroundings,
) -> list[tuple[Couple, date]]:
    """The ties that what happens between two places is told of, and since when."""
    here, there = ([(date.min, around.unit(place)), *standing.get(place, ())] for place in (one, other))
    found = ((min(a, b), max(a, b), max(since, then)) for since, a in here for then, b in there)
    return [((a, b), since) for a, b, since in found if (a, b) in ties]
