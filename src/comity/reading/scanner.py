"""One multi-pattern pass over a text: every known name and every word of the lexicon, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

import daachorse
import msgspec

from comity.lexicon.load import Lexicon, Word
from comity.model.names import unaccented


class KnownName(Protocol):
    """What the scanner needs of a reference name (comity.reference.gazetteer.Form)."""

    text: str
    id: str
    type: str
    kind: str
    prior: float
    tier: str
    ordinary: bool


class Hit(msgspec.Struct, frozen=True):
    """Characters `start` to `end` match these lexicon words, or these names, of one layer."""

    start: int
    end: int
    layer: str
    words: tuple[Word, ...] = ()
    names: tuple[KnownName, ...] = ()


SHAPES = "shapes"
"""The layer of pages whose words only stand in patterns (dates, numbers): this pass leaves them out."""

_OPEN_LAYERS = {"names", "sectors", "counted"}
"""Layers whose words may stand inside a hyphened compound ("Korea-Vietnam", "18-member"); others may not ("co-operation")."""

_ACCENTED = re.compile(r"[^\x00-\x7f]")


def folded(text: str) -> str:
    """Lower case without accents, character for character, so that offsets stay.

    >>> folded("Đà Lạt’s İzmir")
    "da lat's izmir"
    """
    return _ACCENTED.sub(_fold_character, text).lower() if not text.isascii() else text.lower()


_FOLDED: dict[str, str] = {}


def _fold_character(found: re.Match[str]) -> str:
    character = found.group()
    plain = _FOLDED.get(character)
    if plain is None:
        plain = unaccented(character)
        if len(plain) != 1 or len(plain.lower()) != 1:
            plain = character if len(character.lower()) == 1 else "i"
        _FOLDED[character] = plain
    return plain


class Scanner:
    """Finds names and words in one pass; longest match per layer, on word boundaries."""

    def __init__(self, names: Iterable[KnownName], lexicon: Lexicon) -> None:
        table: dict[str, tuple[list[KnownName], list[tuple[str, Word]]]] = {}
        for name in names:
            table.setdefault(folded(name.text), ([], []))[0].append(name)
            if name.kind == "demonym" and name.text.endswith("n"):
                table.setdefault(folded(name.text) + "s", ([], []))[0].append(name)
        for page, words in lexicon.pages.items():
            if lexicon.layers[page] == SHAPES:
                continue
            for word in words:
                for form in word.forms:
                    table.setdefault(folded(form), ([], []))[1].append((form, word))
        self._layers = lexicon.layers
        self._behind = tuple("-" + form for word in lexicon.pages.get("compounds", ()) for form in word.forms)
        self._payload = list(table.values())
        self.patterns = list(table)
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(self.patterns)

    def scan(self, text: str) -> dict[str, list[Hit]]:
        """Hits by layer ("names", "words", …), in text order, none overlapping within a layer."""
        plain = folded(text)
        spans: dict[str, list[Hit]] = {}
        payload, layers = self._payload, self._layers
        last = len(text)
        for start, end, pattern in self._automaton.find_overlapping(plain):
            if start and plain[start - 1].isalnum() and plain[start].isalnum():
                continue
            if end < last and plain[end].isalnum() and plain[end - 1].isalnum():
                continue
            names, words = payload[pattern]
            if names:
                joined = plain.startswith("-", end)
                led = joined and plain.startswith(self._behind, end)
                kept = _cased(text, start, end, names, compound=not led)
                if kept and (led or not joined or not _in_a_given_name(text, start, end)):
                    spans.setdefault("names", []).append(Hit(start, end, "names", names=kept))
            if words:
                hyphened = _hyphened(plain, start, end)
                by_layer: dict[str, list[Word]] = {}
                for form, word in words:
                    if hyphened and layers[word.page] not in _OPEN_LAYERS:
                        continue
                    if not word.cased or text[start:end] == form:
                        by_layer.setdefault(layers[word.page], []).append(word)
                for layer, group in by_layer.items():
                    spans.setdefault(layer, []).append(Hit(start, end, layer, words=tuple(group)))
        return {layer: _longest(hits) for layer, hits in spans.items()}


def _in_a_given_name(text: str, start: int, end: int) -> bool:
    """Whether a small letter follows the hyphen behind the characters ("Se-hoon"), so that they are no name."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].islower() and " " not in text[start:end]


def _hyphened(plain: str, start: int, end: int) -> bool:
    """Whether the characters are part of a longer hyphened word."""
    before = start > 1 and plain[start - 1] == "-" and plain[start - 2].isalnum()
    return before or (plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isalnum())


def _cased(text: str, start: int, end: int, names: list[KnownName], compound: bool) -> tuple[KnownName, ...]:
    """Names whose case fits: acronyms and everyday words as written, others with a capital (or no case at all).

    In a `compound` the names of small places do not count: its parts are seldom theirs.
    """
    surface = text[start:end]
    first = surface[0]
    capital = first.isupper() or first.lower() == first.upper()
    compound = compound and (text[start - 1 : start] == "-" or text[end : end + 1] == "-")
    kept = []
    for name in names:
        if name.kind == "acronym" or name.ordinary:
            fits = surface == name.text
        elif name.type == "country" and not name.text.isascii():
            fits = surface.lower() == name.text.lower()
        else:
            fits = capital and not (compound and name.tier == "world")
        if fits:
            kept.append(name)
    return tuple(kept)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Leftmost, then longest, none overlapping."""
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    reach = -1
    for hit in hits:
        if hit.start >= reach:
            kept.append(hit)
            reach = hit.end
    return kept
