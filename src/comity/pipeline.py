"""Stages 1-4 in order: files to documents, documents to claims, claims to the register, claims to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from comity import __version__
from comity.deriving.engine import bring_up_to_date
from comity.errors import ComityError, DocumentRefused, UngroundedClaim, UnknownName
from comity.insight.profile import Became
from comity.insight.series import Boundary
from comity.model.claim import Claim
from comity.model.document import Document
from comity.reference.gazetteer import Gazetteer
from comity.reference.organisation import Organisation
from comity.reference.reading import Reading as LocalityReading
from comity.reference.territory import Extent, Territories
from comity.register.store import Kept, Store
from comity.resolving.identity.bodies import label_of, locality_of
from comity.sources.open import DEFAULT_LIMIT, open_document

Status = Literal["read", "known", "not_relevant", "refused"]


class Reading(Protocol):
    """What a reader finds in a document."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, each grounded in the text."""

    @property
    def relevant(self) -> bool:
        """Whether the document is about cooperation between localities of different countries."""

    @property
    def reason(self) -> str:
        """Why it is, or is not."""

    @property
    def ungrounded(self) -> int:
        """How many claims were left out because their quote is not in the text."""


class Reader(Protocol):
    """What the pipeline asks of a reader."""

    def read(self, document: Document, everything: bool = False) -> Reading:
        """The claims of a document; `everything` reads documents that are not relevant too."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file."""

    path: str
    status: Status
    document: str | None = None
    reason: str = ""
    claims: tuple[Claim, ...] = ()
    ungrounded: int = 0


def read(
    paths: Iterable[Path],
    reader: Reader,
    store: Store,
    everything: bool = False,
    limit: int = DEFAULT_LIMIT,
) -> Iterator[Outcome]:
    """Reads files into the register one by one; a file that fails is refused and stops no other."""
    for path in paths:
        try:
            yield read_one(path, reader, store, everything, limit)
        except DocumentRefused as refused:
            yield Outcome(path=str(path), status="refused", reason=refused.reason)
        except UngroundedClaim as ungrounded:
            yield Outcome(path=str(path), status="refused", reason=f"the reader misquoted it ({ungrounded})")


def read_one(path: Path, reader: Reader, store: Store, everything: bool, limit: int) -> Outcome:
    """Reads one file into the register; raises DocumentRefused with the reason."""
    document = _open(path, limit)
    if store.knows(document, with_claims=everything):
        store.seen(document)
        return Outcome(
            path=str(path), status="known", document=document.id, claims=store.claims_of(document.id)
        )
    reading = _read(reader, document, everything)
    store.add(document, reading.claims, _kept(reading))
    return Outcome(
        path=str(path),
        status="read" if reading.relevant or everything else "not_relevant",
        document=document.id,
        reason=reading.reason,
        claims=reading.claims,
        ungrounded=reading.ungrounded,
    )


def _kept(reading: Reading) -> Kept:
    return Kept(
        relevant=reading.relevant, reason=reading.reason, ungrounded=reading.ungrounded, reader=__version__
    )


def _open(path: Path, limit: int) -> Document:
    with _refusing(path, "could not be opened"):
        return open_document(path, limit)


def _read(reader: Reader, document: Document, everything: bool) -> Reading:
    with _refusing(document.source, "the reader failed on it"):
        return reader.read(document, everything)


@contextmanager
def _refusing(source: Path | str, what: str) -> Iterator[None]:
    """Turns every failure into a refusal: what trips over one document must not stop those after it."""
    try:
        yield
    except DocumentRefused:
        raise
    except ComityError as error:
        raise DocumentRefused(source, str(error)) from error
    except Exception as error:
        reason = f"{what} ({type(error).__name__}: {error}); please report this"
        raise DocumentRefused(source, reason) from error


def read_again(store: Store, reader: Reader) -> Iterator[Outcome]:
    """Reads every document kept once more; one that fails now keeps the claims it had."""
    for document, everything in store.documents():
        try:
            reading = _read(reader, document, everything)
            store.replace(document, reading.claims, _kept(reading))
        except DocumentRefused as refused:
            yield Outcome(path=document.name, status="refused", document=document.id, reason=refused.reason)
            continue
        yield Outcome(path=document.name, status="read", document=document.id, claims=reading.claims)


def put_together(store: Store, gazetteer: Gazetteer, anew: bool = False) -> None:
    """Derives entities and records from what came since the last time, or `anew` from everything kept.

    A run that was stopped before this leaves the register without the newest records; the next
    run makes them.
    """
    with store.deriving() as ledger:
        if anew:
            ledger.clear()
        bring_up_to_date(ledger, Atlas(gazetteer))


class Atlas:
    """What resolving and insight ask of the reference tables, answered by the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._territories = Territories(gazetteer)

    def name(self, entity_id: str) -> str | None:
        """The name shown for an id; None where the tables do not know it."""
        for known in (self._gazetteer.place, self._gazetteer.country, self._gazetteer.organisation):
            try:
                return known(entity_id).name
            except UnknownName:
                continue
        locality, label = locality_of(entity_id), label_of(entity_id)
        return f"{self.name(locality)} {label}" if locality and label else None

    def parent(self, entity_id: str) -> str | None:
        """What a locality or organisation belongs to, a country in the end; None above that."""
        if (locality := locality_of(entity_id)) is not None:
            return locality
        try:
            place = self._gazetteer.place(entity_id)
            return place.parent or place.country
        except UnknownName:
            pass
        try:
            organisation = self._gazetteer.organisation(entity_id)
            return organisation.parent or organisation.country
        except UnknownName:
            return None

    def readings(self, name: str, country: str | None = None) -> list[LocalityReading]:
        """Every locality and country that ever bore a name, best first, those of a country before others."""
        return self._gazetteer.readings(name, country=country)

    def reading(self, entity_id: str) -> LocalityReading | None:
        """The locality or country of an id; None where the tables do not know it."""
        return next(iter(self._gazetteer.reading(entity_id)), None)

    def bodies(self, name: str) -> list[Organisation]:
        """Every organisation that ever bore a name; those that name a role alone are marked generic."""
        return self._gazetteer.organisation_readings(name)

    def every_body(self) -> list[Organisation]:
        """Every organisation, the generic roles included."""
        return list(self._gazetteer.organisations())

    def is_role(self, entity_id: str) -> bool:
        """Whether an id is that of a role which many bodies have, not of one body."""
        try:
            return self._gazetteer.organisation(entity_id).generic
        except UnknownName:
            return False

    def successors(self, entity_id: str) -> tuple[str, ...]:
        """The ids a locality went into when it ended; none while it lasts."""
        try:
            return self._gazetteer.place(entity_id).successors
        except UnknownName:
            return ()

    def predecessors(self, entity_id: str) -> list[str]:
        """The ids of what a locality was made from or absorbed; none of what is no known locality."""
        try:
            return [step.of for step in self._gazetteer.was(entity_id)]
        except UnknownName:
            return []

    def became(self, entity_id: str) -> tuple[Became, ...]:
        """What a locality became, step by step; empty while it lasts, and for what is no known locality."""
        try:
            steps = self._gazetteer.became(entity_id)
        except UnknownName:
            return ()
        return tuple(
            Became(
                of=self.name(step.of) or step.of,
                since=step.since.isoformat(),
                event=step.event,
                id=step.id,
                name=self.name(step.id) or step.id,
                act=step.act,
            )
            for step in steps
        )

    def boundaries(self, entity_id: str) -> tuple[Boundary, ...]:
        """The territories a locality had one after the other; empty where it never changed."""
        try:
            extents = self._territories.extents(entity_id)
        except UnknownName:
            return ()
        return tuple(map(self._boundary, extents, (*extents[1:], None)))

    def _boundary(self, extent: Extent, later: Extent | None) -> Boundary:
        including = (*extent.came, *(later.went if later else ()))
        without = (*extent.went, *(later.came if later else ()))
        return Boundary(
            since=extent.since.isoformat() if extent.since else None,
            until=extent.until.isoformat() if extent.until else None,
            including=tuple(self.name(key) or key for key in including),
            without=tuple(self.name(key) or key for key in without),
        )
