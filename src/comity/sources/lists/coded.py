"""Words of a list's values and the codes they stand for: kinds of agreement, stages, sectors, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.lexicon.load import lexicon
from comity.model.names import fold
from comity.reference.country import countries

Spelt = Mapping[str, tuple[str, ...]]
"""Codes, and the words of each."""

CODED = ("type", "stage", "fields", "country")
NONE = "-"  # the code of words that look like a sector's and are not
_LATIN_EDGE = re.compile(r"[^\W\d_가-힣]")
_LANGUAGES = ("en", "ko", "vi")


class Met(NamedTuple):
    """A word in a value: its code, and where it stands."""

    code: str
    start: int
    end: int


class Words:
    """The words of one vocabulary, each with what it stands for; a longer word hides one within it."""

    def __init__(self, spelt: Spelt) -> None:
        self._order = {code: place for place, code in enumerate(spelt)}
        self._codes: dict[str, list[str]] = {}
        for code, words in spelt.items():
            for word in words:
                self._codes.setdefault(word.casefold(), []).append(code)
        self._whole = {fold(word): codes[0] for word, codes in reversed(self._codes.items())}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._codes, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(_bounded, longest)) or r"(?!)", re.IGNORECASE)

    def whole(self, value: str) -> str | None:
        """The code of a value that is one of the words, whatever its accents, case and spacing."""
        return self._whole.get(fold(value))

    def within(self, value: str) -> Iterator[Met]:
        """The words in a value, in their order there."""
        for found in self._pattern.finditer(value):
            for code in self._codes.get(found.group().casefold(), ()):
                if code != NONE:
                    yield Met(code, found.start(), found.end())

    def first(self, value: str) -> str | None:
        """The code of a value: of the whole of it, else of the words in it the one told first."""
        codes = {met.code for met in self.within(value)}
        return self.whole(value) or min(codes, key=self._order.__getitem__, default=None)


def _bounded(word: str) -> str:
    """A pattern of a word; a letter of an alphabet must not go on before or behind it."""
    before = r"(?<!\w)" if _LATIN_EDGE.match(word[:1]) else ""
    behind = r"(?!\w)" if _LATIN_EDGE.match(word[-1:]) else ""
    return before + re.escape(word) + behind


def words_of(language: str | None, own: Mapping[str, Spelt]) -> dict[str, Words]:
    """The words of a language (of all, without one), by vocabulary, after a list's own."""
    pages = [own, *(_page(one) for one in _LANGUAGES if language in (None, one)), _tabled()]
    return {what: Words(_joined([page.get(what, {}) for page in pages])) for what in CODED}


def _joined(pages: list[Spelt]) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for page in pages:
        for code, words in page.items():
            joined[code] = (*joined.get(code, ()), *words)
    return joined


@cache
def _page(language: str) -> dict[str, dict[str, tuple[str, ...]]]:
    name = f"{language}.yaml"
    text = files("comity.sources.lists").joinpath("words", name).read_text("utf-8")
    try:
        page = msgspec.convert(yaml.load(text, yaml.BaseLoader), dict[str, dict[str, tuple[str, ...]]])
    except msgspec.ValidationError as error:
        raise BadVocabulary(f"sources/lists/words/{name}", "page", str(error)) from error
    return page | {"fields": _joined([page.get("fields", {}), _sectors()])} if language == "en" else page


@cache
def _tabled() -> dict[str, Spelt]:
    """The names of countries that the reference tables have."""
    return {"country": {code: country.every_name for code, country in countries().items()}}


def _sectors() -> Spelt:
    """The words of sectors that the lexicon has."""
    found: dict[str, tuple[str, ...]] = {}
    for word in lexicon("en").page("sectors"):
        found[word.code] = (*found.get(word.code, ()), *word.forms)
    return found
