"""What a text tells to be done: deeds and sectors by their codes, found by the words of its language."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from comity.errors import BadVocabulary
from comity.insight.promises.stems import Stems
from comity.lexicon.language import language_of, languages
from comity.lexicon.load import Lexicon, Word, page_of
from comity.model.vocabularies import sectors
from comity.reading.clauses.words import Words
from comity.reading.marks.scanner import Hit

Weight = Literal["little", "some", "much"]
_DEEDS, _SECTORS = "deeds", "sectors"
_NONE, _SILENT = "-", frozenset({"common", "end"})
_ELSE = "en"  # as which a text of a language that has no words here is looked through
_JOINED = frozenset({"ko"})  # languages whose words stand within others


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much a deed tells of itself, the sectors it belongs to, and which records tell it by a code."""

    weight: Weight
    sectors: frozenset[str] = frozenset()
    told_by: dict[str, tuple[str, ...]] = {}


class _Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    deeds: dict[str, Deed]
    broad: frozenset[str]


class Told(msgspec.Struct, frozen=True, gc=False):
    """What the words of a text tell: deeds and sectors; language and `rest` are for its other words."""

    language: str
    deeds: frozenset[str]
    sectors: frozenset[str]
    rest: str

    @property
    def words(self) -> dict[str, str]:
        """Its other words by their stems, as they are written."""
        return _finder(self.language).stems.of(self.rest)


@cache
def deeds() -> dict[str, Deed]:
    """Every deed by its code."""
    return _page().deeds


@cache
def broad_sectors() -> frozenset[str]:
    """Sectors that so much falls under that sharing one tells little."""
    return _page().broad


@cache
def told_by(kind: str, code: str) -> frozenset[str]:
    """The deeds that a record of a kind tells by its type or indicator."""
    return frozenset(name for name, deed in deeds().items() if code in deed.told_by.get(kind, ()))


@lru_cache(20_000)
def told(text: str) -> Told:
    """What a text tells."""
    language = language_of(text)
    return _finder(language if language in languages() else _ELSE).told(text)


@lru_cache(200_000)
def name_stems(language: str, name: str) -> frozenset[str]:
    """The parts of a name as the words of a text in a language have them."""
    return _finder(language).stems.parts(name)


@cache
def _page() -> _Page:
    """The page of deeds; BadVocabulary where it does not hold."""
    text = files("comity.insight.promises").joinpath("deeds.yaml").read_text("utf-8")
    try:
        page = msgspec.convert(yaml.safe_load(text), _Page)
    except msgspec.ValidationError as error:
        raise BadVocabulary("insight/promises/deeds.yaml", "page", str(error)) from error
    named = {sector for deed in page.deeds.values() for sector in deed.sectors} | page.broad
    if unknown := named - sectors().keys():
        raise BadVocabulary(
            "insight/promises/deeds.yaml", "sectors", f"no such: {', '.join(sorted(unknown))}"
        )
    return page


@cache
def _finder(language: str) -> _Finder:
    return _Finder(language)


class _Finder:
    """Finds what texts of one language tell."""

    def __init__(self, language: str) -> None:
        self._language = language
        pages = {name: page_of(language, name) for name in (_DEEDS, _SECTORS)}
        pages[_DEEDS] = tuple(word for word in pages[_DEEDS] if word.code not in _SILENT)
        book = Lexicon(language=language, pages=pages, layers={name: name for name in pages})
        self._words = Words(book, language in _JOINED)
        self.stems = Stems(language)

    def told(self, text: str) -> Told:
        """What a text tells; words that tell a deed or a sector tell nothing else."""
        hits = self._words.find(text)
        done = [hit for hit in hits.get(_DEEDS, ()) if hit.words[0].code != _NONE]
        about = [hit for hit in hits.get(_SECTORS, ()) if hit.words[0].code != _NONE]
        return Told(
            language=self._language,
            deeds=frozenset([word.code for hit in done for word in hit.words]),
            sectors=frozenset([code for hit in about for word in hit.words for code in _codes(word)]),
            rest=_without(text, [*done, *about]),
        )


def _codes(word: Word) -> tuple[str, ...]:
    return (word.code, *word.attr("also", ()))


def _without(text: str, hits: list[Hit]) -> str:
    """The text with a stop where these stand, so that no word goes on over it."""
    kept, at = [], 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        if hit.start >= at:
            kept += [text[at : hit.start], " ; "]
        at = max(at, hit.end)
    return "".join([*kept, text[at:]])
