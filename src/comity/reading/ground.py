"""The last step of reading: a claim's quote is put back onto its characters, or the claim is refused."""

from __future__ import annotations

from collections.abc import Iterable

from comity.errors import UngroundedClaim
from comity.model.claim import Claim


def ground(claim: Claim, text: str) -> Claim:
    """The claim itself when its quote is the text at its span; UngroundedClaim otherwise."""
    start, end = claim.span
    if not claim.quote or start < 0 or text[start:end] != claim.quote:
        raise UngroundedClaim(claim.document, claim.span, claim.quote)
    return claim


def grounded(claims: Iterable[Claim], text: str) -> tuple[tuple[Claim, ...], int]:
    """Claims that stand in the text, each once, and how many did not."""
    kept: dict[Claim, None] = {}
    refused = 0
    for claim in claims:
        try:
            kept.setdefault(ground(claim, text))
        except UngroundedClaim:
            refused += 1
    return tuple(kept), refused
