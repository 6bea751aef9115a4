"""What two names of events say of each other: one name, one of two editions, or nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec
from rapidfuzz import fuzz

from comity.model.names import fold, unaccented

Likeness = Literal["same", "edition", "unknown", "other"]
"""One name; names in two languages that bear one number; nothing to be seen; names of two events."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_CLOSE = 85  # of 100: letters shared by two spellings of one name
_FAR = 50  # of 100: below this, two names of one language share nothing that tells
_TELLING = 4  # letters below which a core says too little to be found inside another


class Called(msgspec.Struct, frozen=True):
    """A name taken apart: its letters, its words, its years, its other numbers, and its writing."""

    core: str
    words: frozenset[str]
    years: frozenset[str]
    numbers: frozenset[str]
    writing: str


@lru_cache(maxsize=100_000)
def called(name: str) -> Called:
    """A name taken apart.

    >>> called("제7회 서울 포럼 2024").years, called("제7회 서울 포럼 2024").numbers
    (frozenset({'2024'}), frozenset({'7'}))
    """
    years = frozenset(_YEAR.findall(name))
    rest = _YEAR.sub(" ", name)
    words = [fold(word) for word in _WORD.findall(_NUMBER.sub(" ", rest))]
    return Called(
        core="".join(words),
        words=frozenset(word for word in words if word),
        years=years,
        numbers=frozenset(_NUMBER.findall(rest)),
        writing="ko" if _HANGUL.search(name) else "vi" if name != unaccented(name) else "en",
    )


@lru_cache(maxsize=200_000)
def compare_names(a: str, b: str) -> Likeness:
    """How two names compare; names in different languages cannot be compared by their letters.

    >>> compare_names("Meet Korea 2023", "Meet Korea 2024"), compare_names("Meet Korea", "MEET KOREA 2024")
    ('other', 'same')
    >>> compare_names("Meet Korea", "Korean Business Roundtable"), compare_names("Meet Korea", "미트 코리아")
    ('other', 'unknown')
    >>> compare_names("제7회 서울 포럼", "7th Seoul Forum")
    'edition'
    """
    one, two = called(a), called(b)
    if _differ(one.years, two.years) or _differ(one.numbers, two.numbers):
        return "other"
    if one.core == two.core:
        return "same"
    if one.writing != two.writing:
        return "edition" if one.numbers & two.numbers else "unknown"
    if _is_within(one, two) or _is_within(two, one) or fuzz.ratio(one.core, two.core) >= _CLOSE:
        return "same"
    shared = 100 * len(one.words & two.words) / min(len(one.words) or 1, len(two.words) or 1)
    letters = fuzz.ratio(one.core, two.core) if one.writing == "ko" else 0
    return "other" if max(shared, letters) < _FAR else "unknown"


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and a.isdisjoint(b))


def _is_within(short: Called, long: Called) -> bool:
    """Whether a name is another with words left out."""
    if short.writing == "ko":
        return len(short.core) >= _TELLING and short.core in long.core
    return len(short.words) > 1 and short.words <= long.words
