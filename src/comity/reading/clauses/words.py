"""Every word of a language's lexicon in a text, in one pass; longest match per layer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

import daachorse

from comity.lexicon.load import Lexicon, Word
from comity.reading.marks.scanner import SHAPES, Hit, folded

_LETTERS = re.compile(r"[^\W\d_]")
_TONES = re.compile("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]")
_TELLING = 0.02
"""The share of letters with marks of their own from which on a text is written with them."""


class Words:
    """Finds the words of a lexicon.

    `joined`: words stand within others without a space (Korean: 경제협력업무협약을), so a form counts wherever it
    stands; an entry with `attrs: {at: start}` only where a word begins, `{at: whole}` only as a whole word. Else forms
    are whole words. A text written without accents is read without them. `respell` brings lower-case text into one
    spelling, character for character, where a language has several.
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
            return _longest(self._bounded(self._bare.find(self._respell(folded(text))), text))
        lower = text.lower()
        if len(lower) != len(text):  # a capital whose small letter is two characters
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return _longest(self._bounded(self._exact.find(self._respell(lower)), text))

    def _bounded(
        self, found: Iterable[tuple[int, int, list[tuple[str, Word]]]], text: str
    ) -> Iterable[tuple[int, int, str, Word]]:
        for start, end, told in found:
            before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
            behind = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
            latin = text[start].isascii() and text[start].isalpha()
            for layer, word in told:
                if self._joined:
                    at = word.attr("at", "start" if latin else "any")
                    if (before and at != "any" and not (latin and not text[start - 1].isascii())) or (
                        behind and (at == "whole" or (latin and text[end].isascii()))
                    ):
                        continue
                elif before or behind:
                    continue
                if word.cased and text[start:end] not in word.forms:
                    continue
                yield start, end, layer, word


def _note(table: dict[str, list[tuple[str, Word]]], form: str, told: tuple[str, Word]) -> None:
    """Adds what a form stands for, once."""
    stands_for = table.setdefault(form, [])
    if told not in stands_for:
        stands_for.append(told)


class _Automaton:
    def __init__(self, table: dict[str, list[tuple[str, Word]]]) -> None:
        self._told = list(table.values())
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(table)) if table else None

    def find(self, text: str) -> Iterable[tuple[int, int, list[tuple[str, Word]]]]:
        if self._automaton is None:
            return
        for start, end, pattern in self._automaton.find_overlapping(text):
            yield start, end, self._told[pattern]


@lru_cache(maxsize=8)
def is_accented(text: str) -> bool:
    """Whether a text is written with the marks of its alphabet.

    >>> is_accented("Bình Dương ký kết"), is_accented("Binh Duong ky ket voi Đà Nẵng va cac tinh khac trong vung do")
    (True, True)
    """
    letters = len(_LETTERS.findall(text))
    return letters == 0 or len(_TONES.findall(text)) >= _TELLING * letters


def _longest(found: Iterable[tuple[int, int, str, Word]]) -> dict[str, list[Hit]]:
    """The leftmost, then the longest of each layer; the words of one place together."""
    places: defaultdict[str, defaultdict[tuple[int, int], list[Word]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for start, end, layer, word in found:
        places[layer][start, end].append(word)
    hits: dict[str, list[Hit]] = {}
    for layer, spans in places.items():
        kept: list[Hit] = []
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not kept or start >= kept[-1].end:
                kept.append(Hit(start, end, layer, tuple(spans[start, end])))
        hits[layer] = kept
    return hits
