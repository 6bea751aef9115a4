"""With whom an entity made agreements: each partner, and the countries these are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from comity.errors import BadSetting
from comity.insight.entries import Cut, Records
from comity.insight.evidence import members, shown
from comity.insight.surroundings import Lying
from comity.model.record import Record
from comity.register.about import UNDATED
from comity.register.view import View

_PLACELESS = (
    "org",
    "organisation",
    "country",
    "locality",
    "person",
)  # what ids begin with that name no country


class Tie(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody an entity has agreements with: how many, the last day of one, and the claims that say so.

    `agreements` are all of them in time order; where ties are only counted the last alone, and its claims.
    """

    partner: str
    number: int
    last: str | None
    agreements: tuple[str, ...]
    claims: tuple[str, ...] = ()


class Abroad(msgspec.Struct, frozen=True, kw_only=True):
    """The partners of one country, None where it is not known: how many, and the last day of an agreement."""

    country: str | None
    partners: int
    last: str | None


class Partners(msgspec.Struct, frozen=True, kw_only=True):
    """Ties, all or some, and the countries of all of them; `left` more, behind the partner `after`.

    `behind` are records that say so and are not told otherwise.
    """

    ties: tuple[Tie, ...]
    countries: tuple[Abroad, ...] = ()
    left: int = 0
    after: str | None = None
    behind: tuple[Record, ...] = ()


def told(
    units: Collection[str], agreements: Iterable[Record], lying: Lying | None, cut: Cut | None
) -> Partners:
    """The ties that these agreements make; what is denied makes none."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in agreements:
        parties = members(record, "parties")
        if shown(record, "modality") != "denied" and not set(units).isdisjoint(parties):
            for partner in parties:
                if partner not in units:
                    found[partner].append(record)
    ties = sorted(map(_tie, found, found.values()), key=lambda tie: (-tie.number, tie.partner))
    return _kept(tuple(ties), lying, cut)


def counted(view: View, records: Records, units: Collection[str], lying: Lying | None, cut: Cut) -> Partners:
    """The ties as an index counts them, each with the last agreement, which `records` gives."""
    if not cut.shows("ties"):
        return Partners(ties=())
    every = tuple(
        Tie(
            partner=one.id,
            number=one.number,
            last=one.last.day if one.last.day != UNDATED else None,
            agreements=(one.last.record,),
        )
        for one in view.about.partners(units)
    )
    found = _kept(every, lying, cut)
    last = {record.id: record for record in records([tie.agreements[-1] for tie in found.ties])}
    ties = (msgspec.structs.replace(tie, claims=last[tie.agreements[-1]].claims) for tie in found.ties)
    return msgspec.structs.replace(found, ties=tuple(ties), behind=tuple(last.values()))


def country_of(id_: str, lying: Lying) -> str | None:
    """The country of an entity, as its id or the reference tables tell."""
    first = id_.partition("/")[0]
    if first not in _PLACELESS:
        return first
    above = lying.parent(id_)
    return country_of(above, lying) if above is not None else None


def _tie(partner: str, records: list[Record]) -> Tie:
    return Tie(
        partner=partner,
        number=len(records),
        last=max((day for record in records if (day := record.day)), default=None),
        agreements=tuple(record.id for record in records),
        claims=tuple(claim for record in records for claim in record.claims),
    )


def _kept(ties: tuple[Tie, ...], lying: Lying | None, cut: Cut | None) -> Partners:
    countries = _countries(ties, lying) if lying else ()
    if cut is None:
        return Partners(ties=ties, countries=countries)
    first = _place(ties, cut.after) if cut.after and cut.section == "ties" else 0
    kept = ties[first : first + cut.most] if cut.shows("ties") else ()
    left = len(ties) - first - len(kept) if kept else 0
    after = kept[-1].partner if left else None
    return Partners(ties=kept, countries=countries, left=left, after=after)


def _place(ties: tuple[Tie, ...], partner: str) -> int:
    places = [place for place, tie in enumerate(ties, 1) if tie.partner == partner]
    if not places:
        raise BadSetting("after", partner, "is no partner to go on from; a page tells one")
    return places[0]


def _countries(ties: Iterable[Tie], lying: Lying) -> tuple[Abroad, ...]:
    by_country: dict[str | None, list[Tie]] = defaultdict(list)
    for tie in ties:
        by_country[country_of(tie.partner, lying)].append(tie)
    found = [
        Abroad(
            country=country,
            partners=len(some),
            last=max((tie.last for tie in some if tie.last), default=None),
        )
        for country, some in by_country.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.country is None, -one.partners, one.country or "")))
