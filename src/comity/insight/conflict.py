"""A conflict: what sources tell differently, who tells what, and why they may differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from comity.insight.series import Boundary
from comity.model.cited import CitedClaim
from comity.model.claim import Modality, Qualifier
from comity.register.view import KeptDocument, View
from comity.resolving.agencies import agencies_of

Form = Literal["number", "count", "field"]
"""Numbers of one measure; a number and what is named of the thing counted; a field of one record."""

Why = Literal[
    "lower_bound",  # “more than” a number that the one shown is more than, too
    "estimate",  # a number told as about
    "other_day",  # told of different days
    "undated",  # no source of it gives a day
    "boundary",  # counted in another territory
    "plan",  # what was planned against what came
    "part_of",  # the number is also told of what it is only part of, or the other way round
    "thousandfold",  # one is a thousand or a million times the other
    "counting",  # counts, and lists of what is counted, by narrower and wider rules
    "revised",  # the same time, told otherwise later
    "ahead",  # told before the day came
    "report_day",  # days next to each other: the day of a report is taken for the day it tells of
    "two_acts",  # years apart: perhaps two acts of one kind
    "looking_back",  # told long after
    "naming",  # one act called by two names
]


class Teller(msgspec.Struct, frozen=True, kw_only=True):
    """A document that tells a value, and who published it when.

    `publisher` is a name, else the host it was read from, else None. `agencies` are those it credits.
    `text_of` is the document whose text it repeats, often only itself.
    """

    document: str
    document_id: str
    publisher: str | None
    published: str | None
    agencies: tuple[str, ...]
    text_of: str
    claims: tuple[str, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One value with all that tell it. `named` are the entities a list names, its value is how many.

    `modality` is the firmest it is told with; `boundary` the territory a number was counted in.
    """

    value: Any
    qualifier: Qualifier = "exact"
    modality: Modality = "asserted"
    period: str | None = None
    boundary: Boundary | None = None
    named: tuple[str, ...] = ()
    shown: bool = False
    tellers: tuple[Teller, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims of everybody who tells it."""
        return tuple(claim for teller in self.tellers for claim in teller.claims)


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why values may differ: which of those told it is about, by their place, and what else it names."""

    why: Why
    about: tuple[int, ...]
    by: str = ""


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """What is told differently of one thing, the value shown and by which rule, and why they may differ.

    The value shown comes first among those told, unless a person gave another.
    `field` is the field's name, or the indicator of a number. `sources` counts independent ones: documents
    that carry one text are one. `kind` and `records` are those of the register.
    """

    form: Form
    about: str
    kind: str
    field: str
    unit: str | None = None
    partner: str | None = None
    sector: str | None = None
    label: str | None = None
    records: tuple[str, ...]
    told: tuple[Told, ...]
    shown: Any
    sources: int
    rule: str
    reasons: tuple[Reason, ...]

    @property
    def tellers(self) -> tuple[Teller, ...]:
        """Every document that tells one of the values, once, the first published first."""
        by_id = {teller.document_id: teller for told in self.told for teller in told.tellers}
        return tuple(sorted(by_id.values(), key=_place))


class Tellers:
    """Gives the documents of claims as tellers."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._documents: dict[str, KeptDocument] = {}
        self.copies: dict[str, str] = {}
        """Of documents asked for that repeat another's text, the one they all stand for."""

    def of(self, claims: Iterable[CitedClaim]) -> tuple[Teller, ...]:
        """The documents of these claims, the first published first."""
        claims = tuple(claims)
        self.gather(claims)
        by_document: dict[str, list[str]] = {}
        for cited in claims:
            by_document.setdefault(cited.document, []).append(cited.id)
        agencies = self._credited(by_document)
        found = [self._teller(document, ids, agencies[document]) for document, ids in by_document.items()]
        return tuple(sorted(found, key=_place))

    def gather(self, claims: Iterable[CitedClaim]) -> None:
        """Asks at once for the documents of these claims, of which it is asked before long."""
        wanted = {cited.document for cited in claims} - self._documents.keys()
        if wanted:
            self._documents |= {document.id: document for document in self._view.documents(wanted)}
            self.copies |= self._view.copies(wanted)

    def _teller(self, document_id: str, claims: list[str], agencies: tuple[str, ...]) -> Teller:
        document = self._documents[document_id]
        return Teller(
            document=document.name,
            document_id=document_id,
            publisher=publisher_of(document),
            published=document.published,
            agencies=agencies,
            text_of=self.copies.get(document_id, document_id),
            claims=tuple(sorted(claims)),
        )

    def _credited(self, documents: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The agencies that documents credit: looked for once, since the text of an id never changes."""
        found = {id_: _credited[id_] for id_ in documents if id_ in _credited}
        fresh = {
            id_: agencies_of(text) for id_, text in self._view.texts({*documents} - found.keys()).items()
        }
        if len(_credited) >= _MOST_KEPT:
            _credited.clear()
        _credited.update(fresh)
        return found | fresh


_MOST_KEPT = 100_000
_credited: dict[str, tuple[str, ...]] = {}


def independent(told: Iterable[Told]) -> int:
    """How many independent sources tell these values: documents that carry one text are one."""
    return len({teller.text_of for one in told for teller in one.tellers})


def _place(teller: Teller) -> tuple[str, str]:
    return teller.published or "9999", teller.document_id


def publisher_of(document: KeptDocument) -> str | None:
    """Who published a document: by name, else the host it was read from; None where nothing says."""
    return document.publisher or urlsplit(document.source).hostname
