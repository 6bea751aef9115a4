"""What words say of cooperation between localities: the reader's, and those of other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.lexicon.load import lexicon
from comity.model.names import unaccented

_PAGE = "gate.yaml"
_COOPERATION = frozenset({"tie", "network", "pact", "mission", "promotion", "exchange"})
_FORMAL = frozenset({"pact", "promotion"})
_POST, _GOVERNMENT, _COUNCIL = 2.0, 2.0, 1.0  # what the reader takes a post, a government, a council for
_POST_SOMEWHERE = 0.25  # a director may be a city's, and seldom is
_LEAST_PLAIN = 4  # letters: without their marks, Mỹ, Đức and Úc are words of other languages
_HANGUL = re.compile(r"[가-힣]")
_PLAIN = bytes(
    code if code > 127 else ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(256)
)
_MARKS = "’‘“”–—…·•「」▲\u00a0"


class Sign(NamedTuple):
    """What one word or name says.

    `weight` is how much it speaks of cooperation, be it of a `tie` (twins …), of something `formal` (a
    pact …) or of a `network`; `acting` is how much it shows a local government at work, `home` the country
    its language is of. `land` is the country of a name, `sure` its points for that country (2: enough by
    itself); `local` says that it names a locality, or a `kind` of locality that may be one no table knows.
    `held` is what a post says of a local government at work, where a locality is told to which it may belong.
    """

    weight: float = 0.0
    tie: bool = False
    formal: bool = False
    network: bool = False
    acting: float = 0.0
    home: str | None = None
    land: str | None = None
    sure: int = 0
    local: bool = False
    kind: bool = False
    held: float = 0.0


class _Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    common: tuple[str, ...]
    places: dict[str, tuple[str, ...]]


def words() -> Iterator[tuple[str, Sign]]:
    """The words and what each says."""
    yield from _english()
    yield from _others()


def common() -> tuple[str, ...]:
    """The commonest English words."""
    return _page().common


def spaced(text: str) -> str:
    """The text in small letters with every sign as a space, character for character.

    >>> spaced("Đà Lạt’s People's Committee.")
    'đà lạt s people s committee '
    """
    data = text.replace("\u0130", "I").encode("utf-8", "replace")
    plain = data.translate(_PLAIN).decode("utf-8", "replace")
    if plain.isascii():
        return plain
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    return plain.lower()


def patterns(word: str) -> Iterator[str]:
    """How a word is looked for in spaced text: as it is written, and without its marks."""
    plain = unaccented(word)
    yield from (pattern(spelling) for spelling in {word, plain if len(plain) >= _LEAST_PLAIN else word})


def pattern(word: str) -> str:
    """A word as it is looked for: between spaces, Hangul also with something behind or before it."""
    plain = " ".join(spaced(word).split())
    return plain if _HANGUL.search(plain) else f" {plain} "


def _english() -> Iterator[tuple[str, Sign]]:
    """What the reader's own relevance goes by."""
    yield from _relevance("en", None)
    words = lexicon("en")
    for word in words.page("titles"):
        if word.attr("of") == "locality":
            yield from ((form, Sign(local=True, kind=True, acting=_POST)) for form in word.forms)
        elif word.attr("of") == "body":
            yield from ((form, Sign(kind=True, held=_POST_SOMEWHERE)) for form in word.forms)
    for word in words.page("bodies"):
        if word.code in ("government", "council"):
            acting = _GOVERNMENT if word.code == "government" else _COUNCIL
            yield from ((form, Sign(local=True, kind=True, acting=acting)) for form in word.forms)
    for word in words.page("place_types"):
        if not word.attr("weak"):
            yield from ((form, Sign(local=True, kind=True)) for form in word.forms)


def _others() -> Iterator[tuple[str, Sign]]:
    for language, places in _page().places.items():
        home = next(
            form for word in lexicon(language).page("telling") if word.code == "home" for form in word.forms
        )
        yield from _relevance(language, home)
        yield from ((word, Sign(local=True, home=home)) for word in places)


def _relevance(language: str, home: str | None) -> Iterator[tuple[str, Sign]]:
    for word in lexicon(language).page("relevance"):
        weight = word.attr("weight", 1.0)
        if word.code in _COOPERATION:
            sign = _cooperating(word.code, weight)._replace(home=home)
        elif word.code == "authority":
            sign = Sign(acting=weight, home=home)
        else:
            sign = Sign()
        yield from ((form, sign) for form in word.forms)


def _cooperating(code: str, weight: float) -> Sign:
    return Sign(
        weight=weight,
        tie=code == "tie",
        formal=code in _FORMAL,
        network=code == "network",
    )


@cache
def _page() -> _Page:
    text = files("comity.sources.crawl").joinpath(_PAGE).read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), _Page)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise BadVocabulary(_PAGE, "page", str(error)) from error
