"""Words that say what kind of locality a name names, and names without them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.model.names import fold, unaccented
from comity.reference.place import Place

_PAGE = "affixes.yaml"


class Affix(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One group of words of a kind: where they stand, what they agree with (see data/affixes.yaml)."""

    words: tuple[str, ...]
    place: Literal["before", "after", "fused"]
    script: Literal["latin", "hangul"]
    kinds: tuple[str, ...]
    level: int | None = None
    country: tuple[str, ...] = ()
    spell: tuple[str, ...] = ()
    example: str

    def agreement(self, place: Place, type_then: str) -> int:
        """How well a place fits the word: 2 by its type, 1 by its level alone, 0 not at all."""
        if self.country and place.country not in self.country:
            return 0
        if self.level is not None and place.level != self.level:
            return 0
        if any(kind in type_then for kind in self.kinds):
            return 2
        return 1 if self.level is not None else 0


class Bare(msgspec.Struct, frozen=True):
    """A name without its word of a kind, and that word's group."""

    name: str
    word: str
    affix: Affix


@cache
def affixes() -> tuple[Affix, ...]:
    """Every group of words, in the page's order; BadVocabulary where the page does not hold together."""
    text = files("comity.reference").joinpath("data", _PAGE).read_text("utf-8")
    try:
        return tuple(msgspec.convert(yaml.safe_load(text), list[Affix]))
    except msgspec.ValidationError as error:
        raise BadVocabulary(_PAGE, "page", str(error)) from error


@cache
def _words(script: str) -> tuple[tuple[str, str, Affix], ...]:
    """Every word of a script, longest first: as written, folded for comparison, and its group."""
    groups = (affix for affix in affixes() if affix.script == script)
    rows = ((word, unaccented(word).lower(), affix) for affix in groups for word in affix.words)
    return tuple(sorted(rows, key=lambda row: -len(row[1])))


def is_hangul(text: str) -> bool:
    """Whether the text is written with Hangul syllables.

    >>> is_hangul("서울"), is_hangul("Seoul")
    (True, False)
    """
    return any("가" <= c <= "힣" for c in text)


@lru_cache(50_000)
def bares(name: str) -> tuple[Bare, ...]:
    """Every way to take one word of a kind off a name, the longest word first.

    >>> [bare.name for bare in bares("Gangnam-gu")], [bare.name for bare in bares("Thành phố Huế")]
    (['Gangnam'], ['Huế'])
    """
    return tuple(_bares(name))


def _bares(name: str) -> Iterator[Bare]:
    hangul = is_hangul(name)
    flat = unaccented(name).lower()
    if len(flat) != len(name):
        return
    for word, plain, affix in _words("hangul" if hangul else "latin"):
        rest = _without(name, flat, plain, affix)
        if rest and len(fold(rest)) >= (1 if hangul else 2):
            yield Bare(rest, word, affix)


def _without(name: str, flat: str, word: str, affix: Affix) -> str | None:
    if affix.place == "before":
        dotted = word.endswith(".")
        if flat.startswith(word if dotted else word + " "):
            return name[len(word) :].strip(" ,")
        return None
    if not flat.endswith(word) or len(flat) == len(word):
        return None
    cut = len(name) - len(word)
    if affix.place == "after" and flat[cut - 1] not in " -":
        return None
    return name[:cut].rstrip(" -‐–,") or None
