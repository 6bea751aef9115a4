"""Vietnamese spelling: where the tone stands in "hoà" and "hòa", and whether a final is written y or i."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTER = "a-zà-ỹ"
_ROUNDED, _GLIDE, _FINAL = "òóỏõọ", "ùúủũụ", "yỳýỷỹỵ"
_ONSET = rf"(?:(?<=[hklmst].)(?<![{_LETTER}][hklmst].)|(?<=qu.)(?<![{_LETTER}]qu.))"
_VARIES = re.compile(
    rf"[{_ROUNDED}{_GLIDE}{_FINAL}](?:(?<=[{_ROUNDED}])[ae]|(?<=[{_GLIDE}])(?<!q.)y|(?<=[{_FINAL}]){_ONSET})"
    rf"(?![{_LETTER}])"
)
"""It begins with letters that are rare, so that a text is passed over fast."""


@lru_cache(maxsize=8)
def respelt(text: str) -> str:
    """Lower-case text in one spelling, character for character, so that offsets stay.

    >>> respelt("hòa bình, thủy sản, công ty, tỷ lệ, quý khách, hoàn toàn")
    'hoà bình, thuỷ sản, công ti, tỉ lệ, quí khách, hoàn toàn'
    """
    return _VARIES.sub(lambda found: _ONE_SPELLING[found.group()], text)


def _spellings() -> dict[str, str]:
    """What each spelling that varies becomes: the tone stands on the last of two vowels, a final is i."""
    toned = [vowel + second for vowel in _ROUNDED for second in "ae"] + [vowel + "y" for vowel in _GLIDE]
    return {each: _moved(each) for each in toned} | {final: _as_i(final) for final in _FINAL}


def _moved(vowels: str) -> str:
    """Two vowels with the tone of the first on the second."""
    letters = unicodedata.normalize("NFD", vowels)
    return letters[0] + unicodedata.normalize("NFC", letters[2] + letters[1])


def _as_i(final: str) -> str:
    return unicodedata.normalize("NFC", "i" + unicodedata.normalize("NFD", final)[1:])


_ONE_SPELLING = _spellings()
