"""Vietnamese spelling: where the tone stands in "hoà" and "hòa", and whether a final is written y or i."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_LETTER = "a-zà-ỹ"
_VARIES = re.compile(
    rf"(?:o(?P<rounded>[àáảãạèéẻẽẹ])|(?<!q)u(?P<glide>[ỳýỷỹỵ])|(?<![{_LETTER}])(?P<onset>[hklmst]|qu)(?P<final>[yỳýỷỹỵ]))"
    rf"(?![{_LETTER}])"
)


@lru_cache(maxsize=8)
def respelt(text: str) -> str:
    """Lower-case text in one spelling, character for character, so that offsets stay.

    >>> respelt("hoà bình, thuỷ sản, công ty, tỷ lệ, quý khách, hoàn toàn")
    'hòa bình, thủy sản, công ti, tỉ lệ, quí khách, hoàn toàn'
    """
    return _VARIES.sub(_one_spelling, text)


def _one_spelling(found: re.Match[str]) -> str:
    if found["rounded"]:
        return _moved("o", found["rounded"])
    if found["glide"]:
        return _moved("u", found["glide"])
    return str(found["onset"]) + _as_i(found["final"])


@cache
def _moved(first: str, second: str) -> str:
    """Two vowels with the tone of the second on the first.

    >>> _moved("o", "à")
    'òa'
    """
    parts = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + parts[1:]) + parts[0]


@cache
def _as_i(final: str) -> str:
    return unicodedata.normalize("NFC", "i" + unicodedata.normalize("NFD", final)[1:])
