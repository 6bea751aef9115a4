"""Where a name is at home: the countries a given name or the ending of a family name is usual in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from comity.lexicon.load import lexicon

_COMMON = 5
"""In how many languages a given name has to be usual to tell nothing."""
_SYLLABLES = re.compile(
    r"(?:(?:(?:[kmnrgbp]y|[ksztnhmyrwgdbpfj]|kk|ss|tt|pp|sh|ssh|ch|tch|ts)?[aeiouāēīōū]"
    r"|n|m(?=[bp]))+[ -]?)+h?"
)
"""What every Japanese name in Latin letters is made of."""
_JAPAN = frozenset(("jp",))
_MIXED = frozenset(("us", "ca", "au", "nz", "gb", "il", "sg"))
"""Countries where people are called as anywhere."""


@lru_cache(maxsize=5_000)
def homelands(name: str) -> frozenset[str]:
    """The countries where a person's name is usual; none where nothing is known of it.

    >>> "de" in homelands("Jürgen Vogt"), homelands("Aku Ankka")
    (True, frozenset())
    """
    words = [word for word in name.split() if len(word.strip(".")) > 1]  # no initials
    if not words:
        return frozenset()
    given = _by_given_name().get(words[0].lower(), frozenset())
    family = words[-1].lower()
    ended = frozenset[str]().union(
        *(_by_ending().get(family[-size:], frozenset()) for size in range(2, min(len(family), 8) + 1))
    )
    return (given & ended) or given or ended


@lru_cache(maxsize=5_000)
def may_be_japanese(name: str) -> bool:
    """Whether a name can be spelt in Japanese syllables; many an Italian's can, too.

    >>> may_be_japanese("Takakazu Ishii"), may_be_japanese("Sergey Orlov")
    (True, False)
    """
    return _SYLLABLES.fullmatch(name.lower()) is not None


def may_be_anywhere(name: str) -> bool:
    """Whether a name is no sign against a place no table knows: nothing is known of it, or it is English."""
    known = homelands(name)
    return not known or not known.isdisjoint(_MIXED)


def at_home(name: str, country: str) -> bool | None:
    """Whether people of a name are from a country; None where the name does not tell.

    >>> at_home("Takakazu Ishii", "nz"), at_home("Jürgen Vogt", "us")
    (False, None)
    """
    known = homelands(name)
    if may_be_japanese(name) and not known:
        return country == "jp"
    if country == "jp":
        return None if may_be_japanese(name) else False
    if not known or country in known:
        return bool(known) or None
    return None if country in _MIXED else False


def likely_homes(name: str) -> frozenset[str]:
    """The countries where a name is usual, Japan where its syllables are all that is known.

    >>> likely_homes("Takakazu Ishii")
    frozenset({'jp'})
    """
    known = homelands(name)
    return known or (_JAPAN if may_be_japanese(name) else known)


@cache
def _by_given_name() -> dict[str, frozenset[str]]:
    """The countries of each given name; what many languages have ("Anna") tells nothing."""
    found: dict[str, frozenset[str]] = {}
    languages: Counter[str] = Counter()
    for word in lexicon("en").page("given_names"):
        for form in {form.lower() for form in word.forms}:
            languages[form] += 1
            found[form] = found.get(form, frozenset()) | frozenset(word.attr("countries"))
    return {name: countries for name, countries in found.items() if languages[name] < _COMMON}


@cache
def _by_ending() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for word in lexicon("en").page("given_names"):
        for ending in word.attr("endings", ()):
            found[ending] = found.get(ending, frozenset()) | frozenset(word.attr("countries"))
    return found
