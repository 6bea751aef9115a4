"""What a reader of one language finds in a text: claims not grounded yet, and whether it is relevant."""

from __future__ import annotations

from typing import Protocol

import msgspec

from comity.model.claim import Claim
from comity.model.document import Document
from comity.reading.verdict import Verdict


class Told(msgspec.Struct, frozen=True):
    """The claims of a text in one language, and the verdict on it."""

    claims: tuple[Claim, ...]
    verdict: Verdict


class LanguageReader(Protocol):
    """Reads texts of one language."""

    def read(self, document: Document, everything: bool) -> Told:
        """The claims of a document; none of one that is not relevant, unless `everything` is asked for."""
