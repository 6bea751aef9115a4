"""Whom else a locality is tied to in one country, each with the last agreement told of the two."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from comity.insight.entries import everything
from comity.insight.partners import country_of, told
from comity.insight.surroundings import Surroundings
from comity.model.record import Record

_MOST = 60  # peers of one country; more no paper tells


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """A partner, and the last agreement that both are parties of."""

    id: str
    last: Record


class Peers(msgspec.Struct, frozen=True, kw_only=True):
    """The partners of a locality in a country, and how many more there are."""

    of: str
    country: str
    found: tuple[Peer, ...]
    left: int = 0


def peers(around: Surroundings, of: str, country: str, besides: Collection[str]) -> Peers:
    """The localities of a country that one has agreements with, those with the most first, besides some."""
    every = [
        (id_, record)
        for id_, record in _partners(around, of)
        if around.locality(id_) == id_ and country_of(id_, around.lying) == country and id_ not in besides
    ]
    kept = dict(every[:_MOST])
    records = {record.id: record for record in around.records(kept.values())}
    return Peers(
        of=of,
        country=country,
        found=tuple(Peer(id=id_, last=records[last]) for id_, last in kept.items() if last in records),
        left=len(every) - len(kept),
    )


def _partners(around: Surroundings, of: str) -> list[tuple[str, str]]:
    """Everybody one has agreements with, and the last of these."""
    units = frozenset(around.units(of))
    if around.then is None:
        return [(one.id, one.last.record) for one in around.view.about.partners(units)]
    agreements = everything(around.view, units, around.then).kinds.get("agreement", ())
    return [(tie.partner, tie.agreements[-1]) for tie in told(units, agreements, None, None).ties]
