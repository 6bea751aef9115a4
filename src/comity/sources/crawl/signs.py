"""Words and names by which a page shows cooperation between localities, found in one pass over its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import daachorse
import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.lexicon.load import lexicon
from comity.model.names import unaccented
from comity.reference.form import Form
from comity.reference.gazetteer import load

_PAGE = "gate.yaml"
_COOPERATION = frozenset({"tie", "network", "pact", "mission", "promotion", "exchange"})
_FORMAL = frozenset({"pact", "promotion"})
_POST, _GOVERNMENT, _COUNCIL = 2.0, 2.0, 1.0  # what the reader takes a post, a government, a council for
_HANGUL = re.compile(r"[가-힣]")
_NAME_BEHIND = re.compile(r"[,)]? (?:and |of |for |in )?(?:the |its |city |town )*[\"“(]?[^\W\d_a-zà-ÿ]")
_NAME_BEFORE = re.compile(
    r"[^\W\d_a-zà-ÿ][\w.’'-]*[,’'s]{0,2} (?:[(–-] ?)?(?:(?:the|its|a|an|as|is|was|of) |[\w-]+ )??$"
)
_LEAST_ENGLISH = 0.0025  # of all words of a page that holds an English story; in English it is some 0.15
_POST_SOMEWHERE = 0.25  # a director may be a city's, and seldom is
_LEAST_PLAIN = 4  # letters: without their marks, Mỹ, Đức and Úc are words of other languages
_LEAST = 2  # syllables of a Hangul name: shorter ones stand in every other word
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


class Met(NamedTuple):
    """A sign in a text, and where it ends."""

    end: int
    sign: Sign


_POINTING = Sign(local=True)
"""What a kind of place or a post says without a name: that a locality told before may be meant."""


class _Senses(msgspec.Struct):
    """What a word may be: one the reader judges by, of which the longest counts; a name; a kind of place.

    A kind says all it says only beside a name ("Mayor Kim", "the county of Mayo").
    """

    judged: Sign | None = None
    name: Sign | None = None
    kind: Sign | None = None


class _Tongue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    home: str
    codes: dict[str, tuple[str, ...]]


class _Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    common: tuple[str, ...]
    weights: dict[str, float]
    languages: dict[str, _Tongue]


class Signs:
    """All signs of all languages; built once a process, then asked for every page."""

    def __init__(self, forms: Iterable[Form]) -> None:
        table: dict[str, _Senses] = {}
        for word, sign in (*_english(), *_others()):
            _add(table, word, sign)
        telling = {
            pattern: known.judged
            for pattern, known in table.items()
            if known.judged is not None and known.judged.weight
        }
        for name, sign in _names(forms):
            _add(table, name, sign)
        self._senses = list(table.values())
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(table))
        self._common = [f" {word} " for word in _page().common]
        self._telling = daachorse.CharwiseDoubleArrayAhoCorasick(list(telling))
        self._at_home = [sign.home is not None for sign in telling.values()]

    def glance(self, text: bytes) -> bool:
        """Whether UTF-8 text has any word of cooperation, in a language that it is written in.

        Many pages have none; and "agreement" at the foot of a Spanish page is none.
        """
        plain = f" {_plain(text)} "
        found = self._telling.find(plain)
        if not found:
            return False
        return any(self._at_home[pattern] for _, _, pattern in found) or self.english(plain) >= _LEAST_ENGLISH

    def english(self, text: str) -> float:
        """How much of a text in small letters, every sign a space, are the commonest English words."""
        return sum(map(text.count, self._common)) / (text.count(" ") or 1)

    def met(self, text: str) -> list[Met]:
        """The signs in a text whose words single spaces part; a name within a longer one is none."""
        judged: list[tuple[int, int, Sign]] = []
        names: list[tuple[int, int, Sign]] = []
        places: list[Met] = []
        senses = self._senses
        for start, end, pattern in self._automaton.find_overlapping(spaced(text)):
            known = senses[pattern]
            if known.judged is not None:
                _keep_longest(judged, start, end, known.judged)
            if known.kind is not None:
                if _stands_by_a_name(text, start, end):
                    places.append(Met(end, known.kind))
                elif known.kind.local:
                    places.append(Met(end, _POINTING))
            if known.name is not None and not text[start + (text[start] == " ")].islower():
                _keep_longest(names, start, end, known.name)
        return (
            places + [Met(end, sign) for _, end, sign in judged] + [Met(end, sign) for _, end, sign in names]
        )


@cache
def signs() -> Signs:
    """The signs of the lexicon and the reference tables."""
    return Signs(load().forms())


def spaced(text: str) -> str:
    """The text in small letters with every sign as a space, character for character.

    >>> spaced("Đà Lạt’s People's Committee.")
    'đà lạt s people s committee '
    """
    return _plain(text.replace("\u0130", "I").encode("utf-8", "replace"))


def _plain(text: bytes) -> str:
    plain = text.translate(_PLAIN).decode("utf-8", "replace")
    if plain.isascii():
        return plain
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    return plain.lower()


def _stands_by_a_name(text: str, start: int, end: int) -> bool:
    return bool(_NAME_BEHIND.match(text, end - 1) or _NAME_BEFORE.search(text, max(0, start - 40), start + 1))


def _keep_longest(kept: list[tuple[int, int, Sign]], start: int, end: int, sign: Sign) -> None:
    """Adds what was found, unless something longer holds it, in the place of what it holds."""
    while kept and kept[-1][0] >= start:
        kept.pop()
    if not kept or kept[-1][1] < end:
        kept.append((start, end, sign))


def _pattern(word: str) -> str:
    """A word as it is looked for: between spaces, Hangul also with something behind or before it."""
    plain = " ".join(spaced(word).split())
    return plain if _HANGUL.search(plain) else f" {plain} "


def _add(table: dict[str, _Senses], word: str, sign: Sign) -> None:
    """Adds what a word says; where it says several things of a sort, it says the most of each."""
    plain = unaccented(word)
    for spelling in {word, plain if len(plain) >= _LEAST_PLAIN else word}:
        known = table.setdefault(_pattern(spelling), _Senses())
        if sign.land is not None:
            known.name = known.name or sign
        elif sign.kind:
            known.kind = _most(known.kind, sign)
        else:
            known.judged = _most(known.judged, sign)


def _most(one: Sign | None, other: Sign) -> Sign:
    if one is None:
        return other
    return Sign(
        weight=max(one.weight, other.weight),
        tie=one.tie or other.tie,
        formal=one.formal or other.formal,
        network=one.network or other.network,
        acting=max(one.acting, other.acting),
        home=one.home or other.home,
        local=one.local or other.local,
        kind=one.kind or other.kind,
        held=max(one.held, other.held),
    )


def _english() -> Iterator[tuple[str, Sign]]:
    """What the reader's own relevance goes by."""
    words = lexicon("en")
    for word in words.page("relevance"):
        sign = Sign()
        if word.code in _COOPERATION:
            sign = _cooperating(word.code, word.attr("weight", 1.0))
        elif word.code == "authority":
            sign = Sign(acting=word.attr("weight", 1.0))
        yield from ((form, sign) for form in word.forms)
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
    page = _page()
    for tongue in page.languages.values():
        for code, words in tongue.codes.items():
            weight = page.weights[code]
            for word in words:
                if code == "place":
                    yield word, Sign(local=True, home=tongue.home)
                elif code == "authority":
                    yield word, Sign(acting=weight, home=tongue.home)
                else:
                    yield word, _cooperating(code, weight)._replace(home=tongue.home)


def _cooperating(code: str, weight: float) -> Sign:
    return Sign(
        weight=weight,
        tie=code == "tie",
        formal=code in _FORMAL,
        network=code == "network",
    )


def _names(forms: Iterable[Form]) -> Iterator[tuple[str, Sign]]:
    """Names of countries and localities, each for what it most likely means; everyday words are none."""
    likeliest: dict[str, Form] = {}
    for form in forms:
        if form.type not in ("country", "locality") or form.ordinary or len(form.text) < _LEAST:
            continue
        pattern = _pattern(form.text)
        known = likeliest.get(pattern)
        if known is None or _rank(form) > _rank(known):
            likeliest[pattern] = form
    for form in likeliest.values():
        sure = 2 if form.tier == "core" or form.type == "country" else 1
        sign = Sign(land=form.id.partition("/")[0], sure=sure, local=form.type == "locality")
        yield form.text, sign
        if form.kind == "demonym" and form.text.endswith("n"):
            yield form.text + "s", sign


def _rank(form: Form) -> tuple[bool, bool, float]:
    return (form.type == "country", form.tier == "core", form.prior)


def _page() -> _Page:
    text = files("comity.sources.crawl").joinpath(_PAGE).read_text("utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), _Page)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise BadVocabulary(_PAGE, "page", str(error)) from error
