"""The last step of reading: a claim's quote is put back onto its characters, or the claim is refused."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.errors import UngroundedClaim
from comity.model.claim import Claim


def ground(claim: Claim, text: str) -> Claim:
    """The claim when its quote is the text at its span, else UngroundedClaim.

    A quote read over the end of a line has a space there, and gets the line break of the text back.
    """
    start, end = claim.span
    written = text[start:end] if start >= 0 else ""
    if not written or written.replace("\n", " ") != claim.quote.replace("\n", " "):
        raise UngroundedClaim(claim.document, claim.span, claim.quote)
    return claim if written == claim.quote else msgspec.structs.replace(claim, quote=written)


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
