"""Which records are written out: of which kinds, about whom, of what time, told in which language."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

import msgspec

from comity.model.cited import CitedClaim
from comity.model.claim import KINDS
from comity.model.dates import bounds
from comity.model.record import Record
from comity.register.view import KeptDocument, View

_AT_ONCE = 500  # records whose sources are looked up together
_DATES = ("date", "start", "end", "period", "due")  # that place a record in time
_SECTORS = ("fields", "sector")


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What records must be; of several values of one filter any is enough.

    `localities` and `countries` are entity ids: a record names one of them, or something in it. `since` and
    `until` are the first and the last day of the time in which a record lies at least in part; where they are
    told, records without a date are left out. `languages` are those of documents that tell a record.
    """

    kinds: tuple[str, ...] = ()
    localities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()

    @property
    def every_kind(self) -> tuple[str, ...]:
        """The kinds that are asked for, in their order."""
        return tuple(kind for kind in KINDS if not self.kinds or kind in self.kinds)

    def takes(self, record: Record) -> bool:
        """Whether a record is wanted, as far as the record itself tells."""
        return (
            _is_in(record, self.localities)
            and _is_in(record, self.countries)
            and self._is_about(record)
            and self._is_of_the_time(record)
        )

    def _is_about(self, record: Record) -> bool:
        if not self.sectors:
            return True
        told = [record.fields[name].shown for name in _SECTORS if name in record.fields]
        codes = {code for shown in told for code in (shown if isinstance(shown, list) else [shown])}
        return not codes.isdisjoint(self.sectors)

    def _is_of_the_time(self, record: Record) -> bool:
        if self.since is None and self.until is None:
            return True
        told = (record.fields[name].shown for name in _DATES if name in record.fields)
        days = [day for date in told if isinstance(date, str) for day in bounds(date)]
        if not days:
            return False
        return (self.since is None or max(days) >= self.since) and (
            self.until is None or min(days) <= self.until
        )


def _is_in(record: Record, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(
        entity == one or entity.startswith(f"{one}/") for entity in record.entities for one in wanted
    )


class Told(NamedTuple):
    """A record that is wanted, the claims it is made of, and the documents that state them, by id."""

    record: Record
    claims: list[CitedClaim]
    documents: dict[str, KeptDocument]


def selected(view: View, selection: Selection, kind: str) -> Iterator[list[Told]]:
    """The records of a kind that are wanted, by id, some hundred at a time."""
    records = (record for record in view.walk_records((kind,)) if selection.takes(record))
    while some := list(islice(records, _AT_ONCE)):
        yield [one for one in sourced(view, some) if _is_in_language(one, selection.languages)]


def sourced(view: View, records: Collection[Record]) -> list[Told]:
    """These records with their claims and documents."""
    claims = view.claims(id_ for record in records for id_ in record.claims)
    documents = {d.id: d for d in view.documents({claim.document for claim in claims.values()})}
    return [_told(record, claims, documents) for record in records]


def _told(record: Record, claims: dict[str, CitedClaim], documents: dict[str, KeptDocument]) -> Told:
    cited = [claims[id_] for id_ in record.claims if id_ in claims]
    return Told(record, cited, {claim.document: documents[claim.document] for claim in cited})


def _is_in_language(told: Told, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(document.language in wanted for document in told.documents.values())
