"""A claim with its id and its document, and where one stands: what everything derived from claims cites."""

from __future__ import annotations

import hashlib

import msgspec

from comity.model.claim import Claim, Modality, kind_of


class CitedClaim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One claim as the register keeps it: its id, its document's content id, and when that was published."""

    id: str
    document: str
    published: str | None
    claim: Claim

    @property
    def kind(self) -> str:
        """The kind of the claim."""
        return kind_of(self.claim)


class Citation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where one claim stands: the document, its publication date, the words, and how firmly they say it."""

    claim: str
    document: str
    document_id: str
    published: str | None
    quote: str
    start: int
    end: int
    modality: Modality


class Standing(msgspec.Struct, frozen=True, gc=False):
    """A citation, and of an agreement the parties as its words call them, with the ids readers gave."""

    citation: Citation
    parties: tuple[tuple[str, str | None], ...] = ()


def claim_id(document_id: str, claim: Claim) -> str:
    """A claim's id: the first 32 hexadecimal digits of the SHA-256 of `[document id, claim]` as JSON.

    The document's name takes no part in it, so the same text read under two names gives the same ids.
    """
    meaning = msgspec.structs.replace(claim, document=document_id)
    return hashlib.sha256(msgspec.json.encode([document_id, meaning], order="deterministic")).hexdigest()[:32]
