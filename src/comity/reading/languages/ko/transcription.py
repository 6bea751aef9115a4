"""Vietnamese names as Korean texts spell them: every spelling of one name comes to one key."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from comity.lexicon.load import lexicon
from comity.reading.languages.ko.hangul import is_hangul, letters

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_NASAL = "응"


@lru_cache(maxsize=4096)
def sound_of(hangul: str) -> str:
    """The key of a name in Hangul; empty where it has other letters.

    >>> sound_of("빈즈엉") == sound_of("빈증"), sound_of("타이응우옌") == sound_of("타이응웬")
    (True, True)
    """
    if not is_hangul(hangul):
        return ""
    initials, vowels, finals = _table("initial"), _table("vowel"), _table("final")
    key = ""
    for syllable in hangul:
        if syllable == _NASAL:
            key += "N"
            continue
        initial, vowel, final = letters(syllable)
        key += initials.get(initial, "") + vowels[vowel] + finals.get(final, "")
    return _blended(key)


def sounds_of_vietnamese(name: str) -> set[str]:
    """The keys a Vietnamese name has when Koreans write it down; â is heard as o or as a.

    >>> sound_of("빈즈엉") in sounds_of_vietnamese("Bình Dương")
    True
    """
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name.lower()).translate(_TONES))
    heard = (bare, bare.replace("uâ", "oa").replace("â", "a"))
    return {_blended("".join(_syllable(part) for part in _SYLLABLE.findall(each))) for each in heard}


def _syllable(syllable: str) -> str:
    key, rest = _taken("onset", syllable)
    if not key and not rest:
        return ""
    nucleus, coda = _taken("rime", rest)
    return key + nucleus + _taken("coda", coda)[0]


def _taken(part: str, text: str) -> tuple[str, str]:
    """What the longest spelling at the head of a text sounds like, and the rest."""
    table = _table(part)
    for length in range(min(3, len(text)), 0, -1):
        if text[:length] in table:
            return table[text[:length]], text[length:]
    return "", text


def _blended(key: str) -> str:
    for old, new in _table("blend").items():
        key = key.replace(old, new)
    return key


@cache
def _table(code: str) -> dict[str, str]:
    rows = (form for word in lexicon("ko").page("transcription") if word.code == code for form in word.forms)
    return {old: new for old, _, new in (row.partition(">") for row in rows)}
