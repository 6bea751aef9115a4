"""What a count counts, named: the bodies a locality belongs to, its partners, its agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from comity.insight.evidence import members, shown
from comity.insight.rivals import NEAR
from comity.model.cited import CitedClaim
from comity.model.claim import Figure
from comity.model.dates import bounds, is_edtf
from comity.model.record import Record
from comity.resolving.values import as_of

COUNTED = {"multilateral_memberships", "partner_localities", "agreements"}
"""Indicators of which the register may know what was counted."""

_BODIES = ("org/", "organisation/", "person/")


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a count counts: the entity or record it is, and the claims that name it."""

    id: str
    claims: tuple[str, ...]
    since: str | None


def named(indicator: str, subject: str, partner: str | None, records: Iterable[Record]) -> tuple[Named, ...]:
    """Everything these records name of what the indicator counts for a subject, by id.

    `partner` is the country or locality a count is narrowed to.
    """
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for id_ in _names(indicator, subject, partner, record):
            found[id_].append(record)
    return tuple(
        Named(
            id=id_,
            claims=tuple(sorted({claim for record in told for claim in record.claims})),
            since=min((day for record in told if (day := record.day)), default=None),
        )
        for id_, told in sorted(found.items())
    )


def within(things: Iterable[Named], count: CitedClaim, cited: Mapping[str, CitedClaim]) -> tuple[Named, ...]:
    """What is named of what a count counts: in its time, or, of agreements, what was signed in its period.

    A count of agreements may be of all so far or of one day's: what was signed on that day is in both.
    """
    claim = count.claim
    assert isinstance(claim, Figure)
    if claim.indicator == "agreements":
        return tuple(thing for thing in things if thing.since and _covers(claim.period, thing.since))
    day = as_of(count)
    if day is None:
        return tuple(things)
    last = bounds(day)[1] + timedelta(days=NEAR)
    return tuple(thing for thing in things if _begun(thing, bounds(day)[1], last, cited))


def _covers(period: str | None, day: str) -> bool:
    if not (period and is_edtf(period) and is_edtf(day)):
        return False
    (first, last), (begin, end) = bounds(period), bounds(day)
    return first <= begin and end <= last


def _begun(thing: Named, day: date, last: date, cited: Mapping[str, CitedClaim]) -> bool:
    if thing.since and is_edtf(thing.since):
        return bounds(thing.since)[0] <= day
    published = [cited[claim].published for claim in thing.claims if claim in cited]
    return any(told is not None and bounds(told)[0] <= last for told in published)


def _names(indicator: str, subject: str, partner: str | None, record: Record) -> list[str]:
    if shown(record, "modality") != "asserted":
        return []
    if indicator == "multilateral_memberships":
        is_member = record.kind == "membership" and shown(record, "member") == subject
        return [str(shown(record, "body"))] if is_member and not partner else []
    parties = members(record, "parties")
    if record.kind != "agreement" or subject not in parties or shown(record, "stage") in ("planned", "ended"):
        return []
    others = [party for party in parties if party != subject and _is_abroad(party, subject, partner)]
    if indicator == "agreements":
        return [record.id] if others else []
    return others


def _is_abroad(party: str, subject: str, partner: str | None) -> bool:
    """Whether a party is a known locality of another country, of that one where one is asked for."""
    if "/" not in party or party.startswith((*_BODIES, "locality/")):
        return False
    if partner:
        return f"{party}/".startswith(f"{partner}/")
    return party.partition("/")[0] != subject.partition("/")[0]
