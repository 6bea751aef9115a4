"""Every word of a language's lexicon in a text, in one pass; longest match per layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import daachorse
import msgspec

from comity.lexicon.load import Lexicon, Word
from comity.reading.marks.scanner import SHAPES, Hit, folded, keep

_TONES = (*(mark.encode() for mark in "ăđơưĂĐƠƯ"), b"\xe1\xba", b"\xe1\xbb")
"""Letters of Vietnamese that other languages seldom write; the last two begin all with a mark and a tone."""
_TELLING = 0.02
"""The share of characters with marks of their own from which on a text is written with them."""


class Words:
    """Finds the words of a lexicon.

    `joined`: words stand within others without a space (Korean: 경제협력업무협약을), so a form
    counts wherever it stands; an entry with `attrs: {at: start}` only where a word begins, `{at: whole}` only
    as a whole word. Else forms are whole words. A text written without accents is read without them.
    `respell` brings lower-case text into one spelling, character for character, where a language has several.
    """

    def __init__(
        self, lexicon: Lexicon, joined: bool, respell: Callable[[str], str] = lambda lower: lower
    ) -> None:
        self._joined, self._respell = joined, respell
        table: dict[str, list[tuple[str, Word]]] = {}
        bare: dict[str, list[tuple[str, Word]]] = {}
        for page, entries in lexicon.pages.items():
            layer = lexicon.layers[page]
            if layer == SHAPES:
                continue
            for word in entries:
                for form in word.forms:
                    _note(table, respell(form.lower()), (layer, word))
                    _note(bare, respell(folded(form)), (layer, word))
        self._exact, self._bare = _Automaton(table), None if joined else _Automaton(bare)

    def find(self, text: str) -> dict[str, list[Hit]]:
        """Hits by layer, in the order of the text, none overlapping within a layer."""
        if self._bare is not None and not is_accented(text):
            return self._hits(self._bare, self._respell(folded(text)), text)
        lower = text.lower()
        if len(lower) != len(text):  # a capital whose small letter is two characters
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return self._hits(self._exact, self._respell(lower), text)

    def _hits(self, automaton: _Automaton, plain: str, text: str) -> dict[str, list[Hit]]:
        hits: dict[str, list[Hit]] = {}
        joined, entries = self._joined, automaton.told
        for start, end, pattern in automaton.find(plain):
            told = entries[pattern]
            layers: Iterable[tuple[str, tuple[Word, ...]]] = told.layers
            if joined:
                if told.bound:
                    layers = self._bounded(text, start, end, told)
            elif not _is_whole(text, start, end):
                continue
            elif told.cased:
                layers = ((layer, _as_written(words, text[start:end])) for layer, words in layers)
            for layer, words in layers:
                if not words:
                    continue
                kept = hits.get(layer)
                if kept is None:
                    hits[layer] = [Hit(start, end, layer, words)]
                    continue
                last = kept[-1]
                if last.end <= start:
                    kept.append(Hit(start, end, layer, words))
                elif last.start >= start:
                    keep(kept, Hit(start, end, layer, words))
        return hits

    def _bounded(
        self, text: str, start: int, end: int, told: _Told
    ) -> Iterable[tuple[str, tuple[Word, ...]]]:
        """What words stand for some of which count only as written, or apart from what is beside them."""
        before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        behind = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
        latin = text[start].isascii() and text[start].isalpha()
        apart = latin and before and not text[start - 1].isascii()
        for layer, words in told.layers:
            if before or behind:
                words = tuple(
                    word
                    for word in words
                    if not (before and word.attr("at", "start" if latin else "any") != "any" and not apart)
                    and not (behind and (word.attr("at") == "whole" or (latin and text[end].isascii())))
                )
            yield layer, _as_written(words, text[start:end]) if told.cased else words


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether characters are whole words: no letter or digit goes on at either end."""
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return False
    return not (text[end : end + 1].isalnum() and text[end - 1].isalnum())


def _as_written(words: tuple[Word, ...], written: str) -> tuple[Word, ...]:
    return tuple(word for word in words if not word.cased or written in word.forms)


def _note(table: dict[str, list[tuple[str, Word]]], form: str, told: tuple[str, Word]) -> None:
    """Adds what a form stands for, once."""
    stands_for = table.setdefault(form, [])
    if told not in stands_for:
        stands_for.append(told)


class _Told(msgspec.Struct, frozen=True, gc=False):
    """What a form stands for, by layer; `cased` where some of it only counts as written.

    `bound` where what is written around it may keep some of it from counting, even in a language whose words
    stand within others.
    """

    layers: tuple[tuple[str, tuple[Word, ...]], ...]
    cased: bool
    bound: bool


def _told(form: str, entries: list[tuple[str, Word]]) -> _Told:
    by_layer: dict[str, tuple[Word, ...]] = {}
    for layer, word in entries:
        by_layer[layer] = (*by_layer.get(layer, ()), word)
    cased = any(word.cased for _, word in entries)
    bound = cased or form[0].isascii() or any("at" in word.attrs for _, word in entries)
    return _Told(tuple(by_layer.items()), cased, bound)


class _Automaton:
    def __init__(self, table: dict[str, list[tuple[str, Word]]]) -> None:
        self.told = [_told(form, entries) for form, entries in table.items()]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(table)) if table else None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Where every form begins and ends, and its place in `told`, in the order of the ends."""
        return self._automaton.find_overlapping(text) if self._automaton is not None else []


@lru_cache(maxsize=8)
def is_accented(text: str) -> bool:
    """Whether a text is written with the marks of its alphabet.

    >>> is_accented("Bình Dương ký kết"), is_accented("Binh Duong ky ket")
    (True, False)
    """
    letters = len(text) - text.count(" ")
    return letters == 0 or sum(map(text.encode("utf-8", "replace").count, _TONES)) >= _TELLING * letters
