"""A text in Unicode's normal form C, and the way back to the characters it was stored with."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from comity.model.claim import Claim
from comity.model.span import OffsetMap

_JOINING = "\u0300-\u036f\u1dc0-\u1dff\u1160-\u11ff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
"""Accents that stand behind their letter, and the parts of a Hangul syllable behind its first."""
_CLUSTER = re.compile(rf"[^{_JOINING}][{_JOINING}]+|[^\x00-\u02ff{_JOINING}]")


def composed(text: str) -> tuple[str, OffsetMap | None]:
    """The text in normal form C; with the way back to its own offsets, where they differ.

    >>> composed("Hue\\u0302\\u0301 met")[0], composed("met")
    ('Huế met', ('met', None))
    """
    if unicodedata.is_normalized("NFC", text):
        return text, None
    kept: list[str] = []
    clean, original = [0], [0]
    at = length = 0
    for cluster in _CLUSTER.finditer(text):
        written = cluster.group()
        one = unicodedata.normalize("NFC", written)
        kept += [text[at : cluster.start()], one]
        length += cluster.start() - at + len(one)
        at = cluster.end()
        if len(one) != len(written):
            clean.append(length)
            original.append(at)
    kept.append(text[at:])
    moved = OffsetMap(tuple(clean), tuple(original)) if len(clean) > 1 else None
    return "".join(kept), moved


def put_back(claim: Claim, text: str, offsets: OffsetMap) -> Claim:
    """A claim of the composed text with its span and quote in the text as it is stored."""
    start, end = map(offsets.back, claim.span)
    return msgspec.structs.replace(claim, span=(start, end), quote=text[start:end])
