"""Stages 1-4 in order: files to documents, documents to claims, claims to the register, claims to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from comity import __version__
from comity.atlas import Atlas
from comity.deriving.engine import bring_up_to_date
from comity.deriving.workers import looking
from comity.errors import ComityError, DocumentRefused, UngroundedClaim
from comity.lexicon.language import language_of
from comity.model.claim import Claim
from comity.model.document import Document
from comity.reference.gazetteer import Gazetteer, load
from comity.register.store import Kept, Store
from comity.sources.open import Opened, PassedOver
from comity.sources.opener import Opener
from comity.sources.places import Place

_LONGEST_NAME = 2000  # bytes; PostgreSQL's indexes take 2,700
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
    """What became of one document, or of `number` parts of a container that were not opened."""

    path: str
    status: Status
    number: int = 1
    document: str | None = None
    reason: str = ""
    claims: tuple[Claim, ...] = ()
    ungrounded: int = 0


def read(
    places: Iterable[Place],
    reader: Reader,
    store: Store,
    everything: bool = False,
    opener: Opener | None = None,
) -> Iterator[Outcome]:
    """Reads what is at places into the register one by one; what fails is refused and stops no other."""
    opener = opener or Opener()
    for place in places:
        for opened in opened_at(place, opener):
            yield became(opened, reader, store, everything)


def opened_at(place: Place, opener: Opener) -> Iterator[Opened]:
    """What is at a place; where it trips midway, what came before stands."""
    try:
        with _refusing(place, "could not be opened"):
            yield from opener.documents(place)
    except DocumentRefused as refused:
        yield refused


def became(opened: Opened, reader: Reader, store: Store, everything: bool) -> Outcome:
    """Reads what came out of a place into the register; what fails is refused."""
    match opened:
        case DocumentRefused():
            return Outcome(path=opened.path, status="refused", reason=opened.reason)
        case PassedOver():
            return Outcome(path="", status="not_relevant", reason=opened.reason, number=opened.number)
    try:
        return read_one(opened, reader, store, everything)
    except DocumentRefused as refused:
        return Outcome(path=opened.source, status="refused", reason=refused.reason)
    except UngroundedClaim as wrong:
        return Outcome(path=opened.source, status="refused", reason=f"the reader misquoted it ({wrong})")


def read_one(document: Document, reader: Reader, store: Store, everything: bool) -> Outcome:
    """Reads one document into the register; raises DocumentRefused with the reason."""
    path = document.source
    if wrong := _unkeepable(document):
        raise DocumentRefused(path, wrong)
    if store.knows(document, with_claims=everything):
        store.seen(document)
        return Outcome(path=path, status="known", document=document.id, claims=store.claims_of(document.id))
    reading = _read(reader, document, everything)
    store.add(document, reading.claims, _kept(reading))
    return Outcome(
        path=path,
        status="read" if reading.relevant or everything else "not_relevant",
        document=document.id,
        reason=reading.reason,
        claims=reading.claims,
        ungrounded=reading.ungrounded,
    )


def _unkeepable(document: Document) -> str | None:
    """Why no register can keep a document: characters that are none, names no index takes."""
    told = (
        document.text,
        document.name,
        document.source,
        document.title,
        document.publisher,
        document.author,
    )
    try:
        if any("\0" in text for text in told if text):
            return "holds a NUL character, which no text does"
        sizes = [len(text.encode()) for text in told[1:3] if text]
    except UnicodeEncodeError:
        return "holds half a character (a lone surrogate), which no text does"
    return "has a name that is too long to be kept" if max(sizes) > _LONGEST_NAME else None


def _kept(reading: Reading) -> Kept:
    return Kept(
        relevant=reading.relevant, reason=reading.reason, ungrounded=reading.ungrounded, reader=__version__
    )


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
    for kept, everything in store.documents():
        document = kept if _says_its_language(kept) else _in_its_language(kept)
        try:
            reading = _read(reader, document, everything)
            store.replace(document, reading.claims, _kept(reading))
        except DocumentRefused as refused:
            yield Outcome(path=document.name, status="refused", document=document.id, reason=refused.reason)
            continue
        yield Outcome(path=document.name, status="read", document=document.id, claims=reading.claims)


def _says_its_language(document: Document) -> bool:
    """Whether a document's language was told beside it: a row has too few words to tell it by."""
    return bool(document.cells) or document.media_type == "application/json"


def _in_its_language(document: Document) -> Document:
    return msgspec.structs.replace(document, language=language_of(document.text))


def _packaged() -> Atlas:
    """The reference tables for another process."""
    return Atlas(load())


def put_together(store: Store, gazetteer: Gazetteer, anew: bool = False, several: bool = False) -> None:
    """Derives entities and records from what came since the last time, or `anew` from everything kept.

    A run that was stopped before this leaves the register without the newest records; the next run makes
    them. With `several` processes where there are many documents: the program that asks must then be one
    that other processes can import (`if __name__ == "__main__"`).
    """
    with store.deriving() as ledger:
        if anew:
            ledger.clear()
        processes = partial(looking, store.where, _packaged) if several else None
        bring_up_to_date(ledger, Atlas(gazetteer), processes)
